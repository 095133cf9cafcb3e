"""Of whom a figure speaks: the entity, as written.

A possessor ("Kroger's revenue"), the noun behind "of" ("the length of the bridge"), else the subject of the
verb; for an age the person beside it. Figures that befall people in an event ("40 were killed") belong to the
report's main event, which is the empty name.
"""

from __future__ import annotations

import re

from checker.extraction.figures.additional import brought
from checker.extraction.figures.age_owners import aged
from checker.extraction.figures.figure import Figure, is_adjective
from checker.extraction.figures.memory import EVENT, Memory
from checker.extraction.figures.standings import standing
from checker.extraction.grammar.capitals import bearers
from checker.extraction.grammar.phrasing import doers, is_name, name_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.aged import OLDEST
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person, soldiers
from checker.model.claim import EntityType

FOUND = "bodies found"
"""The declared measure of those who are nobody's, whoever found them."""


ONE = ("one", "1")


def find(figure: Figure, memory: Memory) -> None:
    """Set the figure's `entity` and `entity_type`."""
    if figure.kind == "age":
        figure.entity = aged(figure, memory) or _of_box(figure, memory)
        figure.entity_type = EntityType.NAMED if _is_of_a_thing(figure) else EntityType.PERSON
        figure.unsure = not figure.entity and figure.value < OLDEST  # nobody's, whoever it is
        return
    if several := _vessels(figure):
        figure.entity, figure.entity_type = several, EntityType.THING
        return
    force = _own_force(figure)
    chunk, named = (_holder(figure), entity) if force is None else (force, _commander)
    if chunk is None:
        return
    figure.entity, figure.entity_type = named(figure, chunk, memory)
    if figure.entity and figure.entity_type is not EntityType.SOMEBODY:
        memory.subject = (figure.entity, figure.entity_type)
        figure.note("entity", "subject or possessor", figure.parse.text(chunk))


def _is_of_a_thing(figure: Figure) -> bool:
    """ "Cambridge is 800 years old", "the 132-year-old maker of pots": so old is rather a town, or a firm.

    But not "Anna Kern", Kern, or "a 164-year-old".
    """
    sentence, last, name = figure.sentence, figure.last, figure.entity
    head = figure.parse.chunks[figure.host].head
    if figure.value >= OLDEST and head >= last and sentence.lemma(head) not in words("nouns", "somebody"):
        return True
    is_told = figure.value >= OLDEST and sentence.lower[last - 2 : last] == ["years", "old"]
    return is_told and len(name.split()) == 1 and not bearers(sentence.text, name)


def _of_box(figure: Figure, memory: Memory) -> str:
    """ "Died: 4 June 1976 (aged 64)": an age in the row of a fact box is that of whom the box is about."""
    return memory.title if figure.parse.label is not None else ""


def entity(figure: Figure, chunk: int, memory: Memory) -> tuple[str, EntityType]:
    """The name of a noun phrase and its type; a pronoun stands for the last subject, an event for the main one."""
    parse = figure.parse
    if figure.measure == FOUND:
        return EVENT
    if parse.word(chunk) in words("pronouns", "personal"):
        person = _stood_for(figure, chunk, memory)
        if person:
            return person, EntityType.NAMED
        is_person = parse.word(chunk) in words("pronouns", "he or she") and PERSON not in figure.alike
        is_untold = is_person and memory.subject[1] is not EntityType.NAMED
        return (parse.word(chunk), EntityType.SOMEBODY) if is_untold else memory.subject
    possessor = _possessor(figure, chunk)
    if possessor and not _is_one_person(figure, parse.chunks[chunk].head):
        return possessor, EntityType.NAMED
    name = proper_name(figure, chunk)
    lemma = parse.lemma(chunk)
    if lemma in words("nouns", "event", "figure") or lemma == figure.predicate:
        return EVENT
    if _is_the_one(figure.sentence.text, name):
        return EVENT
    name = name or _numbered(figure, chunk)
    if PERSON in figure.alike and _acts_on_others(figure, chunk, name):
        return EVENT  # "officers arrested 14 people", "a gunman wounded 14 people": 14 people were
    return (name, EntityType.NAMED) if name else (lemma, EntityType.THING)


def _is_the_one(text: str, name: str) -> bool:
    """ "Cyclone Nessa" is the event of a report that names no other cyclone."""
    kind, _, own = name.partition(" ")
    if not own or kind.lower() not in words("nouns", "event"):
        return False
    return {*re.findall(rf"\b{kind} ([A-Z]\w+)", text)} == {own}


