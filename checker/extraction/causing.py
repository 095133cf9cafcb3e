"""What comes of what: the day of a crime and the day of the arrests for it, told in one paragraph."""

from __future__ import annotations

from checker.extraction.calendar import words
from checker.extraction.figures import Clauses
from checker.extraction.roles import Parse
from checker.extraction.syntax import Kind
from checker.extraction.times import TimeMention
from checker.model.claim import Link


class Course:
    """The last crime of a paragraph whose day was told, for what came of it."""

    def __init__(self) -> None:
        self.paragraph = -1
        self.crime = ""

    def link(self, clauses: Clauses, date: TimeMention, verb: int | None, claim: str) -> Link | None:
        """The link of a date that tells of arrests to that of the crime; remembers the date of a crime."""
        parse = clauses.parse
        if verb is None or not date.explicit or date.signal not in ("on", "in", "of", "at"):
            return None
        paragraph = parse.sentence.paragraph
        if _tells_of(parse, verb, "crimes") and parse.lemma(verb) in words("causes", "begin"):
            self.paragraph, self.crime = paragraph, claim
        elif _tells_of(parse, verb, "suspects") and parse.lemma(verb) in words("causes", "arrest"):
            if self.crime and self.paragraph == paragraph:
                return Link("follows", {"cause": (self.crime,), "effect": (claim,)})
        return None


def _tells_of(parse: Parse, verb: int, name: str) -> bool:
    """Whether the subject of a verb is of a kind of nouns: "the shooting", "four suspected gunmen"."""
    subject = parse.subject(verb)
    if subject is None or parse.kind(subject) is not Kind.NOUN:
        return False
    return not words("causes", name).isdisjoint((parse.lemma(subject), parse.word(subject)))
