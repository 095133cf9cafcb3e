"""How a figure hangs in its sentence: subject or object of which verb, "of" what, said of whom.

Read off the row of chunks. In "officials put the dead at 202 in the region" the 202 is a complement of "put"
behind "at", and its noun is "the dead"; in "22 in Suzu, five in Nanao" the five takes over the role of the 22.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.extraction.grammar.predication import Predication
from checker.extraction.grammar.role import Relation, Role
from checker.extraction.grammar.row import Tokens
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Chunk, Chunker, Kind
from checker.lexicon.grammar import words

OPENERS = (Kind.BREAK, Kind.SUBORDINATOR, Kind.COORDINATOR, Kind.VERB)
"""What the clause of a subject begins with, and what an object stands behind."""


class Parse(Predication):
    """A row of chunks with its figures, and the role of each."""

    def __init__(
        self, sentence: Sentence, chunks: list[Chunk], numbers: Sequence[Tokens] = (), times: Sequence[Tokens] = ()
    ) -> None:
        super().__init__(sentence, chunks, numbers, times)
        self.roles: dict[int, Role] = {}

    @classmethod
    def plain(cls, sentence: Sentence) -> Parse:
        """A sentence parsed as if it had no figures and no times."""
        return cls(sentence, Chunker(sentence, (), ()).chunks())

    # What a figure is

    def role(self, host: int, earlier: Role | None = None) -> Role:
        """The role of the figure in the noun phrase `host`; `earlier` is that of the figure before it."""
        role = self.roles[host] = Role(host)
        self._look_ahead(role)
        self._hang(role, host)
        if role.relation is Relation.ALONE and earlier is not None:
            self._take_over(role, earlier)
        elif earlier is not None and self._is_gapped(role, earlier):
            role.relation, role.verb, role.subject, role.shared = earlier.relation, earlier.verb, role.noun, earlier
        if role.relation is Relation.ALONE and self._opens_list(host):
            role.subject = host - 1
        if role.verb is not None and role.subject is None and role.relation is not Relation.SUBJECT:
            role.subject = self.subject(role.verb)
        reaches = role.relation is Relation.OBJECT and self.is_verb(role.verb, "reach")
        if role.noun is None and (role.relation in (Relation.PREDICATE, Relation.COMPLEMENT) or reaches):
            role.noun = self._measured(role)
        if role.noun is None and role.verb is None and host != self.label and self.label not in self.figures:
            role.noun = self.label
        return role

    def _hang(self, role: Role, at: int) -> None:
        """The relation of a figure by what stands before the noun phrase at `at`."""
        before = self.skip(at - 1, -1, Kind.ADVERB)
        behaviours = {
            Kind.PREPOSITION: self._behind_preposition,
            Kind.VERB: self._behind_verb,
            Kind.OPEN: self._in_brackets,
        }
        before -= self._is_given(before)
        if self.word(before) in words("comparison", "including"):
            return  # "17 people, including five children, were killed"
        if self.word(before) == "'s" and self.kind(before - 1) is Kind.TIME:
            before -= 2  # "from last year's 7.6 million"
        if self.kind(before) is Kind.TIME and self.kind(before - 1) is Kind.VERB:
            before -= 1  # "he is now 34", "sold last year 3,400 cars"
        if self.word(before) in words("counted", "aged") and self.word(before - 1) == "at":
            before -= 1  # "at age 12"
        behaviours.get(self.kind(before) or Kind.OTHER, self._before_verb)(role, before)

    def _is_given(self, at: int) -> bool:
        """ "Gave the party 46 percent": the noun phrase between a verb of giving and the figure says to whom."""
        return self.kind(at) is Kind.NOUN and at not in self.figures and self.is_verb(at - 1, "giving")

    def _look_ahead(self, role: Role) -> None:
        """ "600 dead", "40 people killed in ...": a predicate right behind the figure."""
        after, behind_all = role.host + 1, self.end_of_list(role.host) + 1
        if self.word(after) == "of" and self.word(after + 1) in words("pronouns", "partitive"):
            behind_all = after + 2  # "14 of them fatal"
        if self.kind(behind_all) is Kind.ADJECTIVE:
            role.predicate = behind_all
        elif self.kind(after) is Kind.COMMA and self.kind(after + 1) is Kind.ADJECTIVE:
            role.predicate = after + 1
        elif self.is_participle(after):
            if self.word(after) == "according" or self._is_whole(role.host):
                return
            if self.object(after) is None or "gerund" in self.traits(after):
                role.predicate = after

    def _is_whole(self, host: int) -> bool:
        """ "Two of the three victims died": the verb is of the two.

        "Two of the three killed were children", "they found two of the three lost": the verb is of the three.
        """
        part = host - 2
        if part not in self.figures or self.word(host - 1) != "of" or self._verb_ahead(host + 1) is not None:
            return False
        before = (self.kind(at) for at in range(part - 1, -1, -1))
        return next((kind for kind in before if kind in OPENERS), Kind.BREAK) is not Kind.VERB

    def _behind_preposition(self, role: Role, preposition: int) -> None:
        role.preposition = self.word(preposition)
        on_top = self.word(preposition - 1) == "top" and self.word(preposition - 2) == "on"
        if role.preposition == "of" and (on_top or self.word(preposition - 1) == "out"):
            role.relation = Relation.ATTRIBUTE
            return
        governor = self._over_rate(self.skip(preposition - 1, -1, Kind.ADVERB))
        if role.preposition == "to" and self._is_score(governor):
            return
        if role.preposition == "of" and self.kind(governor) is Kind.NOUN:
            if self.is_high(governor):
                self._hang(role, governor)
                return
            role.relation, role.noun = Relation.OF, governor
            if governor in self.figures:
                return
            role.verb = governor - 1 if self.kind(governor - 1) is Kind.VERB else self._governing_verb(governor - 1)
            return
        verb = self._governing_verb(governor)
        if verb is not None:
            role.relation, role.verb = Relation.COMPLEMENT, verb
        elif self.kind(governor) in (Kind.NOUN, Kind.ADJECTIVE):
            role.relation, role.noun = Relation.ATTRIBUTE, governor
        else:
            self._before_verb(role, preposition)

    def _over_rate(self, noun: int) -> int:
        """ "Earnings per share of $3.50": of earnings, not of a share."""
        is_rate = self.word(noun - 1) == "per" and noun - 2 not in self.figures
        return noun - 2 if is_rate else noun

    def _is_score(self, figure: int) -> bool:
        """ "Passed by 52 votes to 48": the second number counts what the first does."""
        if figure not in self.figures or self.word(figure - 1) != "by":
            return False
        if not self._is_bare(figure + 2):
            return False
        verb = self._governing_verb(figure - 1)
        return not self.is_verb(verb, "rise", "fall", "revise")

    def _governing_verb(self, at: int) -> int | None:
        """The verb that a preposition hangs on: over its object, other figures and times."""
        while at >= 0:
            kind = self.kind(at)
            if kind is Kind.VERB:
                return at
            if kind is Kind.NOUN and not (at in self.figures or self.kind(at - 1) is Kind.VERB):
                if self.kind(at - 1) is not Kind.PREPOSITION:
                    return None
            elif kind in (Kind.SUBORDINATOR, Kind.BREAK, Kind.COORDINATOR):
                return None
            at -= 1
        return None

    def _in_brackets(self, role: Role, bracket: int) -> None:
        """ "Nanao (five)": the figure belongs to the name before the bracket, and to that name's verb."""
        if self.kind(role.host + 1) is not Kind.CLOSE or self.kind(bracket - 1) is not Kind.NOUN:
            return
        if bracket - 1 not in self.figures:
            role.label = bracket - 1
            role.verb = next((i for i in range(bracket, -1, -1) if self.kind(i) is Kind.VERB), None)
            role.relation = Relation.SUBJECT if role.verb is not None else Relation.ALONE

    def _behind_verb(self, role: Role, verb: int) -> None:
        follows = self._verb_ahead(self.end_of_list(role.host))
        if self.is_verb(verb, "speech") and follows is not None:
            role.relation, role.verb = Relation.SUBJECT, follows
            return
        if self.word(verb - 1) == "there":
            in_list = self.kind(verb - 2) is Kind.BREAK
            role.relation = Relation.ALONE if in_list else Relation.SUBJECT
            return
        role.verb = verb
        is_copula = self.tag(verb) == "AUX" or self.lemma(verb) == "be"
        role.relation = Relation.PREDICATE if is_copula else Relation.OBJECT

    def _before_verb(self, role: Role, before: int) -> None:
        opens = self.kind(before) in (None, Kind.BREAK, Kind.SUBORDINATOR)
        verb = self._verb_ahead(self.end_of_list(role.host) if opens else role.host)
        if verb is not None:
            role.relation, role.verb = Relation.SUBJECT, verb
        elif role.predicate is not None and self.kind(role.predicate) is Kind.VERB:
            role.relation, role.verb = Relation.SUBJECT, role.predicate
        elif self.kind(before) is Kind.BREAK and self.word(before) == ":":
            named = self._figure_noun(before)
            if named is not None:
                role.relation, role.noun = Relation.COMPLEMENT, named
        elif self.kind(before) is Kind.COORDINATOR and before - 1 not in self.figures:
            self._joined(role, before - 1)
        elif self.is_verb_like(role.host, "reach") and self.kind(before) is Kind.NOUN:
            role.relation, role.noun = Relation.PREDICATE, self.head_of_phrase(before)

    def _joined(self, role: Role, other: int) -> None:
        """ "Wounding both guards and three bystanders": what the noun before "and" is, the figure is as well."""
        before = other - 1
        while self.kind(before) in (Kind.ADVERB, Kind.COORDINATOR):
            before -= 1
        if self.kind(other) is Kind.NOUN and self.kind(before) is Kind.VERB:
            self._behind_verb(role, before)

    def _verb_ahead(self, host: int) -> int | None:
        """The verb whose subject the noun phrase is: over "of them", "in the north", "aged 24" and bracketed asides."""
        at = host + 1
        if (main := self.verb_behind_those(host)) is not None:
            return main
        while True:
            kind = self.kind(at)
            if kind is Kind.VERB:
                return None if "gerund" in self.traits(at) else self.main_verb(at)
            is_relative = kind is Kind.SUBORDINATOR and self.word(at) in words("pronouns", "relative")
            of_whom = self.word(at) == "of" and self.word(at + 1) in words("pronouns", "relative")
            of_whom &= not self._is_placed(at + 2)
            if kind is Kind.PREPOSITION and (of_whom or self.kind(at + 1) in (Kind.NOUN, Kind.TIME)):
                at += 2
            elif is_relative or kind in (Kind.ADVERB, Kind.TIME) or self.first_word(at) in words("counted", "aged"):
                at += 1
            elif kind is Kind.COMMA and (end := self._aside(at)) is not None:
                at = end
            elif kind is Kind.OPEN:
                at = self._closing(at)
            else:
                return None

    def _is_placed(self, verb: int) -> bool:
        """ "Cut 900 jobs, 300 of which were in Norland": where it was, and nothing else that became of them."""
        behind = self.chunks[verb + 2 : verb + 3]
        in_place = self.kind(verb + 1) is Kind.PREPOSITION and [self.sentence.tags[one.head] for one in behind] == [
            "PROPN"
        ]
        return in_place and self.lemma(verb) == "be"

    def end_of_list(self, host: int) -> int:
        """The last of "four men, two women and a child", for the first: counts that one "and" joins, and commas."""
        at = host
        while self.kind(at + 1) is Kind.COMMA and self._counts(at + 2):
            at += 2
        is_list = self.kind(at + 1) is Kind.COORDINATOR and self.word(at + 1) == "and" and self._counts(at + 2)
        return at + 2 if is_list and self._counts(host) else host

    def _counts(self, chunk: int) -> bool:
        """Whether a noun phrase says how many: "two women"."""
        is_figure = chunk in self.figures
        return is_figure and self.tag(chunk) == "NOUN"

    def _aside(self, comma: int) -> int | None:
        """Behind the second comma of ", one of them an officer,": only names and what hangs on them stand between."""
        for at in range(comma + 1, min(comma + 8, len(self.chunks))):
            if self.kind(at) is Kind.COMMA:
                return at + 1 if self.kind(at + 1) is Kind.VERB else None
            named = self.kind(at) in (Kind.NOUN, Kind.PREPOSITION, Kind.COORDINATOR, Kind.TIME, Kind.ADVERB)
            if not named and self.word(at) not in words("comparison", "including"):
                return None
        return None

    def _figure_noun(self, colon: int) -> int | None:
        """ "The number of injured is less clear: 182 ...": the noun that the figure behind the colon is one of."""
        for at in range(colon - 1, -1, -1):
            if at in self.figures or self.kind(at) is Kind.BREAK:
                return None
            if self.kind(at) is Kind.NOUN and self.lemma(at) in words("nouns", "figure"):
                return at
        return None

    def _closing(self, at: int) -> int:
        while self.kind(at) not in (Kind.CLOSE, None):
            at += 1
        return at + 1

    def _take_over(self, role: Role, earlier: Role) -> None:
        """In a list each figure has the role of the one before: "22 in the north and nine in the south"."""
        earlier = self._part(earlier)
        between = self.chunks[earlier.host + 1 : role.host]
        breaks = [self.sentence.lower[chunk.head] for chunk in between if chunk.kind is Kind.BREAK]
        if breaks and (breaks != [":"] or earlier.expands is not None):
            return
        between = [] if self._opens_row(role.host) else between
        if any(chunk.kind is Kind.SUBORDINATOR for chunk in between):
            return
        own = None if earlier.verb is None else self.chunks[earlier.verb]
        verbs = [chunk for chunk in between if chunk.kind is Kind.VERB and "bare past" not in chunk.traits]
        if any(chunk is not own for chunk in verbs if not self.says_nothing(chunk)):
            return
        role.relation, role.verb, role.noun = earlier.relation, earlier.verb, earlier.noun
        gapped, role.preposition = self._gapped_subject(role.host), earlier.preposition
        role.subject = gapped or earlier.subject
        if gapped and earlier.noun == earlier.subject and not self._is_named(gapped):
            role.noun = gapped  # "Exports were $52 billion and imports $40 billion"
        if breaks:
            role.expands = earlier
        else:
            role.shared, role.expands = earlier, earlier.expands
        if role.predicate is None and not self.is_state(role.host):
            role.predicate = earlier.predicate

    def _is_gapped(self, role: Role, earlier: Role) -> bool:
        """ "Lem accounts for 36 of them, and the capital for 39": a subject and a preposition without a verb."""
        noun, told = role.noun, (role.relation, earlier.relation)
        if noun is None or told != (Relation.ATTRIBUTE, Relation.COMPLEMENT) or role.preposition != earlier.preposition:
            return False
        opens = self.kind(noun - 1) is Kind.COORDINATOR and earlier.host < noun == role.host - 2
        return opens and all(self.kind(at) not in (Kind.VERB, Kind.BREAK) for at in range(earlier.host, noun))

    def _part(self, role: Role) -> Role:
        """ "41 of the 120 seats, or a third": a list goes on with the part, not with the whole.

        "Three towers of 24, 19 and 15 storeys": bare numbers are no whole of what has its noun.
        """
        noun = role.noun
        is_list = self._is_bare(role.host) and not (noun is None or self._is_bare(noun))
        is_whole = role.relation is Relation.OF and role.shared is None and noun in self.figures and not is_list
        return self.roles.get(noun, role) if is_whole and noun is not None else role

    def _gapped_subject(self, host: int) -> int | None:
        """ "Fariduni was 26 and Fayzov 20", "the Union, 19": the noun before a figure of a list is its subject."""
        noun = host - 1 - (self._is_bare(host) and self.kind(host - 1) is Kind.COMMA and self._is_named(host - 2))
        if self.kind(noun) is not Kind.NOUN or self.kind(noun - 1) not in (Kind.COORDINATOR, Kind.COMMA):
            return None
        return noun

    def _opens_list(self, host: int) -> bool:
        """ "The result: Union 6,018, Centre 6,015": the name right behind the colon has the number behind it."""
        return self._is_bare(host) and self._is_named(host - 1) and self.word(host - 2) == ":"

    def _opens_row(self, host: int) -> bool:
        """ "Killed 21 as it crossed Tarn: nine in Hale, six in Ulm": a bare number between a colon and its place."""
        return self._is_bare(host) and self.word(host - 1) == ":" and self.kind(host + 1) is Kind.PREPOSITION

    def _is_bare(self, chunk: int) -> bool:
        """Whether a noun phrase is but a number."""
        return (self.chunks[chunk].first, self.chunks[chunk].last) in self.numbers

    def _is_named(self, chunk: int) -> bool:
        return self.kind(chunk) is Kind.NOUN and self.tag(chunk) == "PROPN"

    def _measured(self, role: Role) -> int | None:
        """The noun whose amount a verb gives: its object ("put the toll at 40"), else its subject."""
        verb = role.verb
        if verb is None:
            return None
        direct = self.object(verb)
        if direct is not None and direct != role.host and direct not in self.figures and not self.is_high(direct):
            return direct
        return role.subject
