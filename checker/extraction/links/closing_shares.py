"""A share that sums up two like amounts: "14 of 35 cranes work, 40 percent", "45 and not 60, a quarter less".

It stands alone behind a mark, or behind words that draw a conclusion ("so that"), and does not say that it is of
anything else. If words do not tell whether it is a part or a change, the reading that comes nearest is taken: only a
share that the two amounts make in no way is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Clauses, Figure, is_count, is_whole, last_sentence, size
from checker.extraction.figures.slots import is_older, is_tally
from checker.extraction.grammar.phrasing import is_partitive
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.parts import adds_up, are_part_and_whole, whole_of
from checker.extraction.links.restated_shares import MARKS, only_restates
from checker.extraction.links.shares import is_set_against
from checker.extraction.links.sums import counts_alike
from checker.lexicon.grammar import words
from checker.lexicon.nouns import kind_of
from checker.model.amount import SHARE
from checker.model.claim import Link
from checker.model.links import LinkKind

PART: Final = "share_of"
CHANGE: Final = "change_from"
EITHER = (PART, CHANGE)
RECKONED = (PART, CHANGE, "joint_share")

SAYING = ("linking", "carrier", "rise", "fall", "lose")
"""Classes of verbs that a share may stand behind which stands for what was told: "that is half", "it has lost half"."""

STOPS = MARKS | {".", ";"}
LOOSE = Decimal("0.2")
"""How far a fraction in words may be off, as a part of it or of the rest: 17 percent is "not quite a fifth"."""


def closing(clauses: Clauses, before: list[Figure]) -> Iterator[tuple[Figure, Link]]:
    """Link the one share of a sentence, if nothing else has linked it, with the two amounts that it closes."""
    shares = [one for one in clauses.figures if one.dimension == SHARE]
    for share in shares[:1]:
        if is_set_against(share) or any(one.kind in RECKONED for one in share.links):
            continue
        told = _told_whole(clauses, share)
        pair = _pair(clauses, share, before, told)
        if pair and not told and pair[0].sentence is not pair[1].sentence and _is_given_again(share):
            continue  # "23 million will. It compares to 27 million, or half of the country"
        if pair and (_is_of_other(clauses, share, pair) or not all(map(size, pair))):
            continue
        kinds = () if pair is None else (PART,) if told else _kinds(clauses, share, pair)
        if any(map(is_tally, pair or ())) and not _is_given_again(share):
            continue  # "voted by six to three to lower it to 4.5 percent"; but "by 140 votes to 60, or 70 percent"
        if pair and kinds:
            share_unit(pair[0], [pair[1]])
            share_unit(pair[1], [pair[0]])
            yield from _nearest(share, pair, kinds)


def _is_of_other(clauses: Clauses, share: Figure, pair: Sequence[Figure]) -> bool:
    """ "Of 11 districts eight are ill; Orne has 2,748 cases, two in five": its clause gives another amount."""
    start = _main_clause(clauses, share)
    near = [one for one in clauses.figures if start <= one.host < share.host and adds_up(one)]
    parse = clauses.parse
    if _is_given_again(share) and near and near[-1] not in pair:
        return True  # "four of the 46 posts are empty and 60 lessons are dropped, or five percent"
    again = {one for link in share.links if link.kind == "restates" for one in link.roles["part"]}
    if again and again.isdisjoint(one.id for one in pair):
        return True  # "84 of the 410 branches and 1,900 jobs, 11 percent of the total"
    if any(parse.word(one.host + 1) in words("pronouns", "demonstrative") for one in near):
        return True  # "with costs of 740 that leaves 86, ten percent": of what was told before
    return bool(near) and not any(one in near or one.sentence is not share.sentence for one in pair)


def _is_given_again(share: Figure) -> bool:
    """ "140 votes to 60, or 70 percent": of the amount right before it."""
    return share.sentence.word(share.first - 1) == "or"


def _told_whole(clauses: Clauses, share: Figure) -> Figure | None:
    """The whole behind a share.

    "A thousand tonnes leaked, a quarter of the 4,000 in the hold", "1,800 jobs, 6 percent of its staff of 30,000".
    """
    parse, at = clauses.parse, share.host + 2
    is_named = parse.kind(at) is Kind.NOUN and at not in parse.figures and parse.word(at + 1) == "of"
    at += 2 * (is_named and parse.is_definite(at) and at + 2 in parse.figures)
    is_of = parse.word(share.host + 1) == parse.word(at - 1) == "of"
    whole = clauses.hosted(at) if is_of and _is_opened(clauses, share) else None
    return whole if whole is not None and parse.kind(at + 1) not in (Kind.VERB, Kind.SUBORDINATOR) else None


def _pair(clauses: Clauses, share: Figure, before: list[Figure], told: Figure | None) -> tuple[Figure, Figure] | None:
    """The two amounts that a share may lie between: ahead of it in its sentence, else in that before it."""
    start = _main_clause(clauses, share)
    ahead = [one for one in clauses.figures if one.host < share.host]
    earlier = last_sentence(before) if clauses.parse.word(start) in words("pronouns", "demonstrative") else []
    if told is not None:
        return _only_pair([*ahead[-1:], told]) or _named_pair(share, ahead, told)
    if _is_opened(clauses, share) or _concludes(share):
        return _only_pair(ahead) or (_only_pair([*earlier, *ahead]) if len(ahead) < PAIR else None)
    return _only_pair(ahead or earlier) if _says_only(clauses, start, share) else None


def _named_pair(share: Figure, ahead: list[Figure], whole: Figure) -> tuple[Figure, Figure] | None:
    """ "1,800 jobs, 6 percent of its staff of 30,000": a whole with a name of its own is of what stands before.

    So is one of what its measure may count too: "600 jobs, or 30 percent of its 4,000 staff".
    """
    if not ahead or ahead[-1].scope.change:
        return None
    is_named = whole.host > share.host + 2  # its name stands between
    fits = is_count(ahead[-1]) and is_count(whole) and (is_named or whole.noun in ahead[-1].alike)
    return (ahead[-1], whole) if fits else None


def _main_clause(clauses: Clauses, share: Figure) -> int:
    """The chunk behind the last stop before a share: "In 2021 it had 300: it has lost half of them"."""
    breaks = (at for at in range(share.host - 1, -1, -1) if clauses.parse.kind(at) is Kind.BREAK)
    return next(breaks, -1) + 1


def _only_pair(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The part and whole among some figures, else the only two that are alike; none if a third is."""
    amounts = [one for one in figures if adds_up(one) and not one.scope.change and one.value > 0]
    amounts = [one for one in amounts if whole_of(one) or not is_partitive(one.parse, one.host + 1)]
    ways = [(one, other) for at, one in enumerate(amounts) for other in amounts[at + 1 :]]
    pairs = [pair for pair in ways if _are_of_one_kind(*pair)] or [pair for pair in ways if _is_bare(*pair)]
    found = [pair for pair in pairs if are_part_and_whole(*pair)]
    found = found or [pair for pair in pairs if not any(map(whole_of, pair))]  # "the three parks have 8,200 of them"
    return found[0] if len(found) == 1 else None


