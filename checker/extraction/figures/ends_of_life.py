"""What begins and what ends on a date, and of whom: "born in 1990", "date of birth: 4 May", "death in battle in 1799".

The verb of the date says so, or the noun before it, or brackets behind a name. The words are data (`life`).
"""

from __future__ import annotations

from checker.extraction.grammar.phrasing import name_before
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.extraction.times.times import DATES, TimeMention
from checker.lexicon.grammar import words
from checker.lexicon.likeness import is_person

BORN, BUILT, DIED, BURIED = "born", "built", "died", "buried"

EDGES = (Kind.COMMA, Kind.BREAK, Kind.OPEN, None)
"""What a participle stands behind that tells of the noun before it."""

Told = tuple[str, int | None]
"""Whether something begins or ends, and the phrase for whoever it is, if any."""


def end_of_life(parse: Parse, date: TimeMention) -> Told | None:
    """Whether somebody is born, dies or is buried on a date, or something is built, and who or what it is."""
    if date.type not in DATES or date.point is None or date.signal in words("life", "no moment"):
        return None
    for told in (_bracketed, _of_participle, _of_noun, _of_verb):
        found = told(parse, date)
        if found is not None:
            return found
    return None


def _bracketed(parse: Parse, date: TimeMention) -> Told | None:
    """ "Lobo (born 1990)", "Rommers, 31 (date of birth: 14 August 2001)", "Abel II (c. 1160 - 16 July 1216)"."""
    sentence, host = parse.sentence, parse.owner[date.first]
    opening = next((at for at in range(host - 1, -1, -1) if parse.kind(at) in (Kind.OPEN, Kind.CLOSE)), None)
    if opening is None or parse.kind(opening) is not Kind.OPEN:
        return None
    holder = parse.skip(opening - 1, -1, Kind.COMMA)
    while holder in parse.figures and parse.kind(holder - 1) is Kind.COMMA:
        holder -= 2
    inside = sentence.lower[parse.chunks[opening].last : date.first]
    if not inside and sentence.word(date.last) in words("life", "to") and is_somebody(parse, holder):
        return BORN, holder
    joined = inside[-1:] and inside[-1] in words("life", "to") and (len(inside) < 3 or date.explicit)
    if joined and is_somebody(parse, holder):
        return DIED, holder
    marks = (
        (what, word) for word in reversed(inside) for what in (BORN, DIED) if word in words("life", f"{what} marks")
    )
    return next(((what, holder) for what, _ in marks), None)


def _of_participle(parse: Parse, date: TimeMention) -> Told | None:
    """ "Born in Lund in 1990, she", "Ferro, 54, born on 3 May 1970": of whom stands behind its comma, or before."""
    at = parse.skip(parse.owner[date.first] - 1, -1, Kind.PREPOSITION, Kind.NOUN)
    at += parse.kind(at) in EDGES
    if parse.first_word(at) not in words("life", "born marks") or parse.kind(at - 1) not in EDGES:
        return None
    if at:
        at -= 2
        while at in parse.figures and parse.kind(at - 1) in EDGES:
            at -= 2
        return BORN, at if parse.kind(at) is Kind.NOUN else None
    commas = [at for at in range(1, len(parse.chunks)) if parse.kind(at) is Kind.COMMA]
    own = commas[0] + 1 if commas else len(parse.chunks)
    behind = [own, *(at + 1 for at in commas if parse.kind(at + 2) is Kind.VERB)]  # ", the fifth of eight, she left"
    whose = next((at for at in behind[1:] if parse.word(at) in words("pronouns", "he or she")), own)
    is_kin = parse.lemma(whose) in words("nouns", "kin")  # "Born in 1950, his sister became mayor"
    return BORN, whose if parse.kind(whose) is Kind.NOUN and not is_kin else None


