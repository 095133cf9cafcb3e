"""What narrows a figure: where, which of them, more or in all, done or planned, a rise or a level."""

from __future__ import annotations

import functools
from itertools import pairwise

import msgspec

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.places import event_of, places_of
from checker.extraction.figures.slots import is_difference, is_source
from checker.extraction.figures.then import is_of_then
from checker.extraction.grammar.attribution import Attribution, attribution_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import lemma
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon import units
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON
from checker.lexicon.load import table
from checker.lexicon.nouns import kind_of
from checker.model.amount import COUNT
from checker.model.scope import Modality, Part, Scope
from checker.rulebook.measures import Measures

OTHER = "other"
LEFT_OUT = "whoever did it may be counted or not"

REACH = 8
"""How many chunks behind a figure its "including" may stand."""

MODIFIERS = ("NOUN", "ADJ")
"""What tells a kind: "youth unemployment", "foreign debt"; not who confirmed it."""

DAILY = 8
"""How many tokens behind a figure its "that day" may stand."""


def narrow(figure: Figure, said: list[Attribution], measures: Measures) -> None:
    """Set the figure's scope; nothing narrows an age, nor whose turn it was, but an age may be of another time."""
    if figure.kind == "age" or figure.measure == "age":
        figure.scope = Scope(older=is_of_then(figure))
        return
    if figure.kind == "rank" and figure.declared:
        figure.scope = Scope(group=(figure.sentence.lemma(figure.quantity.last - 1),))
        return
    figure.unsure |= figure.declared and _is_of_some(figure)
    places, residue = places_of(figure)
    residue |= _shared_out(figure)
    figure.scope = Scope(
        places=tuple(sorted(places)),
        group=tuple(sorted(_group(figure))),
        part=_part(figure, measures),
        modality=_modality(figure, said),
        method=_method(figure, measures),
        change=_is_change(figure),
        older=_is_older(figure),
        residue=tuple(sorted(residue)),
        event=event_of(figure),
    )


def _group(figure: Figure) -> set[str]:
    """The modifiers between the number and its noun ("Palestinian prisoners"), and a telling noun of people."""
    sentence, quantity = figure.sentence, figure.quantity
    if figure.kind not in ("count", "rank"):
        return _among(figure) | _severity(figure) | _told_of(figure) | _kind(figure)
    people = words("nouns", "people")
    head = quantity.head if quantity.head is not None else quantity.number[1]
    drop = words("adjectives", "additional") | words("adjectives", "total")
    group = {
        sentence.lemma(i)
        for i in range(quantity.number[1], head)
        if sentence.tags[i] in ("ADJ", "NOUN", "PROPN") and sentence.lower[i] not in drop
    }
    if figure.declared and figure.noun and figure.noun not in figure.alike and figure.noun not in people:
        if quantity.head is None or sentence.tags[quantity.head] in NOMINAL:
            group.add(kind_of(figure.noun))
    said = {figure.predicate, "", *(figure.alike if figure.declared else ())}
    return (group - said - _side(figure)) | _among(figure) | _severity(figure)


def _kind(figure: Figure) -> set[str]:
    """ "Youth unemployment rose to 14 percent": which of what comes in kinds."""
    parse, role, tags, lower = figure.parse, figure.role, figure.sentence.tags, figure.sentence.lower
    told = (at for at in (figure.topic, role.noun, role.subject) if at is not None and at not in parse.figures)
    noun = next((at for at in told if parse.lemma(at) in words("nouns", "of_kinds")), None)
    if noun is None:
        return set()
    chunk, drop = parse.chunks[noun], words("adjectives", "total") | words("adjectives", "plain")
    first = max((at + 1 for at in range(chunk.first, chunk.head) if lower[at] == "'s"), default=chunk.first)
    said = {lower[at] for at in range(first, chunk.head) if tags[at] in MODIFIERS} - drop
    return {lemma(word, "NOUN") for word in said}


def _severity(figure: Figure) -> set[str]:
    """ "had life-threatening injuries", "were critically wounded": some of the wounded."""
    parse, role = figure.parse, figure.role
    said = [chunk for chunk in (role.verb, role.predicate, parse.object(role.verb) if role.verb else None) if chunk]
    own = figure.sentence.lower[figure.quantity.number[1] : figure.quantity.last]
    return {*own, *(word for chunk in said for word in parse.words(chunk))} & words("adjectives", "severity")


