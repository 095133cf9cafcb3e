"""The measure of a figure, what is counted or measured: "600 dead" is killed, "12 containers aboard" container/aboard.

`signals` lists the words that may name it. The surest that a declared measure knows decides; any other figure is named
by what it counts and what befalls it, so that two reports with the same words can still be compared. "It", "the
figure" and the like take the measure that was spoken of last.
"""

from __future__ import annotations

import functools
import itertools

from checker.extraction.figures import carried_units, topics
from checker.extraction.figures.counted_nouns import band, noun_of
from checker.extraction.figures.figure import Figure
from checker.extraction.figures.signal import (
    AMOUNT,
    BEHIND_UNIT,
    LABEL,
    PARTICLE,
    PHRASES,
    SHARED,
    Signal,
    signal_of,
)
from checker.extraction.figures.signals import signals
from checker.extraction.figures.slots import is_lead
from checker.extraction.grammar.phrasing import is_name
from checker.extraction.grammar.role import Relation
from checker.extraction.grammar.syntax import Kind
from checker.extraction.quantities.ordinals import is_place
from checker.extraction.quantities.zeros import is_worded
from checker.lexicon.grammar import words
from checker.model.amount import COUNT, SHARE
from checker.model.claim import FIGURES_GIVEN
from checker.rulebook.measures import Behaviour, Measures

SAYING = ("VERB", "ADJ", "ADV")
"""The classes of words that say something of what is counted: no pronoun, no article."""

AGE = "age"
"""The base form of "aged", and the measure that it names."""

LEAD = "lead"
"""The declared measure of what somebody is ahead by."""

FIRST_TO = "first to"
"""The declared measure of "the fourth country to land there", which never changes."""


def name(figure: Figure, measures: Measures, topic: topics.Topic, listed: Figure | None) -> None:
    """Set the figure's `noun`, `predicate`, `measure` and `declared`; leave `measure` empty if nothing names it.

    `listed` is the figure whose role this one shares in a list.
    """
    figure.noun = noun_of(figure, listed)
    if figure.kind == "age" or _is_age(figure):
        figure.measure, figure.declared = "age", True
        return
    if _tells_whose(figure):
        return
    if _gives_none(figure):
        figure.measure, figure.declared = FIGURES_GIVEN, True
        return
    if is_lead(figure):
        figure.measure, figure.declared = LEAD, True
        figure.note("measure", "what one is ahead by", figure.noun)
        return
    if (original := _restated(figure, topic)) is not None:
        figure.measure, figure.declared, figure.predicate = original.measure, original.declared, original.predicate
        figure.note("measure", "the same in other units")
        return
    found = [one for one in signals(figure) if not (_is_age_of_another(figure, one) or _is_age_limit(figure, one))]
    known = _declare(figure, found, measures)
    if not known and carried_units.carry(figure, topic.figure):
        found = list(signals(figure))
        known = _declare(figure, found, measures)
    topic.figure = figure if carried_units.may_name_unit(figure) else topic.figure
    if not (known or topics.inherit(figure, len([one for one in found if one.tag == "NOUN"]), topic)):
        _describe(figure, found)
        _of_all(figure, measures)
    if figure.measure == "age" and figure.kind == "bare":
        figure.make_age()
    figure.unsure |= _is_share_of(listed, figure)
    if not figure.scope.change:
        topic.speak(figure)


def _is_share_of(share: Figure | None, figure: Figure) -> bool:
    """ "Six in ten deaths, 251, occurred on rural roads": some of those whom the share names."""
    is_count = share is not None and share.dimension == SHARE and figure.dimension == COUNT
    return is_count and figure.declared and any(one.how == SHARED for one in figure.evidence)


def _gives_none(figure: Figure) -> bool:
    """ "Has made no estimate of the damage"."""
    is_estimate = figure.noun in words("nouns", "estimate") and is_worded(figure.quantity, figure.sentence)
    return is_estimate and figure.parse.is_verb(figure.role.verb, "estimating")


def _tells_whose(figure: Figure) -> bool:
    """ "The dead child was not one of the 93 on the list": to whom its subject belongs, and no count of anything."""
    is_one = figure.kind == "bare" and figure.value == 1 and figure.role.relation is Relation.PREDICATE
    return is_one and figure.parse.word(figure.host + 1) == "of"


