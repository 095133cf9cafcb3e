"""Files, folders and standard input to reports; what cannot be read is told, and the rest goes on."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import msgspec

from checker.errors import CheckerError, CombinedError, InputError
from checker.model.report import Report
from checker.model.result import Problem
from checker.reading import worker
from checker.reading.encoding import decode
from checker.reading.markdown import read_markdown
from checker.reading.source import UNDATED, Source
from checker.reading.structured import read_csv, read_json, read_jsonl, read_yaml
from checker.reading.text import read_text

Reader = Callable[[Source, str, str], Report]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
SUFFIXES = frozenset((*READERS, *worker.KINDS))
KINDS = f"give files that end in {', '.join(sorted(SUFFIXES))}"
SETTINGS = ("decisions.toml", "checker.toml")
ABOUT = ("readme", "license")
"""Files that lie beside reports and are none: `SETTINGS` by their full names, `ABOUT` whatever their suffix."""

STDIN = "-"
NAMED = 5
"""How many of the files that are skipped are named."""


class Place(msgspec.Struct, frozen=True):
    """A file to read, and the id and the story of its report."""

    path: str
    id: str
    story: str = ""


def read(path: str | Path, *, id: str | None = None, story: str = "") -> Report:  # noqa: A002
    """One report from one file. Raises `InputError`, or `CombinedError` for several problems."""
    file = Path(path)
    suffix = file.suffix.lower()
    if file.is_dir():
        raise InputError("a folder, not a file", where=str(path), advice="give one of its files")
    if suffix not in SUFFIXES:
        raise InputError(f"{file.suffix or 'no suffix'} is no kind that is read", where=str(path), advice=KINDS)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", where=str(path), advice="check the path") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path), advice="check its rights") from None
    report = _report(suffix, data, str(path), id or file.name, story)
    return msgspec.structs.replace(report, path=_from_here(file))


def _report(suffix: str, data: bytes, path: str, id_: str, story: str) -> Report:
    """A report from the bytes of a file: text is read here, any other document in a process of its own."""
    if suffix in worker.KINDS:
        from checker.reading.layout import read_document

        return read_document(worker.taken_apart(suffix, data, path), path, id_, story)
    text, note = decode(data, path)
    return _noted(READERS[suffix](Source(path, text), id_, story), filter(None, [note]))


def _from_here(file: Path) -> str:
    """A path from the current folder if it lies below, as other tools name it, else the whole path."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100 - `Path.resolve` would follow links
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _noted(report: Report, notes: Iterable[str]) -> Report:
    return msgspec.structs.replace(report, notes=(*report.notes, *notes))


def read_all(
    paths: Sequence[str | Path], *, stdin: TextIO | None = None, published: date | None = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """All reports under some paths, and a problem for each thing that could not be read.

    A file's id is its path within the folder argument, or its name; its story is the folder that holds it. What was
    skipped in folders is a note of the first report. `published` is the date of those that give none themselves.
    """
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    notes: list[str] = []
    for place in _places(list(map(str, paths)), problems, notes):
        try:
            report = _from_stdin(stdin) if place.path == STDIN else read(place.path, id=place.id, story=place.story)
            if report.id in reports:
                raise InputError(f"another report has the id {report.id!r}", where=place.path, advice="change one")
            reports[report.id] = _dated(report, published)
        except CombinedError as error:
            problems += map(_problem, error.errors)
        except CheckerError as error:
            problems.append(_problem(error))
    found = sorted(reports.values(), key=lambda one: (one.story, one.id))
    if found:
        found[0] = _noted(found[0], notes)
    return tuple(found), tuple(problems)


def _dated(report: Report, published: date | None) -> Report:
    if report.published or not published:
        return report
    notes = tuple(note for note in report.notes if not note.endswith(UNDATED))
    said = f"{report.id}: its date is {published.isoformat()}, which was given for reports without one"
    return msgspec.structs.replace(report, published=published, notes=(*notes, said))


def _problem(error: CheckerError) -> Problem:
    return Problem(error.where, error.what, error.advice)


def _from_stdin(stdin: TextIO | None) -> Report:
    """Text with header lines or front matter; its bytes are decoded like those of a file."""
    if stdin is None:
        raise InputError("nothing on standard input", where="<stdin>", advice="pipe a report into it")
    data = getattr(stdin, "buffer", None)
    text, note = decode(data.read(), "<stdin>") if data is not None else (stdin.read(), "")
    return _noted(read_markdown(Source("<stdin>", text), "<stdin>", ""), filter(None, [note]))


def _places(paths: list[str], problems: list[Problem], notes: list[str]) -> list[Place]:
    """Every file to read, once, in the order of story and id."""
    found: dict[Path, Place] = {}
    folders = sorted({path for path in paths if Path(path).is_dir()})
    names = Counter(Path(path).resolve().name for path in folders)
    for path in folders:
        name = Path(path).resolve().name
        prefix = "" if len(folders) == 1 else name if names[name] == 1 else Path(path).as_posix()
        for place in _in_folder(path, prefix, problems, notes):
            found.setdefault(Path(place.path).resolve(), place)
    for path in sorted({*paths} - {*folders}):
        if path == STDIN or Path(path).exists():
            found.setdefault(Path(path).resolve(), Place(path, Path(path).name))
        else:
            problems.append(Problem(path, "no such file or folder", "check the path"))
    ids = Counter(place.id for place in found.values())
    return sorted((_told_apart(place, ids) for place in found.values()), key=lambda one: (one.story, one.id))


def _told_apart(place: Place, ids: Counter[str]) -> Place:
    """Two files that would have one id are known by their paths."""
    return place if ids[place.id] == 1 else msgspec.structs.replace(place, id=Path(place.path).as_posix())


def _in_folder(root: str, prefix: str, problems: list[Problem], notes: list[str]) -> Iterator[Place]:
    before, found, skipped = len(problems), False, list[str]()
    for folder, below, files in os.walk(root, onerror=lambda error: problems.append(_unreadable(error))):
        skipped += [f"{name}/" for name in sorted(below) if name.startswith(".")]
        below[:] = sorted(name for name in below if not name.startswith("."))
        story = "/".join(filter(None, (prefix, *Path(folder).relative_to(root).parts)))
        for name in sorted(files):
            path = Path(folder, name)
            if name.lower() in SETTINGS or name.lower().split(".")[0] in ABOUT:
                continue
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES or not _is_file(path):
                skipped.append(name)
                continue
            found = True
            yield Place(str(path), f"{story}/{name}" if story else name, story)
    if not found and len(problems) == before:
        problems.append(Problem(root, "no reports in this folder", KINDS))
    if skipped:
        notes.append(_skipped(root, skipped))


def _is_file(path: Path) -> bool:
    """Whether there is something to read, and no pipe or broken link; what may not be looked at says so when read."""
    try:
        return path.is_file()
    except PermissionError:
        return True


def _unreadable(error: OSError) -> Problem:
    return Problem(str(error.filename), f"cannot be read: {error.strerror}", "check its rights")


def _skipped(root: str, names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    what = f"{', '.join(names[:NAMED])}{more}"
    return f"{root}: skipped {len(names)} that are hidden or of no kind that is read: {what}"