def _of_noun(parse: Parse, date: TimeMention) -> Told | None:
    """ "Birth in 1770", "death in battle in 1799", "date of birth: 4 May", "her year of birth is 1950"."""
    at = parse.owner[date.first] - 1
    if parse.word(at) == ":" or (parse.kind(at) is Kind.VERB and parse.lemma(at) == "be"):
        at -= 1
    at = parse.skip(at, -1, Kind.PREPOSITION)
    while parse.kind(at) is Kind.NOUN:
        for what in (BORN, DIED):
            if parse.lemma(at) in words("life", f"{what} nouns"):
                return what, _possessor(parse, at)
        if parse.kind(at - 1) is not Kind.PREPOSITION:
            return None
        at -= 2
    return None


def _possessor(parse: Parse, noun: int) -> int | None:
    """Whose birth it is: "her birth", "Holm's death", "her date of birth", "the birth of the prince"."""
    if (owner := parse.of_phrase(noun)) is not None:
        return owner
    while parse.word(noun - 1) == "of":
        noun -= 2
    is_own = parse.apostrophe(noun) is not None or parse.first_word(noun) in words("pronouns", "possessive")
    return noun if is_own else None


def _of_verb(parse: Parse, date: TimeMention) -> Told | None:
    """ "Was born in 1990", "came into the world in 1950", "lived from 1801 to 1850"."""
    verb = parse.verb_at(date.first)
    if verb is None or "negation" in parse.traits(verb):
        return None
    sentence, head, host = parse.sentence, parse.chunks[verb].head, parse.owner[date.first]
    is_lived = parse.lemma(verb) in words("life", "live") and parse.kind(verb + 2) is Kind.TIME
    if is_lived and date.span != date.point:
        return (BORN if date.signal == "from" else DIED), born_subject(parse, verb)
    if any(parse.kind(at + at - host) is Kind.TIME and parse.word(at) == "and" for at in (host - 1, host + 1)):
        return None  # "were born in 1970 and 1974"
    if any(parse.kind(at) not in (Kind.PREPOSITION, Kind.NOUN, Kind.ADVERB) for at in range(verb + 1, host)):
        return None  # "born today, under the mortality of 2025"
    what = _begun_or_ended(parse, verb)
    done = None if "passive" in parse.traits(verb) else parse.object(verb)
    if what in (DIED, BURIED):
        is_later = not words("lasting", "another moment").isdisjoint(sentence.lower[head : date.first])
        is_done = done is not None and (what == BURIED or parse.lemma(verb) in words("life", "kill verbs"))
        return None if is_later or done in parse.figures else (what, done if is_done else born_subject(parse, verb))
    if not what or (what == BUILT and done is not None):
        return None  # "founded the firm in 2003"
    return what, born_subject(parse, verb)


def _begun_or_ended(parse: Parse, verb: int) -> str:
    """What a verb, or a set phrase that begins with it, tells: "born", "came into the world", "passed away"."""
    sentence, head = parse.sentence, parse.chunks[verb].head
    for what in (BORN, BUILT, DIED, BURIED):
        known = words("life", f"{what} verbs") | (words("life", "kill verbs") if what == DIED else frozenset())
        is_verb = not known.isdisjoint((parse.lemma(verb), parse.word(verb)))
        if is_verb or sentence.after_phrase(head, "life", f"{what} phrases") is not None:
            return what
    return ""


def born_subject(parse: Parse, verb: int) -> int | None:
    """Who is born or dies: the subject, over relatives; of "having been born in 1930" that of the main clause."""
    traits, before = parse.traits(verb), parse.kind(verb - 1)
    if parse.first_word(verb) in words("life", "having"):
        return parse.subject(next(at for at in range(len(parse.chunks)) if parse.kind(at) is Kind.VERB))
    is_reduced = "bare past" in traits and parse.lemma(verb) not in words("life", "died verbs")
    if is_reduced and before in EDGES and parse.kind(verb - 2) is Kind.NOUN:
        return verb - 2  # "the bridge, built in 1950,"; not "Holm, who left Tarn, died in 1950"
    if is_reduced and before is Kind.NOUN and parse.kind(verb - 2) is Kind.PREPOSITION:
        return verb - 1  # "in a car built in 1961"
    return parse.subject(verb)


def is_somebody(parse: Parse, chunk: int) -> bool:
    if parse.kind(chunk) is not Kind.NOUN:
        return False
    return bool(name_before(parse, parse.chunks[chunk].last)) or is_person(parse.lemma(chunk))