def _side(figure: Figure) -> set[str]:
    """ "300 North Korean soldiers", "3,000 North Koreans": whose they are is the figure's entity, not a group."""
    sentence, quantity = figure.sentence, figure.quantity
    last = quantity.last if quantity.head is not None else quantity.number[1]
    for size in (3, 2, 1):
        for first in range(quantity.number[1], last - size + 1):
            country = demonyms().get(tuple(sentence.lower[first : first + size]))
            if country is not None:
                figure.entity, figure.entity_type = figure.entity or country, figure.entity_type or "named"
                if quantity.head is not None and first + size > quantity.head:
                    _count_people(figure)
                return {sentence.lemma(i) for i in range(first, first + size)}
    return set()


def _count_people(figure: Figure) -> None:
    """ "3,000 North Koreans" are 3,000 people."""
    amount = msgspec.structs.replace(figure.quantity.amount, unit=units.count("person"))
    figure.quantity = msgspec.structs.replace(figure.quantity, amount=amount)
    figure.noun = "person"


@functools.cache
def demonyms() -> dict[tuple[str, ...], str]:
    """Other names of countries, word by word, with the country."""
    return {tuple(alias.split()): name for name, aliases in table("names")["aliases"].items() for alias in aliases}


def _among(figure: Figure) -> set[str]:
    """ "one of the most gravely hurt", "31 of the villagers": the group that the figure is taken from."""
    parse, behind = figure.parse, figure.host + 2
    if parse.kind(behind - 1) is not Kind.PREPOSITION or parse.word(behind - 1) not in ("of", "among"):
        return set()
    if parse.kind(behind) is not Kind.NOUN or behind in parse.figures or figure.quantity.head is not None:
        return set()
    if figure.declared and (said := parse.restricts(behind)) is not None:
        return {parse.lemma(said)} - {figure.predicate}
    pronoun = parse.words(behind)[0] in words("pronouns", "partitive") or parse.lemma(behind) in words("nouns", "whole")
    own = figure.measure.partition("/")[0] if not figure.declared else ""
    return set() if pronoun or parse.lemma(behind) in (*words("nouns", "people"), own) else {parse.lemma(behind)}


def _told_of(figure: Figure) -> set[str]:
    """What is said of some: "46 of the dead had been identified", "of the dead 31 were in their thirties".

    "They put names to 46 of the dead": it may be done to them, too.
    """
    parse, verb = figure.parse, figure.role.verb
    if verb is None or not _is_of_those(figure):
        return set()
    if figure.role.relation is not Relation.SUBJECT:
        of_some = parse.word(figure.host + 1) == "of" and not parse.is_verb(verb, "linking")
        return {parse.lemma(verb)} if of_some else set()
    for at in range(max(verb, figure.host) + 1, len(parse.chunks)):
        if parse.kind(at) is Kind.NOUN and at not in parse.figures:
            return {parse.lemma(at)}
        if parse.kind(at) is not Kind.PREPOSITION:
            break
    return {figure.sentence.lemma(parse.chunks[verb].head)}


def _is_of_those(figure: Figure) -> bool:
    """Whether the noun that gives the measure stands behind "of": "46 of the dead", "of the dead 46"."""
    parse = figure.parse
    behind_of = [at + 1 for at in range(min(figure.host + 2, len(parse.chunks) - 1)) if parse.word(at) == "of"]
    return any(
        figure.predicate in parse.words(at)[:2]
        for at in behind_of
        if figure.sentence.tags[parse.chunks[at].first] == "DET"
    )


def _shared_out(figure: Figure) -> set[str]:
    """ "One count for each of the dead", "twelve for every bed": no number of those they are shared out to."""
    behind = figure.sentence.lower[figure.quantity.last : figure.quantity.last + 2]
    return (
        {behind[1]} if len(behind) == 2 and behind[0] == "for" and behind[1] in words("sums", "shared_out") else set()
    )


def _part(figure: Figure, measures: Measures) -> Part:
    more = says_more(figure) and not _is_of_another_fate(figure, measures)
    more = more or (figure.noun == OTHER and _is_joined(figure))
    return Part.ADDITIONAL if more or _is_added(figure) or _is_of_one_day(figure) else Part.WHOLE


