"""What a rule says of every way to fill its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.judging.bind import bindings
from checker.judging.evaluate import Judged, judge_ways
from checker.judging.link_slips import is_beyond_slips, is_misread
from checker.judging.outcome import OPEN
from checker.judging.pool import Pool
from checker.judging.pooled import Binding
from checker.model.interval import Verdict
from checker.rulebook.rule import Rule


def judgements(rule: Rule, pool: Pool) -> Iterator[Judged]:
    """The verdict on every way to fill a rule's names."""
    for ways in bindings(rule, pool):
        judged = judge_ways(rule, ways)
        if judged is None:
            continue
        if judged.verdict is Verdict.BROKEN and _is_excused(rule, judged, ways, pool):
            judged = Judged(judged.binding, OPEN)
        yield judged


def _is_excused(rule: Rule, judged: Judged, ways: tuple[Binding, ...], pool: Pool) -> bool:
    """Whether a rule does not apply to the figures that break it, by what they are or by others of the story."""
    return (
        is_misread(rule, judged.binding, pool)
        or pool.witnesses.tell_apart(judged.binding)
        or all(is_beyond_slips(rule, way, pool) for way in ways)
    )


def overall(rules: Iterable[Rule], pool: Pool) -> Verdict | None:
    """BROKEN if any rule is, even as the words are usually meant; None if no rule looks at all the figures."""
    best: Verdict | None = None
    for rule in rules:
        for judged in judgements(rule, pool):
            if judged.verdict is Verdict.BROKEN:
                return Verdict.BROKEN
            if len({figure.id for role in judged.binding.values() for figure in role}) == len(pool.figures):
                best = judged.verdict
    return best
