"""Who says it: the speakers of a sentence, and which of its words are theirs.

"The ministry said 40 had died" and "40 had died, the ministry said" give the 40 to the ministry; "lawmakers
briefed by the agency said" gives it to the lawmakers, who have it from the agency. A denial disowns it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from checker.extraction.grammar.phrasing import gap, is_name, tells_that
from checker.extraction.grammar.roles import Parse
from checker.extraction.grammar.syntax import Kind
from checker.lexicon.grammar import words
from checker.lexicon.load import table


class Attribution(msgspec.Struct, frozen=True):
    """`speaker` is the chain of names, nearest first; chunks `first` to `last` (half-open) are what was said.

    `verb` is the chunk of the verb of saying (or the "according to"); `denied` is true where the speaker
    disowns what follows; `pronoun` where the speaker is a "he" or an "it" that the text before must resolve.
    """

    speaker: tuple[str, ...]
    verb: int
    first: int
    last: int
    denied: bool = False
    pronoun: bool = False


@functools.lru_cache(maxsize=1)
def attributions(parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of a sentence, in the order of their verbs; of one sentence they are asked for in turn."""
    found: list[Attribution] = []
    has_source = "according" in parse.sentence.lower
    for at, chunk in enumerate(parse.chunks):
        if chunk.kind is Kind.VERB and (one := _of_verb(parse, at, found)) is not None:
            if "gerund" in chunk.traits and found and found[-1].denied:
                found[-1] = msgspec.structs.replace(found[-1], last=at)
            found.append(one)
        if has_source and (one := _according(parse, at)) is not None:
            found.append(one)
        if chunk.kind is Kind.PREPOSITION and (one := _by_count(parse, at)) is not None:
            found.append(one)
    return tuple(found or filter(None, (_of_label(parse), _behind_dash(parse))))


