"""Years counted from a start that the sentence dates: terms of office, jubilees, the nth year or harvest.

"Came to power in 2016 ... after nine years in office", "took office in November 2019 and is in her seventh year",
"founded in 1891, the house celebrated its centenary in 1991".
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Clauses, Figure
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.happening import end_id
from checker.extraction.times.tense import Tense, tense
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link
from checker.model.links import LinkKind

STOPS = (".", ",", ";", "and", "or")


def tenures(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link each of these with the one start, and with an end where a date gives it."""
    dated = [one for one in clauses.times if one.type in DATES and one.point is not None and _is_sure(one)]
    starts = [one for one in dated if _is_start(clauses, one)]
    if len(starts) != 1:
        return
    start, others = starts[0], [one for one in dated if one is not starts[0]]
    for figure in clauses.figures:
        if figure.first < start.last or figure.sentence.word(figure.last) in words("spells", "moved"):
            continue
        if figure.kind == "rank" and _is_own(figure) and _is_jubilee(figure):
            end = _of_its_own(clauses, figure)
            if end is not None:
                yield figure, _link("jubilee", "rank", figure, start, end)
            elif not others and _is_told_today(clauses, figure):
                yield figure, _link("anniversary", "rank", figure, start)
        elif _is_own(figure) and not others and _is_of_now(clauses, figure, start):
            is_rank = figure.kind == "rank"
            yield figure, _link("nth", "rank", figure, start) if is_rank else _link("since", "duration", figure, start)
        elif figure.kind == "duration" and not others and (_is_in_office(figure) or _is_till_now(clauses, figure)):
            yield figure, _link("after", "duration", figure, start)


def _link(kind: LinkKind, role: str, figure: Figure, start: TimeMention, end: TimeMention | None = None) -> Link:
    roles: dict[str, tuple[str, ...]] = {role: (figure.id,), "start": (end_id(figure.report, start),)}
    return Link(kind, roles if end is None else {**roles, "end": (end_id(figure.report, end),)})


def _is_sure(date: TimeMention) -> bool:
    return date.year_given or date.explicit


def _is_start(clauses: Clauses, date: TimeMention) -> bool:
    """ "Took office in 2019", "was founded in 1891", "has been there since 1946": a verb of beginning, or a perfect."""
    verb = clauses.parse.verb_of(clauses.parse.owner[date.first])
    if verb is None:
        return False
    if date.signal == "since":
        return not words("lasting", "present perfect").isdisjoint(clauses.parse.words(verb))
    return date.signal in ("in", "on") and clauses.parse.lemma(verb) in words("lasting", "tenure") | words(
        "lasting", "begin"
    )


def _is_in_office(figure: Figure) -> bool:
    """ "Fifteen years in office"."""
    return figure.sentence.after_phrase(figure.last, "lasting", "in office") is not None


def _is_till_now(clauses: Clauses, figure: Figure) -> bool:
    """ "Wed in 1986 and have been married for 50 years": the perfect of the same subject."""
    parse, verb = clauses.parse, figure.role.verb
    is_for = parse.word(figure.host - 1) == "for"
    if verb is None or not is_for or words("lasting", "present perfect").isdisjoint(parse.words(verb)):
        return False
    return parse.kind(verb - 1) is Kind.COORDINATOR


def _is_own(figure: Figure) -> bool:
    """ "Its centenary", "her fourth year": of whom the sentence speaks."""
    before = figure.sentence.lower[figure.first - 1 : figure.first + 1]
    return not words("pronouns", "possessive").isdisjoint(before)


def _is_jubilee(figure: Figure) -> bool:
    head = figure.head
    return head is not None and figure.sentence.lemma(head) in words("lasting", "jubilee")


def _of_its_own(clauses: Clauses, figure: Figure) -> TimeMention | None:
    """The time right behind a jubilee: "its centenary in 1991", "this year"."""
    parse, at = clauses.parse, figure.host + 1
    at += parse.kind(at) is Kind.PREPOSITION
    dates = (one for one in clauses.times if one.type in DATES and one.point is not None and one.point == one.span)
    return next((one for one in dates if parse.owner[one.first] == at and one.signal in ("", "in", "on")), None)


def _is_told_today(clauses: Clauses, figure: Figure) -> bool:
    """ "Celebrates its centenary"; it is not told when it "celebrated" one."""
    sentence, verb = figure.sentence, figure.first - 2
    is_marked = sentence.lemma(verb) in words("lasting", "mark") and clauses.parse.kind(figure.host - 1) is Kind.VERB
    return is_marked and tense(sentence, figure.first) is Tense.UNKNOWN


def _is_of_now(clauses: Clauses, figure: Figure, start: TimeMention) -> bool:
    """ "Is in her fourth year", "has been there since 1946, making this their 60th harvest": told of today."""
    lower, last = clauses.sentence.lower, figure.last
    if figure.kind == "rank":
        head = figure.head
        if head is None or figure.sentence.lemma(head) not in words("lasting", "yearly"):
            return False
    elif figure.kind != "duration" or figure.amount.wide.high != figure.value:
        return False
    if lower[last : last + 1] not in [[], *([stop] for stop in STOPS)] and not _is_in_office(figure):
        return False
    ahead = lower[start.last : figure.first]
    now = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in words("lasting", "is now")), None)
    return now is not None and (not now or ahead[now - 1] in words("lasting", "goes on"))