def _numbered(figure: Figure, chunk: int) -> str:
    """ "The line" in a report of Line 4, and of no other line that has a number."""
    parse, lemma = figure.parse, figure.parse.lemma(chunk)
    if parse.words(chunk) != ["the", lemma]:
        return ""
    numbered = {*re.findall(rf"\b{re.escape(lemma.capitalize())} \d+\b", figure.sentence.text)}
    return numbered.pop() if len(numbered) == 1 else ""


def _acts_on_others(figure: Figure, chunk: int, name: str) -> bool:
    """Whether a noun phrase is those whose work it is, or who did it; a capital may only open the sentence."""
    head = figure.parse.chunks[chunk].head
    is_named = name and (head > 0 or figure.sentence.words[head] != name)
    return not is_named and figure.sentence.noun(head) in words("nouns", "responder", "perpetrator")


def _own_force(figure: Figure) -> int | None:
    """ "620 of the rebels' fighters", "95 of its men": the noun phrase behind "of" that says whose people they are."""
    parse = figure.parse
    behind = parse.of_phrase(figure.host)
    if behind is None or behind in parse.figures:
        return None
    owned = parse.apostrophe(behind) is not None or parse.first_word(behind) in words("pronouns", "possessive")
    return behind if owned and parse.lemma(behind) in soldiers() else None


def _commander(figure: Figure, force: int, memory: Memory) -> tuple[str, EntityType]:
    """Whose a force is: a name or the noun before the apostrophe, or the last subject."""
    mark = figure.parse.apostrophe(force)
    if mark is None:
        return memory.subject
    name = _possessor(figure, force)
    return (name, EntityType.NAMED) if name else (figure.sentence.lemma(mark - 1), EntityType.THING)


def _stood_for(figure: Figure, pronoun: int, memory: Memory) -> str:
    """Who "he" or "she" is: the last one named before it in its sentence, else the first who does something before.

    Nobody's are the people whom he hurts, or saves.
    """
    parse = figure.parse
    if parse.word(pronoun) not in words("pronouns", "he or she") or PERSON in figure.alike:
        return ""
    named = [at for at in range(pronoun) if is_name(parse, at) and parse.kind(at - 1) is not Kind.PREPOSITION]
    if named:
        return name_of(parse, named[-1])
    earlier = memory.earlier()
    doer = next(doers(earlier, pronouns=True), None) if earlier is not None else None
    return name_of(earlier, doer) if earlier is not None and doer is not None and is_name(earlier, doer) else ""


def proper_name(figure: Figure, chunk: int) -> str:
    """The first proper name in a noun phrase, with its number ("Line 5"), or nothing."""
    phrase, sentence = figure.parse.chunks[chunk], figure.sentence
    is_numbered = sentence.tags[phrase.last - 1] == "NUM" and phrase.last - 1 > phrase.head
    numbered = phrase.head if is_numbered and chunk not in figure.parse.figures else None
    first = next((i for i in range(phrase.first, phrase.last) if sentence.tags[i] == "PROPN"), numbered)
    if first is None:
        return ""
    last = first if numbered is None else phrase.last - 1
    while last + 1 < phrase.last and sentence.tags[last + 1] == "PROPN":
        last += 1
    if figure.parse.apostrophe(chunk) == last + 1 and _is_one_person(figure, phrase.head):
        last = phrase.head  # "Kern's brother" is not Kern
    return sentence.text[sentence.starts[first] : sentence.ends[last]]


def _is_one_person(figure: Figure, token: int) -> bool:
    """Whether a noun names somebody, and no people as "Norland's soldiers" does."""
    word = figure.sentence.lower[token]
    return figure.sentence.tags[token] == "NOUN" and figure.sentence.lemma(token) == word and is_person(word)


def _possessor(figure: Figure, chunk: int) -> str:
    """ "Turkey's dead": the name before the apostrophe."""
    phrase, sentence, mark = figure.parse.chunks[chunk], figure.sentence, figure.parse.apostrophe(chunk)
    if mark is None or sentence.tags[mark - 1] != "PROPN" or _is_time(figure, mark - 1):
        return ""
    first = mark - 1
    while first > phrase.first and sentence.tags[first - 1] == "PROPN":
        first -= 1
    return sentence.written(first, mark)


def _is_time(figure: Figure, token: int) -> bool:
    """ "Wednesday's blast" is nobody's."""
    return any(first <= token < last for first, last in figure.parse.times)