def _is_bare(one: Figure, other: Figure) -> bool:
    """ "338 metres tall in May, it has 160 now": a bare number beside a measured amount is in its unit."""
    bare = [figure for figure in (one, other) if is_count(figure) and figure.head is None]
    return len(bare) == 1 and is_count(one) != is_count(other)


def _are_of_one_kind(one: Figure, other: Figure) -> bool:
    if one.dimension != other.dimension:
        return False
    nouns = (one.noun, other.noun)
    alike = counts_alike(*nouns)
    return not is_count(one) or (alike and is_whole(one) is is_whole(other))


def _is_opened(clauses: Clauses, share: Figure) -> bool:
    """ ", 40 percent", ", or 40 percent", ", a score of 40 percent": it restates what stands before the mark."""
    lower, parse = clauses.sentence.lower, clauses.parse
    start = _clause(lower, share)
    opens, end = clauses.sentence.word(start - 1) in MARKS, share.first
    noun = share.role.noun if lower[end - 1] == "of" else None
    if noun is not None and parse.lemma(noun) in words("nouns", "ratio"):
        end = parse.chunks[noun].first
    return opens and only_restates(lower[start:end])


def _clause(lower: list[str], share: Figure) -> int:
    """Where the words behind the last mark before a share begin."""
    return next((at + 1 for at in range(share.first - 1, -1, -1) if lower[at] in STOPS), 0)


def _concludes(share: Figure) -> bool:
    """ ", so that 40 percent of them are lost": what follows from the amounts before."""
    lower = share.sentence.lower
    near = " ".join(lower[_clause(lower, share) : share.first]) + " "
    return any(near.startswith(f"{phrase} ") for phrase in words("sums", "so that"))


def _says_only(clauses: Clauses, start: int, share: Figure) -> bool:
    """ "It has thus lost half of its height", "that is half": nothing is named between its subject and the share.

    What it owns or wants is a share of something else.
    """
    between, verb = clauses.parse.chunks[start + 1 : share.host], share.role.verb
    is_share = share.scope.change or clauses.parse.is_verb(verb, *SAYING)
    is_said = all(chunk.kind in (Kind.VERB, Kind.ADVERB) for chunk in between) and is_share
    return is_said and clauses.parse.word(start) in words("pronouns", "demonstrative")


