"""What the words around a figure make of it: "by 40" a difference, "from 40" an old level, "to 40" a new one."""

from __future__ import annotations

import enum

from checker.extraction.figures.bases import base_behind, is_base
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.moves import POINTS, is_aside, is_move, is_size_of_move
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table
from checker.model.amount import SHARE

LENGTH, TIMES = "length", "times"
ENDS = frozenset(".,;")
MATTER = 4
"""Tokens from "more" on within which its noun stands: "25 percent more paying visitors"."""


class Slot(enum.Enum):
    DIFFERENCE = "difference"
    OLD = "old"
    NEW = "new"
    LEVEL = "level"


def slot_of(figure: Figure) -> Slot:
    """What the words around a figure make of it."""
    if is_older(figure):
        return Slot.OLD
    if is_difference(figure):
        return Slot.DIFFERENCE
    first, lower = figure.first, figure.sentence.lower
    word = lower[first - 1] if first else ""
    if word in ("to", "at") and figure.role.verb is not None and changes_level(figure, figure.role.verb):
        return Slot.NEW
    return Slot.LEVEL


def is_older(figure: Figure) -> bool:
    """ "From 40", "against 31 a year before", "than the 31": what was, or what another amount is held against."""
    is_compared = governing(figure) in words("comparison", "older", "compared")
    return is_compared or is_when(figure) or is_base(figure.parse, figure.host)


def is_when(figure: Figure) -> bool:
    """ "Six more than on Sunday, when the count stood at 17": behind "than" and a time, the clause of that time."""
    lower, verb = figure.sentence.lower, figure.role.verb
    if "than" not in lower:
        return False
    start = figure.first if verb is None else figure.parse.chunks[verb].first
    when = max((at for at in range(start) if lower[at] == "when"), default=0)
    clause = lower[when:start]
    told = when > 1 and lower[when - 1] == "," and "than" in lower[max(0, when - 6) : when] and "," not in clause
    return told or _is_of_compared(figure)


def _is_of_compared(figure: Figure) -> bool:
    """ "100 more than the old one, which carried 270": behind "than" and a noun phrase, what is told of that."""
    parse, verb = figure.parse, figure.role.verb
    if verb is None or figure.role.relation not in (Relation.OBJECT, Relation.PREDICATE):
        return False
    aside = [parse.kind(at) for at in range(verb - 3, verb)] == [Kind.NOUN, Kind.COMMA, Kind.SUBORDINATOR]
    return aside and parse.word(verb - 4) == "than" and parse.word(verb - 1) in words("pronouns", "relative")


def governing(figure: Figure) -> str:
    """The word before a figure and its possessor: "than", "from", "below last year's"."""
    sentence, at = figure.sentence, figure.first - 1
    while at > 0 and (_modifies(sentence, at) or _possesses(sentence, at)):
        at -= 1
    at = _before_level(sentence, at)
    word = sentence.lower[at] if at >= 0 else ""
    if sentence.lower[max(0, at - 1) : at + 1] == ["instead", "of"]:
        return "instead"
    if at > 0 and sentence.lower[at - 1] in words("comparison", "compared"):
        return sentence.lower[at - 1]
    behind_points = at > 0 and sentence.lower[at - 1] in ("points", "point")
    return "than" if word in words("comparison", "relative") and behind_points else word


def _before_level(sentence: Sentence, at: int) -> int:
    """ "Compared with an average of 29", "against a record of 60": the word before the noun of a level."""
    if at < 2 or sentence.lower[at] != "of" or sentence.lemma(at - 1) not in words("nouns", "level"):
        return at
    first = at - 2
    while first > 0 and _modifies(sentence, first):
        first -= 1
    held = (words("comparison", "older") - {"from", "after"}) | words("comparison", "compared")
    return first if not held.isdisjoint(sentence.lower[max(0, first - 1) : first + 1]) else at


