"""Whether what a figure says is so: "killed 40", "plans to hire 40", "may cost 40", "denied that 40 died"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.attribution import Attribution, attribution_of
from checker.extraction.grammar.phrasing import gap
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.zeros import is_worded
from checker.lexicon.grammar import words
from checker.model.scope import Modality


def modality(figure: Figure, said: list[Attribution]) -> Modality:
    if any(one.denied for one in attribution_of(figure.host, said)):
        return Modality.DENIED
    parse, role = figure.parse, figure.role
    if _is_supposed(figure):
        return Modality.HYPOTHETICAL
    verb, foretold = role.verb, _is_foretold(figure)
    if verb is None or foretold:
        return Modality.PLANNED if foretold else Modality.ACTUAL
    traits = parse.traits(verb)
    if "negation" in traits and not is_worded(figure.quantity, figure.sentence):  # "has not made any estimate": none
        return Modality.DENIED
    if "infinitive" in traits and (_governed_by(figure, verb, "intent") or _is_to_happen(figure, verb)):
        return Modality.PLANNED
    if "gerund" in traits and parse.kind(verb - 1) is Kind.NOUN and _governed_by(figure, verb, "intent"):
        return Modality.PLANNED
    if "gerund" in traits and parse.word(verb - 1) == "of" and parse.lemma(verb - 2) in words("nouns", "aim"):
        return Modality.PLANNED
    if _is_there(figure, verb):
        return Modality.ACTUAL
    if "planned" in traits or _is_meant(figure, verb) or _is_room(figure, verb) or _is_forecast(figure, verb):
        return Modality.PLANNED
    if "possible" not in traits or _is_known(figure, verb) or _is_able(figure, verb):
        return Modality.ACTUAL
    if _is_unreal(figure, verb):
        return Modality.HYPOTHETICAL
    return Modality.PLANNED if _is_told_ahead(figure, verb, said) else Modality.POSSIBLE


def _is_there(figure: Figure, verb: int) -> bool:
    """ "All nine instruments aboard will be switched on": what the verb plans for them, and not how many there are."""
    parse, role = figure.parse, figure.role
    known = words("determiners", "definite", "all")
    is_known = role.relation is Relation.SUBJECT and parse.first_word(role.host) in known
    return is_known and figure.declared and figure.topic not in (None, verb)


def _is_known(figure: Figure, verb: int) -> bool:
    """ "Its 80 turbines can make 960 megawatts": there are 80, whatever they can do."""
    parse, role = figure.parse, figure.role
    known = words("determiners", "definite") | words("pronouns", "possessive")
    is_known = role.relation is Relation.SUBJECT and parse.first_word(role.host) in known
    return is_known and not (figure.declared and figure.topic in (None, verb))


def _is_able(figure: Figure, verb: int) -> bool:
    """ "The hall can hold 4,000": a measure that the very "can" names."""
    return figure.topic == verb and figure.predicate == f"can {figure.parse.lemma(verb)}"


def _is_told_ahead(figure: Figure, verb: int, said: list[Attribution]) -> bool:
    """ "The company said it would shed 600 posts": in its own words, will."""
    told, group = any(attribution_of(figure.host, said)), figure.parse.words(verb)
    return told and not words("auxiliary", "backshifted").isdisjoint(group) and "have" not in group


def _is_meant(figure: Figure, verb: int) -> bool:
    """ "£4m has been pledged", "pledged £4m"; what was ordered or called is done."""
    parse = figure.parse
    undergone = Relation.SUBJECT if "passive" in parse.traits(verb) else Relation.OBJECT
    is_meant = parse.is_verb(verb, "intent") and not parse.is_verb(verb, "at once")
    return is_meant and figure.role.relation is undergone


def _is_room(figure: Figure, verb: int) -> bool:
    """ "Was built for 5,000": how many there are is another matter."""
    is_made = not figure.parse.traits(verb).isdisjoint(("passive", "bare past"))
    return is_made and figure.role.preposition == "for" and figure.parse.is_verb(verb, "making")


def _is_forecast(figure: Figure, verb: int) -> bool:
    """ "Is forecast to fall to 40", "expects a price of 38", "the projection is 1.5 percent": not so yet."""
    parse, role = figure.parse, figure.role
    if "infinitive" in parse.traits(verb):
        return "have" not in parse.words(verb) and (_foretells(figure, verb) or _governed_by(figure, verb, "forecast"))
    if parse.lemma(role.noun) in words("nouns", "forecast"):
        return True
    return parse.is_verb(verb, "forecast") and role.relation is not Relation.SUBJECT


def _is_foretold(figure: Figure) -> bool:
    """ "The £51m that analysts had forecast": by the clause behind it."""
    behind = (figure.host + 2, figure.host + 3)
    return any(gap(figure.parse, at) == figure.host and _foretells(figure, at) for at in behind)


def _foretells(figure: Figure, verb: int) -> bool:
    """ "Had forecast", "expects to fill"."""
    chunk = figure.parse.chunks[verb]
    return any(figure.sentence.lemma(at) in words("verbs", "forecast") for at in range(chunk.first, chunk.last))


def _is_supposed(figure: Figure) -> bool:
    """ "If there is one man aboard"."""
    opener = figure.parse.opener(figure.host)
    return figure.parse.kind(opener) is Kind.SUBORDINATOR and figure.parse.word(opener) == "if"


def _is_unreal(figure: Figure, verb: int) -> bool:
    """ "Would have lost by 58 votes": what did not come to be."""
    group = figure.parse.words(verb)
    return "have" in group and not words("auxiliary", "backshifted").isdisjoint(group)


def _is_to_happen(figure: Figure, verb: int) -> bool:
    """ "33 are to go free"."""
    chunk = figure.parse.chunks[verb]
    first, following = figure.sentence.lower[chunk.first : chunk.first + 2]
    return first in words("auxiliary", "be") and following == "to"


def _governed_by(figure: Figure, verb: int, verb_class: str) -> bool:
    """Whether an infinitive hangs on a verb of that class: "plans to send", "expects adjusted profit to be"."""
    parse = figure.parse
    for at in range(verb - 1, -1, -1):
        if parse.kind(at) is Kind.VERB and parse.kind(at - 1) is not Kind.VERB:
            return parse.is_verb(at, verb_class)
        if parse.kind(at) in (Kind.BREAK, Kind.SUBORDINATOR):
            return False
    return any(figure.sentence.lemma(i) in words("verbs", verb_class) for i in range(parse.chunks[verb].head))
