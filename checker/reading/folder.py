"""Files, folders and standard input to reports; what cannot be read is told, and the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from checker.errors import CheckerError, CombinedError, InputError
from checker.model.report import Report
from checker.model.result import Problem
from checker.reading.encoding import decode
from checker.reading.markdown import read_markdown
from checker.reading.structured import read_csv, read_json, read_jsonl
from checker.reading.text import read_text
from checker.reading.yaml_claims import read_yaml

Reader = Callable[[str, str, str, str], Report]

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
NO_REPORTS = ("readme", "license", "decisions.toml", "checker.toml", "expected.toml")
STDIN = "-"


def read(path: str | Path, *, id: str | None = None, story: str = "") -> Report:  # noqa: A002
    """One report from one file. Raises `InputError`, or `CombinedError` for several problems."""
    file = Path(path)
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(READERS))
        raise InputError(f"{file.suffix or 'no suffix'} is no kind that is read", where=str(path), advice=kinds)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", where=str(path), advice="check the path") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from None
    text, note = decode(data, str(path))
    report = reader(text, id or file.name, story, str(path))
    return _with_note(report, note)


def _with_note(report: Report, note: str) -> Report:
    import msgspec

    return msgspec.structs.replace(report, notes=(*report.notes, note)) if note else report


def read_all(
    paths: Sequence[str | Path], *, stdin: TextIO | None = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """All reports under some paths, and a problem for each thing that could not be read.

    A file's id is its path within the folder argument, or its name; its story is the folder that holds it.
    """
    reports: list[Report] = []
    problems: list[Problem] = []
    for place in _places(list(map(str, paths)), problems):
        try:
            reports.append(_from_stdin(stdin) if place[0] == STDIN else read(place[0], id=place[1], story=place[2]))
        except CombinedError as error:
            problems += [_problem(one) for one in error.errors]
        except CheckerError as error:
            problems.append(_problem(error))
    return tuple(sorted(reports, key=lambda one: (one.story, one.id))), tuple(sorted(problems))


def _problem(error: CheckerError) -> Problem:
    return Problem(error.where, error.what, error.advice)


def _from_stdin(stdin: TextIO | None) -> Report:
    if stdin is None:
        raise InputError("nothing on standard input", where="<stdin>", advice="pipe a report into it")
    return read_text(stdin.read(), "<stdin>", "", "<stdin>")


def _places(paths: list[str], problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    """Every file to read, with its id and its story."""
    names = Counter(Path(path).name for path in paths if not Path(path).is_dir())
    folders = sum(Path(path).is_dir() for path in paths)
    for path in dict.fromkeys(paths):
        root = Path(path)
        if path == STDIN:
            yield STDIN, STDIN, ""
        elif root.is_dir():
            yield from _in_folder(root, root.resolve().name if folders > 1 else "", problems)
        elif root.exists():
            yield path, root.name if names[root.name] == 1 else root.as_posix(), ""
        else:
            problems.append(Problem(path, "no such file or folder", "check the path"))


def _in_folder(root: Path, prefix: str, problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    found = False
    for file in sorted(root.rglob("*")):
        parts = file.relative_to(root).parts
        if not file.is_file() or any(part.startswith(".") for part in parts):
            continue
        if file.suffix.lower() in READERS and not file.name.lower().startswith(NO_REPORTS):
            found = True
            inside = "/".join(filter(None, (prefix, *parts)))
            yield str(file), inside, inside.rpartition("/")[0]
        elif not file.name.lower().startswith(NO_REPORTS) and file.suffix != ".py":
            problems.append(Problem(str(file), "not a kind of file that is read", ", ".join(sorted(READERS))))
    if not found:
        problems.append(Problem(str(root), "no reports in this folder", "give files that end in .txt or .md"))
