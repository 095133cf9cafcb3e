"""How each rule does on the bundled corpus, and the pages of docs/rules/.

python tools/rule_pages.py

A finding is right if it is a conflict that the corpus marks, and wrong otherwise; a marked conflict that names a rule
and that no finding of it covers is missed. Conflicts that name no rule count for precision only.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from checker.cli import register, rule_page
from checker.cli.run import Run, run
from checker.model.links import KINDS
from checker.rulebook.load import Rulebook
from checker.rulebook.measured import FILE, Measured

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
PAGES = ROOT / "docs" / "rules"
TABLE = ROOT / "checker" / "rulebook" / FILE
INTRODUCTION = """
Counts on the bundled corpus. Right: of the rule's findings, those that the corpus marks as conflicts. Found: of the
marked conflicts that name the rule, those that it finds; many name none.
"""
HEAD = "# Written by tools/rule_pages.py: what each rule does on the bundled corpus.\n"


def judged() -> Run:
    """The bundled corpus, checked at the usual gate."""
    options = ("against", "rules", "decisions", "strictness", "fail_on", "published", "today", "config_file")
    return run((str(CORPUS),), **dict.fromkeys(options[:3], ()), **dict.fromkeys(options[3:]))


def measure(checked: Run) -> dict[str, Measured]:
    """The counts of each rule."""
    counts = {rule.id: dict.fromkeys(Measured.__struct_fields__, 0) for rule in checked.telling.rulebook.rules}
    entries = register.load((str(CORPUS),), (), checked.telling.result).entries
    findings, claims = checked.telling.findings, checked.telling.claims
    for entry in (one for one in entries if one.kind == register.KNOWN and one.rule):
        counts[entry.rule]["marked"] += 1
        counts[entry.rule]["found"] += any(entry.matches(one, claims) for one in findings)
    for finding in findings:
        kinds = {entry.kind for entry in entries if entry.matches(finding, claims)}
        right = register.KNOWN in kinds
        counts[finding.rule]["findings"] += 1
        counts[finding.rule]["right"] += right
        counts[finding.rule]["lookalike"] += not right and register.LOOKALIKE in kinds
    return {rule: Measured(**of_rule) for rule, of_rule in counts.items()}


def table(measured: dict[str, Measured]) -> str:
    """A line for each rule: `agreement = { findings = 3, right = 2, ... }`."""
    counts = {rule: msgspec.structs.asdict(one).items() for rule, one in measured.items()}
    rows = (
        f"{rule} = {{ {', '.join(f'{key} = {value}' for key, value in of_rule)} }}" for rule, of_rule in counts.items()
    )
    return "\n".join((HEAD, *rows, ""))


def pages(rulebook: Rulebook, measured: dict[str, Measured]) -> dict[str, str]:
    """The text of each file of docs/rules/, by its name."""
    texts = {f"{rule.id}.md": f"{rule_page.page(rule, measured[rule.id])}\n" for rule in rulebook.rules}
    return texts | {"index.md": "\n".join(_index(rulebook, measured)), "links.md": "\n".join(_links())}


def _index(rulebook: Rulebook, measured: dict[str, Measured]) -> Iterator[str]:
    yield "# All rules\n\nWritten by `tools/rule_pages.py`. [The rule language](../rules.md) is described apart."
    yield INTRODUCTION
    for topic in sorted({rule.topic for rule in rulebook.rules}):
        yield f"## {topic.capitalize()}\n\n| rule | what must hold | right | found |\n|---|---|---|---|"
        for rule in (one for one in rulebook.rules if one.topic == topic):
            one = measured[rule.id]
            right = f"{one.right} of {one.findings}" if one.findings else "-"
            found = f"{one.found} of {one.marked}" if one.marked else "-"
            yield f"| [{rule.id}]({rule.id}.md) | {rule.title} | {right} | {found} |"
        yield ""


def _links() -> Iterator[str]:
    """The kinds of link that a rule may ask for."""
    yield "# Links\n\nWritten by `tools/rule_pages.py`: what `link` of a rule's `[bind]` may be, and its roles.\n"
    yield "| link | roles | as in |\n|---|---|---|"
    yield from (f"| `{name}` | {', '.join(kind.roles)} | {kind.example} |" for name, kind in sorted(KINDS.items()))
    yield ""


def main() -> None:
    checked = judged()
    measured = measure(checked)
    TABLE.write_text(table(measured), encoding="utf-8")
    PAGES.mkdir(exist_ok=True)
    texts = pages(checked.telling.rulebook, measured)
    for stale in (path for path in PAGES.glob("*.md") if path.name not in texts):
        stale.unlink()
    for name, text in texts.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(measured)} rules; docs/rules/: {len(texts)} pages")


if __name__ == "__main__":
    main()
