"""Of whom a figure speaks: the entity, as written.

A possessor ("Kroger's revenue"), the noun behind "of" ("the length of the bridge"), else the subject of the
verb; for an age the person beside it. Figures that befall people in an event ("40 were killed") belong to the
report's main event, which is the empty name.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.ages import is_at_the_age
from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import APOSTROPHES, doers, is_name, speaks
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.aged import OLDEST
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.lexicon.load import table
from checker.model.claim import EntityType
from checker.model.timespan import Timespan

EVENT = ("", EntityType.UNKNOWN)
"""The report's main event, as an entity: it has no name."""


class Memory:
    """What a report has spoken of so far, for pronouns: the last subject and the last person; the sentence before.

    `title` names what a fact box is about, `events` are the nouns of those told of as known: "the quake".
    """

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.before: Sentence | None = None
        self._here: Sentence | None = None
        self._earlier: Parse | None = None
        self.subject = EVENT
        self.person = ""
        self.events: set[str] = set()
        self.period: Timespan | None = None
        self.past: tuple[int, Timespan] | None = None

    def enter(self, sentence: Sentence) -> None:
        """Take up a sentence."""
        self.before, self._here, self._earlier = self._here, sentence, None
        if self.before is not None:
            self.events.update(_known_events(self.before))

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


def find(figure: Figure, memory: Memory) -> None:
    """Set the figure's `entity` and `entity_type`."""
    if figure.kind == "age":
        figure.entity, figure.entity_type = _aged(figure, memory) or _of_box(figure, memory), EntityType.PERSON
        figure.unsure = not figure.entity and figure.quantity.amount.values[0] < OLDEST  # nobody's, whoever it is
        return
    force = _own_force(figure)
    chunk, named = (_holder(figure), entity) if force is None else (force, _commander)
    if chunk is None:
        return
    figure.entity, figure.entity_type = named(figure, chunk, memory)
    if figure.entity:
        memory.subject = (figure.entity, figure.entity_type)
        figure.note("entity", "subject or possessor", figure.parse.text(chunk))


def _of_box(figure: Figure, memory: Memory) -> str:
    """ "Died: 4 June 1976 (aged 64)": an age in the row of a fact box is that of whom the box is about."""
    return memory.title if figure.parse.label is not None else ""


def entity(figure: Figure, chunk: int, memory: Memory) -> tuple[str, EntityType]:
    """The name of a noun phrase and its type; a pronoun stands for the last subject, an event for the main one."""
    parse = figure.parse
    if parse.word(chunk) in words("pronouns", "personal"):
        person = _stood_for(figure, chunk, memory)
        return (person, EntityType.NAMED) if person else memory.subject
    possessor = _possessor(figure, chunk)
    if possessor:
        return possessor, EntityType.NAMED
    name = proper_name(figure, chunk)
    lemma = parse.lemma(chunk)
    if lemma in words("nouns", "event") or lemma in words("nouns", "figure") or lemma == figure.predicate:
        return EVENT
    if not name and PERSON in figure.alike and lemma in words("nouns", "responder") | words("nouns", "perpetrator"):
        return EVENT  # "officers arrested 14 people", "a gunman wounded 14 people": 14 people were
    return (name, EntityType.NAMED) if name else (lemma, EntityType.THING)


def _own_force(figure: Figure) -> int | None:
    """ "620 of the rebels' fighters", "95 of its men": the noun phrase behind "of" that says whose people they are."""
    parse, behind = figure.parse, figure.host + 2
    if parse.word(behind - 1) != "of" or parse.kind(behind) is not Kind.NOUN or behind in parse.figures:
        return None
    owned = any(word in APOSTROPHES for word in parse.words(behind)) or parse.words(behind)[0] in words(
        "pronouns", "possessive"
    )
    return behind if owned and parse.lemma(behind) in words("nouns", "soldier") else None


def _commander(figure: Figure, force: int, memory: Memory) -> tuple[str, EntityType]:
    """Whose a force is: a name or the noun before the apostrophe, or the last subject."""
    sentence, chunk = figure.sentence, figure.parse.chunks[force]
    mark = next((at for at in range(chunk.first, chunk.last) if sentence.lower[at] in APOSTROPHES), None)
    if mark is None:
        return memory.subject
    name = _possessor(figure, force)
    return (name, EntityType.NAMED) if name else (sentence.lemma(mark - 1), EntityType.THING)


