"""Whom an age is about: "Mira Tolan, 41", "a 19-year-old nurse", "two men aged 24 and 31"."""

from __future__ import annotations

from checker.extraction.figures.figure import Figure
from checker.extraction.grammar.phrasing import Scene, named, phrase
from checker.extraction.grammar.syntax import Kind


def aged_about(figure: Figure, scene: Scene) -> str:
    """The person, or the people, that an age is of."""
    parse, role, host = figure.parse, figure.role, figure.host
    if figure.entity:
        return figure.entity
    own = phrase(parse, host, 0)
    if own and (parse.chunks[host].head >= figure.last or "-old" in own):
        return own
    for at in (_beside(figure), role.subject, _beside_first(figure)):
        if at is not None and parse.kind(at) is Kind.NOUN and not scene.is_measure(parse, at):
            if name := named(parse, at, scene, 0):
                return name
    return own or scene.here or parse.text(host)


def _beside(figure: Figure) -> int | None:
    """ "Mira Tolan, now 41", "a man of 30", "Tolan, who at 41 is ..."."""
    parse = figure.parse
    host = figure.host
    while parse.kind(host - 1) is Kind.COORDINATOR and host - 2 in parse.figures:
        host -= 2  # "two men, aged 24 and 31"
    at = parse.skip(host - 1, -1, Kind.COMMA, Kind.TIME)
    if parse.kind(at - 1) is Kind.SUBORDINATOR:
        return parse.antecedent(at - 1)
    return at - 1 if parse.word(at) == "of" else at


def _beside_first(figure: Figure) -> int | None:
    """Before the first figure of a list: "two men aged 24 and 31"."""
    parse, first = figure.parse, figure.role
    while first.shared is not None:
        first = first.shared
    return first.host - 2 if parse.kind(first.host - 1) is Kind.COMMA else first.host - 1