def _is_of_another_fate(figure: Figure, measures: Measures) -> bool:
    """ "A man was killed and four other people were hurt": other than the dead, and all of the hurt."""
    chunk, sentence = figure.parse.chunks[figure.host], figure.sentence
    if OTHER not in sentence.lower[chunk.first : chunk.last] or not figure.declared or _is_joined(figure):
        return False
    own = figure.parse.chunks[figure.topic] if figure.topic is not None else chunk
    ahead = (at for at in range(chunk.first) if not own.first <= at < own.last)
    fates = {measures.named(sentence.lemma(at), sentence.tags[at], COUNT, PERSON) for at in ahead} - {""}
    return bool(fates) and figure.measure not in fates


def _is_joined(figure: Figure) -> bool:
    """ "The mayor and 12 other people were killed", "wounded him and four others": the same is said of both."""
    parse, beside = figure.parse, figure.host - 2
    if parse.kind(beside + 1) is not Kind.COORDINATOR or parse.kind(beside) is not Kind.NOUN:
        return False
    governed = parse.kind(beside - 1) in (Kind.VERB, Kind.PREPOSITION)
    return governed is (figure.role.relation is not Relation.SUBJECT)


def _is_of_one_day(figure: Figure) -> bool:
    """ "65 infections were confirmed that day": on top of those before."""
    behind = " ".join(figure.sentence.lower[figure.quantity.last : figure.quantity.last + DAILY])
    return figure.declared and any(phrase in behind for phrase in words("adjectives", "daily"))


def _is_added(figure: Figure) -> bool:
    """ "387 cases were added": the subject of a passive is what comes on top."""
    parse, role = figure.parse, figure.role
    is_added = role.relation is Relation.SUBJECT and parse.is_verb(role.verb, "adding")
    return is_added and role.verb is not None and "passive" in parse.chunks[role.verb].traits


def says_more(figure: Figure) -> bool:
    """ "another 182 people", "5,000 more soldiers", "a further 20": on top of what was counted; not "more than"."""
    chunk, (first, last) = figure.parse.chunks[figure.host], figure.quantity.number
    words_ = enumerate(figure.sentence.words)
    lower = ["" if at and word[0].isupper() else word.lower() for at, word in words_]  # "New Zealand" is no more
    behind = [word for i, word in enumerate(lower[last : chunk.last + 1], last) if lower[i + 1 : i + 2] != ["than"]]
    ahead = [word for i, word in enumerate(lower[chunk.first : first], chunk.first) if "than" not in lower[i:first]]
    return not words("adjectives", "additional").isdisjoint([*ahead, *behind])


def _modality(figure: Figure, said: list[Attribution]) -> Modality:
    if any(one.denied for one in attribution_of(figure.host, said)):
        return Modality.DENIED
    parse, role = figure.parse, figure.role
    if _is_supposed(figure):
        return Modality.HYPOTHETICAL
    verb = role.verb
    if verb is None:
        return Modality.ACTUAL
    traits = parse.chunks[verb].traits
    if "negation" in traits:
        return Modality.DENIED
    if "infinitive" in traits and (_governed_by(figure, verb, "intent") or _is_to_happen(figure, verb)):
        return Modality.PLANNED
    if "gerund" in traits and parse.kind(verb - 1) is Kind.NOUN and _governed_by(figure, verb, "intent"):
        return Modality.PLANNED
    undergone = Relation.SUBJECT if "passive" in traits else Relation.OBJECT  # "£4m has been pledged"
    if "planned" in traits or (parse.is_verb(verb, "intent") and role.relation is undergone):
        return Modality.PLANNED
    if _is_forecast(figure, verb):
        return Modality.PLANNED
    return Modality.POSSIBLE if "possible" in traits else Modality.ACTUAL


def _is_forecast(figure: Figure, verb: int) -> bool:
    """ "Is forecast to fall to 40", "expects a price of 38", "the projection is 1.5 percent": not so yet."""
    parse, role = figure.parse, figure.role
    if "infinitive" in parse.chunks[verb].traits:
        chunk = parse.chunks[verb]
        own = any(figure.sentence.lemma(at) in words("verbs", "forecast") for at in range(chunk.first, chunk.head))
        return "have" not in parse.words(verb) and (own or _governed_by(figure, verb, "forecast"))
    if role.noun is not None and parse.lemma(role.noun) in words("nouns", "forecast"):
        return True
    return parse.is_verb(verb, "forecast") and role.relation is not Relation.SUBJECT


