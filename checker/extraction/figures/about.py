"""Whom or what a reader takes a figure to be about, in the report's own words.

The key by which claims are compared leaves the main event of a report without a name (`subjects`); a reader
names it: "40 were killed when a ferry sank off Ambo" is about the ferry. The holder of what is measured comes
first ("revenue at Orlo"), then who does it, then what the sentence or the report is about, at last those counted.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import (
    Scene,
    antecedent,
    holder,
    is_name,
    is_pronoun,
    named,
    phrase,
    place,
    possessor,
)
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words

COUNTING = ("count", "rank", "bare", "fraction")


def about(figure: Figure, scene: Scene, earlier: Figure | None) -> str:
    """The name of what a figure is about; nothing where its report names nothing. `earlier` is the one before."""
    if figure.kind == "age" or figure.measure == "age":
        return _aged(figure, scene)
    steps = (step(figure, scene) for step in STEPS)
    found = _same_as_before(figure, earlier) or next(filter(None, steps), "")
    return found or (earlier.about if earlier is not None else "")


def _same_as_before(figure: Figure, earlier: Figure | None) -> str:
    """ "A fifth of them" is of those counted before; a list is about one thing, unless each part has its own."""
    parse, role = figure.parse, figure.role
    whole = _whole(figure)
    if earlier is None or (role.relation is Relation.OBJECT and role.shared is None):
        return ""
    if whole is not None and parse.first_word(whole) in words("pronouns", "partitive"):
        return earlier.about
    behind = parse.kind(figure.host + 2) is Kind.SUBORDINATOR and parse.word(figure.host + 1) == "of"
    if behind or (parse.kind(figure.host - 1) is Kind.SUBORDINATOR and parse.word(figure.host - 2) == "of"):
        return earlier.about
    if parse.is_verb(role.verb, "speech") and role.relation is Relation.OBJECT and figure.quantity.head is None:
        return earlier.about
    gapped = parse.kind(figure.host - 1) is Kind.NOUN
    is_list = role.shared is not None and not gapped and whole is None
    return earlier.about if is_list and earlier.role is role.shared else ""


# Where to look, the surest first


def _labelled(figure: Figure, scene: Scene) -> str:
    """ "Nanao (five)", "Bus plunge: 19 dead", "Liberals 34 percent, Greens 11"."""
    parse, role = figure.parse, figure.role
    before = figure.host - 1
    if role.label is not None:
        return phrase(parse, role.label)
    beside = parse.kind(before) is Kind.NOUN and before not in parse.figures
    if beside and parse.kind(before - 1) not in (Kind.VERB, Kind.PREPOSITION):
        return named(parse, before, scene)
    label = parse.label
    if label is not None and parse.lemma(label) in words("nouns", "source"):
        return ""
    if label is not None and figure.topic != label and not scene.is_measure(parse, label):
        return phrase(parse, label)
    return ""


def _owned(figure: Figure, scene: Scene) -> str:
    """ "the plant's three furnaces", "45 of its 310 stores"."""
    whole = _whole(figure)
    for chunk in (figure.host, whole):
        if chunk is not None and (owner := possessor(figure.parse, chunk, scene)):
            return owner
    if whole is not None and figure.parse.first_word(whole) in words("pronouns", "partitive"):
        return antecedent(figure.parse, whole, scene)
    return ""


def _part(figure: Figure, scene: Scene) -> str:
    """ "7 of the 10 patients had ...": both are of the patients."""
    parse, role, whole = figure.parse, figure.role, _whole(figure)
    if role.relation is Relation.OF and role.noun in parse.figures and not _belongs(parse, figure.host, scene):
        return phrase(parse, figure.host)
    if whole is None or role.relation is not Relation.SUBJECT or is_pronoun(parse, whole):
        return ""
    return "" if scene.is_measure(parse, whole) or _belongs(parse, whole, scene) else phrase(parse, whole)


def _belongs(parse: Parse, noun: int, scene: Scene) -> bool:
    """ "200 of the 1,100 staff": they are somebody's, whom the sentence names."""
    return bool(scene.here) and parse.lemma(noun) in words("nouns", "belonging")


def _compound(figure: Figure, scene: Scene) -> str:
    """ "the 60-strong team", "a four-storey block"."""
    behind = figure.quantity.number[1]
    glued = figure.sentence.lower[behind : behind + 1] == ["-"]
    return phrase(figure.parse, figure.host, 0) if glued and figure.quantity.amount.label == "=" else ""


def _whole(figure: Figure) -> int | None:
    """The phrase behind "of": "7 of the 10 patients"."""
    parse, behind = figure.parse, figure.host + 2
    is_of = parse.kind(behind - 1) is Kind.PREPOSITION and parse.word(behind - 1) == "of"
    return behind if is_of and parse.kind(behind) is Kind.NOUN else None