def _modifies(sentence: Sentence, at: int) -> bool:
    """Whether a word before a figure belongs to it: "the", "her", "a planned"."""
    if sentence.tags[at] in ("DET", "PART", "SYM", "ADJ"):
        return True
    is_own = sentence.lower[at] in words("determiners", "definite")
    return is_own or (sentence.tags[at] == "VERB" and sentence.tags[at - 1] == "DET")


def _possesses(sentence: Sentence, at: int) -> bool:
    """Whether a word belongs to a possessor: what stands before an apostrophe."""
    behind = sentence.lower[at + 1 : at + 3]
    return "'s" in behind and sentence.tags[at] in ("NOUN", "PROPN", "ADJ")


def changes_level(figure: Figure, verb: int) -> bool:
    return figure.parse.is_verb(verb, "rise", "fall", "revise")


def is_difference(figure: Figure) -> bool:
    """ "by 6", "6 more than", "an increase of 6", "up 6 percent", "530 ahead", "rose 6 percent"."""
    parse, role = figure.parse, figure.role
    if role.relation is Relation.OF and role.noun is not None:
        return not _is_share_of_gap(figure) and (is_aside(figure) or is_move(figure) or is_way(figure))
    if is_short(figure) or is_tally(figure) or is_position(figure):
        return False
    if base_behind(parse, figure.host) is not None:
        return True
    if _is_told_of_move(figure) or is_size_of_move(figure):
        return True
    if _is_compared(figure) or is_way(figure):
        return True
    share = figure.dimension in (SHARE, POINTS)
    if share and role.relation is Relation.OBJECT and parse.is_verb(role.verb, "lose"):
        return figure.sentence.word(figure.last) != "of"
    if role.preposition == "by" and _is_moved(parse, role.verb):
        return True
    direct = role.relation is Relation.OBJECT and share
    return parse.is_verb(role.verb, "rise", "fall") and (direct or role.preposition == "by")


def _is_compared(figure: Figure) -> bool:
    """ "6 more than", "530 ahead", "25 and three fewer", "10 million less."; "28 percent busier" of shares."""
    sentence, last = figure.sentence, figure.last
    if sentence.word(last) == "and" and sentence.tag(last + 1) == "NUM":
        last += 2
    word, is_share = sentence.word(last), figure.dimension in (SHARE, POINTS)
    if word in words("comparison", "words"):
        is_less = word == "less" and sentence.word(last + 1) in ("", *ENDS)
        return is_share or is_less or word not in ("more", "less") or sentence.word(last + 1) == "than"
    is_comparative = is_share and word.endswith("er") and sentence.tag(last) in ("ADJ", "ADV")
    return is_comparative and sentence.lemma(last) != word


def is_set_against(figure: Figure) -> bool:
    """ "25 percent more visitors in 2023 than in 2022": behind "more" and its noun what they are more than."""
    sentence, last = figure.sentence, figure.last
    if figure.dimension != SHARE or sentence.word(last) not in words("comparison", "words"):
        return False
    tags = sentence.tags[last:]
    clause = tags[: tags.index("PUNCT")] if "PUNCT" in tags else tags
    return "NOUN" in clause[:MATTER] and "VERB" not in clause and "than" in sentence.lower[last : last + len(clause)]


def is_position(figure: Figure) -> bool:
    """ "718 kilometres above sea level", "50 feet above the crowd"; not "two metres above its normal level"."""
    parse, behind = figure.parse, figure.host + 2
    if figure.dimension != LENGTH or parse.word(behind - 1) not in words("comparison", "position"):
        return False
    phrase = parse.words(behind)
    of = behind + 2 if parse.word(behind + 1) == "of" else None
    if parse.kind(behind) is not Kind.NOUN or of in parse.figures or parse.kind(of or 0) is Kind.TIME:
        return False  # "above the peak of 5 metres", "above the peak of 1953"
    levels = words("nouns", "level") | words("lasting", "usual") | {"level"}
    return phrase[-2:] == ["sea", "level"] or levels.isdisjoint(phrase)


