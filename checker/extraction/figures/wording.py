"""What a figure says of whom it is about, in the report's own words: "jobs cut", "margin", "crossed the river".

The measure by which claims are compared is a declared one or a pair of lemmas (`naming`); a reader is shown the
phrase that names the amount, or what was done, or what those counted did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.extraction.figures.differences import difference, differs
from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import Scene, is_name, is_pronoun, measured_words
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import NOMINAL, Kind
from checker.lexicon.grammar import words
from checker.lexicon.participles import participle
from checker.model.amount import COUNT

BEFALLEN = ("killed", "wounded", "casualties", "age")
"""Measures with so many words for one thing that their own name says it best."""


def what(figure: Figure, scene: Scene, told: Sequence[Figure]) -> str:
    """The wording of a figure's measure; `told` are the figures before it in its sentence."""
    before = told[-1].what if told else ""
    if figure.measure in BEFALLEN and not figure.scope.change:
        return figure.measure
    if differs(figure):
        return difference(figure, before)
    if older := _older(figure, told):
        return older
    if among := _among_them(figure):
        return among
    if (
        _is_told_of_them(figure) or figure.parse.is_verb(figure.role.verb, "pro") or _is_alternative(figure)
    ) and before:
        return before
    found = next(filter(None, (step(figure, scene) for step in STEPS)), "")
    return found or figure.measure.replace("/", " ") or before


def _is_told_of_them(figure: Figure) -> bool:
    """ "The siege has killed 2,300; the army admits 900": another number of what was told."""
    told = figure.role.relation is Relation.OBJECT and figure.head is None and figure.kind == "bare"
    return told and figure.parse.is_verb(figure.role.verb, "speech")


def _is_alternative(figure: Figure) -> bool:
    """ "3 miles (4.8 km)", "9 percent, or 15,000": the same in other units."""
    parse, host = figure.parse, figure.host
    bracketed = parse.kind(host - 1) is Kind.OPEN and parse.kind(host + 1) is Kind.CLOSE
    return bracketed and host - 2 in parse.figures


def _older(figure: Figure, told: Sequence[Figure]) -> str:
    """ "Up from 31", "against 9,850 in March", "beating the 97 cents expected": another amount of the same."""
    parse, host, dimension = figure.parse, figure.host, figure.dimension
    if parse.is_verb(figure.role.verb, "rise", "fall"):
        return ""
    marks = words("comparison", "older", "words")
    compared = parse.word(host - 2) in words("comparison", "compared")
    if parse.word(host - 1) in marks or compared:
        same = (one for one in reversed(told) if one.dimension == dimension)
        return next((one.what for one in same if not _is_whole(one)), "")
    outdoes = parse.lemma(host - 1) in words("judged", "beats", "misses")
    money = [one for one in told if figure.kind == "money" and one.kind in ("money", "rate")]
    return money[-1].what if money and outdoes and "gerund" in parse.traits(host - 1) else ""


def _is_whole(figure: Figure) -> bool:
    """ "41 of the 120 seats": the 120."""
    return figure.role.relation is Relation.OF and figure.role.noun in figure.parse.figures


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


# Phrases


def _counted(figure: Figure) -> str:
    """What is counted; nothing for people in general, and for units."""
    if figure.dimension != COUNT:
        return ""
    if figure.noun in words("nouns", "people"):
        return ""
    return measured_words(figure.parse, figure.host) if figure.head is not None else ""


def _of_what(figure: Figure) -> str:
    """ "85 percent of the households", "1.8 tonnes of cocaine"."""
    parse, behind = figure.parse, figure.host + 2
    if parse.word(behind - 1) != "of" or parse.kind(behind) is not Kind.NOUN or is_pronoun(parse, behind):
        return ""
    return measured_words(parse, behind)


