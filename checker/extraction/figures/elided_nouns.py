"""What a bare number counts, where the noun is left out: "2,000 soldiers were sent; only 350 have arrived".

A word of the figure's own phrase is surer than the noun of the figure before it. People are meant where a declared
measure counts people and the noun before does not name them: "the storm wrecked 30 homes and killed five". Beyond a
sentence a noun reaches what somebody wins, holds or gets: "The Greens won 84 seats. Labour finished with 61".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from checker.extraction.figures.counted_nouns import band
from checker.extraction.figures.figure import Clauses, Figure, is_count, is_whole
from checker.extraction.figures.implied_units import NEAR, is_scaled
from checker.extraction.figures.left_over import left_of
from checker.extraction.figures.naming import remeasure
from checker.extraction.figures.subjects import proper_name
from checker.extraction.grammar.phrasing import is_of_one_of_them, is_partitive
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence, lemma
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.likeness import PERSON, is_person, soldiers
from checker.lexicon.nouns import kind_of
from checker.model.claim import EntityType
from checker.rulebook.measures import Measures

Source = Callable[[Clauses, Figure, list[Figure]], Iterator[str]]
"""Yields nouns that a bare count may leave out."""

ALIKE = 30
"""How many times one count may be another that names its noun for it."""


def supply(clauses: Clauses, earlier: list[Figure], before: Sentence | None, measures: Measures) -> None:
    """Give each bare count the noun that it leaves out; `earlier` and `before` are the figures and sentence before."""
    for figure in clauses.figures:
        if _lacks_noun(figure) and not is_of_one_of_them(figure.parse, figure.host):
            known = [*earlier, *(one for one in clauses.figures if one.host < figure.host)]
            told = ((source, noun) for source in _sources(clauses, figure) for noun in source(clauses, figure, known))
            source, noun = next((one for one in told if one[1] and _fits(figure, one[1])), (None, ""))
            if noun:
                _name(figure, noun)
                if source is _won:
                    _give_to_winner(figure)
                remeasure(figure, measures)
            elif (noun := _spoken_of(figure, known, before)) and _fits(figure, noun):
                _name(figure, noun)


def _sources(clauses: Clauses, figure: Figure) -> tuple[Source, ...]:
    """Where a noun may be told; "22 people were hurt, five of them badly" are people, whatever else was counted."""
    whole = next((one.roles["whole"] for one in figure.links if one.kind == "part_of"), ())
    are_people = any(one.id in whole and one.noun == PERSON for one in clauses.figures)
    return (_of_whole,) if are_people else SOURCES


def _name(figure: Figure, noun: str) -> None:
    figure.noun = noun
    if figure.declared and figure.alike and noun not in {*figure.alike, *words("nouns", "people")}:
        figure.scope = replace(figure.scope, group=tuple(sorted({*figure.scope.group, kind_of(noun)})))
    figure.note("unit", "the noun that is left out", noun)


def _give_to_winner(figure: Figure) -> None:
    """ "Labour took 61": whoever wins is whose the figure is."""
    if not figure.entity and figure.role.subject is not None:
        figure.entity, figure.entity_type = proper_name(figure, figure.role.subject), EntityType.NAMED


def _lacks_noun(figure: Figure) -> bool:
    """Whether a figure is a bare whole number.

    "600 dead", "12 of the injured" and "the 44,700 who sat the exam" are people, "4.6/10" a mark.
    """
    quantity = figure.quantity
    if not is_whole(figure):
        return False
    behind = figure.sentence.lower[quantity.number[1] : quantity.last]
    said = words("counted", "people").isdisjoint(behind)
    said &= figure.sentence.word(figure.last) not in words("pronouns", "of people")
    lacks = figure.kind == "bare" and quantity.head is None and figure.noun in ("", PERSON) and said
    return lacks and not band(figure, "band")


def is_unknown(figure: Figure) -> bool:
    """Whether nothing tells what a bare number counts: no noun, no declared measure, nobody in its sentence.

    Nor does 22.49 count anybody.
    """
    if figure.kind == "bare" and not is_whole(figure) and not figure.declared and figure.noun in ("", PERSON):
        return True
    return _lacks_noun(figure) and not (figure.declared or _is_among_people(figure.sentence))


def _is_among_people(sentence: Sentence) -> bool:
    """ "The toll rose to 41", "2,000 people came, while the organisers claimed 15,000", "a city of 8 million"."""
    people = words("nouns", "people", "peopled") | soldiers()
    return any(tag == "NOUN" and sentence.lemma(at) in people for at, tag in enumerate(sentence.tags))


def _counted(figure: Figure) -> str:
    """The noun that a figure counts, if it is told and is no mere person."""
    noun = figure.noun or figure.unit.name
    return "" if noun == PERSON else noun


def _fits(figure: Figure, noun: str) -> bool:
    """Whether a noun is one that the figure's declared measure counts; a rebel is a person."""
    return not (figure.declared and figure.alike) or noun in {*figure.alike, *soldiers()} or is_person(noun)


