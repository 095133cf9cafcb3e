"""What a figure says of whom it is about, in the report's own words: "jobs cut", "margin", "crossed the river".

The measure by which claims are compared is a declared one or a pair of lemmas (`naming`); a reader is shown the
phrase that names the amount, or what was done, or what those counted did.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import APOSTROPHES, Scene, bare_start, is_name, is_pronoun
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon.grammar import words
from checker.model.amount import COUNT

BEFALLEN = ("killed", "wounded", "casualties", "age")
"""Measures with so many words for one thing that their own name says it best."""


def what(figure: Figure, scene: Scene, earlier: Figure | None) -> str:
    """The wording of a figure's measure; `earlier` is the figure before it in its sentence."""
    before = earlier.what if earlier is not None else ""
    if figure.measure in BEFALLEN and not figure.scope.change:
        return figure.measure
    if _differs(figure):
        return _difference(figure, scene, before)
    if before and earlier is not None and _is_older(figure, earlier):
        return before
    if among := _among_them(figure):
        return among
    if (figure.parse.is_verb(figure.role.verb, "pro") or _is_alternative(figure)) and before:
        return before
    found = next(filter(None, (step(figure, scene) for step in STEPS)), "")
    return found or figure.measure.replace("/", " ") or before


def _is_alternative(figure: Figure) -> bool:
    """ "3 miles (4.8 km)", "9 percent, or 15,000": the same in other units."""
    parse, host = figure.parse, figure.host
    bracketed = parse.kind(host - 1) is Kind.OPEN and parse.kind(host + 1) is Kind.CLOSE
    return bracketed and host - 2 in parse.figures


def _is_older(figure: Figure, earlier: Figure) -> bool:
    """ "Up from 31", "against 9,850 in March": another amount of the same."""
    same = figure.quantity.amount.unit.dimension == earlier.quantity.amount.unit.dimension
    older = words("comparison", "older") | words("comparison", "words")
    own = figure.parse.is_verb(figure.role.verb, "rise") or figure.parse.is_verb(figure.role.verb, "fall")
    return same and not own and figure.parse.word(figure.host - 1) in older


def _among_them(figure: Figure) -> str:
    """ "A third of them students", "60% of them children": what stands behind the pronoun."""
    parse, behind = figure.parse, figure.host + 2
    if parse.word(behind - 1) != "of" or parse.word(behind) not in words("pronouns", "partitive"):
        return ""
    at = behind + 1
    if parse.kind(at) in (Kind.NOUN, Kind.ADJECTIVE) and at not in parse.figures:
        return parse.text(at)
    if parse.kind(at) is Kind.PREPOSITION and parse.kind(at + 1) is Kind.NOUN:
        return parse.sentence.written(parse.chunks[at].first, parse.chunks[at + 1].last)
    return ""


# Differences


def _differs(figure: Figure) -> bool:
    return figure.scope.change or _direction(figure) != ""


def _direction(figure: Figure) -> str:
    """ "four fewer than", "up 12 percent", "a gain of 29 percent": which way it went; nothing for a level."""
    parse, role = figure.parse, figure.role
    if role.noun is not None and role.relation is Relation.OF:
        if parse.lemma(role.noun) in words("nouns", "rise") | words("nouns", "fall"):
            return parse.word(role.noun)
    beside = {
        figure.sentence.lower[i]
        for i in range(figure.quantity.number[1], min(figure.quantity.last + 1, len(figure.sentence.lower)))
    }
    than = figure.sentence.lower[figure.quantity.last : figure.quantity.last + 2]
    if "than" in than and beside & words("comparison", "words"):
        return "decrease" if beside & words("comparison", "fewer") else "increase"
    return ""


def _difference(figure: Figure, scene: Scene, before: str) -> str:
    """ "rise in revenue", "decrease in seats"."""
    parse, role = figure.parse, figure.role
    way = _direction(figure)
    if not way:
        way = "fall" if parse.is_verb(role.verb, "fall") else "rise"
    of = role.subject if role.noun is None or role.relation is Relation.OF else role.noun
    own = _measured_words(parse, of) if of is not None and of not in parse.figures and role.shared is None else ""
    own = own or before or (_measured_words(parse, of) if of is not None else "")
    return f"{way} in {own}" if own else way


# Phrases


def _measured_words(parse: Parse, chunk: int) -> str:
    """A noun phrase without its article, its owner and its number."""
    part, sentence = parse.chunks[chunk], parse.sentence
    owned = (at + 1 for at in range(part.last - 1, part.first - 1, -1) if sentence.lower[at] in APOSTROPHES)
    return sentence.written(bare_start(parse, chunk, next(owned, part.first), part.last), part.last)


def _counted(figure: Figure) -> str:
    """What is counted; nothing for people in general, and for units."""
    if figure.quantity.amount.unit.dimension != COUNT or figure.kind in ("fraction", "percent"):
        return ""
    if figure.noun in words("nouns", "people"):
        return ""
    return _measured_words(figure.parse, figure.host) if figure.quantity.head is not None else ""


def _of_what(figure: Figure) -> str:
    """ "85 percent of the households", "1.8 tonnes of cocaine"."""
    parse, behind = figure.parse, figure.host + 2
    if parse.word(behind - 1) != "of" or parse.kind(behind) is not Kind.NOUN or is_pronoun(parse, behind):
        return ""
    return _measured_words(parse, behind)


def _verb(parse: Parse, verb: int) -> str:
    """A verb without its auxiliaries, with its particle: "dug out"."""
    sentence, chunk = parse.sentence, parse.chunks[verb]
    particle = parse.word(verb + 1) if parse.word(verb + 1) in words("prepositions", "particle") else ""
    return f"{sentence.words[chunk.head]} {particle}".strip()


