"""`checker rules new`: a commented rule file whose examples fail until they are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import click

from checker.errors import ConfigurationError

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

TEMPLATE = """\
# {id}: fill in what stands here, then run `checker rules test {folder}` until nothing is wrong.
title    = "One sentence that must hold"
severity = "warning"                  # error, warning or note
why      = "Why it must hold, for an editor who has met the finding."

[claims]                              # a name for each figure = the measure that may fill it, or "*" for any
part  = "*"
whole = "*"

[bind]                                # which figures may stand together
same   = ["entity", "measure"]        # what they share: entity, measure, scope, when, speaker, statement, dimension
# differ    = ["voice"]               # what sets them apart: report, speaker, voice, when
# order     = ["part", "whole"]       # none is later than the next
# narrows   = ["part", "whole"]       # the first one's place or group lies inside the second's
# behaviour = ["level"]               # constant, running-total, level, flow, age, event-time
# dimension = {{ part = "count" }}      # count, share, money, length, time, ...

[rule]                                # names, numbers, + - * /, comparisons, `and`, abs(...), sum(...)
require = "part <= whole"
message = "{{part}} is more than {{whole}}."

[[example]]                           # fails: give figures that break the rule
expect = "broken"
given  = {{ part = "12 people", whole = "45 people" }}

[[example]]                           # fails: give figures that keep it
expect = "holds"
given  = {{ part = "52 people", whole = "45 people" }}

[[example]]                           # fails: give bounds that leave it open
expect = "open"
given  = {{ part = "about 12 people", whole = "at least 45 people" }}

[[example]]                           # fails: write reports that break it
expect  = "broken"
reports = [
  {{ date = 2024-04-02, text = "Write what the first report says." }},
  {{ date = 2024-04-03, text = "Write what the second report says." }},
]
"""


@click.command("new")
@click.argument("id_", metavar="ID")
@click.option(
    "--into", "folder", default="newsroom", show_default=True, metavar="DIR", help="Where rules of your own lie."
)
def new(id_: str, folder: str) -> None:
    """Write a rule file to fill in.

    DIR/ID.toml is a commented rule, with examples that fail until they are filled in.
    """
    if not ID.fullmatch(id_):
        raise ConfigurationError(
            f"{id_!r} is no id of a rule", advice="use small letters and hyphens: parts-make-total"
        )
    path = Path(folder, f"{id_}.toml")
    if path.exists():
        raise ConfigurationError(f"{path} is there already", advice="choose another id, or take the file away")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE.format(id=id_, folder=folder), encoding="utf-8")
    click.echo(f"{path}: fill it in, then run `checker rules test {folder}`")