def _is_share_of_gap(figure: Figure) -> bool:
    """ "A gap of 500 million, or 2.1 percent of output": what the gap is held against."""
    return figure.role.shared is not None and figure.parse.word(figure.host + 1) == "of"


def is_held_against(figure: Figure) -> bool:
    """ "Twice the 80 mm normal for July", "against the 59 of May": what stands before it is compared with it."""
    word = governing(figure)
    factors: dict[str, str] = table("numbers")["factor"]
    return word in words("comparison", "older", "compared") | {*factors, TIMES}


def is_of_each(figure: Figure) -> bool:
    """ "14 trams, each 45 metres long and with room for 260": behind an "each" that a comma sets apart."""
    parse, at = figure.parse, figure.host - 1
    while parse.kind(at) not in (None, Kind.COMMA, Kind.BREAK, Kind.VERB):
        at -= 1
    return parse.kind(at) is Kind.COMMA and parse.first_word(at + 1) in words("determiners", "each")


def is_step(figure: Figure) -> bool:
    """ "612, that is 48 more", "3,100 short of the record": by so much another level is missed."""
    return is_difference(figure) or figure.sentence.word(figure.last) in words("comparison", "words")


def is_way(figure: Figure) -> bool:
    """ "Up 6 percent", "down by 12": which way the level before it went; no "gunned down three people"."""
    lower, first = figure.sentence.lower, figure.first
    at = first - (lower[first - 1 : first] == ["by"])
    if at == first and figure.kind == "count" and figure.parse.is_verb(figure.role.verb, "moving"):
        return False  # "shot down 18 drones"
    if at < 1 or lower[at - 1] not in ("up", "down", "off"):
        return False
    return not _is_particle(figure.sentence, at - 1) or _is_settled(figure, at - 2)


def _is_settled(figure: Figure, verb: int) -> bool:
    """ "Closed up 3.4 percent": how a day of trade ended, and what else is done is no share."""
    return figure.kind == "percent" and figure.sentence.lemma(verb) in words("verbs", "settling")


def _is_told_of_move(figure: Figure) -> bool:
    """ "The fall in exports was 25 percent", "growth is forecast at 2 percent"."""
    parse, role = figure.parse, figure.role
    is_told = role.relation is not Relation.SUBJECT and parse.is_verb(role.verb, "carrier", "forecast")
    is_alone = parse.chunks[role.host].head < figure.last  # "is within its 3 percent target" tells of a target
    moves = words("nouns", "rise", "fall")
    return figure.dimension == SHARE and is_told and is_alone and parse.lemma(role.subject) in moves


def _is_moved(parse: Parse, verb: int | None) -> bool:
    """ "Go up by 1,200", "cut the stock by 80 billion": verbs that are no rise or fall of themselves."""
    if verb is None or not parse.is_verb(verb, "motion"):
        return parse.is_verb(verb, "cutting")
    return parse.word(verb + 1) in words("verbs", "direction")


def is_source(figure: Figure) -> bool:
    """ "34 percent approval from 105 critics", "freed after four hours": whence it came, or what went before.

    Such a count or a length of time is no older level: nothing changes, and no figure of its kind stands before. Nor
    is what stands right behind an amount of another kind: "moved up to third with 58 points from 30 games".
    """
    parse, sentence, verb = figure.parse, figure.sentence, figure.role.verb
    if _is_drawn_from(figure):
        return True
    moves = verb is not None and changes_level(figure, verb) and not parse.is_verb(verb, "moving")
    if moves or figure.kind not in ("count", "duration"):
        return False
    at = parse.chunks[figure.host].first - 1
    drawn = words("nouns", "rise", "fall") | words("verbs", "direction")
    if at < 1 or not drawn.isdisjoint((sentence.lower[at - 1], sentence.lemma(at - 1))):
        return False
    told = [number for number in parse.numbers if number[1] <= at]
    return not told or _is_of_other_kind(figure, max(told), at)


