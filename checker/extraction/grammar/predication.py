"""Who does what in a sentence: "Divers who searched the wreck | found it", "40 of those who lined up | died"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extraction.grammar.row import Row, Tokens
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Chunk, Kind
from checker.lexicon.grammar import words

BETWEEN = (Kind.ADJECTIVE, Kind.ADVERB, Kind.TIME, Kind.PREPOSITION, Kind.NOUN)
"""What may stand between a verb that restricts and the one behind it."""


class Predication(Row):
    """A row of chunks with the subjects and objects of its verbs."""

    def __init__(
        self, sentence: Sentence, chunks: list[Chunk], numbers: Sequence[Tokens] = (), times: Sequence[Tokens] = ()
    ) -> None:
        super().__init__(sentence, chunks, numbers, times)
        self._subjects: dict[int, int | None] = {}

    def subject(self, verb: int | None) -> int | None:
        """The noun phrase that is the subject of a verb group, or None."""
        if verb is None:
            return None
        if verb not in self._subjects:
            self._subjects[verb] = self._find_subject(verb)
        return self._subjects[verb]

    def _find_subject(self, verb: int) -> int | None:
        aside = self._before_aside(verb)
        if aside is not None:
            return aside
        at, has_verb = verb - 1, False
        beside = at if self.kind(at) is Kind.NOUN and self._ends_in_name(at) else None
        while at >= 0:
            kind = self.kind(at)
            if kind is Kind.SUBORDINATOR and has_verb and (antecedent := self.antecedent(at)) is not None:
                at, has_verb = antecedent, False  # "The number of people who died | rose"
                continue
            if kind is Kind.SUBORDINATOR:
                antecedent = self._main_subject(at) if self._is_while(at) else self.antecedent(at)
                return beside if antecedent is None else antecedent
            if kind is Kind.COORDINATOR and at == verb - 1:
                return self._shared_subject(at)
            if kind is Kind.VERB and not self._is_reduced(at, verb) and self.antecedent(at - 1) is None:
                return None
            has_verb = has_verb or kind is Kind.VERB
            if kind is Kind.BREAK:
                return beside
            if kind is Kind.NOUN:
                if self.kind(at - 1) is Kind.VERB and self.kind(verb - 1) is Kind.COMMA:
                    return self._subject_of_clause(at - 1)
                if (earlier := self._before_clause(at, has_verb)) is not None:
                    at, has_verb = earlier, False
                    continue
                if self.kind(at - 1) is not Kind.PREPOSITION:
                    return at
                at -= 1
            at -= 1
        return beside

    def _before_clause(self, noun: int, has_verb: bool) -> int | None:
        """What a clause hangs on whose verb has the object `noun`, or whose it is; None for no such clause.

        "Divers who searched the wreck | found it", "nurses infected while treating him | have recovered".
        """
        verb, opener = noun - 1, noun - 2
        owner = self._owner(noun) if has_verb else None
        owner = self._owner(opener) if owner is None and self.kind(verb) is Kind.VERB else owner
        if owner is not None:
            return owner
        takes_clause = self.is_verb(verb, "speech", "stance")
        if self.kind(verb) is not Kind.VERB or self.kind(opener) is not Kind.SUBORDINATOR or takes_clause:
            return None
        if "gerund" in self.traits(verb):
            return opener - 1
        return None if "infinitive" in self.traits(verb) else self.antecedent(opener)

    def _owner(self, noun: int) -> int | None:
        """ "The firm whose owners": the noun phrase that the "whose" of another stands for; None for no such word."""
        before = self.skip(noun - 1, -1, Kind.COMMA)
        return before if self.first_word(noun) == "whose" and self.kind(before) is Kind.NOUN else None

    def _is_reduced(self, verb: int, main: int) -> bool:
        """Whether a verb may only tell which one: "a man killed in", "scientists writing in a journal | say that"."""
        gerund = "gerund" in self.traits(verb) and self.kind(verb - 1) is Kind.NOUN
        return "bare past" in self.traits(verb) or (gerund and self.word(main + 1) == "that")

    def _ends_in_name(self, noun: int) -> bool:
        """ "At the time of the announcement Albertsons ran ...": a name right before the verb."""
        chunk, tags = self.chunks[noun], self.sentence.tags
        return tags[chunk.last - 1] == "PROPN" and tags[chunk.first] in ("DET", "NOUN")

    def _shared_subject(self, at: int) -> int | None:
        """ "X fell and broke": the second verb has the subject of the first."""
        earlier = self.conjunct(at + 1)
        return self.subject(earlier)

    def conjunct(self, verb: int) -> int | None:
        """The verb before to which a coordinator joins another; None for no coordinator right before it.

        "The mill sold 40, beating Orlo, which sold 30, and bought ...": a comma closes the clauses within.
        """
        if self.kind(verb - 1) is not Kind.COORDINATOR:
            return None
        earlier = [at for at in range(verb - 2, -1, -1) if self.kind(at) is Kind.VERB]
        closed = self.kind(verb - 2) is Kind.COMMA
        return next((at for at in earlier if not (closed and self._is_within(at))), next(iter(earlier), None))

    def _is_within(self, verb: int) -> bool:
        """Whether a verb is of a clause within another: ", which fell", ", beating ...", "what it paid"."""
        before = self.skip(verb - 1, -1, Kind.ADVERB)
        if self.kind(before) is Kind.COMMA:
            return self.is_participle(verb)
        return self.word(before - 1) == "what" or self.antecedent(before) is not None

    def _subject_of_clause(self, verb: int) -> int | None:
        """ "X shook Y, killing ...": what hangs on a clause by a comma has the subject of its verb."""
        return None if self.is_verb(verb, "speech") else self.subject(verb)

    def _is_while(self, conjunction: int) -> bool:
        """ "While serving": a participle right behind a conjunction of time."""
        return "gerund" in self.traits(conjunction + 1) and self.word(conjunction) in words(
            "clauses", "subordinating", "temporal"
        )

    def _main_subject(self, conjunction: int) -> int | None:
        """ "X died while serving ...": a participle behind a conjunction has the subject of the verb before."""
        earlier = [at for at in range(conjunction) if self.kind(at) is Kind.VERB]
        return self._subject_of_clause(earlier[-1]) if earlier else None

    def _before_aside(self, verb: int) -> int | None:
        """ "X, one of the largest, fell", "X, which owns Y, fell": the subject is X."""
        if self.kind(verb - 1) is not Kind.COMMA or "gerund" in self.traits(verb):
            return None
        for comma in range(verb - 2, 0, -1):
            if self.kind(comma) is Kind.BREAK:
                return None
            if self.kind(comma) is Kind.COMMA:
                break
        else:
            return None
        relative = self.kind(comma + 1) is Kind.SUBORDINATOR and self.antecedent(comma + 1) is not None
        relative |= self._owner(comma + 1) is not None
        if not relative and any(self.is_finite(at) for at in range(comma + 1, verb - 1)):
            return None
        noun = self.head_of_phrase(comma - 1)
        return None if noun is None or self.kind(noun - 1) is Kind.VERB else noun

    def head_of_phrase(self, last: int) -> int | None:
        """The noun phrase that the phrases before a chunk hang on: "margin" in "margin at Orlo"; None for no noun."""
        if self.kind(last) is not Kind.NOUN:
            return None
        while self.kind(last - 1) is Kind.PREPOSITION:
            if self.kind(last - 2) is Kind.NOUN:
                last -= 2
            elif self._modifies(last - 2):
                last -= 3  # "the man killed in the raid on Osk"
            else:
                break
        begins_clause = self.word(last - 1) in words("clauses", "temporal")
        return None if self.kind(last - 1) is Kind.PREPOSITION and not begins_clause else last

    def _modifies(self, verb: int) -> bool:
        """Whether a past may be the participle of the noun right before it: "the man killed in ..."."""
        return verb > 0 and "bare past" in self.traits(verb) and self.kind(verb - 1) is Kind.NOUN

    def antecedent(self, relative: int) -> int | None:
        """The noun phrase that "who" stands for: Holm in "Ada Holm, star of The Hill, who"; None for no pronoun."""
        if self.word(relative) not in words("pronouns", "relative"):
            return None
        at = self.skip(relative - 1, -1, Kind.COMMA, Kind.PREPOSITION, Kind.TIME)
        if self.kind(at) is not Kind.NOUN:
            return None
        head = at
        while self.word(head - 1) == "of" and self.kind(head - 2) is Kind.NOUN:
            head -= 2
        is_beside = self.kind(head - 1) is self.kind(at + 1) is Kind.COMMA and self.kind(head - 2) is Kind.NOUN
        is_named = is_beside and self.tag(head - 2) == "PROPN" != self.tag(head)
        return head - 2 if is_named else at

    def verb_of(self, host: int) -> int | None:
        """The verb that a date in a chunk hangs on: the last before it in its clause, else the first behind.

        "It was in May that Holm left", "May is when Holm left": that of the clause that a mere "be" points to.
        """
        verb = self._nearest_verb(host)
        behind = max(host, verb or 0) + 1
        if self.lemma(verb) == "be" and self.word(behind) in words("happening", "cleft"):
            return next((at for at in range(behind, len(self.chunks)) if self.kind(at) is Kind.VERB), verb)
        return verb

    def verb_at(self, token: int) -> int | None:
        """The verb that a date beginning at a token hangs on."""
        return self.verb_of(self.owner[token])

    def _nearest_verb(self, host: int) -> int | None:
        for step in (-1, 1):
            at = host + step
            while self.kind(at) not in (None, Kind.BREAK, Kind.SUBORDINATOR):
                if self.kind(at) is Kind.VERB:
                    return at
                at += step
        return None

    def undergoer(self, verb: int) -> int | None:
        """Whom something befalls: the object of a verb, or the subject of a passive one or of one without an object."""
        done = self.object(verb)
        return done if done is not None and "passive" not in self.traits(verb) else self.subject(verb)

    def object(self, verb: int | None) -> int | None:
        """The noun phrase right behind a verb group, or None."""
        if verb is None:
            return None
        at = self.skip(verb + 1, 1, Kind.ADVERB)
        return at if self.kind(at) is Kind.NOUN else None

    def main_verb(self, verb: int) -> int:
        """The finite verb behind a participle that has no object: "miners taken captive in the raid were let go".

        Such a participle may be an aside: "the epidemic, declared in May, has killed 58".
        """
        if "bare past" not in self.traits(verb):
            return self.passive(verb)
        at = verb + 1
        while self.kind(at) in (Kind.ADJECTIVE, Kind.ADVERB, Kind.TIME, Kind.PREPOSITION):
            at += 2 if self.kind(at) is Kind.PREPOSITION and self.kind(at + 1) in (Kind.NOUN, Kind.TIME) else 1
        at += self.kind(verb - 1) is self.kind(at) is Kind.COMMA
        return at if self.may_be_finite(at) else verb

    def passive(self, verb: int) -> int:
        """ "Are now known to have been killed": the participle behind a time that parts it from its auxiliary."""
        at = self.skip(verb + 1, 1, Kind.TIME, Kind.ADVERB)
        is_split = self.lemma(verb) == "be" and self.kind(at - 1) is Kind.TIME and self.kind(at) is Kind.VERB
        return at if is_split and "bare past" in self.traits(at) else verb

    def restriction(self, pronoun: int) -> int | None:
        """The verb that tells which ones a pronoun means: "those taking the drug", "those who lined up"."""
        at = pronoun + 1
        if self.word(pronoun) not in words("pronouns", "partitive"):
            return None
        at += self.kind(at) is Kind.SUBORDINATOR and self.word(at) in words("pronouns", "relative")
        return at if self.kind(at) is Kind.VERB and (at > pronoun + 1 or self.is_participle(at)) else None

    def verb_behind_those(self, host: int) -> int | None:
        """ "40 of those taking it died", "a third of those who ran were women": the finite verb behind that."""
        verb = self.restriction(host + 2) if self.word(host + 1) in ("of", "among") else None
        if verb is None:
            return None
        at = self.skip(verb + 1, 1, *BETWEEN)
        return at if self.may_be_finite(at) else None