def _verb(parse: Parse, verb: int, *, done: bool = False) -> str:
    """A verb without its auxiliaries, with its particle: "dug out"; as what is `done` to its object, "sent"."""
    sentence, chunk = parse.sentence, parse.chunks[verb]
    own = sentence.words[chunk.head]
    if "infinitive" in chunk.traits and "VERB" in sentence.tags[chunk.first : chunk.head]:
        own = sentence.written(sentence.tags.index("VERB", chunk.first), chunk.head + 1)  # "were told to leave"
    own = participle(parse.lemma(verb), own) if done else own
    particle = parse.word(verb + 1) if parse.word(verb + 1) in words("prepositions", "particle") else ""
    return f"{own} {particle}".strip()


def _behind(parse: Parse, verb: int) -> str:
    """What stands behind a verb: its object, an adjective, a predicate behind "in"."""
    at = parse.skip(verb + 1, 1, Kind.ADVERB)
    if parse.word(at) in words("prepositions", "particle"):
        at += 1
    if parse.kind(at) is Kind.ADJECTIVE:
        infinitive = _verb(parse, at + 1) if parse.kind(at + 1) is Kind.VERB else ""
        return f"{parse.text(at)} {infinitive}".strip()
    if parse.kind(at) is Kind.NOUN and at not in parse.figures:
        return measured_words(parse, at)
    return ""


# Where to look, the surest first


def _said_of_it(figure: Figure, scene: Scene) -> str:
    """ "94 drones launched", "11 found alive", "15 percent contained"."""
    parse, at = figure.parse, figure.role.predicate
    if at is None or (figure.role.shared is not None and at < figure.host) or parse.is_verb(at, "speech"):
        return ""
    if parse.kind(at) is Kind.ADJECTIVE:
        named = figure.declared and parse.word(at) in words("adjectives", "dimension")
        return figure.measure if named else parse.text(at)  # "92 metres high"
    if "bare past" not in parse.traits(at):
        return ""
    behind = parse.text(at + 1) if parse.kind(at + 1) is Kind.ADJECTIVE else ""
    counted = _counted(figure)
    return f"{counted} {_verb(parse, at)} {behind}".strip()


def _worth(figure: Figure, scene: Scene) -> str:
    """ "Cocaine worth £27m"."""
    first = figure.first
    return "value" if figure.kind == "money" and figure.sentence.lower[first - 1 : first] == ["worth"] else ""


def _amount_of(figure: Figure, scene: Scene) -> str:
    """The noun whose amount it is: "operating margin", "order intake"."""
    parse, role = figure.parse, figure.role
    noun = role.noun
    if noun is None or is_pronoun(parse, noun) or noun == parse.label:
        return ""
    if noun in parse.figures:
        moved = parse.is_verb(role.verb, "rise", "fall") and figure.kind == "money"
        return measured_words(parse, noun) if moved and role.relation is Relation.COMPLEMENT else ""
    is_band = parse.word(noun) in words("nouns", "band", "collective")
    gives = role.relation is Relation.OF or parse.is_verb(role.verb, "carrier", "rise", "fall")
    if is_band and gives and not figure.declared:
        return f"size of {measured_words(parse, noun)}"  # "a cabinet of 22", "put the force at 400"
    if parse.lemma(noun) in words("nouns", "figure", "partitive"):
        counted = parse.of_phrase(noun)
        return "" if counted is None or counted in parse.figures else measured_words(parse, counted)
    carries = parse.is_verb(role.verb, "carrier") and role.preposition in ("", "at", "to", "from")
    carries |= parse.is_verb(role.verb, "rise", "fall")
    if parse.is_verb(role.verb, "speech") and noun == role.subject:
        return ""
    if role.preposition == "by" and _counted(figure):
        return ""  # "approved the budget by 154 votes"
    if parse.word(noun - 1) == "of" and role.relation is Relation.OF and scene.is_measure(parse, noun - 2):
        return f"{measured_words(parse, noun - 2)} of {measured_words(parse, noun)}"  # "a margin of error of"
    if figure.measure == "water level":
        return figure.measure
    if role.relation is Relation.OF or (carries and not is_name(parse, noun)) or scene.is_measure(parse, noun):
        return measured_words(parse, noun)
    return ""