def attribution_of(at: int, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose words hold the chunk `at`, the innermost first."""
    holding = [one for one in found if one.first <= at < one.last]
    return sorted(holding, key=lambda one: one.last - one.first)


def _of_verb(parse: Parse, verb: int, earlier: Sequence[Attribution]) -> Attribution | None:
    traits, denied = parse.traits(verb), parse.is_verb(verb, "denial") or _never_says(parse, verb)
    subject = parse.subject(verb)
    if (counted := _of_count(parse, verb, subject)) is not None:
        return counted
    wishes = parse.is_verb(verb, "stance") and not tells_that(parse, verb)
    if wishes and subject is not None and subject not in parse.figures:
        pronoun = parse.word(subject) in words("pronouns", "personal")
        return Attribution(_chain(parse, subject), verb, verb + 1, _wished(parse, verb), pronoun=pronoun)
    if denied and (parse.object(verb) in parse.figures or _is_refused(parse, verb)):
        return None
    if not (denied or _says(parse, verb)) or not traits.isdisjoint(("infinitive", "planned")):
        return None
    if _tells_of_figure(parse, verb):
        return _giver(parse, verb)
    if parse.main_verb(verb) > verb + 1:
        return None  # "letters posted in Osk take four days"
    if "passive" in traits:
        return _passive(parse, verb)
    if "gerund" in traits and earlier:
        before = earlier[-1]
        return Attribution(before.speaker, before.verb, verb + 1, _segment_end(parse, verb), denied, before.pronoun)
    speaker = _inverted(parse, verb)
    inverted = speaker is not None
    if speaker is None:
        speaker = parse.subject(verb)
    if speaker is None or speaker in parse.figures or _is_counted(parse, speaker) or _sums(parse, speaker, verb):
        return None
    first, last = _said(parse, verb, speaker, inverted, earlier)
    if first > verb and _tells_of_work(parse, verb, last):
        return None
    pronoun = parse.word(speaker) in words("pronouns", "personal")
    return Attribution(_chain(parse, speaker), verb, first, last, denied, pronoun)


def _tells_of_work(parse: Parse, verb: int, last: int) -> bool:
    """ "A novel published in Lund in 1843", "Ann Holm wrote the play in 1843": how a work came about, and no words."""
    joins = (at for at in range(verb + 1, last) if parse.kind(at) is Kind.COORDINATOR)
    ends = (at for at in joins if Kind.VERB in (parse.kind(at + 1), parse.kind(at + 2)))
    end = next(ends, last)  # "published in 1843 and illustrated by Ann Kern"
    behind = range(verb + 1, end)
    says = any(at in parse.figures or parse.kind(at) in (Kind.VERB, Kind.SUBORDINATOR) for at in behind)
    return parse.lemma(verb) in table("labels")["dates"]["year"] and not says


def _is_refused(parse: Parse, verb: int) -> bool:
    """ "Rejected the plan by 212 votes", "withdrew its troops from 12 towns": no words of somebody, as a claim is."""
    refused = parse.object(verb)
    if refused is None or not parse.is_verb(verb, "refusing") or tells_that(parse, refused):
        return False
    return all(parse.lemma(refused) not in words("nouns", name) for name in ("told", "figure", "reckoning", "estimate"))


def _never_says(parse: Parse, verb: int) -> bool:
    """ "She never told reporters that 40 had died": who has not said it, and not merely said nothing of it."""
    if words("auxiliary", "never").isdisjoint(parse.words(verb)) or not parse.is_verb(verb, "speech"):
        return False
    return parse.word(parse.skip(verb + 1, 1, Kind.NOUN)) == "that"


def _clause_of(parse: Parse, verb: int) -> int:
    """Where the clause of a verb ends: at the next verb or break."""
    parting = (Kind.BREAK, Kind.SUBORDINATOR, Kind.VERB)
    ends = (at for at in range(verb + 1, len(parse.chunks)) if parse.kind(at) in parting)
    return next(ends, len(parse.chunks))


def _wished(parse: Parse, verb: int) -> int:
    """Where what somebody wants or sees ends; "expects prices to rise by 4 percent" goes on behind its "to rise"."""
    end = _clause_of(parse, verb)
    tenseless = parse.kind(end) is Kind.VERB and not parse.may_be_finite(end)
    return _clause_of(parse, end) if tenseless and parse.kind(end - 1) is not Kind.COMMA else end


def _says(parse: Parse, verb: int) -> bool:
    """A verb of saying, any verb before a "that", one that moves a figure: "the agency lowered the toll to 27"."""
    if parse.is_verb(verb, "speech"):
        return not (_judges(parse, verb) or _takes_lives(parse, verb))
    if tells_that(parse, verb) and not (parse.lemma(verb) == "be" or parse.is_verb(verb, "linking")):
        return True
    subject = parse.subject(verb)
    if parse.lemma(subject) in words("nouns", "study"):
        return parse.is_verb(verb, "giving", "carrier")
    moved = parse.object(verb)
    if moved is None or moved in parse.figures or parse.lemma(moved) not in words("nouns", "figure"):
        return False
    return parse.is_verb(verb, "rise", "fall", "revise")


def _takes_lives(parse: Parse, verb: int) -> bool:
    """ "The storm had claimed 212 lives"."""
    taken = parse.object(verb)
    return taken is not None and f"{parse.lemma(verb)} {parse.lemma(taken)}" in words("verbs", "no speech")


def _judges(parse: Parse, verb: int) -> bool:
    """ "The jury found him guilty of fraud on 2 November": a deed of its own, and nothing that it says."""
    if not parse.is_verb(verb, "verdict"):
        return False
    last = _clause_of(parse, verb)
    behind = parse.sentence.lower[parse.chunks[verb].last : parse.chunks[last - 1].last]
    return not words("adjectives", "verdict").isdisjoint(behind)


def _tells_of_figure(parse: Parse, verb: int) -> bool:
    """ "The 31 reported on Monday", "the 31 that police reported": who gave a figure, and nothing that was said."""
    is_participle = "bare past" in parse.traits(verb) and parse.kind(verb + 1) is not Kind.SUBORDINATOR
    return (verb - 1 in parse.figures and is_participle and parse.object(verb) is None) or gap(parse, verb) is not None


def _giver(parse: Parse, verb: int) -> Attribution | None:
    """ "The 1.2m tonnes forecast by traders": theirs is the figure, and no more."""
    if (told := gap(parse, verb)) is not None:
        return Attribution(_chain(parse, verb - 1), verb, told, told + 1)
    by = parse.word(verb + 1) == "by" and parse.kind(verb + 2) is Kind.NOUN and verb + 2 not in parse.figures
    return Attribution(_chain(parse, verb + 2), verb, verb - 1, verb) if by else None


def _passive(parse: Parse, verb: int) -> Attribution | None:
    """ "The dead were put at 40 by the ministry"."""
    end = _segment_end(parse, verb)
    for at in range(verb + 1, end - 1):
        if parse.kind(at) is Kind.VERB:
            return None
        if parse.word(at) == "by" and parse.kind(at + 1) is Kind.NOUN and at + 1 not in parse.figures:
            return Attribution(_chain(parse, at + 1), verb, _segment_start(parse, verb), end)
    return None


def _of_label(parse: Parse) -> Attribution | None:
    """ "Exit poll: Greens 11%", "Police: four dead in fire"."""
    label = parse.label
    if label is None or parse.lemma(label) not in words("nouns", "source"):
        return None
    return Attribution((span_text(parse, 0, label),), label, label + 1, len(parse.chunks))


def _behind_dash(parse: Parse) -> Attribution | None:
    """ "Four dead in fire - police"."""
    last = len(parse.chunks) - 1
    if parse.kind(last) is not Kind.NOUN or parse.kind(last - 1) is not Kind.BREAK or last in parse.figures:
        return None
    is_source = parse.lemma(last) in words("nouns", "source")
    return Attribution((span_text(parse, last, last),), last, 0, last) if is_source else None


def _is_counted(parse: Parse, noun: int) -> bool:
    """The subject of "the figure put ..." or "the toll shows" is no speaker."""
    if parse.word(noun + 1) == "of" and parse.lemma(noun) in words("nouns", "partitive"):
        return True
    return parse.lemma(noun) in words("nouns", "rise", "figure")


def _sums(parse: Parse, speaker: int, verb: int) -> bool:
    """ "All told there were 248 aboard": nobody told it."""
    phrase = " ".join((*parse.words(speaker), *parse.words(verb)))
    return phrase in words("sums", "phrases")


def _inverted(parse: Parse, verb: int) -> int | None:
    """'..., said the minister': the speaker behind the verb; not in "X, who left, said savings would fall"."""
    before = parse.skip(verb - 1, -1, Kind.OTHER)
    after = parse.object(verb)
    closes = parse.kind(before) is Kind.COMMA and parse.is_verb(verb, "inverting")
    if not closes or after is None or after in parse.figures or parse.word(after) in words("pronouns", "demonstrative"):
        return None
    is_pronoun = parse.word(after) in words("pronouns", "personal")  # "says she lost 40"
    return None if parse.is_finite(after + 1) or (is_pronoun and parse.kind(after + 1) is Kind.VERB) else after


def _said(parse: Parse, verb: int, speaker: int, inverted: bool, earlier: Sequence[Attribution]) -> tuple[int, int]:
    """Which chunks were said: those after the verb, and those before the speaker where he comes last."""
    start = min(verb, speaker)
    before = parse.kind(parse.skip(start - 1, -1, Kind.OTHER)) is Kind.COMMA and start > 1
    first = verb + 1
    if before or inverted:
        first = _segment_start(parse, start, contrasts=bool(earlier))
    if parse.kind(verb - 1) is Kind.SUBORDINATOR:
        return verb + 1, _clause_end(parse, verb)
    return first, _segment_end(parse, verb)


def _clause_end(parse: Parse, verb: int) -> int:
    """Where a relative clause ends: "the firm, which denies it, put ..."."""
    end = _segment_end(parse, verb)
    commas = (at for at in range(verb + 1, end) if parse.kind(at) is Kind.COMMA and parse.kind(at + 1) is Kind.VERB)
    return next(commas, end)


def _segment_start(parse: Parse, at: int, *, contrasts: bool = True) -> int:
    """Back to the last semicolon, or "but" where what stands before it may be another's; or to the sentence's begin."""
    for index in range(at - 1, -1, -1):
        if _parts(parse, index) and (contrasts or parse.kind(index) is Kind.BREAK):
            return index + 1
    return 0


def _segment_end(parse: Parse, at: int) -> int:
    end = len(parse.chunks)
    return next((index for index in range(at + 1, end) if _parts(parse, index)), end)


def _parts(parse: Parse, index: int) -> bool:
    """Whether a chunk begins something that the speaker before does not say."""
    if parse.kind(index) is Kind.BREAK and parse.word(index) == ";":
        return True
    return parse.word(index) in words("clauses", "contrast") and parse.kind(index - 1) is Kind.COMMA


def _according(parse: Parse, at: int) -> Attribution | None:
    speaker = parse.skip(at + 1, 1, Kind.PREPOSITION)
    if (parse.word(at), parse.word(at + 1)) != ("according", "to") or parse.kind(speaker) is not Kind.NOUN:
        return None
    first = _clause_start(parse, at)
    last = at if first < at else _segment_end(parse, at)
    return Attribution(_chain(parse, speaker), at, first, last)


def _by_count(parse: Parse, at: int) -> Attribution | None:
    """ "By the council's count 40 are homeless", "on the bank's own figures": a phrase that says whose count it is."""
    author = _author(parse, at + 1) if parse.word(at) in ("by", "on") else ""
    if not author:
        return None
    first = _clause_start(parse, at)
    return Attribution((author,), at, first, at if first < at else _segment_end(parse, at))


def _of_count(parse: Parse, verb: int, subject: int | None) -> Attribution | None:
    """ "The bank's estimate is $3bn", "figures from the coast guard show 40": whose count gives what follows."""
    gives = parse.is_verb(verb, "speech", "giving", "linking") or parse.lemma(verb) == "be"
    if subject is None or not gives or parse.main_verb(verb) > verb + 1 or not parse.may_be_finite(verb):
        return None
    author = _author(parse, subject)
    return Attribution((author,), verb, verb + 1, _segment_end(parse, verb)) if author else None


def _author(parse: Parse, noun: int) -> str:
    """Whose count an amount is: the bank's for "the bank's estimate", "an estimate by the bank"; "" for nobody's."""
    if parse.kind(noun) is not Kind.NOUN or parse.lemma(noun) not in words("nouns", "reckoning"):
        return ""
    if (owner := _owner(parse, noun)) or noun in parse.figures:
        return owner
    behind = noun + 2
    is_by = parse.word(noun + 1) in ("by", "from") and parse.kind(behind) is Kind.NOUN and behind not in parse.figures
    return span_text(parse, behind, behind) if is_by else ""


def _owner(parse: Parse, noun: int) -> str:
    """The words of a noun phrase before its apostrophe, without an article; nothing for "last year's"."""
    chunk, sentence = parse.chunks[noun], parse.sentence
    mark, first = parse.apostrophe(noun), chunk.first + (sentence.tags[chunk.first] == "DET")
    if mark is None or mark <= first or any(start < mark and chunk.first < end for start, end in parse.times):
        return ""
    return sentence.written(first, mark)


def _clause_start(parse: Parse, at: int) -> int:
    """An "according to" in a list speaks for its own item: back to the figure before the last one."""
    start = _segment_start(parse, at)
    return next((i + 3 for i in range(at - 1, start - 1, -1) if parse.word(i) == "according"), start)


def _chain(parse: Parse, speaker: int) -> tuple[str, ...]:
    """The speaker's name with its "of ...", and whoever told him."""
    last = speaker
    while parse.kind(last + 1) is Kind.PREPOSITION and parse.word(last + 1) in ("of", "for", "in"):
        if parse.kind(last + 2) is not Kind.NOUN:
            break
        last += 2
    enclosed = parse.kind(last + 1) is Kind.COMMA and parse.kind(last + 3) is Kind.COMMA
    if enclosed and is_name(parse, last + 2) and not is_name(parse, speaker):
        return (span_text(parse, last + 2, last + 2),)
    source = _told_by(parse, last + 1)
    return (span_text(parse, speaker, last), *source)


def _told_by(parse: Parse, at: int) -> tuple[str, ...]:
    """ "lawmakers briefed by the agency"."""
    is_told = parse.kind(at) is Kind.VERB and parse.word(at + 1) in ("by", "from") and parse.kind(at + 2) is Kind.NOUN
    return (span_text(parse, at + 2, at + 2),) if is_told else ()


def span_text(parse: Parse, first: int, last: int) -> str:
    """The words of some chunks without the article or the figure that they begin with."""
    sentence = parse.sentence
    begin, end = parse.chunks[first].first, parse.chunks[last].last
    while begin < end - 1 and sentence.tags[begin] == "DET":
        begin += 1
    return sentence.written(begin, end)
