"""The house: sizes that can be read, words in the lexicon, units as pint has them, what a package carries."""

import ast
import importlib.resources
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from checker.lexicon.grammar import TABLES
from checker.lexicon.load import table

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "checker").rglob("*.py"))
READERS = [path for folder in ("checker", "bench", "tools", "tests") for path in (ROOT / folder).rglob("*.py")]
NAMED_IN_TEXT = r"(checker[.\w]+)(?::| import )(\w+)"
"""What is imported by its name in a text: "checker.telling.github:github"."""

LONGEST_FILE = 350
LONGEST_FUNCTION = 60
MOST_WORDS = 8
LANGUAGE = {"extraction", "alignment", "judging", "lexicon"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_short(source):
    assert source.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize(
    "source",
    [path for path in SOURCES if LANGUAGE & set(path.parts)],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_words_of_the_language_are_data(source):
    tree = ast.parse(source.read_text(encoding="utf-8"))
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    names = [node.value for node in assigned if ast.unparse(node.targets[0]).startswith("__")]
    for node in ast.walk(tree):
        if node not in names and isinstance(node, ast.Set | ast.List | ast.Tuple):
            words = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            lower = [word for word in words if word.isalpha() and word.islower() and "_" not in word]
            assert len(lower) <= MOST_WORDS, f"line {node.lineno}: {lower}"


def test_modules_of_extraction_show_what_they_read():
    docs = {path: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES}
    assert [path.name for path, doc in docs.items() if "extraction" in path.parts and doc and '"' not in doc] == []


def test_what_a_module_defines_is_read_somewhere():
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in READERS}
    nodes = [node for tree in trees.values() for node in ast.walk(tree)]
    taken = {(node.module, one.name) for node in nodes if isinstance(node, ast.ImportFrom) for one in node.names}
    taken |= {found for path in SOURCES for found in re.findall(NAMED_IN_TEXT, path.read_text(encoding="utf-8"))}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    unread = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        for name in set(_defined(trees[path])) - set(map(_word, ast.walk(trees[path]))) - attributes
        if (_module(path), name) not in taken
    ]
    assert "\n".join(unread) == ""


def _word(node):
    return node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) else None


def _defined(tree):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not (node.decorator_list or node.name.startswith("__")):
            yield node.name
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (one.id for one in targets if isinstance(one, ast.Name) and not one.id.startswith("__"))


def _module(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_units_are_those_of_pint():
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry()
    bases = {one["dimension"]: one["pint"] for one in table("units")["unit"] if one["factor"] == one["divisor"]}
    for one in table("units")["unit"]:
        if "offset" in one or one["dimension"] not in bases:
            continue
        factor = Decimal(one["factor"]) / Decimal(one["divisor"])
        ratio = registry.Quantity(1, one["pint"]).to(bases[one["dimension"]]).magnitude
        assert float(factor) == pytest.approx(ratio * float(one.get("times", 1)), rel=1e-9), one["name"]


@pytest.mark.parametrize(
    ("package", "file"),
    [
        ("checker", "py.typed"),
        ("checker.lexicon", "en/likeness.txt"),
        ("checker.lexicon", "en/tagger.bin"),
        ("checker.reading", "claims.schema.json"),
        ("checker.reading", "page.toml"),
        ("checker.rulebook", "measured.toml"),
        ("checker.telling", "findings.schema.json"),
        ("checker.telling", "page.css"),
        ("checker.telling", "page.html"),
        ("checker.rules", "general/weekday.toml"),
    ],
)
def test_a_package_carries_its_data(package, file):
    assert importlib.resources.files(package).joinpath(file).is_file()


def test_help_imports_nothing_heavy():
    code = "import sys; from checker.cli.main import cli; cli(['-h'], standalone_mode=False); print(sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in ("pint", "networkx", "rapidfuzz", "ruamel", "checker.extraction"):
        assert f"'{heavy}'" not in done.stdout


def test_a_check_of_text_imports_no_reader_or_format_that_it_does_not_need(tmp_path):
    (tmp_path / "a.txt").write_text("On Monday, 23 March 2024 it rained.\n", encoding="utf-8")
    code = "import sys; from checker.cli.main import cli; cli(['check', 'a.txt'], standalone_mode=False)"
    command = [sys.executable, "-c", f"{code}; print(sys.modules.keys())"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "'checker.telling.full'" in done.stdout
    for unused in ("sarif", "junit", "github", "gitlab", "markdown", "spreadsheet", "machine"):
        assert f"'checker.telling.{unused}'" not in done.stdout
    for unused in ("docx", "lxml", "pypdf", "jinja2", "subprocess", "checker.reading.layout", "ruamel"):
        assert f"'{unused}'" not in done.stdout


def test_sections_of_word_classes_have_one_home():
    sections = [section for name in TABLES for section in table(name)]
    assert len(sections) == len(set(sections))
