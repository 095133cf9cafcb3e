"""Documents that are not plain text are read in a process of their own: one that hangs or dies takes nothing with it.

The parent sends a `Task` and gets a `Document` or a `Refusal`, both as MessagePack, over standard input and output.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from checker.errors import InputError
from checker.reading.document import Document, Prose, Refusal
from checker.reading.limits import ADVICE, LIMITS, Limits, hold, over

KINDS = {
    ".html": "checker.reading.html",
    ".htm": "checker.reading.html",
    ".xhtml": "checker.reading.html",
    ".docx": "checker.reading.docx",
    ".pdf": "checker.reading.pdf",
}
"""The module that takes a document of a suffix apart, with a function `take_apart(data, limits)`."""

HERE = str(Path(__file__).parents[2])
CODE = "import sys; sys.path.append(sys.argv[1]); from checker.reading.worker import serve; serve()"
COMMAND = [sys.executable, "-P", "-c", CODE, HERE]  # -P: nothing is imported from the current folder


class Task(msgspec.Struct, frozen=True):
    suffix: str
    data: bytes
    limits: Limits


def taken_apart(suffix: str, data: bytes, where: str, limits: Limits = LIMITS) -> Document:
    """The parts of a document. Raises `InputError` for one that is broken or over a limit, or whose worker dies."""
    try:
        hold(len(data), "bytes", limits)
        answer = _ask(Task(suffix, data, limits))
    except InputError as error:
        raise InputError(error.what, where=where, advice=error.advice) from None
    if isinstance(answer, Refusal):
        raise InputError(answer.what, where=where, advice=answer.advice)
    return answer


def _ask(task: Task) -> Document | Refusal:
    import subprocess

    sent = msgspec.msgpack.encode(task)
    try:
        done = subprocess.run(COMMAND, input=sent, capture_output=True, timeout=task.limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        raise over("seconds", task.limits) from None
    try:
        return msgspec.msgpack.decode(done.stdout, type=Document | Refusal)
    except msgspec.DecodeError:
        end = f"signal {-done.returncode}" if done.returncode < 0 else f"code {done.returncode}"
        raise InputError(f"the process that read it died ({end})", advice=ADVICE) from None


# The worker's side


def serve() -> None:
    """Read a task, do it within its limits, and answer; whatever goes wrong with the document is an answer too."""
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    _confine(task.limits)
    sys.stdout.buffer.write(msgspec.msgpack.encode(_answer(task)))


def _answer(task: Task) -> Document | Refusal:
    try:
        take_apart: Callable[[bytes, Limits], Document] = importlib.import_module(KINDS[task.suffix]).take_apart
        document = take_apart(task.data, task.limits)
        hold(_characters(document), "characters", task.limits)
        return document
    except InputError as error:
        return Refusal(error.what, error.advice)
    except MemoryError:
        return Refusal(over("memory", task.limits).what, ADVICE)
    except RecursionError:
        return Refusal(over("depth", task.limits).what, ADVICE)
    except Exception as error:  # whatever a library does with a broken document
        return Refusal(f"broken: {type(error).__name__}: {str(error)[:200]}", "open it and save it anew")


def _characters(document: Document) -> int:
    parts = [one.part for one in document.hidden]
    for block in document.blocks:
        parts += [block.part] if isinstance(block, Prose) else [cell for row in block.rows for cell in row]
    return sum(len(part.text) for part in parts)


def _confine(limits: Limits) -> None:
    """Where the system has them: limits on memory and processor time, and no core file when it dies."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (("RLIMIT_AS", limits.memory), ("RLIMIT_CPU", limits.seconds), ("RLIMIT_CORE", 0)):
        limit = getattr(resource, kind)
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
