"""The page of a rule, as Markdown: what it checks, why, what must hold, its examples, and how it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.judging.kinds import KINDS
from checker.model import links
from checker.rulebook.measured import Measured
from checker.rulebook.rule import ANY, Bind, Example, Rule

HEADINGS = {"broken": "Broken", "strained": "Broken as the words are usually meant", "holds": "Holds", "open": "Open"}
OPEN = "Where the words leave room for both, the rule is open and says nothing."


def page(rule: Rule, measured: Measured | None) -> str:
    """The whole page, which ends without a newline."""
    return "\n\n".join(_parts(rule, measured))


def _parts(rule: Rule, measured: Measured | None) -> Iterator[str]:
    yield f"# {rule.title}"
    yield f"`{rule.id}`, topic {rule.topic}; at most: {rule.severity.value}."
    yield rule.why
    yield f"On the bundled corpus: {measured or 'not measured'}."
    yield "## What must hold"
    yield from _requirement(rule)
    yield f"It says: `{rule.message}`"
    yield "## Which claims it compares"
    yield "\n".join(f"- {line}" for line in (*_claims(rule), *_bound(rule.bind)))
    if rule.supersedes:
        yield f"Where it speaks, these are silent about the same claims: {_list(rule.supersedes)}."
    yield "## Examples"
    for verdict, heading in HEADINGS.items():
        for example in (one for one in rule.examples if one.expect == verdict):
            yield f"{heading}:"
            yield _example(example)


def _requirement(rule: Rule) -> Iterator[str]:
    if rule.kind:
        yield f"The kind `{rule.kind}` works it out: {_first_line(KINDS[rule.kind].__doc__)}. {OPEN}"
        return
    yield "\n".join(f"    {one.text}" for one in rule.require)
    several = " One of these readings must hold." if len(rule.require) > 1 else ""
    yield f"It is worked out on intervals, in exact arithmetic.{several} {OPEN}"


def _first_line(docstring: str | None) -> str:
    return (docstring or "").partition("\n\n")[0].replace("\n    ", " ").rstrip(".").replace("Whether", "whether", 1)


def _claims(rule: Rule) -> Iterator[str]:
    for name, measure in rule.claims.items():
        several = "claims" if rule.plural(name) else "a claim"
        yield f"`{name}`: {several} of {'any measure' if measure == ANY else f'the measure `{measure}`'}"


def _bound(bind: Bind) -> Iterator[str]:
    """What `[bind]` asks of the claims, a line for each key."""
    if bind.link:
        complete = {None: "", True: ", in a complete list", False: ", in a list that is not complete"}[bind.complete]
        yield f"joined by the text itself: `{bind.link}` ({_list(links.KINDS[bind.link].roles)}){complete}"
    if bind.same:
        yield f"the same {_list(bind.same)}"
    if bind.differ:
        yield f"not the same {_list(bind.differ)}"
    if bind.behaviour:
        yield f"the measure behaves as {_list(map(str, bind.behaviour))}"
    if bind.order:
        yield f"in time, none later than the next: {_list(bind.order)}"
    if bind.within:
        yield f"the period of `{bind.within[0]}` lies inside that of `{bind.within[1]}`"
    if bind.narrows:
        yield f"the scope of `{bind.narrows[0]}` lies inside that of `{bind.narrows[1]}`"
    if bind.component:
        yield f"the measure of `{bind.component[0]}` is a declared part of that of `{bind.component[1]}`"
    if bind.covers:
        yield f"the scope of `{bind.covers}` is that of every other claim, or holds it"
    for name, dimension in bind.dimension.items():
        yield f"`{name}` is a figure of the dimension {dimension}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _example(example: Example) -> str:
    if example.reports:
        return "\n".join(f'    {one.get("date", "no date")}: "{one["text"]}"' for one in example.reports)
    return "\n".join(f"    {name} = {_given(value)}" for name, value in example.given.items())


def _given(value: object) -> str:
    """As the author wrote it, near enough: a figure, a figure with its keys, or a list of them."""
    if isinstance(value, list):
        return "; ".join(map(_given, value))
    if isinstance(value, dict):
        return ", ".join(str(one) if key == "value" else f"{key} {_given(one)}" for key, one in value.items())
    return str(value)
