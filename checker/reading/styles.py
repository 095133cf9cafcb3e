"""What a page's styles hide, as far as it can be told without laying it out: never a guess that hides what is seen."""

from __future__ import annotations

import re
from typing import Any

import msgspec

STYLE_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIMPLE = re.compile(r"[.#]?[\w-]+")
NO_SIZE = re.compile(r"0(?:\.0*)?(?:px|pt|em|rem|%)?")
UNSEEN = {"display": "none", "visibility": "hidden", "opacity": "0"}
WHITE = frozenset(("white", "#fff", "#ffffff", "rgb(255,255,255)"))


class Look(msgspec.Struct, frozen=True):
    """The colours that an element has or inherits, as they are written; "" where no style says so."""

    color: str = ""
    background: str = ""


class Sheet(msgspec.Struct, frozen=True):
    """`unseen` are the plain selectors (``.note``, ``#a``, ``del``) whose elements are not shown, each with the reason.

    `any_style` is whether the page has styles that are not read here, so that its background is not known.
    """

    unseen: dict[str, str]
    any_style: bool

    def why(self, element: Any, style: dict[str, str], look: Look) -> str:
        """Why nobody sees an element's text, "" if it is seen or cannot be told."""
        names = [element.tag, *(f".{name}" for name in element.get("class", "").split()), f"#{element.get('id', '')}"]
        if "hidden" in element.attrib:
            return "hidden"
        return _unseen(style) or next(filter(None, map(self.unseen.get, names)), "") or self._by_colour(look)

    def _by_colour(self, look: Look) -> str:
        if look.color and look.color == look.background:
            return f"{look.color} on {look.background}"
        paper = not look.background and not self.any_style
        return "white on white" if paper and look.color in WHITE else ""


def sheet(texts: list[str], linked: bool) -> Sheet:
    """What the style elements of a page hide; rules that hold only in print or on some screens are not read."""
    unseen: dict[str, str] = {}
    for text in texts:
        for match in STYLE_RULE.finditer(AT_RULE.sub("", COMMENT.sub("", text))):
            why = _unseen(declarations(match[2]))
            names = [name.strip() for name in match[1].split(",")]
            unseen |= {name: why for name in names if why and SIMPLE.fullmatch(name)}
    return Sheet(unseen, linked or any(texts))


def declarations(style: str) -> dict[str, str]:
    """ "color: #FFF; display:none" to its properties, values in lower case without blanks."""
    pairs = (one.partition(":") for one in style.lower().split(";"))
    return {name.strip(): "".join(value.replace("!important", "").split()) for name, colon, value in pairs if colon}


def look(style: dict[str, str], inherited: Look) -> Look:
    """The colours of an element; a background shows through what lies on it."""
    background = style.get("background-color") or style.get("background") or inherited.background
    return Look(style.get("color") or inherited.color, background)


def _unseen(style: dict[str, str]) -> str:
    for name, value in UNSEEN.items():
        if style.get(name) == value:
            return f"{name}: {value}"
    return "font-size: 0" if NO_SIZE.fullmatch(style.get("font-size", "x")) else ""
