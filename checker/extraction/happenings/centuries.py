"""Years of things that are of a century: "a 19th-century lodge ... It was built in 1742", "built in 1742, it ..."."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checker.extraction.figures.figure import Clauses
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import lemma
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.threads import Thread
from checker.extraction.times.times import TimeMention
from checker.lexicon.grammar import words
from checker.model.claim import Link


class _Thing(msgspec.Struct, frozen=True):
    """A thing that is said to be of a century, the claim of that, and the sentence that says it."""

    noun: str
    claim: str
    clauses: Clauses


class Centuries(Thread[_Thing]):
    """The last thing of a paragraph that was of a century; the sentence behind tells when it was made."""

    def _links(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Iterator[Link]:
        parse = clauses.parse
        if date.is_decade_or_century:
            noun = _of_century(parse, date, verb)
            self._told = [_Thing(noun, claim, clauses)] if noun else []
        elif date.year_given and date.signal == "in" and (made := _made(parse, date, verb)):
            for one in self._told:
                if one.clauses is not clauses and made in ("it", one.noun):
                    yield Link.of("inside", period=one.claim, date=claim)
            self._told = []


def _of_century(parse: Parse, date: TimeMention, verb: int | None) -> str:
    """ "The 19th-century lodge", "the lodge dates from the 19th century"."""
    behind = parse.owner[date.last] if date.last < len(parse.owner) else 0
    if parse.kind(behind) is Kind.NOUN and parse.chunks[behind].first == date.last:
        return parse.lemma(behind)
    subject = parse.subject(verb) if parse.lemma(verb) == "date" else None
    return parse.lemma(subject) if subject is not None else ""


def _made(parse: Parse, date: TimeMention, verb: int | None) -> str:
    """What was made: the subject of "it was built", and of what stands behind "Built in 1742,"."""
    sentence, subject = parse.sentence, parse.subject(verb)
    if lemma(sentence.lower[0], "VERB") in words("lasting", "made"):
        comma = next((at for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.COMMA), 0)
        is_behind = comma > parse.owner[date.first] and parse.kind(comma + 1) is Kind.NOUN
        return parse.lemma(comma + 1) if is_behind else ""
    is_made = parse.lemma(verb) in words("lasting", "made")
    is_passive = "passive" in parse.traits(verb)
    return parse.lemma(subject) if is_made and is_passive and subject is not None else ""