def _restated(figure: Figure, topic: topics.Topic) -> topics.Spoken | None:
    """ "2,800 metres (9,186 feet)": the bracketed figure has the measure of the one before it."""
    parse, host = figure.parse, figure.host
    bracketed = parse.kind(host - 1) is Kind.OPEN and parse.kind(host + 1) is Kind.CLOSE
    if not bracketed or host - 2 not in parse.figures or figure.kind != "measure":
        return None
    spoken = topic.of(figure)
    return spoken if spoken is not None and spoken.measure else None


def _is_age(figure: Figure) -> bool:
    """ "Fariduni was 26": a bare number that somebody with a name is; it becomes an age."""
    role, parse, amount = figure.role, figure.parse, figure.amount
    if figure.kind != "bare" or role.relation is not Relation.PREDICATE or role.subject is None:
        return False
    value = amount.values[0]
    phrase = parse.chunks[role.subject]
    named = figure.sentence.tags[phrase.head] == "PROPN" or _is_of_one(figure)
    if figure.sentence.lower[figure.last : figure.last + 1] == ["of"]:
        return False  # "was one of 54"
    is_verb = parse.lemma(role.verb) == "be"  # "Malawi has 59"
    if figure.sentence.word(figure.last) in words("comparison", "words"):
        return False  # "the Reds are two short of a majority"
    if not (named and is_verb) or amount.label != "=" or not 0 < value < 115 or value != int(value):
        return False
    figure.make_age()
    return True


def _is_age_of_another(figure: Figure, signal: Signal) -> bool:
    """ "40 of them aged over 75", "40 of whom were aged over 75": the figure behind is the age."""
    parse, behind = figure.parse, signal.chunk + 1
    said = signal.chunk if signal.chunk in parse.figures else behind
    return signal.lemma == AGE and said in parse.figures and said > figure.host


def _is_age_limit(figure: Figure, signal: Signal) -> bool:
    """ "The pension age rises to 67", "the voting age": nobody is so old."""
    if signal.lemma != AGE:
        return False
    sentence, chunk = figure.sentence, figure.parse.chunks[signal.chunk]
    is_named = sentence.lemma(chunk.head) == AGE and chunk.head > chunk.first
    is_limit = is_named and sentence.tags[chunk.head - 1] in ("NOUN", "VERB")
    return is_limit and sentence.lemma(chunk.head - 1) not in words("nouns", "level")


def _is_of_one(figure: Figure) -> bool:
    """ "The winner, Lena Kern, is 43", "the mayor, who is 43"."""
    parse, sentence, verb = figure.parse, figure.sentence, figure.first - 1
    if verb < 1 or sentence.lower[verb] not in words("auxiliary", "singular"):
        return False
    at = parse.owner[verb - 1]
    is_name = parse.kind(at) is Kind.COMMA and parse.tag(at - 1) == "PROPN"
    return sentence.lower[verb - 1] == "who" or (is_name and parse.kind(at - 2) is Kind.COMMA)


def _declare(figure: Figure, signals: list[Signal], measures: Measures) -> bool:
    """Take the surest signal of a declared measure, if there is one."""
    found = [(signal, name) for signal in signals if (name := _named(figure, signal, measures))]
    if not found:
        return False
    signal, declared = _surest(figure, found, measures)
    figure.measure, figure.declared = _with_its_other_part(figure, signal, declared, measures), True
    figure.predicate, figure.topic = signal.lemma, signal.chunk
    figure.alike = measures.by_name[figure.measure].of
    figure.note("measure", signal.how, signal.lemma)
    return True


def _surest(figure: Figure, found: list[tuple[Signal, str]], measures: Measures) -> tuple[Signal, str]:
    """The first signal with its measure, but for what became of those that it only counts: "20 recovered cases".

    Not what those beside it in a list are: "20 recoveries and 40 cases".
    """
    counts = found[0][0].lemma == figure.noun
    said = [one for one in found[1:] if not (one[0].how == SHARED and one[0].tag == "NOUN")]
    became = (one for one in said if counts and measures.counts(one[1], figure.noun))
    plain = (one for one in found if not measures.by_name[one[1]].unless)
    return next(itertools.chain(became, plain), found[0])


