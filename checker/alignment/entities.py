"""Which names are one entity.

Candidates come from equal normal forms, acronyms, and names that end alike ("Lionel Messi", "Messi"); rapidfuzz
scores near spellings. The union is guarded: a name joins a cluster only by a direct link to the cluster's
canonical form, and never across types, so that no chain of weak links can merge two entities.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

import msgspec
from rapidfuzz import fuzz, process

from checker.lexicon.load import table
from checker.model.claim import EntityType, Evidence

NEAR = 92.0
"""The least rapidfuzz ratio at which two spellings of five letters or more are one name."""

POSSESSIVE = re.compile(r"['’]s\b")
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
NUMERAL = re.compile(r"[ivxlc]+|\d+")


class Name(msgspec.Struct, frozen=True, order=True):
    """A name as a report writes it, with the type that its context gave it."""

    text: str
    type: EntityType = EntityType.UNKNOWN


class Alias(msgspec.Struct, frozen=True):
    """Why `name` is taken for `canonical`: how they match, and how well (0 to 1)."""

    name: str
    canonical: str
    how: str
    score: float


class Entities(msgspec.Struct, frozen=True):
    """Every known name with its canonical form, and the evidence for it."""

    canonical: dict[str, str]
    aliases: dict[str, Alias]

    def of(self, name: str) -> str:
        return self.canonical.get(name, name)

    def evidence(self, name: str) -> Evidence | None:
        """How a name got its canonical form; None where it is its own."""
        alias = self.aliases.get(name)
        if alias is None:
            return None
        return Evidence("entity", alias.how, f"{alias.name} = {alias.canonical}")


def resolve(names: Iterable[Name]) -> Entities:
    """One canonical form for the names of one entity: its longest form, the commonest of equally long ones."""
    counts = Counter(names)
    ranked = sorted(counts, key=lambda name: (-len(key(name.text)), -counts[name], name))
    canonical: dict[str, str] = {}
    aliases: dict[str, Alias] = {}
    clusters: list[Name] = []
    for name in ranked:
        if name.text in canonical:
            continue
        alias = _match(name, clusters)
        canonical[name.text] = alias.canonical if alias else name.text
        if alias is None:
            clusters.append(name)
        elif alias.canonical != name.text:
            aliases[name.text] = alias
    return Entities(canonical, aliases)


@functools.cache
def key(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart: lower case, demonyms as their country, without titles."""
    lower = [word.removesuffix("'s").removesuffix("’s").replace(".", "") for word in WORD.findall(name.lower())]
    drop = _dropped()
    kept = tuple(word for word in lower if word not in drop) or tuple(lower)
    known = _known().get(" ".join(kept))
    return tuple(known.lower().split()) if known else kept


@functools.cache
def _dropped() -> frozenset[str]:
    names = table("names")
    return frozenset(names["titles"]) | frozenset(names["articles"])


@functools.cache
def _known() -> dict[str, str]:
    """Other names of countries and bodies, with the one that stands for them."""
    return {alias: name for name, aliases in table("names")["aliases"].items() for alias in aliases}


@functools.cache
def countries() -> frozenset[str]:
    return frozenset(" ".join(name.lower().split()) for name in table("names")["aliases"])


def _match(name: Name, clusters: list[Name]) -> Alias | None:
    """The one cluster whose canonical form the name matches; None if there is none, or more than one."""
    words = key(name.text)
    equal = [other for other in clusters if key(other.text) == words]
    if equal:
        return Alias(name.text, equal[0].text, "same name", 1.0)
    tail = [other for other in clusters if _same_type(name, other) and _is_short_for(name, other)]
    if len(tail) == 1:
        return Alias(name.text, tail[0].text, "short form", 0.95)
    acronym = [other for other in clusters if _is_acronym(name.text, other.text)]
    if len(acronym) == 1:
        return Alias(name.text, acronym[0].text, "acronym", 0.95)
    return _near(name, words, clusters)


def _near(name: Name, words: tuple[str, ...], clusters: list[Name]) -> Alias | None:
    joined = " ".join(words)
    if len(joined) < 5:
        return None
    forms = {
        index: " ".join(key(other.text))
        for index, other in enumerate(clusters)
        if _same_type(name, other) and _numerals(key(other.text)) == _numerals(words)
    }
    best = process.extract(joined, forms, scorer=fuzz.ratio, score_cutoff=NEAR, limit=2)
    if len(best) != 1:
        return None
    _, score, index = best[0]
    return Alias(name.text, clusters[index].text, "near spelling", score / 100)


def _numerals(words: tuple[str, ...]) -> list[str]:
    """What tells Abel II from Abel III, and Mission 11 from Mission 12, however alike they are spelt."""
    return [word for word in words if NUMERAL.fullmatch(word)]


def are_numbered_apart(one: str, other: str) -> bool:
    """ "Line 4", "Line 5"."""
    mine, theirs = key(one), key(other)
    are_alike = mine != theirs and mine[:-1] == theirs[:-1] != ()
    return are_alike and all(NUMERAL.fullmatch(name[-1]) for name in (mine, theirs))


def _same_type(one: Name, other: Name) -> bool:
    """A name of which only the spelling is known may be of any type."""
    return one.type == other.type or not {one.type, other.type}.isdisjoint((EntityType.UNKNOWN, EntityType.NAMED))


def _is_short_for(name: Name, other: Name) -> bool:
    """ "Messi" for "Lionel Messi", "Crocus" for "Crocus City Hall": the last or the first words, or all but the middle.

    A country is no short form of what it has ("Turkey", "Turkey's disaster agency"), nor "line" of "Line 5".
    """
    short, long = key(name.text), key(other.text)
    if name.text.islower() and NUMERAL.fullmatch(long[-1]):
        return False
    if POSSESSIVE.search(other.text) or " ".join(short) in countries():
        return False
    if not 0 < len(short) < len(long):
        return False
    is_end = short in (long[-len(short) :], long[: len(short)])
    return is_end or (other.type is EntityType.PERSON and len(short) == 2 and short == (long[0], long[-1]))


def _is_acronym(short: str, long: str) -> bool:
    if not (short.isupper() and 2 <= len(short) <= 6):
        return False
    initials = "".join(word[0] for word in WORD.findall(long) if word[0].isupper())
    return len(initials) > 1 and initials == short.replace(".", "")
