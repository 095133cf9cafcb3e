"""`checker decisions`: make and keep the register of findings that somebody has looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.problems import tell
from checker.cli.register import ACCEPTED, NAME
from checker.cli.run import DAY, DAY_FORM, Run, judging, run
from checker.cli.settle import State
from checker.errors import CheckerError, ConfigurationError

if TYPE_CHECKING:
    from checker.model.finding import Finding

PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.group()
def decisions() -> None:
    """Write, prune and compare the register of findings that somebody has looked at."""


@decisions.command()
@PATHS
@click.option("--reason", required=True, help="Why the findings are let through.")
@click.option("--who", default="", help="Who says so.")
@click.option("--until", type=DAY, metavar=DAY_FORM, help="The last day for which it holds.")
@click.option("--finding", "wanted", multiple=True, metavar="ID", help="Only these; else all that are not settled.")
@judging
def write(
    paths: tuple[str, ...], reason: str, who: str, until: datetime | None, wanted: tuple[str, ...], **options: Any
) -> int:
    """Let the findings of a check through, with a reason.

    The register gets an entry for each.
    """
    done = run(paths, **options)
    tell(done.telling.result.problems)
    file = _file(paths, options["decisions"])
    findings = _unsettled(done, wanted)
    fields = {"reason": reason, "who": who}
    entries = [_entry(one, _quotes(one, done, file), fields, until) for one in findings]
    text = file.read_text(encoding="utf-8").rstrip() + "\n\n" if file.exists() and entries else ""
    if entries:
        _save(file, text + "\n\n".join(entries) + "\n")
    click.echo(f"{file}: {len(entries)} written")
    return 2 if done.telling.result.faults else 0


@decisions.command()
@PATHS
@judging
def prune(paths: tuple[str, ...], **options: Any) -> int:
    """Remove the decisions that no longer hold.

    Those are the ones that have run out, and those that no finding needs any more.
    """
    done = run(paths, **options)
    tell(done.telling.result.problems)
    if done.telling.result.faults or not done.telling.is_judged:
        raise CheckerError("nothing is pruned", advice="first mend what `checker check` says that it could not do")
    outcome = done.outcome
    gone = outcome.of(State.UNUSED, State.EXPIRED) if outcome is not None else []
    stale = [entry for entry in gone if entry.kind == ACCEPTED]
    for path in sorted({entry.path for entry in stale}):
        file = Path(path)
        text = file.read_text(encoding="utf-8")
        _save(file, _without(text, {entry.line for entry in stale if entry.path == path}))
    for entry in stale:
        click.echo(f"{entry.path}:{entry.line}: removed: {entry.words}")
    click.echo(f"{len(stale)} removed")
    return 0


@decisions.command()
@PATHS
@judging
def diff(paths: tuple[str, ...], **options: Any) -> int:
    """Compare the register with what a check finds.

    A line with + is found and not decided, one with - decided and not found; exit 1 if there are any.
    """
    from checker.telling import words

    done = run(paths, **options)
    tell(done.telling.result.problems)
    new = _unsettled(done, ())
    for finding in new:
        quotes = " | ".join(f"{one}: {text}" for one, text in _said(finding, done))
        click.echo(f"+ {finding.fingerprint} {finding.rule}: {words.safe(quotes)}")
    for entry in done.outcome.stale if done.outcome else ():
        click.echo(f"- {entry.path}:{entry.line}: {words.safe(entry.words)}")
    if done.telling.result.faults:
        return 2
    return 1 if new or (done.outcome and done.outcome.stale) else 0


def _unsettled(done: Run, wanted: Sequence[str]) -> list[Finding]:
    """The findings to decide. Raises `ConfigurationError` for an id that none has."""
    known = {one.fingerprint: one for one in done.telling.findings}
    for one in wanted:
        if one not in known:
            raise ConfigurationError(f"no finding {one!r}", advice="see `checker check PATH --format json`")
    if wanted:
        return [known[one] for one in wanted]
    failing = {one.fingerprint: one for one in done.failing if not done.telling.mark(one).settled}
    return list(failing.values())


def _file(paths: Sequence[str], named: Sequence[str]) -> Path:
    """The register to write: the one that is named, else that of the one folder."""
    if named:
        return Path(named[0])
    folders = [path for path in paths if Path(path).is_dir()]
    if len(folders) != 1:
        raise ConfigurationError("no register to write", advice="give one folder, or --decisions FILE")
    return Path(folders[0], NAME)


def _said(finding: Finding, done: Run) -> list[tuple[str, str]]:
    return [(report.id, report.text[one.figure.start : one.figure.end]) for one, report in done.telling.said(finding)]


def _quotes(finding: Finding, done: Run, file: Path) -> list[str]:
    """The figures' words with as many around them as it takes to stand once in their report."""
    found = []
    for claim, report in done.telling.said(finding):
        start, end = claim.figure.start, claim.figure.end
        while report.text.count(report.text[start:end]) > 1 and (start > 0 or end < len(report.text)):
            start = max(report.text.rfind(" ", 0, max(start - 1, 0)) + 1, 0)
            end = following if (following := report.text.find(" ", end + 1)) >= 0 else len(report.text)
        found.append(f"{report.id}: {report.text[start:end]}")
    return found


def _entry(finding: Finding, quotes: Iterable[str], fields: dict[str, str], until: datetime | None) -> str:
    """An entry as TOML, whose strings are those of JSON."""
    lines = [f"[[{ACCEPTED}]]", f"finding = {_string(finding.fingerprint)}", f"rule    = {_string(finding.rule)}"]
    lines.append(f"quotes  = [{', '.join(map(_string, quotes))}]")
    lines += [f"{name:<7} = {_string(text)}" for name, text in fields.items() if text]
    return "\n".join([*lines, *([f"until   = {until:%Y-%m-%d}"] if until else [])])


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _without(text: str, starts: set[int]) -> str:
    """A register without the entries that begin on some lines; what stands between entries stays."""
    lines = text.splitlines(keepends=True)
    gone: set[int] = set()
    for start in starts:
        end = start + 1
        while end <= len(lines) and not lines[end - 1].lstrip().startswith(("[", "#")):
            end += 1
        gone.update(range(start, end))
    return "".join(line for number, line in enumerate(lines, 1) if number not in gone).rstrip() + "\n"


def _save(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise CheckerError(what, where=str(file), advice="check the path") from None