def _as_subject(figure: Figure, scene: Scene) -> str:
    """What those counted do, or what is done to them."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation is not Relation.SUBJECT:
        return ""
    behind = _behind(parse, role.verb)
    if parse.is_verb(role.verb, "state"):
        prefix = parse.word(role.verb + 1)
        if not behind and prefix in words("prepositions", "spot") and parse.kind(role.verb + 2) is Kind.NOUN:
            return f"{prefix} {measured_words(parse, role.verb + 2)}"
        return behind or _verb(parse, role.verb)
    of = _of_what(figure) if figure.kind in ("fraction", "percent") else ""
    return " ".join(filter(None, (of, _verb(parse, role.verb), behind)))


def _as_object(figure: Figure, scene: Scene) -> str:
    """What is done, and to what: "jobs cut"."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation not in (Relation.OBJECT, Relation.COMPLEMENT):
        return ""
    counted = _counted(figure) or _of_what(figure)
    beside = role.preposition == "with" or role.preposition in words("prepositions", "spot")  # "works at six sites"
    if parse.is_verb(role.verb, "linking") or (_counted(figure) and beside):
        return counted
    if figure.declared and not counted:
        return figure.measure
    direct = role.relation is Relation.OBJECT and "passive" not in parse.traits(role.verb)
    if direct and figure.kind == "duration" and parse.is_verb(role.verb, "lasting"):
        return "duration"
    return f"{counted} {_verb(parse, role.verb, done=direct)} {_where_to(figure) if direct else ''}".strip()


def _where_to(figure: Figure) -> str:
    """ "Send 2,000 soldiers to the border": what stands behind what is moved."""
    parse, behind = figure.parse, figure.host + 2
    is_goal = parse.word(behind - 1) == "to" and parse.kind(behind) is Kind.NOUN and behind not in parse.figures
    return f"to {measured_words(parse, behind)}" if is_goal else ""


def _own(figure: Figure, scene: Scene) -> str:
    return _counted(figure) or _of_what(figure)


def _compound(figure: Figure, scene: Scene) -> str:
    """ "a 12-point plan", "a 17-hour search"."""
    behind = figure.number[1]
    if figure.sentence.lower[behind : behind + 1] != ["-"] or figure.amount.label != "=":
        return ""
    if figure.kind == "count":
        return figure.noun
    return figure.measure if figure.declared else measured_words(figure.parse, figure.host)


def _before_noun(figure: Figure, scene: Scene) -> str:
    """ "the 4 percent threshold", "a $2bn deal": the noun that a measured figure stands before."""
    part, last = figure.parse.chunks[figure.host], figure.last
    is_noun = part.head >= last and figure.sentence.tags[part.head] in NOMINAL
    is_noun &= not any(last <= first < part.last for first, _ in figure.parse.numbers)  # "half the town's 800 people"
    if figure.dimension == COUNT or not is_noun:
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


def _in_a_row(figure: Figure, scene: Scene) -> str:
    """ "The third mudslide in a month"."""
    is_told = figure.kind == "rank" and figure.head is not None and not figure.declared
    is_told &= figure.noun not in words("nouns", "turn")
    return f"order of {measured_words(figure.parse, figure.host)}" if is_told else ""


def _declared(figure: Figure, scene: Scene) -> str:
    own = figure.topic == figure.host and figure.head is None
    if figure.topic is None and figure.role.relation is Relation.SUBJECT and figure.role.verb is not None:
        return ""  # a measure that was told before: "17 remain to be allotted"
    return figure.measure if figure.declared and (own or figure.topic in (None, figure.parse.label)) else ""


def _behind_of(figure: Figure, scene: Scene) -> str:
    """ "a dividend of 18.5 pence, payable in June"."""
    return _amount_of(figure, scene) if figure.role.relation is Relation.OF else ""


STEPS: tuple[Callable[[Figure, Scene], str], ...] = (
    _in_a_row,
    _worth,
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
