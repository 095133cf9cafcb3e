"""How fast the reasoning is: explanations, withdrawal, orders in time, beside what others need for the same.

    python bench/reasoning.py

Times are medians in milliseconds of processor time. networkx always runs; scipy, highspy and z3 (`pip install scipy
highspy z3-solver`) where they are installed.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
import time
from collections.abc import Callable, Iterable

from checker.judging.propagation import Constraint, Given, Most, System, equal
from checker.judging.timeline import Order, before, conflicts
from checker.judging.withdrawal import withdraw

SIZES = (5, 20, 60, 300)
RUNS = 20
WRONG = 0.06


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


def by_highs(system: System) -> None:
    """Whether the claims are possible, by HiGHS's linear program; it names no claims."""
    import highspy

    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    columns = {}
    for quantity in sorted({one for constraint in system.constraints for _, one in constraint.terms}):
        said = [one for one in system.givens if one.quantity == quantity]
        low = max([0, *(one.low for one in said if one.low is not None)])
        high = min([highspy.kHighsInf, *(one.high for one in said if one.high is not None)])
        columns[quantity] = model.addVariable(lb=low, ub=high)
    for constraint in system.constraints:
        model.addConstr(sum(factor * columns[one] for factor, one in constraint.terms) <= constraint.most)
    model.run()


def by_z3(system: System) -> None:
    """An unsatisfiable core by z3."""
    import z3

    solver = z3.Solver()
    solver.set("core.minimize", True)
    variable = {one: z3.Real(f"q{one}") for constraint in system.constraints for _, one in constraint.terms}
    for constraint in system.constraints:
        solver.add(z3.Sum([factor * variable[one] for factor, one in constraint.terms]) <= constraint.most)
    solver.add(*(one >= 0 for one in variable.values()))
    for given in system.givens:
        quantity = variable.get(given.quantity, z3.Real(f"q{given.quantity}"))
        sides = [quantity >= given.low] if given.low is not None else []
        sides += [quantity <= given.high] if given.high is not None else []
        solver.assert_and_track(z3.And(sides), given.claim)
    if solver.check() == z3.unsat:
        solver.unsat_core()


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


def main() -> None:
    rivals = {"highspy": by_highs, "z3": by_z3}
    present = [name for name in rivals if importlib.util.find_spec(name)]
    print("claims", "one core", "withdrawal", *present, sep="\t")
    for size in SIZES:
        systems = [claims(size, seed) for seed in range(RUNS)]
        own = [median(one.core for one in systems), median([lambda one=one: withdrawn(one) for one in systems])]
        others = [median([lambda one=one, run=rivals[name]: run(one) for one in systems]) for name in present]
        print(size, *(f"{value:.2f}" for value in (*own, *others)), sep="\t")
    for wrong in (0.0002, 0.001, 0.01):
        told = orders(10_000, 50_000, wrong)
        started = time.process_time()
        found = list(conflicts(told))
        took = time.process_time() - started
        print(f"10,000 events, 50,000 orders, {wrong:.2%} wrong: {took:.2f} s, {len(found)} conflicts")
    told = orders(1_000, 5_000, 0.001)
    started = time.process_time()
    circle = by_networkx(told)
    print(f"networkx on a tenth of them: {time.process_time() - started:.2f} s, {circle}")


if __name__ == "__main__":
    main()
