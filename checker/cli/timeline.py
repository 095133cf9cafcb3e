"""`checker timeline`: all that some reports give of one measure, as a picture in the terminal or as SVG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.outputs import save
from checker.cli.problems import tell
from checker.cli.run import judging, run
from checker.errors import ConfigurationError

if TYPE_CHECKING:
    from checker.telling.topics import Topic, Topics


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--entity", help="Whose figures; any part of the name.")
@click.option("--measure", help="What is counted or measured; else all that is disputed.")
@click.option("--svg", metavar="FILE", help="Write the picture, of one measure, instead of showing it.")
@judging
def timeline(paths: tuple[str, ...], entity: str | None, measure: str | None, svg: str | None, **options: Any) -> int:
    """Show every figure of a measure with its time, its source and its interval; those at odds are marked."""
    from checker.telling.chart import chart
    from checker.telling.svg import svg as drawn
    from checker.telling.timeline import timeline as picture
    from checker.telling.topics import Topics

    done = run(paths, **options)
    tell(done.telling.result.problems)
    topics = Topics(done.telling)
    chosen = _chosen(topics, entity, measure)
    if svg is None:
        click.echo("\n\n".join(chart(picture(topic, topics)) for topic in chosen))
    else:
        if len(chosen) > 1:
            titles = ", ".join(topic.title for topic in chosen[:5])
            raise ConfigurationError(f"--svg draws one measure, these are {len(chosen)}: {titles}", advice="name one")
        save(Path(svg), f"{drawn(picture(chosen[0], topics), 'timeline')}\n", "w")
    return 2 if done.telling.result.faults else 0


def _chosen(topics: Topics, entity: str | None, measure: str | None) -> list[Topic]:
    """The topics that are asked for. Raises `ConfigurationError` if there is none, naming those that there are."""
    if entity is None and measure is None:
        found = [topic for topic in topics.listed if topic.is_disputed]
        if not found:
            raise ConfigurationError("nothing is disputed here", advice="name a --measure")
        return found
    found = [topic for topic in topics.listed if _is_part(entity, topic.entity) and _is_part(measure, topic.measure)]
    if not found:
        titles = ", ".join(topic.title for topic in topics.listed[:20]) or "none"
        raise ConfigurationError("no measure of that name has two figures", advice=f"those that have: {titles}")
    return found


def _is_part(asked: str | None, name: str) -> bool:
    return asked is None or asked.lower() in name.replace("/", " ").lower()
