"""What share one amount is of another, or by what share it changed: "half of 480, 200 of them", "$8, now $10: 50%".

A brief text has one share and two amounts, and a word or a mark between them says that they belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.extraction.figures.figure import PAIR, Figure, is_count, size
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.brief_amounts import (
    Reading,
    alike,
    before,
    is_near,
    level,
    linked,
    near,
    ranked,
    says,
)
from checker.extraction.links.closing_shares import is_about
from checker.extraction.links.levels import is_of_another_move
from checker.extraction.links.parts import whole_of
from checker.extraction.links.restated_shares import MARKS
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link

TRIPLE = 3
"""A share, and the two amounts that make it."""

FAR = 10
"""Of two amounts that are so far apart neither has become the other."""

MOST_SHARES = Decimal("1.5")
"""More than that the shares of one whole are never told to be."""


def share_of(told: Sequence[Figure]) -> Reading | None:
    """ "Turnout was 70%: 6,300 of the 10,000 voters went", "2,000 drivers. Forty percent, or 1,200, admitted it"."""
    shares = [one for one in told if one.dimension == SHARE]
    amounts = [one for one in told if one not in shares]
    group = alike(amounts)
    pair = group if len(group) == PAIR else [one for one in amounts if not one.scope.change]
    if len(shares) != 1 or len(pair) != PAIR or len(told) != TRIPLE:
        return None
    share, ((less, small), (more, large)) = shares[0], ranked(pair)
    if less == more or all(one.parse.kind(one.host - 1) is Kind.OPEN for one in pair):
        return None
    is_one_of_other = large.id in (whole_of(small) or ())
    moves = [
        way for way in ("rise", "fall") if says(near(share, told), way) or share.parse.is_verb(share.role.verb, way)
    ]
    if moves or share.scope.change:
        return _change(share, pair, told, moves) if len(moves) == 1 and not is_one_of_other else None
    is_told = _tells_again(share, pair, told) if is_one_of_other else _opens(share, told)
    if not (is_told and not _is_of_another(share, pair)) and not _works_out(share, small, large, told):
        return None
    own = share.sentence.lower[share.first : share.last]
    is_loose = share.kind == "fraction" and not says(near(share, told) + own, "exactly")
    if is_loose and is_about(share, less / more):
        return None
    return linked(share, "share_of", level(pair), share=share, part=small, whole=large)


def _change(share: Figure, pair: Sequence[Figure], told: Sequence[Figure], moves: Sequence[str]) -> Reading | None:
    """ "50,000 in 2023. A year later 40,000 came, a fall of 10%", "went up by 3 percent: £12m, then £15m"."""
    (_, small), (_, large) = ranked(pair)
    old, new = (large, small) if moves == ["fall"] else (small, large)
    behind = share.last + (share.sentence.word(share.last) in words("comparison", "words"))
    goes_on = share.sentence.word(behind)
    is_than = goes_on == "than" and old.sentence is share.sentence and old.first - behind <= PAIR + 1
    ends = not goes_on[:1].isalnum() or goes_on == "and" or is_than
    verb = share.role.verb
    subject = share.parse.subject(verb)
    is_told_in = old.sentence is share.sentence and verb is not None and (subject or 0) <= old.host < verb
    is_other = subject is not None and not (is_told_in or _takes_up(share, subject))
    if is_of_another_move(share, list(pair)):
        return None
    if not ends or (share is not told[0] and is_other and not says(near(share, told), "all of them")):
        return None  # "... since spring", "... and imports grew by 5 percent": of its own base
    is_lent = is_count(small) is not is_count(large)
    if (is_lent and share is told[0]) or ranked(pair)[1][0] > FAR * ranked(pair)[0][0]:
        return None  # "4 percent in July; in September, when the gauge reached 41 centimetres, it was 19"
    if goes_on == "and" and not is_near(abs(ranked([new])[0][0] / ranked([old])[0][0] - 1), size(share)):
        return None
    return linked(share, "change_from", level(pair), change=share, old=old, new=new)


def _takes_up(share: Figure, subject: int) -> bool:
    """ "It has shrunk by half": whatever was told of."""
    return share.parse.word(subject) in words("pronouns", "demonstrative", "third")


def _tells_again(share: Figure, pair: Sequence[Figure], told: Sequence[Figure]) -> bool:
    """ "70 percent: 6,300 of the 10,000", "450 of 900 do. In other words, one in three": and nothing else between."""
    first, last = (share, pair[0]) if told[0] is share else (pair[1], share)
    if share.sentence is pair[1].sentence:
        between = share.sentence.lower[first.last : last.first]
        return ":" in between or all(word in words("sums", "restate") or not word[0].isalnum() for word in between)
    return says(last.sentence.lower[: last.first], "restates")


def _works_out(share: Figure, part: Figure, whole: Figure, told: Sequence[Figure]) -> bool:
    """ "3 percent of the 2,000 tests were positive, that is 90", "a third of the 90 seats (36)": near what it makes."""
    is_behind = part.first >= share.last if part.sentence is share.sentence else part.first <= PAIR
    is_apart = whole.sentence is not share.sentence and share.sentence.starts[0] - whole.sentence.ends[-1] > PAIR
    if is_apart or not is_behind or told.index(part) < told.index(share) or part.scope.change:
        return False
    is_next = [one for one in told if one is not whole][-1] is part
    is_restated = says(before(part), "restates") or part.sentence.word(part.first - 1) in MARKS - {","}
    return is_next and is_restated and is_near(size(share) * ranked([part, whole])[1][0], ranked([part, whole])[0][0])


def _opens(share: Figure, told: Sequence[Figure]) -> bool:
    """ "2,000 drivers. Forty percent, or 1,200, admitted it": of all who were told of right before."""
    before = share.sentence.lower[: share.first]
    bare = all(word in words("sums", "restate") or not word[0].isalnum() for word in before)
    is_next = told[1] is share and told[0].sentence is not share.sentence
    return bare and is_next and says(near(share, told), "restates") and share.parse.word(share.host + 1) != "of"


def _is_of_another(share: Figure, others: Sequence[Figure]) -> bool:
    """ "15 percent of the males", "of tax appeals", "of jobs in the region": of what no amount counts."""
    parse, at = share.parse, share.host + 2
    if parse.word(share.host + 1) != "of" or at in parse.figures:
        return False
    known = {one.noun for one in others} | words("pronouns", "partitive") | words("nouns", "whole")
    told = [word for word in parse.words(at) if word not in words("determiners", "definite")]
    goes_on = parse.kind(at + 1) in (Kind.PREPOSITION, Kind.SUBORDINATOR)
    return goes_on or len(told) != 1 or (parse.lemma(at) not in known and not is_person(parse.lemma(at)))


def of_one_whole(told: Sequence[Figure]) -> Reading | None:
    """ "60 percent is wheat. Another 35 percent is barley, and rye takes up the remaining 20": more than all of it."""
    shares = [one for one in told if one.dimension == SHARE]
    bare = [one for one in told if one.kind == "bare" and is_of_rest(one, told)]
    if len(shares) < PAIR - len(bare) or len(shares) + len(bare) != len(told) or len(bare) > 1:
        return None
    if any(one.scope.change or one.amount.label not in ("=", "~") for one in told) or _are_of_others(shares):
        return None
    levelled = level([shares[0], *bare])
    whole = sum(map(size, (*shares[1:], *levelled)), Decimal())
    is_told = any(is_of_rest(one, told) for one in told) or any(_makes_up(one) for one in told)
    if not is_told or not 1 < whole <= MOST_SHARES:
        return None
    last = told[-1]
    roles = {"parts": tuple(one.id for one in told)}
    return Reading(last, Link("shares_of_one", roles, confidence=Confidence.MEDIUM), levelled)


def is_of_rest(one: Figure, told: Sequence[Figure]) -> bool:
    """ "The rest, 45 percent", "another 35 percent", "everything else 15%"."""
    return says(near(one, told), "others") or says(one.sentence.lower[one.first : one.last], "others")


def _makes_up(one: Figure) -> bool:
    """ "Is made of 70% milk", "girls make up 64 percent"."""
    return says(before(one), "made up of")


def _are_of_others(shares: Sequence[Figure]) -> bool:
    """ "60 percent of the men and of the women another 50 percent": each of its own."""
    beside = [(one.parse, one.host + step) for one in shares for step in (2, -1)]
    named = [(parse, at) for parse, at in beside if at > 0 and parse.word(at - 1) == "of"]
    of = {parse.lemma(at) for parse, at in named}
    if any(parse.first_word(at) in words("pronouns", "demonstrative") for parse, at in named):
        return True  # "six in seven are adults; women make up 27 percent of that group"
    return len(of) > 1 or len({one.when for one in shares if one.dated}) > 1
