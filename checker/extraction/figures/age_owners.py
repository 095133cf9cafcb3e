"""Whose age a figure gives: in "the driver, Mira Tolan, was 41" the person beside it or the subject of "was"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.figures.ages import is_as_one, is_at_the_age
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.memory import Memory
from checker.extraction.grammar.phrasing import doers, is_name, name_of, speaks
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table


def aged(figure: Figure, memory: Memory) -> str:
    """The person beside an age: in its own phrase, before or behind its comma, or the subject of "was"."""
    parse, role = figure.parse, figure.role
    if (named := _in_turn(figure)) is not None:
        if named:
            memory.meet(named)
        return named
    for chunk in beside(figure):
        if parse.kind(chunk) is not Kind.NOUN:
            continue
        name = person_name(figure, chunk)
        if name:
            memory.meet(name)
            return name
        if chunk in (role.subject, _behind_opening(figure)) and parse.word(chunk) in words("pronouns", "he or she"):
            name = _of_main_clause(figure, chunk) or _told_last(figure, memory)
            memory.meet(name or memory.person)
            return name
        if chunk == role.subject and parse.word(chunk) == "they" and (name := _of_main_clause(figure, chunk)):
            return name
    return _described(figure, memory) if _is_description(figure) else ""


def _in_turn(figure: Figure) -> str | None:
    """ "Ada and Tom Holm, 31 and 29": as many ages as names, each of its own; None where ages are not told so."""
    parse, first = figure.parse, figure.host
    while _is_joined(parse, first - 1) and first - 2 in parse.figures:
        first -= 2
    last = figure.host
    while _is_joined(parse, last + 1) and last + 2 in parse.figures:
        last += 2
    ages = range(first, last + 1, 2)
    if len(ages) == 1 or parse.kind(first - 1) is not Kind.COMMA or parse.kind(first - 2) is not Kind.NOUN:
        return None
    names = list(range(first - 2 * len(ages), first, 2))
    if names[0] < 0 or not all(_is_joined(parse, at + 1) for at in names[:-1]):
        return None
    whole = [person_name(figure, at) for at in names]
    if not all(whole) or (_is_joined(parse, names[0] - 1) and is_name(parse, names[0] - 2)):
        return ""  # some of more names
    name = whole[ages.index(figure.host)]
    return f"{name} {whole[-1].split()[-1]}" if " " not in name else name


def _is_joined(parse: Parse, at: int) -> bool:
    """Whether a chunk stands between two items of a list."""
    return parse.kind(at) in (Kind.COMMA, Kind.COORDINATOR)


def _of_main_clause(figure: Figure, pronoun: int) -> str:
    """ "Kern joined the Tigers when he was 20": the one person named, before the clause of the pronoun."""
    parse = figure.parse
    named = [chunk for chunk in range(pronoun - 1) if is_name(parse, chunk)]
    named = [chunk for chunk in named if not parse.is_definite(chunk)]
    names = [person_name(figure, chunk) for chunk in named]
    opens = parse.kind(pronoun - 1) is Kind.SUBORDINATOR
    return names[0] if opens and len(names) == 1 and is_name(parse, 0) else ""


def _told_last(figure: Figure, memory: Memory) -> str:
    """The person spoken of last, if the pronoun of an age can stand for nobody else."""
    if _is_of_nearer(figure, memory):
        return ""
    return memory.person if memory.met is memory.before else _named_before(memory) or memory.person


def _named_before(memory: Memory) -> str:
    """ "Tributes were paid to Ada Holm. She was 43.": the one full name in the sentence before, who is no speaker."""
    parse = memory.earlier()
    if parse is None:
        return ""
    spots = words("prepositions", "spot")
    named = [at for at in range(len(parse.chunks)) if is_name(parse, at) and parse.word(at - 1) not in spots]
    full = {name_of(parse, at) for at in named if not speaks(parse, at)}
    full = {name for name in full if " " in name}
    return full.pop() if len(full) == 1 else ""


def _is_of_nearer(figure: Figure, memory: Memory) -> bool:
    """ "There is a younger girl. She is 13": somebody of the pronoun's sex is told of behind the last name.

    In the sentence before, or ahead of the pronoun: "Holm thanked her mother, who worked until she died at 94".
    """
    pronoun = figure.parse.word(figure.role.subject)
    sex = next((sex for sex in table("grammar")["sexes"] if pronoun in words("pronouns", sex)), None)
    if sex is None:
        return False
    before = memory.before.lower if memory.before is not None else []
    heard = [*before, *figure.sentence.lower[: figure.parse.chunks[figure.role.subject or 0].first]]
    names = {sex: words("sexes", sex), "person": {memory.person.lower().split(" ")[-1]}}
    told = [name for word in heard for name in names if word in names[name]]
    return told[-1:] == [sex]


def _is_description(figure: Figure) -> bool:
    """ "The 22-year-old joined in May": an age stands for somebody whom the text has named."""
    quantity, sentence = figure.quantity, figure.sentence
    definite = sentence.word(quantity.first - 1) == "the"
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
    if figure.role.relation in (Relation.ATTRIBUTE, Relation.COMPLEMENT):
        return ""
    for doer in doers(earlier, pronouns=True):
        if earlier.word(doer) in words("pronouns", "he or she"):
            return memory.person
        if is_name(earlier, doer) and not speaks(earlier, doer):
            return name_of(earlier, doer)
    return ""


def beside(figure: Figure) -> Iterator[int]:
    """Where the person of an age may stand, the nearest first."""
    parse, host, role = figure.parse, figure.host, figure.role
    comma = parse.skip(host - 1, -1, Kind.TIME)  # "Ada Holm, now 54,"
    enclosed = parse.kind(comma) is Kind.COMMA
    yield host
    if (opened := _behind_opening(figure)) is not None:
        yield opened
    if enclosed:
        if parse.word(comma - 2) in words("prepositions", "origin") and is_name(parse, comma - 3):
            yield comma - 3  # "Ada Holm of Kenya, 54,"
        yield comma - 1
    if _is_told_of_subject(figure) or is_at_the_age(figure) or is_as_one(figure):
        yield _who_was_so_old(figure)
    turned = role.relation is Relation.OBJECT and parse.is_verb(role.verb, "aging")
    reached = role.relation is Relation.COMPLEMENT and not _is_of_another(figure)
    if role.subject is not None and (turned or reached or role.relation is Relation.PREDICATE):
        yield role.subject
        if parse.kind(role.subject + 1) is Kind.COMMA:
            yield role.subject + 2
        is_aside = parse.kind(role.subject - 1) is Kind.COMMA and parse.kind(role.subject - 3) is not Kind.PREPOSITION
        if is_aside and parse.word(role.subject + 1) == "who":
            yield role.subject - 2  # "Lena Kern, a smith who was 42, died"
    if not enclosed:
        yield host - 1
    if figure.head is not None:
        yield host + 2 if parse.kind(host + 1) is Kind.COMMA else host + 1


def _who_was_so_old(figure: Figure) -> int:
    """The subject of "died at the age of 70", and of "died on Sunday, aged 70", where no object may be meant.

    "Was active before age 12" says how old somebody was not.
    """
    parse, role = figure.parse, figure.role
    if role.subject is not None:
        return role.subject
    is_told = role.verb is None and figure.sentence.lower[figure.number[0] - 1] != "age"
    verb = parse.verb_of(figure.host) if is_told else None
    subject = None if verb is None or parse.object(verb) is not None else parse.subject(verb)
    return figure.host if subject is None else subject


def _behind_opening(figure: Figure) -> int | None:
    """Whom a clause that opens with an age goes on with: "At 57 she becomes ...", "At the age of 41, Ann Kern ..."."""
    parse, at = figure.parse, figure.host + 1
    at += parse.kind(at) is Kind.COMMA
    at_the_age = is_at_the_age(figure)
    if not at_the_age and figure.sentence.word(figure.number[0] - 1) not in words("counted", "opening_age"):
        return None
    opening = figure.host - 1 - 2 * at_the_age
    opens = opening <= 0 or parse.kind(opening - 1) is Kind.COMMA
    return at if opens and parse.kind(at) is Kind.NOUN else None


def _is_told_of_subject(figure: Figure) -> bool:
    """ "She died aged 70", "at the age of 70"; not "24 of them under age 17"."""
    lower, at = figure.sentence.lower, figure.number[0]
    bounded = at > 1 and lower[at - 2] in words("counted", "bounding_age")
    return lower[at - 1] in words("counted", "aged") and not bounded


def _is_of_another(figure: Figure) -> bool:
    """ "Fathered a child with a 15-year-old girl", "looked after his 7-year-old": the age has a phrase of its own."""
    phrase, tags = figure.parse.chunks[figure.host], figure.sentence.tags
    own = phrase.head >= figure.last or tags[phrase.first] == "DET"
    return figure.head is not None and own


def person_name(figure: Figure, chunk: int) -> str:
    """The proper name that a noun phrase ends in; nothing for "Oakland man" and "Luke's daughter"."""
    if figure.parse.word(chunk) in words("nouns", "generation") and figure.parse.kind(chunk - 1) is Kind.COMMA:
        return person_name(figure, chunk - 2)  # "Vincent Holt, Jr., 27"
    last, sentence = figure.parse.chunks[chunk].head, figure.sentence
    if sentence.tags[last] != "PROPN":
        return ""
    return name_of(figure.parse, chunk)