def _holder(figure: Figure) -> int | None:
    """The noun phrase that has the figure, as a chunk."""
    parse, role = figure.parse, figure.role
    special = next((one for one in (_vessel(figure), standing(figure)) if one is not None), None)
    if special is not None:
        return special
    if figure.kind == "measure" and is_adjective(figure):
        return _described(figure)
    if (measured := measured_of(figure)) is not None:
        return measured
    if figure.kind == "rank" and _is_apposed(figure):
        return figure.host - 2  # "Leeds, the third-largest city"
    if figure.kind == "rank" and _possessor(figure, figure.host):
        return figure.host  # "it was Holm's fourth gold"
    if role.noun is not None and role.noun == figure.topic:
        behind = parse.of_phrase(role.noun)
        if behind is not None and behind not in parse.figures:
            return behind
        if parse.apostrophe(role.noun) is not None:
            return role.noun
        if role.noun == role.subject:
            return None
    if role.relation is Relation.SUBJECT or role.subject is None or role.subject in parse.figures:
        return None
    return _affected(figure) or (None if parse.is_verb(role.verb, "speech") else role.subject)


def _affected(figure: Figure) -> int | None:
    """Whom a figure befalls, not who brings it about: "the judge jailed Hale for nine years", "fined him 400 euros"."""
    parse, verb = figure.parse, figure.role.verb
    if verb is None or figure.role.relation is Relation.OF:  # "gives him a record of 38 wins": the record's
        return None
    if not parse.is_verb(verb, "affecting", "giving"):
        return None
    whom = parse.object(verb)
    if whom is None or whom >= figure.host or whom in parse.figures:
        return None
    is_somebody = is_name(parse, whom) or parse.word(whom) in words("pronouns", "he or she")
    return whom if is_somebody or is_person(parse.lemma(whom)) else None


def measured_of(figure: Figure) -> int | None:
    """What a figure is the size of: "a pipe 220 metres long", "Line 5, 19 km long,", "takes the network to 94.6 km"."""
    parse = figure.parse
    at = parse.skip(figure.host - 1, -1, Kind.COMMA)
    is_long = figure.kind == "measure" and parse.kind(figure.host + 1) is Kind.ADJECTIVE and at not in parse.figures
    return at if is_long and parse.kind(at) is Kind.NOUN else brought(figure)


def _is_apposed(figure: Figure) -> bool:
    """Whether a figure is in a phrase behind a name, which may open the sentence, and its comma."""
    parse, named = figure.parse, figure.host - 2
    is_noun = parse.kind(named + 1) is Kind.COMMA and parse.kind(named) is Kind.NOUN and named not in parse.figures
    return is_noun and parse.tag(named) == "PROPN"


def _described(figure: Figure) -> int:
    """What a size before its noun is of: that, or the name beside it ("Kenza-2, a 168-kg satellite")."""
    parse, host = figure.parse, figure.host
    if parse.is_indefinite(host) and parse.kind(host - 3) is not Kind.PREPOSITION and _is_apposed(figure):
        return host - 2
    return host + 2 if _is_named_behind(figure) else host


def _is_named_behind(figure: Figure) -> bool:
    """ "The 33-metre tower of Orm"; not "a 40-km stretch of the Rhine"."""
    parse, host = figure.parse, figure.host
    named = parse.of_phrase(host)
    is_some = parse.lemma(host) in words("nouns", "portion", "partitive") or parse.is_indefinite(host)
    return named is not None and named not in parse.figures and not is_some and is_name(parse, named)


def _vessels(figure: Figure) -> str:
    """ "Two aircraft" of "207 people were on the two aircraft": of all that are counted, whatever is told of one."""
    parse, at = figure.parse, figure.host + 1 if figure.topic == figure.host else figure.topic
    if at is None or at + 1 not in parse.figures or parse.kind(at) is not Kind.PREPOSITION:
        return ""
    (first, _), last = parse.numbers[parse.figures[at + 1]], parse.chunks[at + 1].last
    is_told = figure.declared and " " in figure.predicate and figure.sentence.lower[first] not in ONE
    return "" if not is_told else " ".join(figure.sentence.lower[first:last])


def _vessel(figure: Figure) -> int | None:
    """ "There were 150 people aboard the ferry": what they are aboard of has them."""
    parse, behind = figure.parse, figure.sentence.lower[figure.last : figure.last + 2]
    size = 1 if behind[:1] == ["aboard"] else 2 if behind == ["on", "board"] else 0
    at = figure.last + size
    if not size or at >= len(figure.sentence.words):
        return None
    chunk = parse.owner[at]
    return chunk if parse.kind(chunk) is Kind.NOUN and chunk not in parse.figures else None
