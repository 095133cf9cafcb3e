"""How the figures of a report hang together: parts, shares, totals, products.

One small function a construction. Each reads one sentence, with the figures before it, and yields links with
the figure that the construction is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from checker.extraction.adding import alike, ids, sums
from checker.extraction.changing import changes
from checker.extraction.converting import conversions, exchanges
from checker.extraction.figures import Clauses, Figure
from checker.extraction.lasting import lengths
from checker.extraction.roles import Relation
from checker.extraction.syntax import Kind, words
from checker.model.amount import COUNT, SHARE
from checker.model.claim import Link
from checker.model.interval import Verdict

Construction = Callable[[Clauses, list[Figure]], Iterator[tuple[Figure, Link]]]

NEAR_TOTAL = 0.1
"""How far a list may miss a figure of its measure and still be taken for its parts, as a share of the figure."""


def link(clauses: Clauses, before: list[Figure]) -> None:
    """Attach all links of a sentence; `before` are the figures of the sentences before it, the latest last."""
    for figure in clauses.figures:
        figure.times = _times(clauses, figure)
    for construction in CONSTRUCTIONS:
        for figure, found in construction(clauses, before):
            figure.links.append(found)


def parts_of(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "16 of the 33", "Of the 175 passengers, 40 were ...", "4,000 of them", "of whom 12"."""
    for figure in clauses.figures:
        if not is_count(figure) or _is_all(figure):
            continue
        whole = _explicit_whole(clauses, figure) or _pronoun_whole(clauses, figure, before)
        whole = whole or _listed_whole(clauses, figure, before)
        if whole is not None and is_count(whole) and whole is not figure and not _is_single(whole):
            figure.note("link", "part of", str(whole.quantity.amount.values[0]))
            _inherit(clauses, figure, whole)
            yield figure, Link("part_of", {"part": (figure.id,), "whole": (whole.id,)})


def _is_single(whole: Figure) -> bool:
    """ "Four members of one family": nothing is part of a single thing by number."""
    return max(whole.quantity.amount.values) == 1


def _is_all(figure: Figure) -> bool:
    """ "all five of the victims" are the victims."""
    first = figure.quantity.first
    return "all" in figure.sentence.lower[max(0, first - 1) : figure.quantity.number[0]]


def _inherit(clauses: Clauses, part: Figure, whole: Figure) -> None:
    """A part is of the whole's entity and time, and counts what the whole counts where it names nothing itself."""
    if not part.dated and whole.dated:
        part.when = whole.when
    if not part.entity:
        part.entity, part.entity_type = whole.entity, whole.entity_type
    if part.noun in ("", "person") and part.quantity.last == part.quantity.number[1]:
        part.noun = whole.noun
    narrower = set(part.scope.group) | set(whole.scope.group) | _label(clauses, part)
    if whole.noun not in words("nouns", "people") and whole.noun not in whole.alike:
        narrower.add(whole.noun)
    part.scope = msgspec.structs.replace(part.scope, group=tuple(sorted(narrower - {"", part.predicate})))


def _label(clauses: Clauses, part: Figure) -> set[str]:
    """ "three of them children": what the part is said to be."""
    parse, at = clauses.parse, part.host + 3
    if not is_partitive(clauses, part.host + 1) or parse.kind(at) is not Kind.NOUN or at in parse.figures:
        return set()
    return {parse.lemma(at)}


def is_count(figure: Figure) -> bool:
    return figure.quantity.amount.unit.dimension == COUNT and figure.kind in ("count", "bare")


def _explicit_whole(clauses: Clauses, figure: Figure) -> Figure | None:
    """The figure behind "of", or at the head of the sentence: "Of the 175 passengers, 40 ..."."""
    parse, at = clauses.parse, figure.host
    if parse.kind(at + 1) is Kind.PREPOSITION and parse.word(at + 1) in ("of", "among"):
        return _hosted(clauses, at + 2)
    following = next((one for one in clauses.figures if one.host > at), None)
    if following is not None and parse.word(following.host - 1) == "of" and parse.word(following.host - 2) == "out":
        moved = any(parse.kind(one) is Kind.VERB for one in range(at, following.host))
        return None if moved and following.quantity.head is not None else following
    opening = 2 if parse.word(0) == "out" else 1
    if parse.word(opening - 1) in ("of", "among"):
        whole = _hosted(clauses, opening)
        return whole if whole is not None and at > opening else None
    return None


def _listed_whole(clauses: Clauses, figure: Figure, before: list[Figure]) -> Figure | None:
    """ "of whom 39 died in Wajima and 23 in Suzu": the second is of the same whole as the first."""
    first = next((one for one in clauses.figures if one.role is figure.role.shared), None)
    whole = whole_of(first) if first is not None else None
    known = (*before, *clauses.figures)
    return next((one for one in known if whole and one.id == whole[0] and can_hold(one, figure)), None)


def _hosted(clauses: Clauses, chunk: int) -> Figure | None:
    return next((one for one in clauses.figures if one.host == chunk), None)


