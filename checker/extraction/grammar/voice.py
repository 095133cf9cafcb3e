"""Who goes on speaking from sentence to sentence: "he added", "they put ...", quotes without a speaker."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.extraction.grammar.attribution import Attribution, attributions
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.lexicon.grammar import words

OPENING = ('"', "“", "``")


class Voice:
    """The last speaker with a name of a report, and the sentences that may name a later one.

    Of each run of sentences without figures that is the last in which somebody speaks.
    """

    def __init__(self) -> None:
        self._speaker: tuple[str, ...] = ()
        self._paragraph = -1
        self._unread: list[Sentence] = []
        self._runs = 0

    def hear(self, sentence: Sentence) -> None:
        """A sentence without figures: who speaks in it is worked out only if a later one asks."""
        if not words("verbs", "said").isdisjoint(sentence.lower):
            self._unread[self._runs :] = [sentence]

    def of(self, parse: Parse) -> list[Attribution]:
        """The attributions of a sentence, with the speakers that its pronouns and its open quotes stand for."""
        found = attributions(parse)
        if not found and parse.sentence.words[0] in OPENING and self._goes_on(parse.sentence):
            return [Attribution(self._last(), -1, 0, len(parse.chunks))]
        resolved = self._resolved(found, parse.sentence)
        self._remember(resolved, parse.sentence)
        self._runs = len(self._unread)
        return resolved

    def _resolved(self, found: Sequence[Attribution], sentence: Sentence) -> list[Attribution]:
        """Pronouns stand for the speaker before them in the sentence, else for the last one nearby."""
        asks = any(one.pronoun for one in found) and self._goes_on(sentence)
        speaker, resolved = self._last() if asks else (), list[Attribution]()
        for one in found:
            speaker = speaker if one.pronoun else one.speaker
            resolved.append(msgspec.structs.replace(one, speaker=speaker, pronoun=False) if speaker else one)
        return resolved

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether the last speaker is near: in the same paragraph, or for a quote that opens one in the one before."""
        opens = sentence.words[0] in OPENING
        return bool(self._last()) and sentence.paragraph - self._paragraph <= opens

    def _last(self) -> tuple[str, ...]:
        unread, self._unread, self._runs = self._unread, [], 0
        for sentence in unread:
            parse = Parse.plain(sentence)
            self._remember(self._resolved(attributions(parse), sentence), sentence)
        return self._speaker

    def _remember(self, found: Sequence[Attribution], sentence: Sentence) -> None:
        speakers = [one.speaker for one in found if not one.pronoun and not one.denied]
        if speakers:
            self._speaker, self._paragraph, self._unread = speakers[-1], sentence.paragraph, []
