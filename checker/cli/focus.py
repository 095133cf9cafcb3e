"""What a change touches: the lines that git says were changed, or files that are named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker.errors import ConfigurationError
from checker.model.finding import Finding
from checker.telling.telling import Telling

FILE = re.compile(r'^\+\+\+ (?:"?b/(?P<path>.*?)"?|/dev/null)\t?$')
HUNK = re.compile(r"^@@ -\S+ \+(?P<start>[0-9]+)(?:,(?P<count>[0-9]+))? @@")
Lines = list[tuple[int, int]]


class Focus(msgspec.Struct, frozen=True):
    """The changed lines by resolved path, each stretch from its first line to its last; None for a whole file."""

    files: dict[Path, Lines | None]

    def touches(self, finding: Finding, telling: Telling) -> bool:
        """Whether a claim stands on a changed line; in a document without lines, in a changed file."""
        for claim, report in telling.said(finding):
            path = Path(report.path).resolve()
            if path not in self.files:
                continue
            lines = self.files[path]
            line = report.file_line(claim.figure.start) if report.file_lines is None else None
            last = report.place(claim.figure.end).line
            if lines is None or line is None or any(start <= last and line <= end for start, end in lines):
                return True
        return False


def focus(files: Sequence[str], since: str | None) -> Focus | None:
    """What to look at; None if everything is. Raises `ConfigurationError` where git knows no such version."""
    if not files and since is None:
        return None
    for file in files:
        if not Path(file).exists():
            raise ConfigurationError("no such file", where=file, advice="check --focus")
    found: dict[Path, Lines | None] = {} if since is None else dict(_changed(since))
    return Focus(found | {Path(file).resolve(): None for file in files})


def _changed(since: str) -> dict[Path, Lines]:
    """The lines that differ from a version, those of files that git does not know yet among them."""
    root = Path(_git("rev-parse", "--show-toplevel").strip())
    found: dict[Path, Lines] = {}
    path = None
    commit = _git("rev-parse", "--verify", "--end-of-options", f"{since}^{{commit}}").strip()
    for line in _git(
        "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", commit
    ).splitlines():
        if match := FILE.match(line):
            path = root / match["path"] if match["path"] else None
        elif path is not None and (match := HUNK.match(line)):
            start, count = int(match["start"]), int(match["count"] or 1)
            found.setdefault(path.resolve(), []).append((start, start + max(count, 1) - 1))
    new = _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/").split("\0")
    return found | {(root / name).resolve(): [(1, 1 << 40)] for name in new if name}


def _git(*arguments: str) -> str:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False, encoding="utf-8")
    except OSError:
        raise ConfigurationError("--since needs git", advice="install git, or use --focus FILE") from None
    if done.returncode:
        what = (done.stderr.strip().splitlines() or ["git failed"])[0]
        raise ConfigurationError(f"--since: {what}", advice="give a commit, a branch or a tag")
    return done.stdout
