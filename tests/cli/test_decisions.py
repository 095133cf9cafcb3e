"""A register of known conflicts: clean is what shows all of them and nothing else."""

import pytest

KNOWN = """
[[known]]
rule   = "agreement"
quotes = ["bell.txt: killed 133 people", "dial.txt: 143 people died"]
reason = "The same fire, the same evening."
"""
LOOKALIKE = KNOWN.replace("known", "lookalike").replace('rule   = "agreement"\n', "")


def register(story, text):
    (story / "decisions.toml").write_text(text, encoding="utf-8")


def test_a_known_conflict_is_shown_and_clean(run, story):
    register(story, KNOWN)
    code, out, err = run("check", story)
    assert code == 0
    assert "(known)" in out
    assert "known conflicts: 1 found, 0 expected misses; 0 new, 0 missing" in err


def test_a_conflict_in_no_entry_is_new(run, story):
    register(story, KNOWN.replace("agreement", "weekday"))
    code, out, err = run("check", story)
    assert code == 1
    assert "(new)" in out
    assert "1 new, 1 missing" in err


def test_a_known_conflict_that_is_not_found_is_missing(run, story):
    register(story, KNOWN)
    dial = story / "dial.txt"
    dial.write_text(dial.read_text(encoding="utf-8").replace("On Saturday", "Last year"), encoding="utf-8")
    code, _, err = run("check", story)
    assert code == 2 if "nothing was judged" in err else code == 1
    assert "no longer found" in err


def test_a_flagged_look_alike_fails_with_its_reason(run, story):
    register(story, LOOKALIKE)
    code, _, err = run("check", story)
    assert code == 1
    assert "look-alike flagged" in err
    assert "The same fire, the same evening." in err


def test_a_look_alike_in_a_known_conflict_is_no_fault(run, story):
    register(story, KNOWN + LOOKALIKE)
    assert run("check", story)[0] == 0


@pytest.mark.parametrize(
    ("entry", "expected"), [(KNOWN + 'expect = "missed"\n', 1), (LOOKALIKE + 'expect = "flagged"\n', 0)]
)
def test_expected_failures_are_strict(run, story, entry, expected):
    register(story, entry)
    assert run("check", story)[0] == expected


@pytest.mark.parametrize("words", ["gone with the wind", "e"])
def test_a_quote_stands_once_in_its_file(run, story, words):
    register(story, KNOWN.replace("killed 133 people", words))
    code, _, err = run("check", story)
    assert code == 2
    assert "decisions.toml:2" in err
    assert "bell.txt" in err


@pytest.mark.parametrize("gate", ["error", "never"])
def test_a_known_conflict_is_found_whatever_fails(run, story, gate):
    register(story, KNOWN)
    assert "1 found" in run("check", story, "--fail-on", gate)[2]


def test_an_unknown_key_of_an_entry_is_told(run, story):
    register(story, KNOWN + 'expects = "missed"\n')
    assert run("check", story)[0] == 2


def test_an_entry_is_told_with_its_own_line(run, story):
    register(story, KNOWN + KNOWN.replace("agreement", "weekday"))
    assert "decisions.toml:7" in run("check", story)[2]
