"""Whom or what a reader takes a figure to be about, in the report's own words: "40 were killed when a ferry sank".

The key by which claims are compared leaves the main event of a report without a name (`subjects`), but a reader names
it: those 40 are of the ferry. The holder of what is measured comes first ("revenue at Orlo"), then whoever does
something, then what the sentence or the report is about, and last those who are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.extraction.figures.about_ages import aged_about
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.same_subject import COUNTING, apart, is_rest, same_as_before
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
    says,
)
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person


def about(figure: Figure, scene: Scene, before: Sequence[Figure]) -> str:
    """The name of what a figure is about; nothing where its report names nothing.

    `before` are the figures before it in its sentence.
    """
    if figure.kind == "age" or figure.measure == "age":
        return aged_about(figure, scene)
    steps = (step(figure, scene) for step in STEPS)
    found = same_as_before(figure, scene, before) or next(filter(None, steps), "")
    return found or (before[-1].about if before else "")


# Where to look, the surest first


def _source(figure: Figure, scene: Scene) -> str:
    """ "According to two people at the talks": they are nobody that the report is about."""
    parse, host = figure.parse, figure.host
    return phrase(parse, host, 0) if parse.word(host - 1) == "to" and parse.word(host - 2) == "according" else ""


def _apart(figure: Figure, scene: Scene) -> str:
    spot = apart(figure)
    return "" if spot is None else phrase(figure.parse, spot)


def _ranked(figure: Figure, scene: Scene) -> str:
    """ "After the third mudslide in a month": what comes in a row, where it is named beside what is told."""
    is_event = figure.kind == "rank" and figure.noun in words("nouns", "event")
    return phrase(figure.parse, figure.host, 0) if is_event and figure.role.preposition else ""


def _at_its_owner(figure: Figure, scene: Scene) -> str:
    """ "Two-thirds of the 90 cabins at Camp Lindow", "5,000 posts to go at Brandt": what stands behind has them."""
    parse, whole = figure.parse, figure.parse.of_phrase(figure.host)
    noun = figure.host if whole is None else whole
    at = parse.skip(noun + 1, 1, Kind.VERB)
    infinitive = at == noun + 1 or "infinitive" in parse.traits(at - 1)
    owned = parse.lemma(noun) in words("nouns", "belonging") and parse.word(at) in ("at", "of") and infinitive
    owned &= parse.first_word(at + 1) not in words("pronouns", "possessive")
    return phrase(parse, at + 1) if owned and is_name(parse, at + 1) else ""


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
    if parse.lemma(label) in words("nouns", "source"):
        return ""
    if label is not None and figure.topic != label and not scene.is_measure(parse, label):
        return phrase(parse, label)
    return ""


def _owned(figure: Figure, scene: Scene) -> str:
    """ "the plant's three furnaces", "45 of its 310 stores"."""
    whole = figure.parse.of_phrase(figure.host)
    for chunk in (figure.host, whole):
        if chunk is not None and (owner := possessor(figure.parse, chunk, scene)):
            return owner
    if whole is not None and figure.parse.first_word(whole) in words("pronouns", "partitive"):
        return antecedent(figure.parse, whole, scene)
    return ""


def _part(figure: Figure, scene: Scene) -> str:
    """ "7 of the 10 patients had ...": both are of the patients."""
    parse, role, whole = figure.parse, figure.role, figure.parse.of_phrase(figure.host)
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
    behind = figure.number[1]
    glued = figure.sentence.word(behind) == "-"
    return phrase(figure.parse, figure.host, 0) if glued and figure.amount.label == "=" else ""


def _given(figure: Figure, scene: Scene) -> str:
    """ "gave Adair 46 percent": to whom; "cost pensioners £200" is about what cost them that."""
    parse, before = figure.parse, figure.host - 1
    if parse.lemma(before - 1) == "cost":
        return ""
    if parse.kind(before) is Kind.NOUN and parse.kind(before - 1) is Kind.VERB and before not in parse.figures:
        return named(parse, before, scene)
    return ""


def _struck(figure: Figure, scene: Scene) -> str:
    """ "Two rockets hit a market in Osk", "scores of shells fell on the port": what is hit."""
    parse, role = figure.parse, figure.role
    if role.relation is not Relation.SUBJECT or role.verb is None or is_person(figure.noun):
        return ""
    at = role.verb + 1 + (parse.word(role.verb + 1) in words("prepositions", "naming"))
    is_hit = parse.is_verb(role.verb, "striking") and parse.kind(at) is Kind.NOUN and at not in parse.figures
    return phrase(parse, at) if is_hit else ""


def _numbered(figure: Figure, scene: Scene) -> str:
    """ "Arrests totalled 340": those counted are of what was told before."""
    parse, noun = figure.parse, figure.role.noun
    if noun is None or noun != figure.role.subject or figure.kind != "bare" or noun in parse.figures:
        return ""
    told = parse.is_verb(figure.role.verb, "reach") and not is_name(parse, noun)
    return holder(parse, noun, scene) or scene.last if told else ""


def _measured(figure: Figure, scene: Scene) -> str:
    """The holder of what is measured, or what is done to: "jailed the brothers for 12 years"."""
    parse, role = figure.parse, figure.role
    noun = role.noun
    if noun is None or noun in parse.figures:
        return ""
    measure = scene.is_measure(parse, noun)
    carries = parse.is_verb(role.verb, "carrier", "rise", "fall")
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
    if says(parse, role.verb):
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
    """What its part of the sentence is about."""
    return "" if _does_next(figure, scene) else scene.beside(figure.host).words


def _does_next(figure: Figure, scene: Scene) -> bool:
    """ "Six ministers resigned, and the cabinet will shrink": what the six are about does something before."""
    parse, role, doer = figure.parse, figure.role, scene.beside(figure.host).doer
    if doer is None or role.verb is None or role.relation is not Relation.SUBJECT or doer < role.verb:
        return False
    return parse.kind(doer - 1) is Kind.COORDINATOR


def _occasion(figure: Figure, scene: Scene) -> str:
    """ "Some 250 were arrested after the vote": when it was, where nothing else is named."""
    parse = figure.parse
    for at in (index for index, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN):
        if parse.word(at - 1) in words("prepositions", "occasion") and at not in parse.figures:
            if parse.is_definite(at):
                return phrase(parse, at)
    return ""


def _sentence(figure: Figure, scene: Scene) -> str:
    """What another part of the sentence is about."""
    return "" if _does_next(figure, scene) else scene.here


def _absolute(figure: Figure, scene: Scene) -> str:
    """ "Leads with four-fifths of the districts counted": said of those counted, and not of who leads."""
    parse, whole = figure.parse, figure.parse.of_phrase(figure.host)
    if figure.role.preposition != "with" or whole is None or is_pronoun(parse, whole):
        return ""
    told = parse.is_participle(whole + 1) or parse.word(whole).endswith("ing")
    return phrase(parse, whole, 0) if told else ""


def _counted(figure: Figure, scene: Scene) -> str:
    """Those counted themselves: "seven parties cleared the bar"."""
    if figure.kind not in COUNTING or figure.noun in words("nouns", "people") or is_rest(figure):
        return ""
    if (scene.last or scene.main) and figure.noun in words("nouns", "belonging"):
        return ""
    if figure.parse.of_phrase(figure.host) is None and figure.head is None and figure.kind != "fraction":
        return ""
    return _own(figure)


def _own(figure: Figure) -> str:
    """Those counted, or those that they are some of: "one worker in six" are workers."""
    parse, whole = figure.parse, figure.parse.of_phrase(figure.host)
    if own := phrase(parse, figure.host if whole is None else whole):
        return own
    inside = figure.sentence.lower[slice(*figure.number)]
    at = figure.number[0] + inside.index("in") - 1 if "in" in inside else None
    return figure.sentence.words[at] if at is not None and figure.sentence.tags[at] == "NOUN" else ""


def _place(figure: Figure, scene: Scene) -> str:
    return place(figure.parse)


def _main(figure: Figure, scene: Scene) -> str:
    return scene.last or scene.main


def _anything(figure: Figure, scene: Scene) -> str:
    """The speaker, the place, those counted: better than nothing."""
    own = _own(figure)
    speaker = figure.said_by[-1] if figure.said_by else ""
    noun = figure.role.noun
    measured = phrase(figure.parse, noun) if noun is not None else ""
    own = own if figure.kind in (*COUNTING, "money") else ""
    named = " ".join(figure.scope.places) or own or speaker or measured
    return named or _first_noun(figure)


def _first_noun(figure: Figure) -> str:
    parse = figure.parse
    nouns = (at for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.NOUN and at not in parse.figures)
    return next(filter(None, (phrase(parse, at) for at in nouns if not is_pronoun(parse, at))), "")


STEPS: tuple[Callable[[Figure, Scene], str], ...] = (
    _source,
    _compound,
    _owned,
    _at_its_owner,
    _apart,
    _absolute,
    _ranked,
    _part,
    _given,
    _labelled,
    _struck,
    _numbered,
    _measured,
    _doer,
    _agent,
    _here,
    _counted,
    _sentence,
    _place,
    _main,
    _occasion,
    _anything,
)
