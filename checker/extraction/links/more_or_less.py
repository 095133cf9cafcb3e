"""What a text says of two amounts: "rents fell: 940 euros in 2020, 980 now", "passed, 30 for, 21 against".

A word for more or less (a verb, a noun, a comparative, a judgement such as "missed") orders two amounts of one kind.
One of them is what the other is held against: it stands behind "against" or "than", is of an earlier day, or is a
forecast or a record. The word must be said of these amounts, as their verb or of what they count or measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.extraction.figures.carried_units import share_unit
from checker.extraction.figures.figure import PAIR, Figure, is_count, size
from checker.extraction.figures.slots import Slot, is_older, slot_of
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.links.agreeing import is_narrowed
from checker.extraction.links.ballots import outcome, sides, stand_to_each_other
from checker.extraction.links.directions import is_best_low
from checker.extraction.links.parts import adds_up
from checker.extraction.links.trend_words import way_of
from checker.lexicon.grammar import is_superlative, words
from checker.lexicon.likeness import is_person
from checker.model.amount import SHARE
from checker.model.claim import Confidence, Link
from checker.model.links import LinkKind
from checker.model.scope import Modality, Part

TWICE = 2
"""Two amounts of one kind differ by less than this factor."""

DAY = 86400
"""Seconds; of shorter times, those of a race, the better is the less."""

TOLD = ("change_from", "result", "levels", "margin", "voted_for", "voted_against")
"""Kinds of links that leave open which of two amounts is said to be more."""

Verdict = tuple[int, int, Sentence]
"""1 for more, -1 for less, 0 for as much; the token that says so, and its sentence."""


def tell_verdict(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> None:
    """Link the two amounts of a brief text, of which these are all the sentences, if it says something of them."""
    levels = [one for one in figures if _is_level(one)]
    told = levels if len(levels) == PAIR else [one for one in figures if one.kind in ("duration", "bare")]
    others = [one for one in figures if one not in told and one.kind not in ("duration", "age", "rank")]
    if len(told) != PAIR or not all(map(_is_step, others)) or any(map(is_best_low, told)):
        return
    if any(link.kind not in TOLD for one in figures for link in one.links):
        return
    if any((one.kind == "duration" and size(one) < DAY) for one in figures) or not _are_like(*told):
        return
    found = _carried(told, sentences) or _ordered(told, sentences, figures)
    if found is not None:
        measured = next((one for one in told if not is_count(one)), told[0])
        share_unit(measured, [one for one in told if one is not measured and is_count(one)])
        found[0].links.append(found[1])


def tell_trends(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> None:
    """Link the two amounts of each sentence of a longer text of which it says something, or the silent one before does.

    "Membership has fallen again. The union counts 41,000 members, after 38,000 last year".
    """
    told = defaultdict[Sentence, list[Figure]](list)
    for figure in figures:
        told[figure.sentence].append(figure)
    for before, here in zip((None, *sentences), sentences, strict=False):
        pair = _steps(told[here])
        if not pair or any(_is_taken(one, told[here]) for one in pair):
            continue
        is_led_to = before is not None and not told[before] and before.paragraph == here.paragraph
        found = _ordered(pair, [before], figures) if before is not None and is_led_to else None
        if found := found or _ordered(pair, [here], figures):
            found[0].links.append(found[1])


def _is_taken(one: Figure, here: Sequence[Figure]) -> bool:
    """ "Found 97 bodies and raised its estimate from 120 to 180": whether another amount is told with this one."""
    links = (link for each in here for link in each.links if link.kind not in TOLD)
    return any(one.id in ids for link in links for ids in link.roles.values())


def _goes_on(before: Sentence, one: Figure) -> bool:
    """Whether an amount may be told of all that another sentence is: of no part, and of no many years."""
    is_long = before is not one.sentence and not words("verdict", "at length").isdisjoint(before.lower)
    return not is_long and not is_narrowed(one, before)


def _steps(here: Sequence[Figure]) -> Sequence[Figure]:
    """ "310 in 46 packs, after 265 the year before": the one that is told as older, and the one it is held against."""
    old = [one for one in here if is_older(one) and (one.head is None or not is_count(one)) and _is_level(one)]
    new = [one for one in here if old and one.first < old[0].first and one.dimension == old[0].dimension]
    new = [one for one in new if _is_level(one)]
    new = [one for one in new if one.sentence.word(one.first) not in words("determiners", "indefinite")]  # "$8 a dozen"
    new = [one for one in new if max(one.value, old[0].value) < TWICE * min(one.value, old[0].value)]
    return (new[0], old[0]) if len(old) == len(new) == 1 and not is_best_low(new[0]) else ()


def _is_level(one: Figure) -> bool:
    is_amount = one.dimension == SHARE or one.kind == "rate" or adds_up(one)
    is_step = _is_step(one) or one.scope.change or one.scope.part is Part.ADDITIONAL
    return is_amount and one.amount.label == "=" and not is_step


def _is_step(one: Figure) -> bool:
    """ "Topped it by 15 cents": by how much one amount is more."""
    return slot_of(one) is Slot.DIFFERENCE or one.role.preposition == "by"


def _are_like(one: Figure, other: Figure) -> bool:
    """Whether two amounts are of one kind: a bare number is of that of the other."""
    alike = one.dimension == other.dimension or "bare" in (one.kind, other.kind)
    counted = {one.noun, other.noun} - {"", "person"}
    same = not is_count(one) or len(counted) < PAIR or all(map(is_person, counted))
    return alike and same and max(one.value, other.value) < TWICE * min(one.value, other.value)


def _link(kind: LinkKind, one: Figure, other: Figure) -> tuple[Figure, Link]:
    first, second = ("one", "other") if kind == "as_many" else ("more", "less")
    return one, Link(kind, {first: (one.id,), second: (other.id,)}, confidence=Confidence.MEDIUM)


def _rank(way: int, one: Figure, other: Figure) -> tuple[Figure, Link]:
    more, less = (one, other) if way >= 0 else (other, one)
    return _link("more_than" if way else "as_many", more, less)


def _carried(told: Sequence[Figure], sentences: Sequence[Sentence]) -> tuple[Figure, Link] | None:
    """ "The motion was carried, with 31 for it and 27 against", "by 31 votes to 27"."""
    way, (one, other) = outcome(sentences), told
    if way is None:
        return None
    if stand_to_each_other(one, other):
        return _rank(abs(way), one, other) if one.noun in words("judged", "ballot") else None
    found = sides(told)
    return _rank(way, *found) if found else None


# More and less


def _ordered(
    told: Sequence[Figure], sentences: Sequence[Sentence], figures: Sequence[Figure]
) -> tuple[Figure, Link] | None:
    found = [one for sentence in sentences for one in _verdicts(sentence, figures)]
    found = [(way, at, sentence) for way, at, sentence in found if not _is_done_to(at, sentence, told)]
    if any(_is_of_another(at, sentence) or not _goes_on(sentence, told[0]) for _, at, sentence in found):
        return None
    if len({way for way, _, _ in found}) != 1 or any(_is_left_open(sentence) for sentence in sentences):
        return None
    way = found[0][0]
    own = [one for one in told if any(_is_verb_of(at, sentence, one) for _, at, sentence in found)]
    old = _held_against(told)
    is_judged = all(_is_judged(at, sentence) for _, at, sentence in found)
    if old is None and len(own) == 1 and (is_judged or _is_earlier(told, own[0])):
        old = next(one for one in told if one is not own[0])
    if old is None and is_judged and told[0].sentence is told[1].sentence:
        old = told[1] if told[0].last <= found[0][1] < told[1].first else None
    new = next((one for one in told if one is not old), told[0])
    if old is None or _is_off(new, old):
        return None
    if not (own or any(_is_told_of(at, sentence, new, old) for _, at, sentence in found)):
        return None
    return _rank(way, new, old) if new.scope.modality is Modality.ACTUAL else None


def _is_off(new: Figure, old: Figure) -> bool:
    """ "Rose to 214, still 8 percent below their peak of 232": how they lie is told by another word."""
    between = old.sentence.lower[new.last : old.first] if new.sentence is old.sentence else ()
    return not words("comparison", "relative").isdisjoint(between)


def _verdicts(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Verdict]:
    """The words of a sentence that tell of more or less, but for those of a figure: "little more than half of it"."""
    inside = {at for one in figures if one.sentence is sentence for at in range(one.first, one.last)}
    for at in range(len(sentence.lower)):
        way = way_of(sentence, at)
        if way is not None and at not in inside:
            yield way, at, sentence


def _is_left_open(sentence: Sentence) -> bool:
    """Whether a sentence denies, plans or concedes something, or ranks behind the first."""
    lower, tags = sentence.lower, sentence.tags
    unsaid = words("verdict", "of a body") | words("bests", "time")  # "for the third year running"
    plain = (at for at in range(len(lower)) if sentence.word(at + 1) not in unsaid)
    said = (lower[at] for at in plain if tags[at] != "PROPN" and lower[at : at + PAIR] != ["on", "record"])
    is_last = "since" in lower and any(is_superlative(word) for word in lower)
    return is_last or not words("verdict", "open").isdisjoint(said)


def _is_of_another(at: int, sentence: Sentence) -> bool:
    """ "Kills more than heart disease": held against what no amount is told of."""
    places = range(at + 2, next((i for i in range(at, len(sentence.tags)) if sentence.tags[i] == "PUNCT"), at))
    told = {sentence.lemma(i) for i in places}
    is_noun = {sentence.tags[i] for i in places} <= {"DET", "PRON", "ADJ", "NOUN", "PROPN"}
    known = words("shift", "previous") | words("verdict", "mark", "expect") | {"one"}
    return sentence.word(at + 1) == "than" and is_noun and told.isdisjoint(known)


def _is_done_to(at: int, sentence: Sentence, told: Sequence[Figure]) -> bool:
    """ "Pairs raised 38 chicks, against 61 in the north": a verb whose very object is an amount tells no more of it."""
    own = (one for one in told if _is_verb_of(at, sentence, one) and one.role.relation is Relation.OBJECT)
    return not _is_judged(at, sentence) and any(one.parse.object(one.role.verb or 0) == one.host for one in own)


def _is_judged(at: int, sentence: Sentence) -> bool:
    """ "Exceeded that of 2019, which was ...": whatever else is told is what it is held against."""
    word = sentence.lemma(at) if sentence.tag(at) == "VERB" else sentence.lower[at]
    return word in words("verdict", "above", "short")


def _held_against(told: Sequence[Figure]) -> Figure | None:
    """The one of two amounts that the other is held against."""
    for is_old in (is_older, _is_mark, is_told_before, lambda one: not _is_of_now(one)):
        found = [one for one in told if is_old(one)]
        if len(found) == 1:
            return found[0]
    one, other = told
    if one.when is None or other.when is None or one.when.end == other.when.end:
        return None
    return one if one.when.end < other.when.end else other


def _is_mark(one: Figure) -> bool:
    """ "A forecast of 1.5%", "the record of 7.02 metres", "the consensus was for $1.35"."""
    role, parse = one.role, one.parse
    subject = parse.subject(role.verb)
    at = role.noun if role.relation is Relation.OF else subject if role.relation is not Relation.SUBJECT else role.host
    is_room = one.sentence.lower[max(one.first - PAIR, 0) : one.first] == ["room", "for"]
    return is_room or parse.lemma(at) in words("verdict", "mark") or _is_expected(one)


def _is_of_now(one: Figure) -> bool:
    """ "Now costs three euros", "there are 180 today"."""
    lower = one.sentence.lower
    near = {*lower[max(one.first - PAIR, 0) : one.first], *lower[one.last : one.last + 1]}
    return not words("lasting", "present").isdisjoint(near)


def _is_expected(one: Figure) -> bool:
    """ "Had announced 25 degrees", "than the 29 degrees forecast", "as the 10 million that the studio had expected"."""
    verb, lower = one.role.verb, one.sentence.lower
    behind = {one.sentence.lemma(at) for at in range(one.last, min(one.last + TWICE * PAIR, len(lower)))}
    own = one.parse.lemma(verb) if one.role.relation is not Relation.SUBJECT else ""
    return not words("verdict", "expect").isdisjoint({own}) or bool(behind & words("verdict", "expect"))


def is_told_before(one: Figure) -> bool:
    """ "When they had won 17", "a baker used to earn 21 dollars"."""
    return not words("verdict", "before").isdisjoint(one.parse.words(one.role.verb))


def _is_earlier(told: Sequence[Figure], own: Figure) -> bool:
    """ "The age of brides, which was 31 in 2014, fell to 33": a level told before the one that it became."""
    return slot_of(own) is Slot.NEW and told[1] is own


def _is_verb_of(at: int, sentence: Sentence, one: Figure) -> bool:
    """Whether a word is in the verb of an amount."""
    if one.sentence is not sentence or one.role.verb is None:
        return False
    if sentence.lower[at].endswith("ing") and sentence.tag(at + 1) == "NOUN":
        return False  # "rising seas"
    chunk = one.parse.chunks[one.role.verb]
    return chunk.first <= at < chunk.last


def _is_told_of(at: int, sentence: Sentence, new: Figure, old: Figure) -> bool:
    """Whether a word is told of two amounts: beside them, in their unit, or of what they count or are the size of."""
    if any(_is_beside(at, sentence, one) for one in (new, old)) or _follows(at, sentence, new, old):
        return True
    matter, subject = _matter(at, sentence), _subject(new)
    taken_up = not subject.isdisjoint(words("pronouns", "third"))
    if not is_count(new):
        return taken_up or bool(matter & subject) or sentence.lower[at] in words("verdict", "of a unit")
    counted = {one.noun for one in (new, old) if one.head is not None}
    people = any(map(is_person, counted)) and not matter.isdisjoint(words("verdict", "of people"))
    people |= new.parse.is_verb(new.role.verb, "counting") and not counted.isdisjoint(words("nouns", "of any kind"))
    return people or not matter.isdisjoint(counted or subject or matter)


def _follows(at: int, sentence: Sentence, new: Figure, old: Figure) -> bool:
    """ "He lost weight, going from 84 kilos to 89"."""
    verb = new.role.verb
    is_here = new.sentence is old.sentence is sentence and verb is not None
    if not is_here or verb is None or "gerund" not in new.parse.traits(verb):
        return False
    return is_older(old) and at < new.parse.chunks[verb].first


def _is_beside(at: int, sentence: Sentence, one: Figure) -> bool:
    """ "A decline from 2,100", "lower than a year ago, when it was 5.8", "exceeded that of 47"."""
    if one.sentence is not sentence:
        return False
    between = sentence.lower[at + 1 : one.first]
    return _is_judged(at, sentence) or between[:1] == ["than"] or between in (["of"], ["from"])


def _matter(at: int, sentence: Sentence) -> set[str]:
    """What grows or is more: the nouns before a verb or a predicate, or of the phrase that a word opens."""
    tags, behind = sentence.tags, at + 1
    opens = tags[at] == "NOUN" or sentence.tag(behind) in ("NOUN", "ADJ")
    places: list[int] = []
    if opens:
        while sentence.tag(behind) in PHRASE and not (sentence.tag(behind) == "DET" and tags[behind - 1] == "NOUN"):
            places.append(behind)
            behind += 1
    else:
        start = max((i + 1 for i in range(at) if tags[i] in ("PUNCT", "SCONJ", "CCONJ")), default=0)
        places += range(start, at)
    return {sentence.lemma(i) for i in places if tags[i] == "NOUN"} - words("nouns", "partitive")


PHRASE = ("NOUN", "ADJ", "ADP", "DET", "PROPN", "PRON")


def _subject(one: Figure) -> set[str]:
    """What an amount is the size of: the noun it gives, or the subject of its verb."""
    role, parse = one.role, one.parse
    verb_subject = parse.subject(role.verb)
    places = [at for at in (role.noun, role.subject, verb_subject) if at is not None]
    return {parse.lemma(at) for at in places if parse.kind(at) is Kind.NOUN and at not in parse.figures}
