"""How fast the reasoning is: explanations, withdrawal, orders in time, beside what others need for the same.

    pip install -e .[bench]; python bench/reasoning.py [REPORTS...]

Times are medians of processor time. What `[bench]` names is said to be absent where it is not installed. With reports
it only counts the groups of their figures in which all rules together find a conflict that no rule finds by itself.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from checker.judging.joint_constraints import together
from checker.judging.pool import Pool
from checker.judging.propagation import Constraint, Given, Most, System, equal
from checker.judging.temporal_network import Order, before, conflicts
from checker.judging.withdrawal import withdraw
from checker.pipeline import check, default_rulebook
from checker.reading import read_all

SIZES = (5, 20, 60, 300)
RUNS, FEW = 20, 5  # systems of a size; those that the slow ones among the others get
WRONG = 0.06
FAR = 10**6  # beyond all figures: what withdraws a claim from HiGHS's sums


def claims(number: int, seed: int) -> System:
    """Totals, their parts and their later figures, with bounds and roundings; some of them wrong."""
    chance = random.Random(seed)
    givens: list[Given] = []
    constraints: list[Constraint] = []
    quantities = 0

    def say(quantity: int, true: int) -> None:
        value = true if chance.random() > WRONG else int(true * chance.choice((0.1, 0.5, 1.5, 2, 10)))
        kinds = ((value, value), (value - value // 10, value + value // 10), (value, None), (0, value))
        low, high = chance.choices(kinds, (50, 25, 15, 10))[0]
        givens.append(Given(f"c{len(givens):04}", quantity, low, high))

    while len(givens) < number:
        sizes = [chance.randint(5, 4000) for _ in range(chance.randint(2, 5))]
        total, later = quantities, quantities + 1
        parts = range(quantities + 2, quantities + 2 + len(sizes))
        quantities += 2 + len(sizes)
        constraints += [*equal([*((1, part) for part in parts), (-1, total)]), Most(((1, total), (-1, later)), 0)]
        for part, size in zip(parts, sizes, strict=True):
            say(part, size)
        say(total, sum(sizes))
        say(later, sum(sizes) + chance.randint(0, 500))
    return System(givens[:number], constraints, range(quantities))


def withdrawn(system: System) -> int:
    """The lightest set of claims to withdraw, conflict by conflict."""
    everything = frozenset(given.claim for given in system.givens)

    def further(gone: frozenset[str]) -> Iterable[frozenset[str]]:
        left = System([one for one in system.givens if one.claim not in gone], system.constraints, system.counts)
        found: list[frozenset[str]] = []
        while core := left.core():  # cores without a common claim, all at once
            found.append(core)
            left = System([one for one in left.givens if one.claim not in core], system.constraints, system.counts)
        return found

    return len(withdraw(further(frozenset()), {}, further).claims) if everything else 0


def orders(events: int, number: int, wrong: float, reach: int = 200) -> list[Order]:
    """Orders and spans between events that lie near each other, a few the wrong way round."""
    chance = random.Random(1)
    told: list[Order] = []
    for index in range(number):
        one = chance.randrange(events - reach)
        other = one + chance.randint(1, reach)
        low, high = (other, one) if chance.random() < wrong else (one, other)
        is_order = chance.random() < 0.8
        told.append(before(f"c{index}", low, high, 1) if is_order else Order(f"c{index}", low, high, 3 * reach))
    return told


def possible_by_highs(system: System) -> None:
    """Whether the claims are possible, by HiGHS's linear program; it names no claims."""
    model, columns = _highs(system)
    for given in system.givens:
        low, high = -FAR if given.low is None else given.low, FAR if given.high is None else given.high
        model.addConstr(columns[given.quantity] >= low)
        model.addConstr(columns[given.quantity] <= high)
    model.run()


def withdrawn_by_highs(system: System) -> float:
    """How many claims have to go, by HiGHS: each has a switch that lets its bounds be."""
    model, columns = _highs(system)
    switches = model.addBinaries(len(system.givens))
    for given, switch in zip(system.givens, switches, strict=True):
        if given.low is not None:
            model.addConstr(columns[given.quantity] + FAR * switch >= given.low)
        if given.high is not None:
            model.addConstr(columns[given.quantity] - FAR * switch <= given.high)
    model.minimize(sum(switches))
    return model.getObjectiveValue()


