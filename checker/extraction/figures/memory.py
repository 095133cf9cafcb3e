"""What a report has spoken of so far: who "he" is, which quake is "the quake", which time it is in."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import words
from checker.model.claim import EntityType
from checker.model.timespan import Timespan

EVENT = ("", EntityType.UNKNOWN)
"""The report's main event, as an entity: it has no name."""


class Memory:
    """What a report has spoken of so far, for pronouns: the last subject and the last person, `met` in a sentence; the
    sentence before.

    `title` names what a fact box is about, `events` are the nouns of those told of as known: "the quake".
    """

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.before: Sentence | None = None
        self._here: Sentence | None = None
        self._earlier: Parse | None = None
        self.subject = EVENT
        self.person = ""
        self.met: Sentence | None = None
        self.events: set[str] = set()
        self.period: Timespan | None = None
        self.day: tuple[int, Timespan] | None = None
        self.past: tuple[int, Timespan] | None = None

    def enter(self, sentence: Sentence) -> None:
        """Take up a sentence."""
        self.before, self._here, self._earlier = self._here, sentence, None
        if self.before is not None:
            self.events.update(_known_events(self.before))

    def meet(self, person: str) -> None:
        """Take up somebody whose age is told in the sentence at hand."""
        self.person, self.met = person, self._here

    def earlier(self) -> Parse | None:
        """The sentence before without its figures, parsed once, when a pronoun asks for it."""
        if self._earlier is None and self.before is not None:
            self._earlier = Parse.plain(self.before)
        return self._earlier


def _known_events(sentence: Sentence) -> Iterator[str]:
    """The events that a sentence takes for known: "the quake", "the deadly quake"."""
    events = words("nouns", "event").intersection(sentence.lower)
    for at, word in enumerate(sentence.lower) if events else ():
        if word in events and not {"the", "this"}.isdisjoint(sentence.lower[max(at - 3, 0) : at]):
            yield word