def _pronoun_whole(clauses: Clauses, figure: Figure, before: list[Figure]) -> Figure | None:
    """ "of them", "of whom 12 ...", "Of the total, 144 ...": the last count before that can hold it, or the only."""
    at = figure.host
    opens = is_partitive(clauses, 0) and 1 < at <= 3
    if not (opens or is_partitive(clauses, at + 1) or is_partitive(clauses, at - 2)):
        return None
    earlier = [] if opens else [one for one in clauses.figures if one.host < at]
    counts = [one for one in (*before[-6:], *earlier) if is_count(one)]
    return next((one for one in reversed(counts) if can_hold(one, figure)), counts[0] if len(counts) == 1 else None)


def is_partitive(clauses: Clauses, at: int) -> bool:
    """Whether "of them", "of whom" or "of the total" stands at a chunk."""
    parse = clauses.parse
    if parse.kind(at) is not Kind.PREPOSITION or parse.word(at) not in ("of", "among"):
        return False
    if parse.kind(at + 1) not in (Kind.NOUN, Kind.SUBORDINATOR):
        return False
    return parse.words(at + 1)[0] in words("pronouns", "partitive") or parse.lemma(at + 1) in words("nouns", "whole")


def can_hold(whole: Figure, part: Figure) -> bool:
    return part.quantity.amount.wide.below(whole.quantity.amount.wide) is not Verdict.BROKEN