def _highs(system: System) -> tuple[Any, dict[int, Any]]:
    import highspy

    model = highspy.Highs()
    model.silent()
    quantities = {one for constraint in system.constraints for _, one in constraint.terms}
    quantities |= {given.quantity for given in system.givens}
    columns = {one: model.addVariable(lb=0) for one in sorted(quantities)}
    for constraint in system.constraints:
        model.addConstr(sum(factor * columns[one] for factor, one in constraint.terms) <= constraint.most)
    return model, columns


def core_by_z3(system: System) -> None:
    """An unsatisfiable core by z3."""
    import z3

    solver = z3.Solver()
    solver.set("core.minimize", True)
    for claim, sides in _z3(system, solver):
        solver.assert_and_track(z3.And(sides), claim)
    if solver.check() == z3.unsat:
        solver.unsat_core()


def withdrawn_by_z3(system: System) -> None:
    """The fewest claims to withdraw, by z3."""
    import z3

    solver = z3.Optimize()
    for _, sides in _z3(system, solver):
        solver.add_soft(z3.And(sides))
    solver.check()


def _z3(system: System, solver: Any) -> list[tuple[str, list[Any]]]:
    """What must hold goes into the solver; what the claims say is returned."""
    import z3

    variable = {one: z3.Real(f"q{one}") for one in sorted(system.counts)}
    solver.add(*(one >= 0 for one in variable.values()))
    for constraint in system.constraints:
        solver.add(z3.Sum([factor * variable[one] for factor, one in constraint.terms]) <= constraint.most)
    said = []
    for claim, quantity, low, high, *_ in system.givens:
        sides = [variable[quantity] >= low] if low is not None else []
        said.append((claim, sides + ([variable[quantity] <= high] if high is not None else [])))
    return said


def by_networkx(told: list[Order]) -> str:
    """One negative circle by networkx; it finds one, and on some graphs none where there is one."""
    import networkx

    graph = networkx.DiGraph()
    for order in told:
        weight = min(order.most, graph.get_edge_data(order.earlier, order.later, {}).get("weight", order.most))
        graph.add_edge(order.earlier, order.later, weight=weight)
    graph.add_weighted_edges_from(("all", one, 0) for one in list(graph))
    try:
        return f"one circle of {len(networkx.find_negative_cycle(graph, 'all')) - 1}"
    except networkx.NetworkXError as error:
        return f"no circle: {error}"


def median(runs: Iterable[Callable[[], object]]) -> float:
    """Milliseconds of processor time."""
    times = []
    for run in runs:
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return 1000 * statistics.median(times)


def only_together(paths: list[str]) -> str:
    """What all rules of a group find as one system, beyond what each finds by itself."""
    rulebook = default_rulebook()
    pools = [Pool(group.claims, rulebook.measures) for group in check(read_all(paths)[0], rulebook).groups]
    systems = [together(rulebook.rules, pool) for pool in pools]
    bound = sum(bool(system.constraints) for system in systems)
    found = sum(bool(system.core()) for system in systems)
    return f"{len(systems)} groups, {bound} with something to hold between figures, {found} with such a conflict"


def main() -> None:
    if sys.argv[1:]:
        print(only_together(sys.argv[1:]))
        return
    rivals = {
        "highspy": {"possible, HiGHS": possible_by_highs, "withdrawal, HiGHS": withdrawn_by_highs},
        "z3": {"one core, z3": core_by_z3, "withdrawal, z3": withdrawn_by_z3},
        "networkx": {},
    }
    absent = [name for name in rivals if not importlib.util.find_spec(name)]
    print("not installed, so not measured:", ", ".join(absent) or "nothing")
    others = {label: run for name, runs in rivals.items() if name not in absent for label, run in runs.items()}
    print("claims", "one core", "withdrawal", *others, sep="\t")
    for size in SIZES:
        systems = [claims(size, seed) for seed in range(RUNS)]
        own = [median(one.core for one in systems), median([partial(withdrawn, one) for one in systems])]
        rest = [median([partial(run, one) for one in systems[:FEW]]) for run in others.values()]
        print(size, *(f"{value:.2f} ms" for value in (*own, *rest)), sep="\t")
    for wrong in (0.0002, 0.001, 0.01):
        told = orders(10_000, 50_000, wrong)
        took = median([lambda told=told: list(conflicts(told))] * FEW) / 1000
        found = sum(1 for _ in conflicts(told))
        print(f"10,000 events, 50,000 orders, {wrong:.2%} wrong: {took:.2f} s, {found} conflicts")
    if "networkx" not in absent:
        told = orders(1_000, 5_000, 0.001)
        took = median([partial(by_networkx, told)] * FEW) / 1000
        print(f"networkx on a tenth of them: {took:.2f} s, {by_networkx(told)}")


if __name__ == "__main__":
    main()