def _stood_for(figure: Figure, pronoun: int, memory: Memory) -> str:
    """Who "he" or "she" is: the last one named before it in its sentence, else the first who does something before.

    Nobody's are the people whom he hurts, or saves.
    """
    parse = figure.parse
    if parse.word(pronoun) not in words("pronouns", "he or she") or PERSON in figure.alike:
        return ""
    named = [at for at in range(pronoun) if is_name(parse, at) and parse.kind(at - 1) is not Kind.PREPOSITION]
    if named:
        return _name(parse, named[-1])
    earlier = memory.earlier()
    doer = next(doers(earlier, pronouns=True), None) if earlier is not None else None
    return _name(earlier, doer) if earlier is not None and doer is not None and is_name(earlier, doer) else ""


def proper_name(figure: Figure, chunk: int) -> str:
    """The first proper name in a noun phrase, or nothing."""
    phrase, sentence = figure.parse.chunks[chunk], figure.sentence
    first = next((i for i in range(phrase.first, phrase.last) if sentence.tags[i] == "PROPN"), None)
    if first is None:
        return ""
    last = first
    while last + 1 < phrase.last and sentence.tags[last + 1] == "PROPN":
        last += 1
    return sentence.text[sentence.starts[first] : sentence.ends[last]]


def _possessor(figure: Figure, chunk: int) -> str:
    """ "Turkey's dead": the name before the apostrophe."""
    phrase, sentence = figure.parse.chunks[chunk], figure.sentence
    marks = [i for i in range(phrase.first, phrase.last) if sentence.lower[i] in ("'s", "'")]
    if not marks or sentence.tags[marks[0] - 1] != "PROPN" or _is_time(figure, marks[0] - 1):
        return ""
    first = marks[0] - 1
    while first > phrase.first and sentence.tags[first - 1] == "PROPN":
        first -= 1
    return sentence.text[sentence.starts[first] : sentence.ends[marks[0] - 1]]


def _is_time(figure: Figure, token: int) -> bool:
    """ "Wednesday's blast" is nobody's."""
    return any(first <= token < last for first, last in figure.parse.times)


def _holder(figure: Figure) -> int | None:
    """The noun phrase that has the figure, as a chunk."""
    parse, role = figure.parse, figure.role
    vessel = _vessel(figure)
    if vessel is not None:
        return vessel
    if role.noun is not None and role.noun == figure.topic:
        if parse.word(role.noun + 1) == "of" if role.noun + 1 < len(parse.chunks) else False:
            behind = role.noun + 2
            if parse.kind(behind) is Kind.NOUN and behind not in parse.figures:
                return behind
        if any(word in ("'s", "'") for word in parse.words(role.noun)):
            return role.noun
        if role.noun == role.subject and not _possessor(figure, role.noun):
            return None
    if role.relation is Relation.SUBJECT or role.subject is None or role.subject in parse.figures:
        return None
    return None if parse.is_verb(role.verb, "speech") else role.subject


def _vessel(figure: Figure) -> int | None:
    """ "There were 150 people aboard the ferry": what they are aboard of has them."""
    parse, behind = figure.parse, figure.sentence.lower[figure.quantity.last : figure.quantity.last + 2]
    size = 1 if behind[:1] == ["aboard"] else 2 if behind == ["on", "board"] else 0
    at = figure.quantity.last + size
    if not size or at >= len(figure.sentence.words):
        return None
    chunk = parse.owner[at]
    return chunk if parse.kind(chunk) is Kind.NOUN and chunk not in parse.figures else None


def _aged(figure: Figure, memory: Memory) -> str:
    """The person beside an age: in its own phrase, before or behind its comma, or the subject of "was"."""
    parse, role = figure.parse, figure.role
    for chunk in beside(figure):
        if parse.kind(chunk) is not Kind.NOUN:
            continue
        name = person_name(figure, chunk)
        if name:
            memory.person = name
            return name
        if chunk == role.subject and parse.word(chunk) in words("pronouns", "he or she"):
            return _of_main_clause(figure, chunk) or ("" if _is_of_nearer(figure, memory) else memory.person)
    return _described(figure, memory) if _is_description(figure) else ""


def _of_main_clause(figure: Figure, pronoun: int) -> str:
    """ "Kern passed away when he was 60": the one name of the sentence, before the clause of the pronoun."""
    parse = figure.parse
    names = [person_name(figure, chunk) for chunk in range(pronoun - 1) if is_name(parse, chunk)]
    opens = parse.kind(pronoun - 1) is Kind.SUBORDINATOR
    return names[0] if opens and len(names) == 1 and is_name(parse, 0) else ""


def _is_of_nearer(figure: Figure, memory: Memory) -> bool:
    """ "There is a younger girl. She is 13": somebody of the pronoun's sex is told of behind the last name."""
    pronoun = figure.parse.word(figure.role.subject or 0)
    sex = next((sex for sex in table("grammar")["sexes"] if pronoun in words("pronouns", sex)), None)
    if sex is None or memory.before is None:
        return False
    names = {sex: words("sexes", sex), "person": {memory.person.lower().split(" ")[-1]}}
    told = [name for word in memory.before.lower for name in names if word in names[name]]
    return told[-1:] == [sex]


