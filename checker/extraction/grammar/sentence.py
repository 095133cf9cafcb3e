"""Sentences and their tokens, "40", "people", "died", each with its place in the report's text.

Nothing is rewritten: every token is `text[start:end]` of the original. Sentences end at their punctuation (not
behind an abbreviation), at blank lines, and at the end of a short line that the next one does not continue, as
in fact boxes. A sentence of absurd length is cut, so that any input takes linear time.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from checker.extraction.grammar import tagging
from checker.extraction.grammar.capitals import names
from checker.lexicon import units
from checker.lexicon.grammar import first_words, is_superlative, phrases, words
from checker.lexicon.load import table

LONGEST = 4000
"""Characters after which a sentence is cut at the next blank."""

SHORT_LINE = 60
"""A line shorter than this that ends without a comma, and before a capital, is no wrapped prose."""

HEADLINE = 4
"""Words of a headline, at least, by which a copy of it is known."""

BOUNDARY = re.compile(r"(?P<blank>\n[ \t\r]*\n\s*)|(?P<line>\n)|(?P<stop>[.!?…]+[\"'”’)\]]*)(?=\s)")
WORD = re.compile(r"\w+")
LAST_WORD = re.compile(r"[\w.]+$")
INITIAL = re.compile(r"(?:(?<![\w.])[A-Z]|\(\s*[a-z])$")
"""A letter that no sentence ends with: "J. Orr", and in a bracket "(b. 1950)", "(m. 1989)"."""

OPENING = re.compile(r"\s*[\"'“‘(\[]*[A-Z0-9$£€]")
LABEL = re.compile(r"[A-Z][\w .()/&'’-]{1,40}: ")
"""A line of a fact box: "Running time: 102 minutes"."""

DATELINE = re.compile(
    r"\s*[A-Z][A-Z'’.-]{2,}(?:[ ,/(]+(?:[A-Z][\w.'’)]*|\d{1,4}\)?))*[,)]?\s+(?:--|[-–—])\s+(?=[\"“‘A-Z0-9$£€])"
)
"""What a paragraph of an agency begins with: "NEW DELHI, Oct. 27 (AP) -- "."""

NUMBER = r"(?>\d+(?:[.,:'’\u00a0\u202f]\d+)*)"
TOKEN = rf"""(?=\S)(?:
      (?P<address>(?:https?://|www\.|[@\#](?=\w*[^\W\d_]))\S*[\w/])
    | (?P<plain>[a-z]++(?![\w&'’./-]))
    | (?P<coded>(?=[A-Z])(?:(?<=\$)[A-Z]{{1,2}}(?=\d)
        | (?<!\w)(?:CODES)(?=\d+(?:[.,]\d|[bmk]n?\b|[\x20-]?(?:SCALES)\b)|\d{{3}})
        | (?<!\w)(?<![Tt]he[ ])(?:LETTERS)(?=\d+(?:[.,]\d|[bmk]n?\b|[ -](?:SCALES)\b)|\d{{3,}}\b)))
    | (?P<signed>(?<!\w)(?:SIGNED)(?=[-–‑]\d))
    | (?P<decade>(?:DECADES)(?:1\d|20)?\d0['’]s\b)
    | (?P<ordinal>{NUMBER}(?:st|nd|rd|th|s)\b)
    | (?P<number>{NUMBER}(?![^\W\d_]))
    | (?P<glued>{NUMBER})(?P<unit>[^\W\d_]+(?:/hr?|\.m\.?|[23])?)(?![\w])
    | (?P<word>(?:[^\W\d_]\.)+[^\W\d_]\.? | [\w&]+(?:['’][\w]+)*(?:-[\w&]+(?:['’][\w]+)*)*(?:/hr?\b|\(s\))?)
    | (?P<clitic>(?<=\w[ ])['’](?:s|re|ve|ll|d|m)(?=\s))
    | (?P<sign>\.\.\.|--|``|''|\S)
    )"""
"""Most words are `plain`, which a short look tells; an `address`, or what stands for one ("@tarn_24", "#quake2024"),
counts nothing.

`CODES` stands for the letters of currencies: "USD10m", "RM23.50", "$US5" ("COP26" is a name); `LETTERS`
for single ones: "R14,725", "R350" ("the R350" is a road, "R134a" a gas); `SIGNED` for words that are cut off before
digits: "minus-5"; `DECADES` for what stands before one with an apostrophe: "the 1970's"; a `clitic` stands alone where
a text sets blanks between all tokens ("the site 's")."""

PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "⁻": "-", "⁄": "/"})
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
VULGAR = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
"""Fractions that are one character."""

APOSTROPHES = ("'s", "'")
"""What marks an owner."""

JOINED = frozenset("-'’")
"""Characters that may join two tokens in one word."""

CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


class Sentence:
    """`words[i]` is `text[starts[i]:ends[i]]` of the whole report's `text`; tags and lemmas come when asked for."""

    def __init__(self, text: str, start: int, end: int, paragraph: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.paragraph = paragraph
        spans = list(_tokens(text, start, end))
        self.starts = [first for first, _ in spans]
        self.ends = [last for _, last in spans]
        self.words = [text[first:last] for first, last in spans]
        self.lower = [word.lower() for word in self._plain()]
        self._lemmas: dict[int, str] = {}

    @functools.cached_property
    def tags(self) -> list[str]:
        """Universal part-of-speech tags, one a word."""
        return tagging.tag(self._plain(), names(self.text))

    def word(self, at: int) -> str:
        """The lower-cased word at a token; "" beyond the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def tag(self, at: int) -> str:
        """The tag of a token; "" beyond the sentence."""
        return self.tags[at] if 0 <= at < len(self.lower) else ""

    def is_glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it, as between the two of "30%"."""
        return 0 < at < len(self.lower) and self.ends[at - 1] == self.starts[at]

    def _plain(self) -> list[str]:
        """The words with straight quotes and plain hyphens; "death(s)" are "deaths"."""
        words = [f"{word[:-3]}s" if word[-1] == ")" and len(word) > 1 else word for word in self.words]
        if self.text.isascii():
            return words
        return [word if word.isascii() else word.translate(PLAIN) for word in words]

    def written(self, first: int, last: int) -> str:
        """The words from one token to before another, as the text has them, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split()) if first < last else ""

    def after_phrase(self, at: int, section: str, name: str) -> int | None:
        """The token behind the longest phrase of a class that begins at a token; None if none does."""
        if self.word(at) not in first_words(section, name):
            return None
        found = (at + len(one) for one in phrases(section, name) if tuple(self.lower[at : at + len(one)]) == one)
        return next(found, None)

    def lemma(self, index: int) -> str:
        """The base form of a word: verbs to the infinitive, nouns to the singular; lower case."""
        found = self._lemmas.get(index)
        if found is None:
            found = self._lemmas[index] = lemma(self.lower[index], self.tags[index])
        return found

    @functools.cached_property
    def lemmas(self) -> frozenset[str]:
        """The base forms of all its words: whether a sentence tells of a vote, or says what another does."""
        return frozenset(map(self.lemma, range(len(self.lower))))

    def noun(self, index: int) -> str:
        """The base form of a word that is counted; one that a headline writes as a name ("4 Others") is a noun."""
        tag = self.tags[index]
        return lemma(self.lower[index], "NOUN") if tag == "PROPN" else self.lemma(index)


@functools.lru_cache(maxsize=1 << 16)
def lemma(word: str, tag: str) -> str:
    """The base form of a lower-case word with this tag, by simplemma; names and numbers stay as they are."""
    irregular: dict[str, str] = table("lemmas").get(tag, {})
    if word in irregular:
        return irregular[word]
    if tag not in ("NOUN", "VERB", "AUX", "ADJ"):
        return word
    import simplemma

    base = simplemma.lemmatize(word, "en").lower()
    if tag == "NOUN" and word.endswith(("ing", "ings")) and not base.endswith(("ing", "ings")):
        return word.removesuffix("s")  # "the shooting" is no form of "shoot", as "were shooting" is
    return base


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Sentence]:
    """The sentences of `text[start:end]`, in order."""
    paragraph, first, opens = 0, start, True
    last = len(text) if end is None else end
    found = list(_boundaries(text, start, last))
    if found:
        found = sorted({*found, *((cut, False) for cut in _headline_again(text, start, found[0][0]))})
    for cut, is_blank in (*found, (last, False)):
        dateline = DATELINE.match(text, first, cut) if opens else None
        body = dateline.end() if dateline else first
        pieces = [*_cut(text, first, body), *_cut(text, body, cut)]
        for low, high in pieces:
            yield Sentence(text, low, high, paragraph)
        paragraph += is_blank
        first, opens = cut, is_blank or (opens and not pieces)


def _boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where sentences end, and whether a paragraph ends there too."""
    line_start = start
    for match in BOUNDARY.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "blank":
            yield match.end(), True
        elif kind == "line":
            if _is_short_line(text, line_start, match.start(), match.end()):
                yield match.end(), False
        elif _ends_sentence(text, match):
            yield match.end(), False
        if kind != "stop":
            line_start = match.end()


def _headline_again(text: str, start: int, end: int) -> Iterator[int]:
    """ "Two hurt in crash. Two hurt in crash A bus ...": ends of the headline where a copied page has it again."""
    words = WORD.findall(text, start, min(end, start + LONGEST))
    opening = WORD.search(text, end)
    if len(words) < HEADLINE or opening is None or opening[0] != words[0]:
        return
    again = re.compile(r"\s*" + r"\W+".join(words) + r"\s+")
    while (match := again.match(text, end)) and OPENING.match(text, match.end()):
        end = match.end()
        yield end


def _is_short_line(text: str, start: int, end: int, following: int) -> bool:
    line = text[start:end].rstrip()
    continues = not OPENING.match(text, following)
    if LABEL.match(text, following):
        return True
    return len(line) < SHORT_LINE and not continues and not line.endswith((",", ";", "-"))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if not OPENING.match(text, stop.end()):
        return False
    if text[stop.start()] != ".":
        return True
    before = text[max(stop.start() - 30, 0) : stop.start()]
    word = LAST_WORD.search(before)
    if word is not None and (kind := abbreviations().get(word.group().lower())):
        following = WORD.search(text, stop.end())
        behind = following.group().lower() if following else ""
        return {"perhaps_last": behind in _openers(), "before_numbers": not behind.isdecimal()}.get(kind, False)
    return not INITIAL.search(before)


@functools.cache
def abbreviations() -> dict[str, str]:
    """What is short, and whether a sentence may end behind it: the row of the table that it stands in."""
    rows = ("abbreviations", "perhaps_last", "before_numbers")
    return {word: kind for kind in rows for word in table("tokens")[kind]}


@functools.cache
def _openers() -> frozenset[str]:
    """Words that are seldom part of a name and begin a sentence: "The", "It", "In", "But", "Two"."""
    kinds = (("determiners", "definite"), ("determiners", "indefinite"), ("pronouns", "personal"))
    more = (("prepositions", "locative"), ("clauses", "contrast"), ("clauses", "subordinating"))
    return frozenset(table("numbers")["cardinal"]).union(*(words(*kind) for kind in (*kinds, *more)))


@functools.cache
def _glued() -> frozenset[str]:
    """Letters right behind a number that are a token of their own: units and currencies, and those of the table."""
    lettered = (word[0] for word in units.by_words() if len(word) == 1)
    symbols = (symbol.lower() for symbol in units.by_symbol())
    scales = table("numbers")["scale"].keys() - set(table("numbers")["letter"]["scales"])  # "83million"
    return frozenset(table("tokens")["glued"]).union(lettered, symbols, scales)


@functools.cache
def _token() -> re.Pattern[str]:
    """The pattern of one token."""
    codes = "|".join(sorted((sign for sign in units.letters() if len(sign) > 1), key=len, reverse=True))
    letters = "|".join(sorted(sign for sign in units.letters() if len(sign) == 1))
    lists = {
        "CODES": codes,
        "LETTERS": letters,
        "SCALES": "|".join(table("numbers")["scale"]),
        "SIGNED": "|".join(table("tokens")["signed"]),
        "DECADES": "|".join(rf"(?<=\b{word}[ -])" for word in table("tokens")["decades"]),
    }
    return re.compile(functools.reduce(lambda text, name: text.replace(name, lists[name]), lists, TOKEN), re.VERBOSE)


def _cut(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """A stretch without the blanks around it, in pieces of bounded length."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    while high - low > LONGEST:
        blank = text.find(" ", low + LONGEST, min(high, low + 2 * LONGEST))
        cut = blank if blank > 0 else low + LONGEST
        yield low, cut
        low = cut
    if low < high:
        yield low, high


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _token().finditer(text, start, end):
        kind = match.lastgroup
        if kind == "plain":
            yield match.span()
        elif kind == "word" and not JOINED.isdisjoint(match.group()):
            yield from _word(text, match.start(), match.end())
        elif kind == "unit":
            yield from _number_with_letters(match)
        else:
            yield match.span()


def _number_with_letters(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """ "1.5m" is two tokens, and so are "10⁶" and "2½", "2½m" is three; "7C2216" is one."""
    unit = match["unit"]
    if unit[0] in VULGAR and unit[1:].lower() in _glued():
        yield match.span("glued")
        yield match.start("unit"), match.start("unit") + 1
        yield match.start("unit") + 1, match.end()
    elif unit.lower().rstrip(".") in _glued() or unit in VULGAR or RAISED.fullmatch(unit):
        yield match.span("glued")
        yield match.span("unit")
    else:
        yield match.span()


def _word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word, without its clitic; compounds of plain lower-case words or numbers are cut at their hyphens."""
    word = text[start:end]
    if "-" in word and _is_open_compound(word):
        at = start
        for piece in re.split("(-)", word):
            if piece:
                yield from _word(text, at, at + len(piece))
            at += len(piece)
        return
    clitic = CLITIC.search(word) if "'" in word or "’" in word else None
    if clitic:
        yield start, start + clitic.start()
        yield start + clitic.start(), end
    else:
        yield start, end


def _is_open_compound(word: str) -> bool:
    """Whether a hyphen joins words that count ("two-thirds", "mid-January", "third-largest"), not a name ("F-16")."""
    first, _, rest = word.partition("-")
    if first.lower() in _counting() and rest[:1].isalpha():
        return True
    if first.lower() in table("numbers")["ordinal"]:
        return is_superlative(rest)
    inside, _, last = rest.rpartition("-")
    return inside in table("tokens")["inside"] or (not inside and last in table("tokens")["final"])


@functools.cache
def _counting() -> frozenset[str]:
    """Words before a hyphen that count or place in time: number words, "mid", "early"."""
    return frozenset(table("tokens")["counting"])
