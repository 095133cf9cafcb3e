"""Who says it: the speakers of a sentence, and which of its words are theirs.

"The ministry said 40 had died" and "40 had died, the ministry said" give the 40 to the ministry; "lawmakers
briefed by the agency said" gives it to the lawmakers, who have it from the agency. A denial disowns it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checker.extraction.roles import Parse
from checker.extraction.syntax import Kind, words

QUOTES = frozenset("\"“”‘’'")


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


def attributions(parse: Parse) -> list[Attribution]:
    """The attributions of a sentence, in the order of their verbs."""
    found = [_of_verb(parse, at) for at, chunk in enumerate(parse.chunks) if chunk.kind is Kind.VERB]
    found += [_according(parse, at) for at, chunk in enumerate(parse.chunks) if _is_according(parse, at)]
    return sorted((one for one in found if one is not None), key=lambda one: one.verb)


def attribution_of(at: int, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose words hold the chunk `at`, the innermost first."""
    holding = [one for one in found if one.first <= at < one.last and at != one.verb]
    return sorted(holding, key=lambda one: one.last - one.first)


def _of_verb(parse: Parse, verb: int) -> Attribution | None:
    denied = parse.is_verb(verb, "denial")
    if not (denied or parse.is_verb(verb, "speech")) or "infinitive" in parse.chunks[verb].traits:
        return None
    speaker = _inverted(parse, verb)
    inverted = speaker is not None
    if speaker is None and "passive" not in parse.chunks[verb].traits:
        speaker = parse.subject(verb)
    if speaker is None or speaker in parse.figures or _is_counted(parse, speaker):
        return None
    first, last = _said(parse, verb, speaker, inverted)
    pronoun = parse.word(speaker) in words("pronouns", "personal")
    return Attribution(_chain(parse, speaker), verb, first, last, denied, pronoun)


def _is_counted(parse: Parse, noun: int) -> bool:
    """The subject of "the figure put ..." or "the toll shows" is no speaker."""
    counting = words("nouns", "partitive") | words("nouns", "rise") | words("nouns", "figure")
    return parse.lemma(noun) in counting


def _inverted(parse: Parse, verb: int) -> int | None:
    """'..., said the minister': the speaker behind the verb."""
    before = parse.skip(verb - 1, -1, Kind.OTHER)
    after = parse.object(verb)
    closes = parse.kind(before) is Kind.COMMA and parse.is_verb(verb, "inverting")
    return after if closes and after is not None and after not in parse.figures else None


def _said(parse: Parse, verb: int, speaker: int, inverted: bool) -> tuple[int, int]:
    """Which chunks were said: those after the verb, and those before the speaker where he comes last."""
    start = min(verb, speaker)
    before = parse.kind(parse.skip(start - 1, -1, Kind.OTHER)) is Kind.COMMA and start > 1
    first = _segment_start(parse, start) if before or inverted else verb + 1
    return first, _segment_end(parse, verb)


def _segment_start(parse: Parse, at: int) -> int:
    """Back to the last "but" or semicolon, or to the sentence's begin."""
    for index in range(at - 1, -1, -1):
        if _parts(parse, index):
            return index + 1
    return 0


def _segment_end(parse: Parse, at: int) -> int:
    for index in range(at + 1, len(parse.chunks)):
        if _parts(parse, index):
            return index
    return len(parse.chunks)


def _parts(parse: Parse, index: int) -> bool:
    """Whether a chunk begins something that the speaker before does not say."""
    if parse.kind(index) is Kind.BREAK and parse.word(index) == ";":
        return True
    return parse.word(index) in words("clauses", "contrast") and parse.kind(index - 1) is Kind.COMMA


def _is_according(parse: Parse, at: int) -> bool:
    return parse.word(at) == "according" and parse.word(at + 1) == "to" if at + 1 < len(parse.chunks) else False


def _according(parse: Parse, at: int) -> Attribution | None:
    speaker = parse.skip(at + 1, 1, Kind.PREPOSITION)
    if parse.kind(speaker) is not Kind.NOUN:
        return None
    first = _clause_start(parse, at)
    last = at if first < at else _segment_end(parse, at)
    return Attribution(_chain(parse, speaker), at, first, last)


def _clause_start(parse: Parse, at: int) -> int:
    """An "according to" in a list speaks for its own item: back to the figure before the last one."""
    start = _segment_start(parse, at)
    earlier = [i for i in range(start, at) if parse.word(i) == "according"]
    return earlier[-1] + 3 if earlier else start


def _chain(parse: Parse, speaker: int) -> tuple[str, ...]:
    """The speaker's name with its "of ...", and whoever told him."""
    last = speaker
    while parse.kind(last + 1) is Kind.PREPOSITION and parse.word(last + 1) in ("of", "for", "in"):
        if parse.kind(last + 2) is not Kind.NOUN:
            break
        last += 2
    source = _told_by(parse, last + 1)
    return (span_text(parse, speaker, last), *source)


def _told_by(parse: Parse, at: int) -> tuple[str, ...]:
    """ "lawmakers briefed by the agency"."""
    if parse.kind(at) is Kind.VERB and parse.word(at + 1) in ("by", "from") if at + 1 < len(parse.chunks) else False:
        if parse.kind(at + 2) is Kind.NOUN:
            return (span_text(parse, at + 2, at + 2),)
    return ()


def span_text(parse: Parse, first: int, last: int) -> str:
    """The words of some chunks without the article or the figure that they begin with."""
    sentence = parse.sentence
    begin, end = parse.chunks[first].first, parse.chunks[last].last
    while begin < end - 1 and sentence.tags[begin] == "DET":
        begin += 1
    return " ".join(sentence.text[sentence.starts[begin] : sentence.ends[end - 1]].split())