def _is_description(figure: Figure) -> bool:
    """ "The 22-year-old joined in May": an age stands for somebody whom the text has named."""
    quantity, sentence = figure.quantity, figure.sentence
    definite = sentence.lower[quantity.first - 1 : quantity.first] == ["the"]
    return definite and quantity.head == quantity.last - 1 == figure.parse.chunks[figure.host].last - 1


def _described(figure: Figure, memory: Memory) -> str:
    """The last name before an age in its sentence, else who does something in the one before, and is no speaker.

    "Kern hit the 22-year-old": whoever is named in the same clause is somebody else.
    """
    parse = figure.parse
    names = [person_name(figure, chunk) for chunk in range(figure.host) if is_name(parse, chunk)]
    earlier = memory.earlier()
    if names or earlier is None:
        return names[-1] if names and figure.role.relation is Relation.SUBJECT else ""
    if figure.role.relation in (Relation.ATTRIBUTE, Relation.COMPLEMENT) or _is_of_kin(figure):
        return ""
    for doer in doers(earlier, pronouns=True):
        if earlier.word(doer) in words("pronouns", "he or she"):
            return memory.person
        if is_name(earlier, doer) and not speaks(earlier, doer):
            return _name(earlier, doer)
    return ""


def _is_of_kin(figure: Figure) -> bool:
    """ "The mother of the 12-year-old"."""
    noun = figure.role.noun
    return (
        noun is not None and figure.role.relation is Relation.OF and figure.parse.lemma(noun) in words("nouns", "kin")
    )


def person_name(figure: Figure, chunk: int) -> str:
    """The proper name that a noun phrase ends in; nothing for "Oakland man" and "Luke's daughter"."""
    if figure.parse.word(chunk) in words("nouns", "generation") and figure.parse.kind(chunk - 1) is Kind.COMMA:
        return person_name(figure, chunk - 2)  # "Vincent Holt, Jr., 27"
    last, sentence = figure.parse.chunks[chunk].head, figure.sentence
    if sentence.tags[last] != "PROPN" or figure.quantity.first <= last < figure.quantity.last:
        return ""
    return _name(figure.parse, chunk)


def _name(parse: Parse, chunk: int) -> str:
    """The name that a noun phrase ends in."""
    return parse.sentence.text[slice(*_name_span(parse, chunk))]


def _name_span(parse: Parse, chunk: int) -> tuple[int, int]:
    """Where in the text the name stands that a noun phrase ends in."""
    phrase, sentence = parse.chunks[chunk], parse.sentence
    first = phrase.head
    while first > phrase.first and sentence.tags[first - 1] == "PROPN":
        first -= 1
    return sentence.starts[first], sentence.ends[phrase.head]


def _is_told_of_subject(figure: Figure) -> bool:
    """ "She died aged 70", "at the age of 70"; not "24 of them under age 17"."""
    lower, at = figure.sentence.lower, figure.quantity.number[0]
    bounded = at > 1 and lower[at - 2] in words("counted", "bounding_age")
    return lower[at - 1] in words("counted", "aged") and not bounded


def _is_of_another(figure: Figure) -> bool:
    """ "Fathered a child with a 15-year-old girl", "looked after his 7-year-old": the age has a phrase of its own."""
    phrase, tags = figure.parse.chunks[figure.host], figure.sentence.tags
    own = phrase.head >= figure.quantity.last or tags[phrase.first] == "DET"
    return figure.quantity.head is not None and own


def beside(figure: Figure) -> Iterator[int]:
    """Where the person of an age may stand, the nearest first."""
    parse, host, role = figure.parse, figure.host, figure.role
    enclosed = parse.kind(host - 1) is Kind.COMMA
    yield host
    if enclosed:
        yield host - 2
    if (_is_told_of_subject(figure) or is_at_the_age(figure)) and role.verb is not None:
        yield role.subject if role.subject is not None else host
    turned = role.relation is Relation.OBJECT and parse.is_verb(role.verb, "aging")
    reached = role.relation is Relation.COMPLEMENT and not _is_of_another(figure)
    if role.subject is not None and (turned or reached or role.relation is Relation.PREDICATE):
        yield role.subject
        if parse.kind(role.subject + 1) is Kind.COMMA:
            yield role.subject + 2
    if not enclosed:
        yield host - 1
    if figure.quantity.head is not None:
        yield host + 2 if parse.kind(host + 1) is Kind.COMMA else host + 1
