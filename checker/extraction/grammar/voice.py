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
    """The last speaker with a name of a report, and the sentence that may name a later one."""

    def __init__(self) -> None:
        self._speaker: tuple[str, ...] = ()
        self._paragraph = -1
        self._unread: Sentence | None = None

    def hear(self, sentence: Sentence) -> None:
        """A sentence without figures: who speaks in it is worked out only if a later one asks."""
        if not words("verbs", "said").isdisjoint(sentence.lower):
            self._unread = sentence

    def of(self, parse: Parse) -> list[Attribution]:
        """The attributions of a sentence, with the speakers that its pronouns and its open quotes stand for."""
        found = attributions(parse)
        resolved = self._resolved(found, parse.sentence)
        if not found and parse.sentence.words[0] in OPENING and self._goes_on(parse.sentence):
            return [Attribution(self._last(), -1, 0, len(parse.chunks))]
        self._remember(resolved, parse.sentence)
        return resolved

    def _resolved(self, found: Sequence[Attribution], sentence: Sentence) -> list[Attribution]:
        """Pronouns stand for the speaker before them in the sentence, else for the last one nearby."""
        speaker, resolved = (self._last() if any(one.pronoun for one in found) else ()), list[Attribution]()
        if not self._goes_on(sentence):
            speaker = ()
        for one in found:
            speaker = speaker if one.pronoun else one.speaker
            resolved.append(msgspec.structs.replace(one, speaker=speaker, pronoun=False) if speaker else one)
        return resolved

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether the last speaker is near: in the same paragraph, or for a quote that opens one in the one before."""
        opens = sentence.words[0] in OPENING
        return bool(self._last()) and sentence.paragraph - self._paragraph <= opens

    def _last(self) -> tuple[str, ...]:
        if self._unread is not None:
            sentence, self._unread = self._unread, None
            parse = Parse.plain(sentence)
            self._remember(self._resolved(attributions(parse), sentence), sentence)
        return self._speaker

    def _remember(self, found: Sequence[Attribution], sentence: Sentence) -> None:
        speakers = [one.speaker for one in found if not one.pronoun and not one.denied]
        if speakers:
            self._speaker, self._paragraph, self._unread = speakers[-1], sentence.paragraph, None
