"""Lengths that a text tells of what begins and ends: "for 12 years", "spent eight years", "a six-month trial"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure, is_adjective
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.sentence import Sentence
from checker.extraction.grammar.syntax import Kind
from checker.extraction.happenings.going_on import goes_on
from checker.extraction.happenings.moments import Moment, is_of_last_deed, is_one_clause, is_range, speaks_on
from checker.extraction.times.tense import Tense, tense
from checker.lexicon.grammar import is_superlative, words
from checker.model.links import LinkKind
from checker.model.scope import Modality, Part

OPENING, RECORD = 4, 4
"""Tokens of "since opening in 2012" at the head of a sentence, and of a record before a length: "the worst for"."""


def is_spell(length: Figure) -> bool:
    """Whether a length may be that of what begins and ends: no rate, no lead, no record, no difference, no more."""
    is_other = is_rate(length) or is_record(length.sentence, length.first) or _is_high(length) or _is_compared(length)
    is_other |= length.scope.part is Part.ADDITIONAL  # "licensed until 2032, and wants ten years more"
    is_denied = length.scope.modality is Modality.DENIED and not is_appositive(length)  # "had not moved, for 16 months"
    return not (is_other or is_denied)


def is_rate(length: Figure) -> bool:
    """ "Two hours a day", "one every four days", "at intervals of four days"."""
    sentence, first, last = length.sentence, length.first, length.last
    is_rate = sentence.word(last) in words("lasting", "rate") or sentence.word(first - 1) in words("lasting", "every")
    noun = length.role.noun
    is_each = noun is not None and length.parse.word(noun) != length.parse.lemma(noun)  # "with gaps of four days"
    return is_rate or (is_each and length.parse.lemma(noun) in words("lasting", "interval"))


def _is_compared(length: Figure) -> bool:
    """ "Nine days sooner than last summer", "four years younger than Ann", "is extended by three weeks"."""
    return length.role.preposition == "by" or length.sentence.word(length.last + 1) == "than"


def _is_high(length: Figure) -> bool:
    """ "A two-year low"."""
    named = length.parse.lemma(length.host)
    return named in words("judged", "high", "low")


def is_record(sentence: Sentence, first: int) -> bool:
    """ "The worst storm for 20 years", "for the first time in 61 years", "its best summer since 2018"."""
    before = sentence.lower[max(first - RECORD, 0) : first]
    behind = sentence.tags[max(first - RECORD, 0) + 1 : first + 1]
    return any(
        (word in words("spells", "first") and tag not in ("VERB", "AUX", "CCONJ")) or is_superlative(word)
        for word, tag in zip(before, behind, strict=True)
    )


def is_between(length: Figure, start: Moment, end: Moment) -> bool:
    """Whether a length is that of what begins and ends on two dates, as far as the words tell."""
    sentence = length.sentence
    if not (speaks_on(start.clauses, end.clauses) and any(_is_told_with(length, one) for one in (start, end))):
        return False
    if tense(sentence, length.first) is Tense.FUTURE and tense(end.clauses.sentence, end.date.first) is Tense.PAST:
        return False
    is_its_own = _is_from_to(length, start, end)
    if (not is_its_own and (is_moved(length) or is_before(length))) or _is_of_another(length):
        return False
    is_somebodys = sentence.tag(length.first - 1) == "PRON"  # "it took her four hours"
    if is_somebodys or not words("lasting", "afterwards").isdisjoint(sentence.lower):
        return False
    if _is_meant(length) and not (_is_served(length, end) or is_told_whole(length, start, end)):
        return False
    if is_range(start, end) and end.clauses.parse is length.parse and not _is_joined(length, end):
        return False
    return _is_attribute(length, start, end) if is_adjective(length) else _is_stated(length, start, end)


def is_told_whole(length: Figure, start: Moment, end: Moment) -> bool:
    """Whether a length is that of all between two dates whatever they tell: by its place beside the second.

    "Kept it for 57 years, until 2005", "set off at 9 and was home at 11, after two hours", "74 days from the first
    alarm, on 27 September, to the last word, on 20 December".
    """
    sentence, parse, first, last = length.sentence, length.parse, length.first, length.last
    if not parse is start.clauses.parse is end.clauses.parse:
        return False
    if last <= start.date.first:
        return _is_from_to(length, start, end)
    if start.date.last <= first < end.date.first:
        ahead = parse.chunks[parse.owner[start.date.last - 1] + 1 : length.host]
        is_meant = any("infinitive" in chunk.traits for chunk in ahead)  # "voted on Thursday to extend it for a year"
        return end.date.signal in words("signals", "until") and sentence.word(last) == "," and not is_meant
    between = [parse.kind(at) for at in range(parse.owner[end.date.last - 1] + 1, length.host)]
    is_aside = between[:1] in ([Kind.COMMA], [Kind.BREAK]) and {Kind.VERB, Kind.COORDINATOR}.isdisjoint(between)
    return is_aside and sentence.word(last) in ("", ".", ",", ";")


def is_of_several(length: Figure) -> bool:
    """ "Five days of strikes": of what may come and go within a stretch."""
    parse, of = length.parse, length.host + 2
    return parse.word(of - 1) == "of" and parse.kind(of) is Kind.NOUN and parse.word(of) != parse.lemma(of)


def _is_from_to(length: Figure, start: Moment, end: Moment) -> bool:
    """ "It took 74 days from the first alarm, on 27 September, to the last word"."""
    if not length.parse is start.clauses.parse is end.clauses.parse or length.sentence.word(length.last) != "from":
        return False
    return "to" in length.sentence.lower[start.date.last : end.date.first]


def is_moved(length: Figure) -> bool:
    """ "Two days after the vote", "four years behind schedule": counted from something else."""
    verb, behind = length.role.verb, length.sentence.word(length.last)
    is_had = behind == "to" and length.parse.lemma(verb) in words("spells", "given")
    return behind in words("spells", "moved") and not is_had


def is_before(length: Figure) -> bool:
    """ "Had been on the board for nine years": before what else is told."""
    sentence, at = length.sentence, length.first - 1
    while at >= 0 and sentence.tag(at) not in ("PUNCT", "CCONJ"):
        if sentence.lower[at] in words("lasting", "pluperfect"):
            return sentence.tag(at + 1 + (sentence.tag(at + 1) == "ADV")) in ("VERB", "AUX")
        at -= 1
    return False


def _is_of_another(length: Figure) -> bool:
    """ "For a refit that took two years": a length that a relative gives of what is no spell, or one still to come."""
    parse, verb = length.parse, length.role.verb
    if verb is not None and parse.word(verb - 1) in words("lasting", "relative") and parse.kind(verb - 2) is Kind.NOUN:
        return parse.lemma(verb - 2) not in words("spells", "of")
    return False


def _is_told_with(length: Figure, moment: Moment) -> bool:
    """Whether a length is told in the sentence of a date, or in one that goes on about it."""
    one, other = moment.clauses.sentence.start, length.sentence.start
    return one == other or length.parse.word(0) in words("spells", "pronouns") or one > other


def _is_meant(length: Figure) -> bool:
    """ "Jailed for six years", "a five-year contract": what may end before."""
    told = {length.parse.lemma(at) for at in (length.host, length.role.noun, length.role.verb) if at is not None}
    return not words("spells", "meant").isdisjoint(told)


def _is_served(length: Figure, end: Moment) -> bool:
    """Whether what was meant to last so long did: "served every day of it", "until", "expired"."""
    lapses = end.date.signal in words("lasting", "until")
    deed = end.deed()
    lapses |= deed is not None and end.clauses.sentence.lemma(deed) in words("spells", "lapse")
    return lapses or not words("spells", "full").isdisjoint(length.sentence.lower)


def _is_attribute(length: Figure, start: Moment, end: Moment) -> bool:
    """ "The six-month trial began", "after a 19-hour siege": of what begins and ends, or of an event."""
    parse, noun = length.parse, length.parse.lemma(length.host)
    is_before_end = end.clauses.parse is parse and OPENING < length.first < end.date.first
    if length.role.preposition in words("lasting", "after") and is_before_end:
        return False  # "starts at 8, after a 20-minute talk, and ends at 11"
    if noun in words("spells", "of", "meant"):
        return True
    if length.role.relation is Relation.SUBJECT:
        return any(one.clauses.parse is parse and one.deed() is not None for one in (start, end))
    return False


def _is_stated(length: Figure, start: Moment, end: Moment) -> bool:
    """ "Spent eight years", "for nine months", ", three days in all", "which makes it ten years"."""
    sentence, parse, role = length.sentence, length.parse, length.role
    if role.preposition in words("spells", "by") or sentence.word(length.first) in words("spells", "by"):
        return False
    if is_appositive(length):
        return True
    verb = role.verb
    if role.preposition == "for" and verb is not None:
        is_date_verb = any(one.clauses.parse is parse and parse.verb_at(one.date.first) == verb for one in (start, end))
        return is_date_verb or parse.lemma(verb) != "be" or parse.object(verb) is None
    return True


def is_till_now(length: Figure, moment: Moment) -> LinkKind | None:
    """ "Sheep have grazed there since 1950, that is for 40 years", "it is 40 years since it burned down in 1890"."""
    if is_moved(length) or is_before(length) or _is_possessor(length) or not _is_of_past(moment):
        return None
    if _is_passing(length, moment) or is_running(length, moment):
        return "since"
    if goes_on(length, moment):
        return "after"
    if is_right_since(length, moment):
        return "since" if _is_whole_time(length) else "after"
    if not (_is_perfect(length) or is_appositive(length)) or moment.date.signal != "since":
        return None
    if moment.clauses.parse is not length.parse or not _is_joined(length, moment):
        return None
    return "since" if _is_whole_time(length) else "after"


def _is_joined(length: Figure, moment: Moment) -> bool:
    """Whether a length is of the clause of a date: "Since 2013 she has led it for ten", "which makes it ten years"."""
    parse = length.parse
    first, last = moment.opening, moment.date.last
    if length.first < first or is_one_clause(moment.clauses, last, length.first):
        own = length.first > first or is_of_last_deed(length, first)
        return own and is_one_clause(moment.clauses, length.last - 1, first)
    opens = range(parse.owner[last - 1] + 1, length.host)
    verbs = [at for at in opens if parse.kind(at) is Kind.VERB and parse.sentence.tag(parse.chunks[at].head) != "AUX"]
    if any(parse.kind(at) is Kind.SUBORDINATOR for at in opens):
        outcome = words("sums", "outcome") | words("auxiliary", "be") | words("spells", "outcome")
        told = [at for at in opens if parse.kind(at) is Kind.VERB]
        return bool(told) and all(parse.lemma(at) in outcome for at in told)
    is_opening = first < OPENING or parse.sentence.tag(first - 1) == "PUNCT"
    return is_opening and len(verbs) <= 1 and Kind.BREAK not in map(parse.kind, opens)


def _is_passing(length: Figure, moment: Moment) -> bool:
    """ "It is 40 years since it burned down in 1890", "40 years have passed since the fire of 1890"."""
    role, is_next = length.role, length.sentence.word(length.last) == "since"
    if length.parse.lemma(role.verb) not in words("lasting", "pass"):
        return False
    passes = role.relation is Relation.SUBJECT and moment.date.signal == "since"
    return passes or (is_next and role.relation is Relation.PREDICATE)


def is_right_since(length: Figure, moment: Moment) -> bool:
    """ "Closed for 15 years since the fire of 2014", "the 15 years since then": counted from right behind it."""
    sentence, last = length.sentence, length.last
    ahead = sentence.lower[last : moment.date.first]
    is_here = moment.clauses.parse is length.parse and moment.date.signal == "since" and ahead[:1] == ["since"]
    return is_here and length.role.preposition in ("for", "in")


def is_running(length: Figure, moment: Moment) -> bool:
    """ "Is in her fourth year", "has been there since 1946, making this their 60th harvest": counted until today."""
    sentence, first = length.sentence, length.first
    if words("pronouns", "possessive").isdisjoint(sentence.lower[first - 1 : first + 1]) or moment.date.last > first:
        return False
    if sentence.word(length.last) not in ("", ".", ",", ";", "and", "or"):
        return False  # "in his fourth year at the abbey"
    ahead = sentence.lower[moment.date.last : first]
    now = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in words("lasting", "is now")), None)
    return now is not None and (not now or ahead[now - 1] in words("lasting", "goes on"))


def _is_possessor(length: Figure) -> bool:
    """ "With eleven years' service", "a man of ten years' standing": of what somebody has, whatever else began."""
    return length.sentence.word(length.last) == "'"


def _is_of_past(moment: Moment) -> bool:
    """Whether it has a year, or it is a day or a month whose year is that of the report."""
    return moment.date.year_given or moment.date.explicit or moment.date.signal == "since"


def is_simple(length: Figure) -> bool:
    """Whether a length is counted from nothing else, and is of no contract or sentence that may end before."""
    return not (is_moved(length) or is_before(length) or _is_meant(length))


def is_of_past(length: Figure, moment: Moment) -> bool:
    """ "Ten years have gone by since the strike of 2003": what has lasted until now."""
    if is_adjective(length) or tense(length.sentence, length.first) is Tense.FUTURE:
        return False
    return _is_perfect(length) and "since" in moment.clauses.sentence.lower[: moment.date.first]


def _is_perfect(length: Figure) -> bool:
    return not words("lasting", "present perfect").isdisjoint(length.sentence.lower)


def _is_whole_time(length: Figure) -> bool:
    """Whether a length is that of all that has gone by since: "for 40 years", ", 40 years now"; no "spent 12 years"."""
    parse, role = length.parse, length.role
    if is_appositive(length):
        return True
    if "gerund" in parse.traits(role.verb):
        return True
    is_clear = length.sentence.word(length.last) != "since" or role.verb is None or parse.object(role.verb) is None
    is_definite = length.sentence.word(length.first - 1) in words("determiners", "definite")
    return (role.preposition in ("for", "of") or is_definite) and is_clear


def is_appositive(length: Figure) -> bool:
    """ ", a stretch of 16 months", ", for 16 months": right behind the comma, or a dash."""
    parse, at, noun = length.parse, length.host - 1, length.role.noun
    at = noun - 1 if parse.word(at) == "of" and noun is not None else at
    at -= parse.word(at) == "for"
    return parse.kind(at) in (Kind.COMMA, Kind.BREAK)