def _given(figure: Figure, scene: Scene) -> str:
    """ "gave Adair 46 percent", "cost pensioners £200": to whom."""
    parse, before = figure.parse, figure.host - 1
    if parse.kind(before) is Kind.NOUN and parse.kind(before - 1) is Kind.VERB and before not in parse.figures:
        return named(parse, before, scene)
    return ""


def _measured(figure: Figure, scene: Scene) -> str:
    """The holder of what is measured, or what is done to: "jailed the brothers for 12 years"."""
    parse, role = figure.parse, figure.role
    noun = role.noun
    if noun is None or noun in parse.figures:
        return ""
    measure = scene.is_measure(parse, noun)
    carries = any(parse.is_verb(role.verb, one) for one in ("carrier", "rise", "fall"))
    if (measure or carries or role.verb is None) and (held := holder(parse, noun, scene)):
        return held
    by_name = (noun == role.subject and is_name(parse, noun)) or is_pronoun(parse, noun)
    affected = parse.is_verb(role.verb, "affecting") and noun != role.subject
    return named(parse, noun, scene) if not measure and (by_name or affected) else ""


def _doer(figure: Figure, scene: Scene) -> str:
    """Who does it, where the figure is what it is done to."""
    parse, role = figure.parse, figure.role
    if role.relation is Relation.SUBJECT or role.subject is None:
        return ""
    if parse.is_verb(role.verb, "speech"):
        return ""
    if scene.is_measure(parse, role.subject):
        return holder(parse, role.subject, scene)
    return named(parse, role.subject, scene)


def _agent(figure: Figure, scene: Scene) -> str:
    """ "were buried by the avalanche"."""
    parse, role = figure.parse, figure.role
    if role.verb is None or role.relation is not Relation.SUBJECT:
        return ""
    for at in range(role.verb + 1, len(parse.chunks) - 1):
        if parse.kind(at) in (Kind.BREAK, Kind.COMMA, Kind.VERB):
            return ""
        if parse.word(at) == "by" and parse.kind(at + 1) is Kind.NOUN and at + 1 not in parse.figures:
            return phrase(parse, at + 1)
    return ""


def _here(figure: Figure, scene: Scene) -> str:
    """What the sentence is about; whoever was counted in the one before, for "six are still held"."""
    return scene.here


def _counted(figure: Figure, scene: Scene) -> str:
    """Those counted themselves: "seven parties cleared the bar"."""
    if figure.kind not in COUNTING or figure.noun in words("nouns", "people"):
        return ""
    if (scene.last or scene.main) and figure.noun in words("nouns", "belonging"):
        return ""
    whole = _whole(figure)
    own = phrase(figure.parse, whole if whole is not None else figure.host)
    return own if figure.quantity.head is not None or whole is not None else ""


def _place(figure: Figure, scene: Scene) -> str:
    return place(figure.parse)


def _main(figure: Figure, scene: Scene) -> str:
    return scene.last or scene.main


def _anything(figure: Figure, scene: Scene) -> str:
    """The speaker, the place, those counted: better than nothing."""
    whole = _whole(figure)
    own = phrase(figure.parse, whole if whole is not None else figure.host)
    speaker = figure.said_by[-1] if figure.said_by else ""
    noun = figure.role.noun
    measured = phrase(figure.parse, noun) if noun is not None else ""
    named = " ".join(figure.scope.places) or (own if figure.kind in COUNTING else speaker) or measured
    return named or _first_noun(figure)


def _first_noun(figure: Figure) -> str:
    parse = figure.parse
    nouns = (at for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN and at not in parse.figures)
    return next(filter(None, (phrase(parse, at) for at in nouns if not is_pronoun(parse, at))), "")


STEPS: tuple[Callable[[Figure, Scene], str], ...] = (
    _owned,
    _compound,
    _part,
    _given,
    _labelled,
    _measured,
    _doer,
    _agent,
    _here,
    _counted,
    _place,
    _main,
    _anything,
)


# Ages


def _aged(figure: Figure, scene: Scene) -> str:
    """The person, or the people, that an age is of."""
    parse, role, host = figure.parse, figure.role, figure.host
    if figure.entity:
        return figure.entity
    own = phrase(parse, host, 0)
    if own and parse.chunks[host].head >= figure.quantity.last:
        return own
    before = host - 2 if parse.kind(host - 1) is Kind.COMMA else host - 1
    for at in (before, role.subject, _beside_first(figure)):
        if at is not None and parse.kind(at) is Kind.NOUN and at not in parse.figures:
            return named(parse, at, scene, 0)
    return phrase(parse, role.subject, 0) if role.subject is not None else own


def _beside_first(figure: Figure) -> int | None:
    """Before the first figure of a list: "two men aged 24 and 31"."""
    parse, first = figure.parse, figure.role
    while first.shared is not None:
        first = first.shared
    return first.host - 2 if parse.kind(first.host - 1) is Kind.COMMA else first.host - 1
