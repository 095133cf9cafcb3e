"""Verbs that may name the measure of a figure, with their objects: "cost 62 their lives", "shot three women dead"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.figure import Figure
from checker.extraction.figures.signal import PARTICLE, Signal, signal_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import phrases, words
from checker.lexicon.likeness import PERSON, is_person
from checker.lexicon.load import table
from checker.model.amount import COUNT


def deed(figure: Figure, verb: int) -> Iterator[Signal]:
    """What a verb, given by its chunk, says was done with or by those counted, the surest first."""
    parse, role = figure.parse, figure.role
    if _is_done_by(figure, verb):
        return
    if role.relation is Relation.OBJECT and not words("verbs", "able").isdisjoint(parse.words(verb)):
        yield Signal(f"can {parse.lemma(verb)}", "ADV", "verb and noun", verb)
    if figure.noun and not _is_its(figure) and (role.relation is Relation.OBJECT or _undergoes(figure)):
        yield Signal(f"{parse.lemma(verb)} {figure.noun}", "ADV", "verb and noun", verb)
    yield from with_particle(figure, parse.chunks[verb].head, verb)
    yield from _brought_about(figure, verb)
    yield from _outcome(figure, verb)
    yield from _verb(figure, verb)


def _is_done_by(figure: Figure, verb: int) -> bool:
    """ "Eight people were shot by two gunmen": people who do it to people; not "the match was seen by 900 fans"."""
    parse, role = figure.parse, figure.role
    if role.preposition != "by" or "passive" not in parse.chunks[verb].traits or role.subject is None:
        return False
    return is_person(figure.noun) and is_person(parse.lemma(role.subject))


def _verb(figure: Figure, verb: int) -> Iterator[Signal]:
    """The verb itself, unless the figure is what its object came down from, what it was done against, or where."""
    if not (_is_level_of_object(figure) or _is_target(figure) or _is_of_place(figure)):
        yield signal_of(figure, figure.parse.chunks[verb].head, figure.role.relation.value, verb)


def _is_target(figure: Figure) -> bool:
    """ "Fired on a crowd of 500 people", "the roof collapsed on 12 men"."""
    role = figure.role
    before = figure.parse.word(role.noun - 1) if role.relation is Relation.OF and role.noun else role.preposition
    return figure.dimension == COUNT and before in words("prepositions", "upon")


def _is_of_place(figure: Figure) -> bool:
    """ "The drug cut the risk in a trial of 4,500 patients": of what stands behind a locative preposition."""
    parse, noun = figure.parse, figure.role.noun
    if figure.role.relation is not Relation.OF or noun is None:
        return False
    is_inside = parse.word(noun - 1) in words("prepositions", "locative")
    return is_inside and parse.lemma(noun) not in words("nouns", "partitive")


def _is_level_of_object(figure: Figure) -> bool:
    """ "Cut the dividend to 6 crowns from 8": of what was cut, and nobody cut."""
    parse, role = figure.parse, figure.role
    is_end = figure.kind == "bare" and figure.sentence.word(figure.first - 1) in ("from", "to")
    is_end &= parse.is_verb(role.verb, "cutting")
    cut = parse.object(role.verb) if is_end and role.verb is not None else None
    return cut is not None and cut not in parse.figures


def _is_its(figure: Figure) -> bool:
    """ "Their steepest fall since 2016, when they lost 17", "the Left gained four seats, the Centre lost three".

    Of what, the pronoun does not tell, and the figure before it tells of a thing: no people; nor are the millions
    that somebody loses, or what is won and lost by turns: "lost five in a row", "lost three of six".
    """
    subject, sentence = figure.role.subject, figure.sentence
    if figure.kind != "bare" or figure.noun != PERSON or subject is None:
        return False
    if sentence.lower[figure.number[1] - 1] in table("numbers")["scale"]:
        return True
    ahead = [last for _, last in figure.parse.numbers if last < figure.first]
    is_of_things = bool(ahead) and sentence.tag(ahead[-1]) == "NOUN" and not is_person(sentence.lemma(ahead[-1]))
    return is_of_things or figure.parse.word(subject) in ("it", "they") or _is_of_games(figure)


def _is_of_games(figure: Figure) -> bool:
    """ "Lost five in a row", "lost 12 in the north and won nine", "lost three of six"."""
    parse, lower = figure.parse, figure.sentence.lower
    behind = tuple(lower[figure.last : figure.last + 3])
    is_run = any(behind[: len(one)] == one for one in phrases("counted", "run"))
    is_of_number = behind[:1] == ("of",) and figure.host + 2 in parse.figures
    verbs = {parse.lemma(at) for at in range(len(parse.chunks)) if parse.kind(at) is Kind.VERB}
    return is_run or is_of_number or not verbs.isdisjoint(words("counted", "won"))


def _undergoes(figure: Figure) -> bool:
    """ "117 lives were lost", "117 lives lost"; who "lost their homes" lost something."""
    parse, role = figure.parse, figure.role
    if role.verb is None or parse.object(role.verb) is not None:
        return False
    traits = parse.traits(role.verb)
    is_subject = role.relation is Relation.SUBJECT and parse.lemma(role.host) == figure.noun
    return is_subject and not traits.isdisjoint(("passive", "bare past"))


def with_particle(figure: Figure, verb: int, chunk: int) -> Iterator[Signal]:
    """A verb, given by its token, with the word behind it: "tested positive", "shot dead", "set free"."""
    for word in figure.sentence.lower[verb + 1 : verb + 2]:
        yield Signal(f"{figure.sentence.lemma(verb)} {word}", "ADV", "verb and particle", chunk)


def _brought_about(figure: Figure, verb: int) -> Iterator[Signal]:
    """What the verb does to those counted: "took 37 into custody", "cost 62 their lives", "forced 900 to flee"."""
    parse, role = figure.parse, figure.role
    if role.relation not in (Relation.OBJECT, Relation.SUBJECT):
        return
    after = parse.skip((role.host if role.relation is Relation.OBJECT else verb) + 1, 1, Kind.ADVERB)
    if parse.kind(after) is Kind.NOUN and after not in parse.figures and role.relation is Relation.OBJECT:
        yield Signal(f"{parse.lemma(verb)} {parse.lemma(after)}", "ADV", "verb and noun", verb)
    if parse.kind(after) is Kind.PREPOSITION and parse.kind(after + 1) is Kind.NOUN:
        yield Signal(f"{parse.lemma(verb)} {parse.lemma(after + 1)}", "ADV", "verb and noun", verb)
    if parse.word(after) == "as" and parse.kind(after + 1) in (Kind.ADJECTIVE, Kind.VERB):
        yield signal_of(figure, parse.chunks[after + 1].head, "behind the verb", after + 1)
    if parse.is_verb(verb, "causing") and "infinitive" in parse.traits(after):
        yield signal_of(figure, parse.chunks[after].head, role.relation.value, after)


def _outcome(figure: Figure, verb: int) -> Iterator[Signal]:
    """What a deed came to: "fatally shot", "shot three women dead", "stabbed 12 to death", "pulled 41 out alive"."""
    parse, role = figure.parse, figure.role
    if role.relation not in (Relation.OBJECT, Relation.SUBJECT):
        return
    last = role.host if role.relation is Relation.OBJECT else verb
    yield from (Signal(word, "ADV", PARTICLE, verb) for word in parse.words(verb)[:-1])
    yield from (
        Signal(parse.word(at), "ADV", PARTICLE, at) for at in (verb - 1, last + 1) if parse.kind(at) is Kind.ADVERB
    )
    after = parse.skip(last + 1, 1, Kind.ADVERB)
    if parse.word(after) == "in":
        yield signal_of(figure, parse.chunks[verb].head, role.relation.value, verb)  # "died in hospital"
    if parse.kind(after) is Kind.PREPOSITION and parse.kind(after + 1) is Kind.NOUN:
        yield Signal(" ".join((*parse.words(after), *parse.words(after + 1))), "ADV", "verb and noun", after + 1)
    after += parse.kind(after) is Kind.PREPOSITION and parse.kind(after + 1) is Kind.ADJECTIVE
    if parse.kind(after) is Kind.ADJECTIVE and not parse.is_verb(verb, "linking"):
        yield signal_of(figure, parse.chunks[after].head, PARTICLE, after)


def done_too(figure: Figure, verb: int) -> Iterator[Signal]:
    """ "Were shot and killed", "were shot and wounded": what else is said of the same subject or object."""
    parse, states = figure.parse, (Kind.VERB, Kind.ADJECTIVE)
    said = verb + (parse.kind(verb + 1) is Kind.ADJECTIVE)
    if parse.kind(said + 1) is Kind.COORDINATOR and parse.kind(said + 2) in states:
        yield signal_of(figure, parse.chunks[said + 2].head, PARTICLE, said + 2)