def _is_supposed(figure: Figure) -> bool:
    """ "If there is one man aboard"."""
    parse, at = figure.parse, figure.host - 1
    while parse.kind(at) not in (None, Kind.COMMA, Kind.BREAK, Kind.SUBORDINATOR):
        at -= 1
    return parse.kind(at) is Kind.SUBORDINATOR and parse.word(at) == "if"


def _is_to_happen(figure: Figure, verb: int) -> bool:
    """ "33 are to go free"."""
    chunk = figure.parse.chunks[verb]
    first, following = figure.sentence.lower[chunk.first : chunk.first + 2]
    return first in words("auxiliary", "be") and following == "to"


def _governed_by(figure: Figure, verb: int, verb_class: str) -> bool:
    """Whether an infinitive hangs on a verb of that class: "plans to send"."""
    parse = figure.parse
    for at in range(verb - 1, -1, -1):
        if parse.kind(at) is Kind.VERB:
            return parse.is_verb(at, verb_class)
        if parse.kind(at) in (Kind.BREAK, Kind.SUBORDINATOR):
            return False
    return any(figure.sentence.lemma(i) in words("verbs", verb_class) for i in range(parse.chunks[verb].head))


def _is_of_some(figure: Figure) -> bool:
    """Whether those spoken of may be some: "all three were shot", "one of the fatalities was a child"."""
    of = figure.quantity.number[1]
    if figure.topic == figure.host and figure.sentence.lower[of : of + 1] == ["of"]:
        return True
    return figure.sentence.lower[figure.quantity.first] in words("determiners", "all")


def _method(figure: Figure, measures: Measures) -> str:
    """ "four dead, including the gunman": whether whoever did it is counted."""
    parse, perpetrators = figure.parse, words("nouns", "perpetrator")
    for at in range(figure.host + 1, min(figure.host + REACH, len(parse.chunks) - 1)):
        if at in parse.figures or parse.kind(at) is Kind.BREAK:
            break
        if parse.word(at) in words("comparison", "including") and parse.lemma(at + 1) in perpetrators:
            return "perpetrator included"
        if parse.word(at) in words("comparison", "excluding") and parse.lemma(at + 1) in perpetrators:
            return "perpetrator not included"
        if parse.kind(at) is Kind.COORDINATOR and at == figure.host + 1 and parse.lemma(at + 1) in perpetrators:
            return "perpetrator not included"
    lower = figure.sentence.lower
    told = (word for word in (*lower, *map(" ".join, pairwise(lower))) if word in perpetrators)
    if figure.declared and measures.may_count_doer(figure.measure) and (word := next(told, "")):
        figure.note("method", LEFT_OUT, word)
    return ""


def _is_change(figure: Figure) -> bool:
    """A difference, or the object of a rise or a fall that names no level."""
    role = figure.role
    moves = figure.parse.is_verb(role.verb, "rise") or figure.parse.is_verb(role.verb, "fall")
    if figure.parse.is_verb(role.verb, "moving") and figure.kind != "percent":
        moves = False
    if figure.declared and " " in figure.predicate and role.host == figure.topic:
        return False
    return is_difference(figure) or (moves and not role.preposition and role.relation is not Relation.SUBJECT)


def _is_clause(figure: Figure, conjunction: str) -> bool:
    """ "Search on after 1 killed", "after two found dead": it says by itself what happened."""
    quantity, temporal = figure.quantity, conjunction in words("clauses", "temporal")
    own = quantity.head is None and quantity.last > quantity.number[1]
    return temporal and figure.declared and (own or figure.role.predicate is not None)


def _is_older(figure: Figure) -> bool:
    """ "Up from 31", "more than twice the 90 first announced"."""
    parse, said = figure.parse, figure.role.predicate
    before = parse.skip(figure.host - 1, -1, Kind.ADVERB)
    if parse.kind(before) is Kind.PREPOSITION and parse.word(before) in words("comparison", "older"):
        return not (is_source(figure) or _is_clause(figure, parse.word(before)))
    definite = figure.sentence.lower[parse.chunks[figure.host].first] in words("determiners", "definite")
    return definite and said is not None and parse.kind(said) is Kind.VERB and parse.is_verb(said, "speech")