def _named(figure: Figure, signal: Signal, measures: Measures) -> str:
    """The declared measure that a word names, "" for none."""
    dimension, noun = figure.dimension, figure.noun or None
    found = next(filter(None, (measures.named(signal.lemma, tag, dimension, noun) for tag in _tags(signal))), "")
    if found and _does_it(figure, signal) and measures.is_of_the_affected(found):
        return ""
    modifies = signal.how == AMOUNT and signal.tag == "ADJ"  # "the 45-year-old woman was found after four hours"
    return "" if modifies and measures.behaviour(found) is Behaviour.AGE else found


def _does_it(figure: Figure, signal: Signal) -> bool:
    """ "Laid by 3,400 workers", "arrested by two officers": those behind a "by" do it, whomever it befalls."""
    role, parse = figure.role, figure.parse
    is_agent = role.preposition == "by" and parse.word(figure.host - 1) == "by" and signal.chunk == role.verb
    return is_agent and figure.kind == "count" and role.verb is not None and "passive" in parse.traits(role.verb)


def _with_its_other_part(figure: Figure, signal: Signal, declared: str, measures: Measures) -> str:
    """ "Killed or injured" is the whole that both are parts of; "dead or missing" is neither, and no declared whole."""
    parse = figure.parse
    for step in (1,) if signal.chunk == figure.host or signal.chunk in parse.figures else (1, -1):
        other = signal.chunk + 2 * step
        if parse.kind(signal.chunk + step) is not Kind.COORDINATOR or not 0 <= other < len(parse.chunks):
            continue
        if other in parse.figures or (parse.kind(other) is Kind.VERB and other + 1 in parse.figures):
            continue  # "shot dead four people and wounded nine"
        beside = signal_of(figure, parse.chunks[other].head, "beside", other)
        named = next(filter(None, (measures.named(beside.lemma, tag, COUNT) for tag in _tags(beside))), "")
        wholes = [one.name for one in measures if declared in one.parts and named in one.parts]
        figure.unsure |= named not in ("", declared) and not wholes and parse.word(signal.chunk + step) == "or"
        if named and named != declared and wholes:
            return wholes[0]
    return declared


def _tags(signal: Signal) -> tuple[str, ...]:
    """The word classes to try: a participle may be tagged either way ("injured", "missing")."""
    if signal.how in (LABEL, BEHIND_UNIT):
        return ("NOUN", "VERB", "ADJ")
    return {"ADJ": ("ADJ", "VERB", "NOUN"), "VERB": ("VERB", "ADJ"), "NOUN": ("NOUN", "ADJ")}.get(
        signal.tag, (signal.tag,)
    )


def _describe(figure: Figure, signals: list[Signal]) -> None:
    """An open measure: what is counted, and what is said of it."""
    plain = [s for s in signals if s.how != PARTICLE]
    plain = [s for s in plain if s.tag != "ADV" or s.how not in PHRASES]
    telling = (s for s in plain if s.tag in SAYING and s.lemma not in _neutral() and not _compares(figure, s))
    predicates = (s.lemma.rpartition(" ")[2] for s in telling)
    figure.predicate = next(predicates, "")
    nouns = [s for s in signals if s.tag == "NOUN"]
    subject = figure.noun if figure.head is not None else ""
    if not subject and nouns and not is_name(figure.parse, nouns[0].chunk):
        subject, figure.topic = nouns[0].lemma, nouns[0].chunk
    if figure.kind == "rank":
        subject = "" if figure.head is None and subject in words("rank", "places", "lists") else subject
        figure.measure, figure.unsure = f"rank/{subject}", not _is_told_rank(figure)
        if _is_title(figure):
            figure.measure, figure.unsure = f"rank/{subject}/{figure.parse.lemma(figure.host + 2)}", False
        if figure.sentence.lower[figure.last : figure.last + 1] == ["to"]:
            figure.measure, figure.declared, figure.unsure = FIRST_TO, True, False
    else:
        figure.measure = "/".join(dict.fromkeys(part for part in (subject, figure.predicate) if part))
        figure.unsure |= not (figure.predicate or figure.role.expands) and subject in words("nouns", "people")
    figure.note("measure", "head noun and verb", figure.measure)