# Where the noun may be told


def _of_whole(clauses: Clauses, figure: Figure, before: list[Figure]) -> Iterator[str]:
    """ "350 of them": the noun of those that it is part of."""
    whole = next((one.roles["whole"] for one in figure.links if one.kind == "part_of"), ())
    return (_counted(other) for other in (*clauses.figures, *_told(clauses, before)) if other.id in whole)


def _told_last(clauses: Clauses, figure: Figure, before: list[Figure]) -> Iterator[str]:
    """ "2,000 soldiers were sent; only 350 have arrived": the count of the sentence, or before it for "of them"."""
    left = left_of(figure, clauses.figures)
    if left != "":
        yield from () if left is None else (left,)
        return
    for last in [] if _is_of_bare_numbers(clauses, figure) else _told(clauses, _holding(clauses, figure, before))[:1]:
        is_here = last.sentence is figure.sentence and not _does_it_to(last, figure)
        if is_here or is_partitive(clauses.parse, figure.host + 1):
            yield _counted(last)


def _does_it_to(last: Figure, figure: Figure) -> bool:
    """ "Two gunmen opened fire, killing six": those who do it are not those to whom it is done."""
    return figure.role.relation is Relation.OBJECT and figure.role.subject == last.host


def _holding(clauses: Clauses, figure: Figure, before: list[Figure]) -> list[Figure]:
    """ "86 migrants from two boats, 52 from the first": not of those behind a preposition that are too few for it."""
    last = before[-1] if before and before[-1].sentence is figure.sentence else None
    is_behind = last is not None and clauses.parse.kind(last.host - 1) is Kind.PREPOSITION
    if last is None or not is_behind or not is_count(last) or last.value >= figure.value:
        return before
    held = [one for one in before if one.sentence is figure.sentence and is_count(one) and one.value >= figure.value]
    return held or before


def _is_of_bare_numbers(clauses: Clauses, figure: Figure) -> bool:
    """ "Had 15 rebounds but missed six of ten": what is counted as so many of so many is told by the verb."""
    parse, figures = clauses.parse, clauses.parse.figures
    pairs = ((at, at + 2) for at in (figure.host, figure.host - 2))
    return any(
        parse.word(part + 1) == "of" and part in figures and whole in figures and _are_bare(parse, part, whole)
        for part, whole in pairs
    )


def _are_bare(parse: Parse, *chunks: int) -> bool:
    return all(parse.numbers[parse.figures[at]][1] == parse.chunks[at].last for at in chunks)


def _of_size(_: Clauses, figure: Figure, before: list[Figure]) -> Iterator[str]:
    """ "The group built 9.9 million cars. In China it sold 3.5 million": millions beside millions."""
    last = next((one for one in reversed(before[-NEAR:]) if is_scaled(one)), None) if is_scaled(figure) else None
    if last is not None and is_count(last) and last.role.relation is figure.role.relation is Relation.OBJECT:
        yield _counted(last)


def _told(clauses: Clauses, before: list[Figure]) -> list[Figure]:
    """The last count of the sentence that has a noun, or else the last figure before the sentence, if it is a count."""
    here = [one for one in before if one.sentence is clauses.sentence and is_count(one) and _counted(one)]
    here = [one for one in here if one.kind != "rank"]
    outside = [one for one in before if one.sentence is not clauses.sentence]
    return here[-1:] or [one for one in outside[-1:] if is_count(one)]


def _won(_: Clauses, figure: Figure, before: list[Figure]) -> Iterator[str]:
    """ "The Greens won 84 seats. Labour took 61": of one paragraph, and of one order of size."""
    won = (one for one in reversed(before) if is_count(one) and _counted(one) and _is_gained(one))
    last = next(won, None) if _is_gained(figure) else None
    if last is None or last.sentence.paragraph != figure.sentence.paragraph:
        return
    one, other = (max(1, int(told.value)) for told in (figure, last))
    if one < ALIKE * other and other < ALIKE * one:
        yield _counted(last)


def _is_gained(figure: Figure) -> bool:
    """Whether a figure is what somebody wins, holds, gets or ends with."""
    role, parse = figure.role, figure.parse
    if role.relation not in (Relation.OBJECT, Relation.COMPLEMENT) or role.preposition not in (
        "",
        *words("prepositions", "gained"),
    ):
        return False
    return role.subject is not None and parse.is_verb(role.verb, "gaining")


def _of_noun(clauses: Clauses, figure: Figure, _: list[Figure]) -> Iterator[str]:
    """ "50 of its men", "postal votes, about 400 of them"."""
    parse, behind = clauses.parse, figure.host + 2
    if parse.kind(behind - 1) is not Kind.PREPOSITION or parse.word(behind - 1) != "of":
        return
    noun, comma = figure.host - 2, parse.kind(figure.host - 1) is Kind.COMMA
    if is_partitive(clauses.parse, behind - 1):
        if comma and parse.kind(noun) is Kind.NOUN and noun not in parse.figures:
            yield from _plural(figure, parse.chunks[noun].head)
    elif parse.kind(behind) is Kind.NOUN and behind not in parse.figures:
        yield from _plural(figure, parse.chunks[behind].head)