def _behind(parse: Parse, verb: int) -> str:
    """What stands behind a verb: its object, an adjective, a predicate behind "in"."""
    at = parse.skip(verb + 1, 1, Kind.ADVERB)
    if parse.word(at) in words("prepositions", "particle"):
        at += 1
    if parse.kind(at) is Kind.ADJECTIVE:
        infinitive = _verb(parse, at + 1) if parse.kind(at + 1) is Kind.VERB else ""
        return f"{parse.text(at)} {infinitive}".strip()
    if parse.kind(at) is Kind.NOUN and at not in parse.figures:
        return _measured_words(parse, at)
    return ""


# Where to look, the surest first


def _said_of_it(figure: Figure, scene: Scene) -> str:
    """ "94 drones launched", "11 found alive", "15 percent contained"."""
    parse, at = figure.parse, figure.role.predicate
    if at is None or (figure.role.shared is not None and at < figure.host) or parse.is_verb(at, "speech"):
        return ""
    if parse.kind(at) is Kind.ADJECTIVE:
        return parse.text(at)
    if "bare past" not in parse.chunks[at].traits:
        return ""
    behind = parse.text(at + 1) if parse.kind(at + 1) is Kind.ADJECTIVE else ""
    counted = _counted(figure) or _of_what(figure)
    return f"{counted} {_verb(parse, at)} {behind}".strip()


def _amount_of(figure: Figure, scene: Scene) -> str:
    """The noun whose amount it is: "operating margin", "order intake"."""
    parse, role = figure.parse, figure.role
    noun = role.noun
    if noun is None or noun in parse.figures or is_pronoun(parse, noun) or noun == parse.label:
        return ""
    if parse.lemma(noun) in words("nouns", "figure") | words("nouns", "partitive"):
        counted = parse.word(noun + 1) == "of" and parse.kind(noun + 2) is Kind.NOUN and noun + 2 not in parse.figures
        return _measured_words(parse, noun + 2) if counted else ""
    carries = parse.is_verb(role.verb, "carrier") and role.preposition in ("", "at", "to", "from")
    carries |= any(parse.is_verb(role.verb, one) for one in ("rise", "fall"))
    if parse.is_verb(role.verb, "speech") and noun == role.subject:
        return ""
    if role.relation is Relation.OF or (carries and not is_name(parse, noun)) or scene.is_measure(parse, noun):
        return _measured_words(parse, noun)
    return ""


def _as_subject(figure: Figure, scene: Scene) -> str:
    """What those counted do, or what is done to them."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation is not Relation.SUBJECT:
        return ""
    behind = _behind(parse, role.verb)
    if parse.is_verb(role.verb, "state") or parse.lemma(role.verb) == "be":
        prefix = parse.word(role.verb + 1)
        if not behind and prefix in words("prepositions", "spot") and parse.kind(role.verb + 2) is Kind.NOUN:
            return f"{prefix} {_measured_words(parse, role.verb + 2)}"
        return behind or _verb(parse, role.verb)
    of = _of_what(figure) if figure.kind in ("fraction", "percent") else ""
    return " ".join(filter(None, (of, _verb(parse, role.verb), behind)))


def _as_object(figure: Figure, scene: Scene) -> str:
    """What is done, and to what: "jobs cut"."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation not in (Relation.OBJECT, Relation.COMPLEMENT):
        return ""
    counted = _counted(figure) or _of_what(figure)
    if parse.is_verb(role.verb, "linking"):
        return counted
    if figure.declared and not counted:
        return figure.measure
    return f"{counted} {_verb(parse, role.verb)}".strip()


def _own(figure: Figure, scene: Scene) -> str:
    return _counted(figure) or _of_what(figure)


def _compound(figure: Figure, scene: Scene) -> str:
    """ "a 12-point plan", "a 17-hour search"."""
    behind = figure.quantity.number[1]
    if figure.sentence.lower[behind : behind + 1] != ["-"] or figure.quantity.amount.label != "=":
        return ""
    return figure.noun if figure.kind == "count" else _measured_words(figure.parse, figure.host)


def _before_noun(figure: Figure, scene: Scene) -> str:
    """ "the 4 percent threshold", "a $2bn deal": the noun that a measured figure stands before."""
    part, last = figure.parse.chunks[figure.host], figure.quantity.last
    is_noun = part.head >= last and figure.sentence.tags[part.head] in NOMINAL
    if figure.quantity.amount.unit.dimension == COUNT or not is_noun:
        return ""
    return figure.sentence.written(last, part.last)


def _sought(figure: Figure, scene: Scene) -> str:
    """ "the $1.2bn it asked for": what somebody does with the amount."""
    parse, at = figure.parse, figure.host + 1
    if parse.kind(at) is not Kind.NOUN or at in parse.figures or parse.kind(at + 1) is not Kind.VERB:
        return ""
    behind = (
        parse.word(at + 2) if parse.kind(at + 2) is Kind.PREPOSITION and parse.kind(at + 3) is not Kind.NOUN else ""
    )
    return f"{_verb(parse, at + 1)} {behind}".strip()


def _declared(figure: Figure, scene: Scene) -> str:
    own = figure.topic == figure.host and figure.quantity.head is None
    return figure.measure if figure.declared and (own or figure.topic in (None, figure.parse.label)) else ""


def _behind_of(figure: Figure, scene: Scene) -> str:
    """ "a dividend of 18.5 pence, payable in June"."""
    return _amount_of(figure, scene) if figure.role.relation is Relation.OF else ""


STEPS: tuple[Callable[[Figure, Scene], str], ...] = (
    _behind_of,
    _declared,
    _compound,
    _before_noun,
    _sought,
    _said_of_it,
    _amount_of,
    _as_subject,
    _as_object,
    _own,
)