def _is_told_rank(figure: Figure) -> bool:
    """ "Is the third-largest city", "dropped to 15th"; "in the third-largest city" only says which one is meant."""
    role = figure.role
    says_which = role.relation is Relation.SUBJECT or role.preposition in words("rank", "which")
    return not (says_which and figure.head is not None) and is_place(figure.sentence, figure.quantity)


def _is_title(figure: Figure) -> bool:
    """ "Was the 19th president of Sarn", "served as the second abbot of Ulm": the rank of a row, kept for good."""
    parse, role = figure.parse, figure.role
    is_told = role.relation is Relation.PREDICATE or role.preposition == "as"
    definite = parse.is_definite(figure.host)
    behind = figure.host + 3
    of_all = parse.kind(behind) is not Kind.VERB or "infinitive" not in parse.traits(behind)
    return is_told and definite and parse.word(figure.host + 1) == "of" and of_all


def _of_all(figure: Figure, measures: Measures) -> None:
    """ "Of the 175 passengers", "175 passengers and six crew", "all 22 crew members": so many are there in all."""
    parse, named = figure.parse, measures.of_all(figure.noun) or measures.of_all(_kind_of_members(figure))
    beside = (at for at in (figure.host - 2, figure.host + 2) if at in parse.figures)
    joined = any(measures.of_all(parse.lemma(at)) not in ("", named) for at in beside) or band(figure, "collective")
    definite = parse.is_definite(figure.host)
    is_all = figure.sentence.lower[figure.first] in words("determiners", "all")
    among = parse.word(figure.host - 1) in words("comparison", "including") or parse.word(figure.host - 1) == "with"
    if named and not among and (is_all or (not figure.predicate and (definite or joined))):
        figure.measure, figure.declared = named, True
        figure.alike = measures.by_name[named].of
        figure.note("measure", "counted with nothing said of them", figure.noun)


def _kind_of_members(figure: Figure) -> str:
    """ "22 crew members" are crew."""
    head = figure.parse.chunks[figure.host].head
    is_kind = figure.noun in words("nouns", "membership") and head > figure.number[1]
    return figure.sentence.lemma(head - 1) if is_kind else ""


def of_some(figures: list[Figure], measures: Measures) -> None:
    """ "143 people fell ill, 128 passengers and 15 crew": two who make a count before them are not all there are."""
    for at, (one, other) in enumerate(itertools.pairwise(figures)):
        named = {measures.of_all(figure.noun) for figure in (one, other)} - {""}
        whole = next((told for told in figures[:at] if told.value == one.value + other.value), None)
        if len(named) < 2 or whole is None or {one.measure, other.measure} != named:
            continue
        if not any(named <= set(measures.by_name[name].parts) for name in (whole.measure,) if whole.declared):
            for figure in (one, other):
                figure.measure = f"{figure.noun}/{whole.predicate or whole.noun}"
                figure.declared, figure.alike = False, ()


def remeasure(figure: Figure, measures: Measures) -> None:
    """Name an open measure by the noun that its figure turns out to count."""
    if figure.declared or figure.noun in figure.measure.split("/"):
        return
    declared = measures.named(figure.noun, "NOUN", COUNT)
    befalls = measures.behaviour(declared) is Behaviour.RUNNING_TOTAL
    if declared and not (befalls and figure.predicate):  # "nine cases; seven have gone home"
        figure.measure, figure.declared, figure.alike = declared, True, measures.by_name[declared].of
    else:
        figure.measure = "/".join(dict.fromkeys(part for part in (figure.noun, figure.predicate) if part))
    figure.note("measure", "the noun that is left out", figure.measure)


@functools.cache
def _neutral() -> frozenset[str]:
    """Words that say how much, or that somebody said so, and nothing of what is counted."""
    return words("verbs", "carrier", "speech", "rise", "fall") | words("adjectives", "additional", "total")


def _compares(figure: Figure, signal: Signal) -> bool:
    """ "A fifth lower": which way, and not what."""
    own = figure.parse.words(signal.chunk)
    return signal.tag in ("ADJ", "ADV") and not words("comparison", "words").isdisjoint(own)