def _announced(clauses: Clauses, figure: Figure, _: list[Figure]) -> Iterator[str]:
    """ "Spoilt papers: 6,042", "They counted the votes: 812 for and 744 against", "of the cases it won eleven".

    A declared measure knows what it counts.
    """
    parse, host = clauses.parse, figure.host
    if figure.declared:
        return
    if parse.label is not None and figure.role.noun == parse.label:
        yield from _plural(figure, parse.chunks[parse.label].head)
    colon = next((at for at in range(host - 1, 0, -1) if parse.kind(at) is Kind.BREAK), 0)
    between = (parse.kind(at) for at in range(colon + 1, host) if at not in parse.figures)
    if parse.word(colon) == ":" and parse.kind(colon - 1) is Kind.NOUN and Kind.VERB not in between:
        yield from _plural(figure, parse.chunks[colon - 1].head)
    if parse.word(0) == "of" and parse.kind(1) is Kind.NOUN and not parse.figures.keys() & {1, 3} and host > 1:
        yield from _plural(figure, parse.chunks[1].head)


def _spoken_of(figure: Figure, known: list[Figure], before: Sentence | None) -> str:
    """ "Postal votes mattered. Some 789,000 were issued": the subject before, of a number that opens its sentence."""
    opens = figure.first == 0 and figure.role.relation is Relation.SUBJECT
    if before is None or not opens or before.paragraph != figure.sentence.paragraph:
        return ""
    if known and known[-1].sentence in (before, figure.sentence):
        return ""
    tags = before.tags
    verb = next((at for at, tag in enumerate(tags) if tag in ("VERB", "AUX", "ADP")), len(tags))
    subject = next((at for at in range(verb - 1, -1, -1) if tags[at] == "NOUN"), None)
    is_plural = subject is not None and before.lemma(subject) != before.lower[subject]
    return before.lemma(subject) if subject is not None and is_plural else ""


def _compared(_: Clauses, figure: Figure, __: list[Figure]) -> Iterator[str]:
    """ "Five fewer deaths than in 2019": what there are fewer of."""
    if figure.sentence.word(figure.last) in words("counted", "fewer"):
        yield from _plural(figure, figure.last + 1) if figure.sentence.tag(figure.last + 1) == "NOUN" else ()


def _changing(clauses: Clauses, figure: Figure, _: list[Figure]) -> Iterator[str]:
    """ "Burglaries rose to 4,312", "the number of claims at 300": the subject or the "of" tells what is counted."""
    parse, role = clauses.parse, figure.role
    if role.noun is not None and parse.lemma(role.noun) in words("nouns", "figure"):
        if (counted := parse.of_phrase(role.noun)) is not None:
            yield from _plural(figure, parse.chunks[counted].head)
        if role.noun != role.subject:
            return  # "rescuers raised the number of the dead to 45"
    verb = role.verb if role.subject is not None else _verb_of_change(clauses, figure)
    if verb is None or role.relation is Relation.SUBJECT or not (_changes(clauses, verb) or _amounts(figure, verb)):
        return
    changed = parse.object(verb) if role.preposition in words("prepositions", "level") else None
    if changed is not None and changed not in parse.figures and changed < figure.host:
        yield from _plural(figure, parse.chunks[changed].head)  # "doubled their seats to 21"
    subject = role.subject if role.subject is not None else parse.subject(verb)
    if subject is not None and subject not in parse.figures:
        yield from _plural(figure, parse.chunks[subject].head)


def _changes(clauses: Clauses, verb: int) -> bool:
    return clauses.parse.is_verb(verb, "rise", "fall", "reach", "cutting")


def _amounts(figure: Figure, verb: int) -> bool:
    """ "Deliveries came to 9,930", "applications stood at 412"."""
    return figure.role.preposition in ("to", "at") and figure.parse.is_verb(verb, "linking")


def _verb_of_change(clauses: Clauses, figure: Figure) -> int | None:
    """ "fell for the third year running, from 900 to 800": the verb lies further back."""
    if figure.role.preposition not in ("from", "to", "by"):
        return None
    return next((at for at in range(figure.host, -1, -1) if _changes(clauses, at)), None)


def _plural(figure: Figure, token: int) -> Iterator[str]:
    """The base form of a common noun in the plural; one that opens the sentence may be tagged as a name."""
    sentence = figure.sentence
    base = lemma(sentence.lower[token], "NOUN")
    if (sentence.tags[token] == "NOUN" or not token) and base != sentence.lower[token]:
        yield base


SOURCES: tuple[Source, ...] = (
    _of_whole,
    _compared,
    _of_noun,
    _announced,
    _changing,
    _won,
    _of_size,
    _told_last,
)
"""Where the noun may be told, the surest first; each looks at a figure among those before it."""