def shares(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "16 of the 33, or 48 percent": a share right behind a part and its whole."""
    for figure in clauses.figures:
        if figure.quantity.amount.unit.dimension != SHARE or figure.scope.change:
            continue
        if is_partitive(clauses, figure.host + 1) or clauses.parse.word(figure.host + 1) == "of":
            continue
        pair = _pair_before(clauses, figure) or _of_the_last_total(clauses, figure, before)
        if pair is not None:
            part, whole = pair
            yield figure, Link("share_of", {"share": (figure.id,), "part": (part,), "whole": whole})


def _pair_before(clauses: Clauses, share: Figure) -> tuple[str, tuple[str, ...]] | None:
    """The part and the whole that a share restates, if one such pair and little else stands before it."""
    for figure in reversed(clauses.figures):
        if figure.host >= share.host:
            continue
        wholes = [found.roles["whole"] for found in figure.links if found.kind == "part_of"]
        if wholes:
            return (figure.id, wholes[0]) if _adjoins(clauses, figure, share) else None
    return None


def _of_the_last_total(clauses: Clauses, share: Figure, before: list[Figure]) -> tuple[str, tuple[str, ...]] | None:
    """ "62 have been identified, which is 45 percent": of one of the counts in the sentences before."""
    relative = share.role.verb
    if relative is None or clauses.parse.kind(relative - 1) is not Kind.SUBORDINATOR:
        return None
    parts = [one for one in clauses.figures if one.host < share.host and is_count(one)]
    if len(parts) != 1:
        return None
    wholes = tuple(one.id for one in before[-4:] if is_count(one) and can_hold(one, parts[0]))
    return (parts[0].id, wholes) if wholes else None


def products(clauses: Clauses, _before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """ "The 64 matches produced 172 goals, 2.69 per game": a rate between two counts."""
    rates = [
        one for one in clauses.figures if one.kind == "rate" and one.quantity.amount.unit.name.startswith("person ")
    ]
    counts = [one for one in clauses.figures if is_count(one) and one.quantity.head is not None]
    if len(rates) != 1 or len(counts) != 2:
        return
    per = rates[0].quantity.amount.unit.name.rpartition(" per ")[2]
    same = next((set(row) for row in alike() if per in row), {per})
    times = [one for one in counts if one.noun in same]
    if len(times) == 1:
        total = next(one for one in counts if one is not times[0])
        yield rates[0], Link("product_of", {"rate": (rates[0].id,), "times": (times[0].id,), "total": (total.id,)})


def _adjoins(clauses: Clauses, part: Figure, share: Figure) -> bool:
    """Whether no other count stands between a part (with its whole) and the share, and no semicolon."""
    own = whole_of(part) or ()
    between = [
        one for one in clauses.figures if part.host < one.host < share.host and is_count(one) and one.id not in own
    ]
    breaks = any(chunk.kind is Kind.BREAK for chunk in clauses.parse.chunks[part.host : share.host])
    before = clauses.parse.skip(share.host - 1, -1, Kind.ADVERB)
    restates = clauses.parse.kind(before) in (Kind.COMMA, Kind.OPEN, Kind.COORDINATOR, Kind.VERB, Kind.SUBORDINATOR)
    return restates and not between and not breaks


def totals(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """A list of parallel figures with the total before it: "31 in Wajima, 22 in Suzu and five in Nanao"."""
    for run in _runs(clauses.figures):
        found = _total_and_parts(run, clauses, before)
        if found is None or any(one.kind == "total_of" and one.complete for one in found[0].links):
            continue
        total, parts = found
        complete = run[0].role.expands is total.role or "rest" in clauses.parse.sentence.lower
        yield total, Link("total_of", {"total": (total.id,), "parts": ids(parts)}, complete=complete)


def _total_and_parts(run: list[Figure], clauses: Clauses, before: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    """The total of a list, and its parts: those of the sentence before as well where the list went on from there."""
    total = _total_of(run, [*before[-6:], *clauses.figures])
    if total is not None:
        return total, run
    earlier = _list_before(before, run)
    return (earlier[0], [*earlier[1], *run]) if earlier else None


def _list_before(before: list[Figure], run: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    """A list that went on in the sentence before: its total and its parts so far, if there is room for these."""
    last = [one for one in before if before and one.sentence is before[-1].sentence]
    for total in reversed(before[-12:]):
        for found in total.links:
            parts = [one for one in last if found.kind == "total_of" and one.id in found.roles["parts"]]
            if parts and parts[-1] is last[-1] and _near(total, [*parts, *run]):
                return total, parts
    return None


def _times(clauses: Clauses, part: Figure) -> int:
    """ "one each in Hakui and Shika" counts twice: as often as names are joined behind it."""
    parse = clauses.parse
    behind = parse.sentence.lower[part.quantity.last : part.quantity.last + 1]
    if behind != ["each"]:
        return 1
    at, names = parse.owner[part.quantity.last] + 1, 0
    while parse.kind(at) in (Kind.NOUN, Kind.PREPOSITION, Kind.COORDINATOR, Kind.COMMA) and at not in parse.figures:
        names += parse.kind(at) is Kind.NOUN and parse.kind(at - 1) is not Kind.NOUN and not _is_of(clauses, at)
        at += 1
    return max(names, 1)


def _is_of(clauses: Clauses, at: int) -> bool:
    return clauses.parse.word(at - 1) == "of"


def _runs(figures: list[Figure]) -> Iterator[list[Figure]]:
    """Figures that share one role, or one whole: at least two of them."""
    run: list[Figure] = []
    for figure in figures:
        if run and _is_parallel(run[-1], figure):
            run.append(figure)
            continue
        if len(run) > 1:
            yield run
        run = [figure] if is_count(figure) else []
    if len(run) > 1:
        yield run


def _is_parallel(one: Figure, other: Figure) -> bool:
    if not is_count(other) or one.id in (whole_of(other) or ()):
        return False
    whole = whole_of(one)
    if other.role.shared is one.role and _is_governed(other) and not _is_governed(one):
        return False
    return other.role.shared is one.role or (whole is not None and whole == whole_of(other)) or _say_alike(one, other)


def _is_governed(figure: Figure) -> bool:
    """ "898 got the drug and 897 a placebo, at 235 sites": the last stands behind a preposition, and in no list."""
    return figure.parse.kind(figure.host - 1) is Kind.PREPOSITION


def _say_alike(one: Figure, other: Figure) -> bool:
    """ "Ten were in their twenties, nine were teenagers": bare subjects of one verb."""
    verbs = [figure.role.verb for figure in (one, other)]
    bare = one.kind == other.kind == "bare"
    subjects = one.role.relation is other.role.relation is Relation.SUBJECT
    return bare and subjects and None not in verbs and _lemma(one) == _lemma(other)


def _lemma(figure: Figure) -> str:
    assert figure.role.verb is not None
    return figure.parse.lemma(figure.role.verb)


def whole_of(figure: Figure) -> tuple[str, ...] | None:
    return next((found.roles["whole"] for found in figure.links if found.kind == "part_of"), None)


def _total_of(run: list[Figure], known: list[Figure]) -> Figure | None:
    """The whole that all parts name, else the last figure of their measure that is close to their sum."""
    named, others = whole_of(run[0]), {whole_of(part) for part in run} - {None}
    if others:
        apart = any(part.declared and whole_of(part) is None and part.measure != run[0].measure for part in run)
        return next((one for one in known if others == {named} and named and one.id == named[0] and not apart), None)
    if run[0].role.expands is not None:
        pairs = ((one, next_) for one, next_ in pairwise(known) if one.role is run[0].role.expands)
        return next((one for one, next_ in pairs if next_ is run[0] and _is_governed(one) >= _is_governed(next_)), None)
    start = run[0].quantity.start
    for one in reversed(known):
        earlier = one.quantity.start < start and one not in run and is_count(one)
        if earlier and one.measure == run[0].measure:
            return one if _near(one, run) else None
    return None


def _near(total: Figure, parts: list[Figure]) -> bool:
    """Whether some figures nearly add up to another, so that they may be meant to."""
    added = sum(float(part.quantity.amount.values[0]) * part.times for part in parts)
    return bool(added) and abs(float(total.quantity.amount.values[0]) / added - 1) <= NEAR_TOTAL


CONSTRUCTIONS: tuple[Construction, ...] = (
    parts_of,
    shares,
    changes,
    conversions,
    exchanges,
    sums,
    totals,
    products,
    lengths,
)
