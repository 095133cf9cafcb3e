"""Rules and measures from their TOML files; whatever is wrong in any of them is told at once, with its line."""

from __future__ import annotations

import importlib.resources
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from checker.errors import CheckerError, CombinedError, RuleError, suggestion
from checker.rulebook.checks import checked, problems
from checker.rulebook.measures import Measure, Measures
from checker.rulebook.rule import Bind, Example, Requirement, Rule, RuleFile
from checker.rulebook.source import Source

MEASURES = "measures"
KEYS: dict[str, type[msgspec.Struct]] = {"": RuleFile, "bind": Bind, "rule": Requirement, "example": Example}


class Rulebook(msgspec.Struct, frozen=True):
    """All rules, sorted by id, and all measures."""

    rules: tuple[Rule, ...]
    measures: Measures

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises `RuleError` with a did-you-mean."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        advice = suggestion(rule_id, (rule.id for rule in self.rules))
        raise RuleError(f"no rule {rule_id!r}", advice=advice)


class _File(msgspec.Struct, frozen=True):
    """A TOML file that was read: its id (the name without its ending), its folder and its content."""

    id: str
    topic: str
    source: Source
    content: dict[str, Any]


def load(extra: Iterable[Path] = (), *, standard: bool = True) -> Rulebook:
    """The program's own rules, unless not `standard`, and those of other folders.

    Raises `CombinedError` with a `RuleError` for each problem in any file.
    """
    errors: list[CheckerError] = []
    folders: list[Traversable] = [importlib.resources.files("checker.rules")] if standard else []
    files = [file for folder in (*folders, *extra) for file in _read(folder, errors)]
    measures = _measures([file for file in files if file.id == MEASURES], errors)
    rules = list(_rules([file for file in files if file.id != MEASURES], measures, errors))
    if errors:
        raise CombinedError(tuple(errors))
    return Rulebook(tuple(sorted(rules, key=lambda rule: rule.id)), measures)


def _read(folder: Traversable, errors: list[CheckerError]) -> Iterator[_File]:
    if not folder.is_dir():
        errors.append(RuleError("no such folder of rules", where=str(folder), advice="give a folder"))
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir() and not path.name.startswith(("_", ".")):
            yield from _read(path, errors)
        elif path.name.endswith(".toml"):
            try:
                source = Source(str(path), path.read_text(encoding="utf-8"))
                yield _File(path.name.removesuffix(".toml"), folder.name, source, tomllib.loads(source.text))
            except UnicodeDecodeError as error:
                errors.append(RuleError(f"not UTF-8: {error.reason}", where=str(path), advice="save it as UTF-8"))
            except tomllib.TOMLDecodeError as error:
                errors.append(_syntax(error, str(path)))


def _syntax(error: tomllib.TOMLDecodeError, path: str) -> RuleError:
    what, _, position = str(error).partition(" (at line ")
    line, _, column = position.rstrip(")").partition(", column ")
    where = f"{path}:{line}:{column}" if column else path
    return RuleError(f"not TOML: {what}", where=where, advice="mend the line")


def _measures(files: list[_File], errors: list[CheckerError]) -> Measures:
    found: dict[str, tuple[Measure, Source]] = {}
    for file in files:
        for name, content in file.content.items():
            try:
                measure = msgspec.convert({**content, "name": name}, Measure)
            except (msgspec.ValidationError, TypeError) as error:
                known = Measure.__struct_fields__
                advice = suggestion(_unknown(error), known) if _unknown(error) else "see the other measures"
                errors.append(RuleError(f"measure {name!r}: {error}", where=file.source.where(name), advice=advice))
                continue
            if name in found:
                what = f"measure {name!r} is declared in {found[name][1].where(name)} too"
                errors.append(RuleError(what, where=file.source.where(name), advice="take one of them out"))
            found[name] = (measure, file.source)
    for measure, source in found.values():
        errors.extend(_unknown_measures(measure, source, found))
    return Measures.of(measure for measure, _ in found.values())


def _unknown_measures(measure: Measure, source: Source, known: Iterable[str]) -> Iterator[RuleError]:
    """Other measures that one names and nobody declares."""
    named = {
        "parts": measure.parts,
        "overlaps": measure.overlaps,
        "unless": (*measure.unless, *measure.unless.values()),
        "words_of": filter(None, [measure.words_of]),
    }
    for key, name in ((key, name) for key, names in named.items() for name in names):
        if name not in known:
            what = f"unknown {'part' if key == 'parts' else 'measure'} {name!r}"
            yield RuleError(what, where=source.where(measure.name, key, name), advice=suggestion(name, known))


def _rules(files: list[_File], measures: Measures, errors: list[CheckerError]) -> Iterator[Rule]:
    seen: dict[str, str] = {}
    for file in files:
        if file.id in seen:
            what = f"a rule of the same name is in {seen[file.id]}"
            errors.append(RuleError(what, where=file.source.path, advice="rename one of the files"))
            continue
        seen[file.id] = file.source.path
        wrong = list(_unknown_keys(file))
        rule_file = None if wrong else _converted(file, wrong)
        if rule_file is not None:
            wrong.extend(problems(rule_file, file.source, measures))
            if not wrong:
                yield checked(rule_file, file.source, file.id, file.topic)
        errors.extend(wrong)


def _unknown_keys(file: _File) -> Iterator[RuleError]:
    tables: list[tuple[str, Any, int]] = [("", file.content, 0)]
    tables += [(name, file.content[name], 0) for name in ("bind", "rule") if name in file.content]
    examples = file.content.get("example", [])
    tables += [("example", one, nth) for nth, one in enumerate(examples if isinstance(examples, list) else [])]
    for table, content, nth in tables:
        known = KEYS[table].__struct_fields__
        for key in content if isinstance(content, dict) else ():
            if key not in known:
                is_table = isinstance(content[key], dict | list) and not table
                where = file.source.where(key) if is_table else file.source.where(table, key, key, nth)
                yield RuleError(f"unknown key {key!r}", where=where, advice=suggestion(key, known))


def _converted(file: _File, wrong: list[RuleError]) -> RuleFile | None:
    content = _listed(file.content)
    try:
        return msgspec.convert(content, RuleFile)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `$")
        table, _, key = path.rstrip("`").lstrip(".").partition(".")
        table, key = (table, key) if key or table in KEYS else ("", table)
        where = file.source.where(table.split("[")[0], key.split("[")[0])
        wrong.append(RuleError(what, where=where, advice="compare it with a rule that comes with the program"))
    return None


def _listed(content: dict[str, Any]) -> dict[str, Any]:
    """One behaviour may stand without brackets."""
    bind = content.get("bind", {})
    if isinstance(bind, dict) and isinstance(bind.get("behaviour"), str):
        return {**content, "bind": {**bind, "behaviour": [bind["behaviour"]]}}
    return content


def _unknown(error: Exception) -> str:
    """The key that a message of msgspec complains of."""
    what = str(error)
    return what.split("`")[1] if "unknown field" in what else ""