def _is_drawn_from(figure: Figure) -> bool:
    """ "58 points from 30 games", "1.55 tonnes a hectare from 1.4 million hectares", "made 58 from 34 balls"."""
    parse, sentence, at = figure.parse, figure.sentence, figure.host - 2
    if figure.kind not in ("count", "measure") or parse.word(figure.host - 1) != "from" or at not in parse.figures:
        return False
    first, last = number = parse.numbers[parse.figures[at]]
    if parse.chunks[at].last == last:
        return sentence.lemma(first - 1) in words("verbs", "scoring")
    return _is_of_other_kind(figure, number, last + 1 if figure.kind == "measure" else parse.chunks[at].last)


def _is_of_other_kind(figure: Figure, number: tuple[int, int], end: int) -> bool:
    """Whether the number before a figure, told up to token `end`, has a unit or a noun that is not the figure's."""
    sentence, (first, last) = figure.sentence, number
    has_own = "SYM" in sentence.tags[max(0, first - 1) : last + 1] or sentence.tags[last] in ("NOUN", "ADJ")
    has_own |= sentence.lower[last] == "-"  # "the 32-year-old"
    unit = figure.unit.name
    return has_own and all(sentence.lemma(at) != unit for at in range(last, end))


def is_short(figure: Figure) -> bool:
    """ "Four short of a majority", "two seats shy of an outright majority"."""
    lower, last = figure.sentence.lower, figure.last
    behind = lower[last : last + 5]
    if not behind or behind[0] not in words("judged", "short") or behind[1:2] != ["of"]:
        return False
    end = behind.index("majority") if "majority" in behind else 0
    return (
        end > 2
        and words("judged", "majority").issuperset(behind[3:end])
        and (behind[2] in words("determiners", "indefinite", "definite"))
    )


def is_tally(figure: Figure) -> bool:
    """ "Fell by 18 votes to 15", "adopted by 76 to 58": how many voted for it, and against it."""
    parse, role, before = figure.parse, figure.role, figure.host - 2
    if parse.word(figure.host - 1) == "to" and before in parse.figures and parse.word(before - 1) == "by":
        return parse.is_verb(role.verb, "pass") or parse.lemma(before) in words("judged", "ballot")
    if role.preposition != "by" or figure.sentence.word(figure.last) != "to":
        return False
    voted = figure.noun in words("judged", "ballot") or parse.is_verb(role.verb, "pass")
    return voted and figure.sentence.tag(figure.last + 1) == "NUM"


def is_lead(figure: Figure) -> bool:
    """ "Beat him by 2,214 votes", "passed by a whisker of 707 votes"; but no "by 76 votes to 58"."""
    parse, role = figure.parse, figure.role
    if figure.head is None or figure.sentence.lemma(figure.head) not in words("judged", "lead"):
        return False
    if role.relation is Relation.OF:
        return parse.lemma(role.noun) in words("judged", "led by")
    goes_on = figure.sentence.word(figure.last) == "to"
    decides = parse.is_verb(role.verb, "contest", "pass")
    return role.preposition == "by" and decides and not goes_on


def is_left(figure: Figure) -> bool:
    """ "They took 3,184 tonnes off, leaving about 100 in the hull", ", which leaves 12 missing"."""
    parse, verb = figure.parse, figure.role.verb
    if verb is None or figure.role.relation is not Relation.OBJECT or not parse.is_verb(verb, "leaving"):
        return False
    return "gerund" in parse.traits(verb) or parse.kind(verb - 1) is Kind.SUBORDINATOR


def _is_particle(sentence: Sentence, at: int) -> bool:
    """ "gunned down three people", "made up 12 percent": the "down" belongs to its verb."""
    verb = at - 1
    if verb < 0 or sentence.tags[verb] not in ("VERB", "AUX"):
        return False
    moves = words("verbs", "rise", "fall", "motion") | words("auxiliary", "be")
    return sentence.lemma(verb) not in moves