def _kinds(clauses: Clauses, share: Figure, pair: tuple[Figure, Figure]) -> tuple[str, ...]:
    """How a share may lie between two amounts, by the words behind it; not at all if they name another base."""
    lower, last = clauses.sentence.lower, share.last
    end = next((at for at in range(last, len(lower)) if lower[at] in STOPS), len(lower))
    behind = lower[last:end]
    if behind[:1] == ["of"]:
        of = _of(clauses, share, pair)
        if not of or not clauses.parse.is_verb(share.role.verb, "lose"):
            return of
        is_lost = any(one.parse is share.parse and one.role.verb == share.role.verb for one in pair)
        return (PART,) if is_lost else (CHANGE,)  # "will shed 360 jobs, 15 percent of its staff"
    if behind and behind[0] in words("comparison", "words"):
        ends = len(behind) == 1 or (_concludes(share) and "than" not in behind)
        return (CHANGE,) if ends and not _is_of_others(clauses, share) else ()
    named = share.head is not None and _concludes(share)
    if behind and not (named and any(kind_of(share.noun) == kind_of(one.noun) for one in pair)):
        return ()
    return (PART,) if are_part_and_whole(*pair) else EITHER


def _is_of_others(clauses: Clauses, share: Figure) -> bool:
    """ "$80, after $100, so that drivers paid 10 percent less": not of the price, but of whom nothing was told."""
    parse = clauses.parse
    subject = parse.subject(share.role.verb)
    if subject is None or not _concludes(share) or parse.word(subject) in words("pronouns", "personal"):
        return False
    return parse.lemma(subject) not in {parse.lemma(at) for at in range(subject) if parse.kind(at) is Kind.NOUN}


def _of(clauses: Clauses, share: Figure, pair: tuple[Figure, Figure]) -> tuple[str, ...]:
    """ "Half of them", "half of the total", "half of its height"; "half of the voters" where voters were told."""
    parse, at = clauses.parse, share.host + 2
    if is_partitive(clauses.parse, share.host + 1):
        alone = _ends(clauses, at) and (len(parse.words(at)) == 1 or parse.word(at) != parse.first_word(at) == "the")
        return (PART,) if alone and parse.word(at) not in words("pronouns", "relative") else ()
    noun = parse.lemma(at) if parse.kind(at) is Kind.NOUN else ""
    own = parse.is_definite(at) and len(parse.words(at)) == PAIR if noun else False
    told = noun in words("nouns", "measure") or any(noun == one.noun for one in pair)
    return EITHER if own and told and (_ends(clauses, at) or _concludes(share)) else ()


def _ends(clauses: Clauses, at: int) -> bool:
    """Whether a clause ends behind a chunk: "half of them women" goes on."""
    chunks = clauses.parse.chunks
    return at + 1 >= len(chunks) or chunks[at + 1].kind in (Kind.COMMA, Kind.BREAK, Kind.CLOSE)


def _nearest(share: Figure, pair: tuple[Figure, Figure], kinds: tuple[str, ...]) -> Iterator[tuple[Figure, Link]]:
    """The link of a share with two amounts, by the reading that comes nearest; none if words come near enough."""
    small, large = sorted(pair, key=size)
    readings: list[tuple[LinkKind, Figure, Figure, Decimal]] = [
        (CHANGE, old, new, abs(size(new) / size(old) - 1)) for old, new in _steps(share, small, large)
    ]
    readings.append((PART, small, large, size(small) / size(large)))
    if _concludes(share) and off(share, 1 - size(small) / size(large)) == 0:
        return  # "16 of the 20 are men, so that women make up one in five"
    fit = (one for one in readings if one[0] in kinds)
    kind, first, second, value = min(fit, key=lambda one: off(share, one[-1]))
    names = ("change", "old", "new") if kind == CHANGE else ("share", "part", "whole")
    if not (share.kind == "fraction" and is_about(share, value)):
        yield share, Link(kind, dict(zip(names, ((share.id,), (first.id,), (second.id,)), strict=True)))


def off(share: Figure, value: Decimal) -> Decimal:
    """How far a value is from a share; nothing where the share's words allow it ("less than half")."""
    wide = share.unit.to_base(share.amount.wide)
    return Decimal(0) if value in wide else abs(value - size(share))


def is_about(share: Figure, value: Decimal) -> bool:
    """Whether a value is so near to a share that a fraction in words may stand for it."""
    return off(share, value) <= min(size(share), abs(1 - size(share))) * LOOSE


def _steps(share: Figure, small: Figure, large: Figure) -> list[tuple[Figure, Figure]]:
    """The old and new level of two, as far as words tell: "from 45 to 33", "40 percent fewer"; else both ways."""
    ways = [(small, large), (large, small)]
    named = [way for way in ways if is_older(way[0]) and not is_older(way[1])]
    if share.parse.is_verb(share.role.verb, "lose"):
        return ways[1:]
    return named or ways
