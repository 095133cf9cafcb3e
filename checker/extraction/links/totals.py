"""Totals and their parts, told as a list: "31 in Wajima, 22 in Suzu and five in Nanao", with the 58 before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import Clauses, Figure, is_count, is_whole, last_sentence
from checker.extraction.figures.slots import is_held_against
from checker.extraction.grammar.role import Relation, Role
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up, can_hold, ends_aside, is_like, whole_of
from checker.extraction.links.sums import ids, is_rest, off, says_sum, times_told
from checker.lexicon.grammar import words
from checker.model.claim import Confidence, Link

NEAR_TOTAL = 0.1
"""How far a list may miss a figure of its measure and still be taken for its parts, as a share of the figure."""


def totals(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """A list of parallel figures with the total before it: "31 in Wajima, 22 in Suzu and five in Nanao"."""
    for row in _runs(clauses.figures):
        run = [one for one in _until_sum(row, clauses) if not (one.scope.change or is_held_against(one))]
        found = _total_and_parts(run, clauses, before) if len(run) > 1 else None
        if found is None or any(one.kind == "total_of" and one.complete for one in found[0].links):
            continue
        total, parts = found
        if all(map(_is_labelled, parts)) or _ends_with_one(parts[-1]):
            continue
        if any(_are_of_two_times(*pair) for pair in pairwise(parts)):
            continue
        if _may_overlap(parts) and not _near(total, parts):
            continue
        share_unit(total, parts)
        lower = clauses.sentence.lower
        if not words("sums", "less").isdisjoint(lower[parts[-1].last :]):
            continue
        is_expanded = run[0].role.expands is total.role and "rest" not in lower and not _goes_on(run, clauses)
        complete = any(map(is_rest, parts)) or is_expanded  # "104 red, 196 yellow and the rest green" is not all
        sure = Confidence.LOW if _is_some(parts[0]) else Confidence.HIGH
        yield total, Link.of("total_of", total=total.id, parts=ids(parts), complete=complete, confidence=sure)


def _is_labelled(part: Figure) -> bool:
    """ "Retirements (190)": a bare number in brackets counts the noun before it; "Hale (190)" is a place."""
    parse, at = part.parse, part.host
    is_bracketed = parse.kind(at - 1) is Kind.OPEN and parse.kind(at + 1) is Kind.CLOSE
    return is_bracketed and parse.kind(at - 2) is Kind.NOUN and parse.tag(at - 2) == "NOUN"


def _ends_with_one(last: Figure) -> bool:
    """ "24 Danes, two Britons and a Malaysian", "95 before, six new arrivals, and the child": whom no number counts."""
    parse, at = last.parse, last.host + 2
    if parse.kind(at - 1) is Kind.COMMA and parse.kind(at) is Kind.COORDINATOR:
        return parse.kind(at + 1) is Kind.NOUN and at + 1 not in parse.figures and parse.kind(at + 2) is not Kind.VERB
    return parse.kind(at - 1) is Kind.COORDINATOR and parse.kind(at) is Kind.NOUN and parse.is_indefinite(at)


def _is_some(first: Figure) -> bool:
    """ "90 dead, among them 41 officers and 47 civilians": the list says that there are others."""
    before = first.sentence.lower[max(0, first.first - 2) : first.first]
    return not words("prepositions", "including").isdisjoint(before)


def _goes_on(run: list[Figure], clauses: Clauses) -> bool:
    """ "45 members: 21 from the left, 20 from the right and four others who ...": one more behind its "and"."""
    last = run[-1].host
    behind = [one for one in clauses.figures if one.host > last and is_like(one, run[-1]) and not whole_of(one)]
    at = clauses.parse.skip(behind[0].host - 1, -1, Kind.ADVERB) if behind else 0
    return bool(behind) and clauses.parse.kind(at) is Kind.COORDINATOR and not says_sum(clauses, behind[0])


def _until_sum(run: list[Figure], clauses: Clauses) -> list[Figure]:
    """ "12 in Nahn: 200 of them by post, 212 in total": a sum is none of its parts, nor what ends an aside."""
    first, rest = run[0], enumerate(run[1:], 1)
    ends = (at for at, one in rest if says_sum(clauses, one) or ends_aside(clauses, first, one))
    end = next(ends, len(run))
    return run[:end]


def _total_and_parts(run: list[Figure], clauses: Clauses, before: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    """The total of a list, and its parts: those of the sentence before as well where the list went on from there."""
    split = _headed(run, clauses)
    if split is not None:
        return split
    total = _total_of(run, [*before[-6:], *clauses.figures])
    if total is not None and total.role.preposition != "per":
        return total, run
    earlier = _list_before(before, run)
    return (earlier[0], [*earlier[1], *run]) if earlier else None


def _headed(run: list[Figure], clauses: Clauses) -> tuple[Figure, list[Figure]] | None:
    """ "Sixteen managers are charged, nine of the mine and seven of the union": a total and its parts."""
    earlier = [one for one in clauses.figures if one.host < run[0].host and is_count(one)]
    ways = ((run[0], run[1:]), *((one, run) for one in earlier[-1:]))
    return next(((head, parts) for head, parts in ways if _heads(clauses.parse, head, parts)), None)


def _heads(parse: Parse, head: Figure, parts: list[Figure]) -> bool:
    """Whether bare numbers behind a comma say where or what a count with its noun was.

    "Eight miners died on Monday, five on Tuesday" is a list instead: the first has the preposition of the second.
    """
    between = range(head.host + 1, parts[0].host)
    told = {parse.word(at) for at in between if parse.kind(at) is Kind.PREPOSITION}
    ties = {parse.word(one.host + 1) for one in parts if parse.kind(one.host + 1) is Kind.PREPOSITION}
    follow = len(between) > 0 and parse.kind(between[-1]) is Kind.COMMA and bool(ties) and not told & ties
    are_bare = head.head is not None and all(one.head is None for one in parts)
    return len(parts) > 1 and follow and are_bare and all(can_hold(head, one) and not whole_of(one) for one in parts)


def _list_before(before: list[Figure], run: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    """A list that went on in the sentence before: its total and its parts so far, if there is room for these."""
    last = last_sentence(before)
    for total in reversed(before[-12:]):
        for found in total.links:
            parts = [one for one in last if found.kind == "total_of" and one.id in found.roles["parts"]]
            if parts and parts[-1] is last[-1] and _near(total, [*parts, *run]):
                return total, parts
    return None


def _runs(figures: list[Figure]) -> Iterator[list[Figure]]:
    """Figures that share one role, or one whole: at least two of them; what is "included" in one is passed over."""
    run: list[Figure] = []
    included: list[Role] = []
    for figure in figures:
        if run and (_is_included(figure) or (included and _is_next(included[-1], figure))):
            included.append(figure.role)
        elif run and (_is_parallel(run[-1], figure) or figure.role.shared in included):
            run.append(figure)
        else:
            if len(run) > 1:
                yield run
            run, included = [figure] if adds_up(figure) else [], []
    if len(run) > 1:
        yield run


def _is_included(figure: Figure) -> bool:
    """ "41 passengers, including nine children, and five crew", "62 were charged, among them 12 officers"."""
    before = figure.sentence.lower[max(0, figure.first - 2) : figure.first]
    among = before[:1] == ["among"] and not words("pronouns", "partitive").isdisjoint(before[1:])
    return among or not words("comparison", "including").isdisjoint(before[-1:])


def _is_next(included: Role, figure: Figure) -> bool:
    """ "Including 12 officers and three judges": with no comma before the "and", the second is included too."""
    parse = figure.parse
    between = [parse.kind(at) for at in range(included.host + 1, figure.host)]
    return Kind.COMMA not in between and between[-1:] == [Kind.COORDINATOR]


def _is_parallel(one: Figure, other: Figure) -> bool:
    """Whether a list goes on with a figure; "the firm puts it at 900" is what another says of the same."""
    if not is_like(one, other) or one.id in (whole_of(other) or ()):
        return False
    if other.parse.word(other.host - 1) == ":":
        return False  # "598 voted: 496 for, 81 against"
    if one.said_by and other.said_by and one.said_by != other.said_by:
        return False
    whole = whole_of(one)
    if _is_aged(one) is not _is_aged(other):
        return False
    if other.role.shared is one.role and _is_governed(other) and not _is_governed(one):
        return False
    return other.role.shared is one.role or (whole is not None and whole == whole_of(other)) or _say_alike(one, other)


def _is_aged(figure: Figure) -> bool:
    """ "Nineteen are men and 12 are over 60": what those of a figure number cuts across all other kinds of them."""
    verb = figure.role.verb
    return figure.role.relation is Relation.SUBJECT and verb is not None and verb + 1 in figure.parse.figures


def _is_governed(figure: Figure) -> bool:
    """ "898 got the drug and 897 a placebo, at 235 sites": the last stands behind a preposition, and in no list."""
    return figure.parse.kind(figure.host - 1) is Kind.PREPOSITION


def _say_alike(one: Figure, other: Figure) -> bool:
    """ "Ten were in their twenties, nine were teenagers": bare subjects of one verb."""
    verbs = [figure.role.verb for figure in (one, other)]
    bare = one.kind == other.kind == "bare"
    subjects = one.role.relation is other.role.relation is Relation.SUBJECT
    return bare and subjects and None not in verbs and _lemma(one) == _lemma(other)


def _may_overlap(parts: list[Figure]) -> bool:
    """ "Of 900 who applied 640 sat the test and 410 passed it": what each does, in a clause of its own.

    What befalls somebody, as its measure declares, befalls him alone: "22 were killed and 31 wounded".
    """
    own = all(one.role.verb is not None and one.role.shared is None for one in parts)
    deeds = {one.measure if one.declared else _lemma(one) for one in parts} if own else set()
    return len(deeds) == len(parts) and not all(one.declared for one in parts)


def _are_of_two_times(one: Figure, other: Figure) -> bool:
    """ "Of 186 starters 171 were in the race at midnight and 118 at the end": who was there at both is in both."""
    parse, verb = one.parse, one.role.verb
    if verb is None or other.role.verb != verb or other.host < verb or parse.lemma(verb) != "be":
        return False
    times = (at for at in range(verb + 1, other.host) if parse.kind(at) is Kind.TIME)
    return any(parse.word(at - 1) == parse.word(other.host + 1) for at in times)


def _lemma(figure: Figure) -> str:
    assert figure.role.verb is not None
    return figure.parse.lemma(figure.role.verb)


def _total_of(run: list[Figure], known: list[Figure]) -> Figure | None:
    """The whole that all parts name, else the last figure of their measure that is close to their sum."""
    named, others = whole_of(run[0]), {whole_of(part) for part in run} - {None}
    if others:
        apart = any(part.declared and whole_of(part) is None and part.measure != run[0].measure for part in run)
        return next((one for one in known if others == {named} and named and one.id == named[0] and not apart), None)
    if run[0].role.expands is not None:
        pairs = ((one, next_) for one, next_ in pairwise(known) if one.role is run[0].role.expands)
        heads = [one for one, next_ in pairs if next_ is run[0] and _is_governed(one) >= _is_governed(next_)]
        found = [two for one in heads for two in (_before(one, known) if _is_of_items(one, run) else [one])]
        found = [one for one in found if is_like(one, run[0])]
        return next((one for one in found if run[0].head is None or can_hold(one, run[0])), None)
    start = run[0].quantity.start
    told = [one for one in reversed(known) if one.quantity.start < start and is_count(one) and is_whole(one)]
    told = [one for one in told if one.measure == run[0].measure]
    exact = (one for one in told if not off(run, one))  # "414 died, after 398 in 2020; 207 in cars and 207 on foot"
    last = next(exact, told[0] if told else None)
    return last if last is not None and is_like(last, run[0]) and _near(last, run) else None


def _is_of_items(one: Figure, run: list[Figure]) -> bool:
    """ "47 cases in two countries: Chile 26 and Peru 21": a number of the names in the list, and of none of theirs."""
    named = one.head is not None and all(part.parse.kind(part.host - 1) is Kind.NOUN for part in run)
    is_filled = all(can_hold(one, part) for part in run)
    return named and (one.value == len(run) or not is_filled)


def _before(one: Figure, known: list[Figure]) -> list[Figure]:
    """The figure before another in its sentence."""
    return [other for other in known if other.sentence is one.sentence and other.host < one.host][-1:]


def _near(total: Figure, parts: list[Figure]) -> bool:
    """Whether some figures nearly add up to another, so that they may be meant to."""
    added = sum(float(part.value) * times_told(part) for part in parts)
    return bool(added) and abs(float(total.value) / added - 1) <= NEAR_TOTAL
