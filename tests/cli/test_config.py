"""Settings: a flag over the environment over the nearest `checker.toml`."""

import pytest

from checker.cli.config import settings
from checker.errors import ConfigurationError
from checker.model.finding import Severity


def write(folder, text):
    (folder / "checker.toml").write_text(text, encoding="utf-8")


def test_without_anything_the_defaults(story):
    assert (settings([str(story)], {}).strictness, settings([str(story)], {}).severity) == ("review", Severity.WARNING)


def test_a_flag_goes_over_the_environment_and_that_over_the_file(story, monkeypatch):
    write(story, 'strictness = "audit"')
    assert settings([str(story)], {}).strictness == "audit"
    monkeypatch.setenv("CHECKER_STRICTNESS", "desk")
    assert settings([str(story)], {}).strictness == "desk"
    assert settings([str(story)], {"strictness": "review"}).strictness == "review"


def test_the_nearest_file_wins_and_none_above_the_repository_is_read(story, tmp_path):
    write(tmp_path.parent, 'fail-on = "never"')
    assert settings([str(story)], {}).fail_on == "warning"
    write(tmp_path, 'fail-on = "error"')
    assert settings([str(story / "bell.txt")], {}).fail_on == "error"


def test_folders_of_rules_are_beside_the_file(story, tmp_path):
    write(tmp_path, 'rules = ["mine"]')
    assert settings([str(story)], {}).rules == (str(tmp_path / "mine"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nstrictnes = "desk"', ":2: unknown key 'strictnes'; did you mean 'strictness'?"),
        ('strictness = "wild"', ":1: 'wild' is no strictness; one of desk, review, audit"),
        ('rules = "mine"', ":1: rules must be a list of paths"),
        ("strictness =", "broken TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line(story, text, said):
    write(story, text)
    with pytest.raises(ConfigurationError) as caught:
        settings([str(story)], {})
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["CHECKER_STRICTNESS", "CHECKER_FAIL_ON"])
def test_a_mistake_in_the_environment_names_the_variable(story, monkeypatch, name):
    monkeypatch.setenv(name, "wild")
    with pytest.raises(ConfigurationError, match=name):
        settings([str(story)], {})
