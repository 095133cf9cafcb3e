"""Findings that somebody let through: with a reason, for a time, and no longer than they are needed."""

import json
import tomllib

import pytest

WRITE = ("--reason", "Two counts.", "--who", "A. Editor")


def entries(story):
    return tomllib.loads((story / "decisions.toml").read_text(encoding="utf-8"))["accepted"]


def edit(story, name, old, new):
    file = story / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_is_written_is_clean(run, story):
    assert run("decisions", "write", story, *WRITE, "--until", "2999-01-31")[0] == 0
    (entry,) = entries(story)
    assert entry["quotes"] == ["bell.txt: 133 people", "dial.txt: 143 people"]
    assert (entry["reason"], entry["who"], str(entry["until"])) == ("Two counts.", "A. Editor", "2999-01-31")
    code, out, err = run("check", story)
    assert code == 0
    assert "(accepted)" in out
    assert "1 accepted" in err


def test_a_reason_is_needed(run, story):
    assert run("decisions", "write", story)[0] == 2


def test_only_one_is_written(run, story):
    edit(story, "dial.txt", "143 people", "143 people (and 9 dogs)")
    edit(story, "bell.txt", "Saturday.", "Saturday. It was Monday, 23 March 2024.")
    found = json.loads(run("check", story, "--format", "json")[1])["findings"]
    assert len(found) > 1
    run("decisions", "write", story, *WRITE, "--finding", found[-1]["id"])
    assert [one["finding"] for one in entries(story)] == [found[-1]["id"]]
    assert run("decisions", "write", story, *WRITE, "--finding", "gone")[0] == 2


def test_writing_again_adds_what_is_new_and_keeps_the_rest(run, story):
    (story / "decisions.toml").write_text("# ours\n", encoding="utf-8")
    run("decisions", "write", story, *WRITE)
    before = (story / "decisions.toml").read_text(encoding="utf-8")
    assert before.startswith("# ours\n")
    assert "0 written" in run("decisions", "write", story, *WRITE)[1]
    assert (story / "decisions.toml").read_text(encoding="utf-8") == before


def test_it_survives_moved_and_edited_lines(run, story):
    run("decisions", "write", story, *WRITE)
    edit(story, "bell.txt", "The fire in", "It rained all night.\n\nSmoke hung over the town. The fire in")
    edit(story, "dial.txt", "died in the market fire", "died in the great market fire, it is said")
    assert run("check", story)[0] == 0


def test_an_expired_one_is_told_and_lets_nothing_through(run, story):
    run("decisions", "write", story, *WRITE, "--until", "2025-01-31")
    assert run("check", story, "--today", "2025-01-31")[0] == 0
    code, out, err = run("check", story, "--today", "2025-02-01")
    assert code == 1
    assert "(expired)" in out
    assert "expired on 2025-01-31:" in err
    assert "decisions.toml:1: bell.txt: 133 people | dial.txt: 143 people: Two counts." in err


def test_an_unused_one_is_told_and_pruned(run, story):
    run("decisions", "write", story, *WRITE)
    edit(story, "dial.txt", "143", "133")
    code, _, err = run("check", story)
    assert code == 1
    assert "unused decision" in err
    assert run("decisions", "diff", story)[:2] == (
        1,
        f"- {story}/decisions.toml:1: bell.txt: 133 people | dial.txt: 143 people\n",
    )
    assert "1 removed" in run("decisions", "prune", story)[1]
    assert run("check", story)[0] == 0


def test_pruning_keeps_all_else(run, story):
    run("decisions", "write", story, *WRITE)
    text = (story / "decisions.toml").read_text(encoding="utf-8")
    stale = text.replace("133 people", "gone").replace('finding = "', 'finding = "0')
    (story / "decisions.toml").write_text(f"# head\n\n{stale}\n# between\n\n{text}", encoding="utf-8")
    run("decisions", "prune", story)
    assert (story / "decisions.toml").read_text(encoding="utf-8") == f"# head\n\n# between\n\n{text}"


def test_nothing_is_pruned_where_something_could_not_be_read(run, story):
    run("decisions", "write", story, *WRITE)
    (story / "dial.txt").write_bytes(b"\x00")
    code, _, err = run("decisions", "prune", story)
    assert code == 2
    assert "nothing is pruned" in err
    assert entries(story)


def test_the_difference_names_what_is_new(run, story):
    code, out, _ = run("decisions", "diff", story)
    assert code == 1
    assert out.startswith("+ ")
    assert "agreement: bell.txt: 133 people | dial.txt: 143 people" in out


def test_a_register_of_files_is_named(run, story, tmp_path):
    files = (story / "bell.txt", story / "dial.txt")
    assert "give one folder, or --decisions FILE" in run("decisions", "write", *files, *WRITE)[2]
    register = tmp_path / "ours.toml"
    run("decisions", "write", *files, *WRITE, "--decisions", register)
    assert run("check", *files, "--decisions", register)[0] == 0
    (story / "checker.toml").write_text('decisions = ["../ours.toml"]\n', encoding="utf-8")
    assert run("check", *files)[0] == 0


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('quotes = ["bell.txt: 133 people"]', "a decision without a reason"),
        ('reason = "x"', "a decision about nothing"),
        ('finding = "0"\nreason = "x"\nuntil = "May"', "'May' is no day"),
        ('finding = "0"\nreason = "x"\nutil = 2025-01-31', "unknown key 'util'"),
    ],
)
def test_a_mistake_in_an_entry_is_told(run, story, row, said):
    (story / "decisions.toml").write_text(f"[[accepted]]\n{row}\n", encoding="utf-8")
    code, _, err = run("check", story)
    assert code == 2
    assert f"decisions.toml:1: {said}" in err


MARKDOWN = """---
date: 2024-03-25
source: Evening Dial
---

On Saturday 143 people died in the market fire. {inside}

{before}

It rained.
"""


def markdown(story, **comments):
    (story / "dial.txt").unlink()
    text = MARKDOWN.format(**({"inside": "", "before": ""} | comments))
    (story / "dial.md").write_text(text, encoding="utf-8")


COMMENT = "<!-- checker: ignore agreement until=2999-01-31 -- The count was revised. -->"


def test_a_comment_in_a_paragraph_settles_it(run, story):
    markdown(story, inside=COMMENT)
    code, out, _ = run("check", story, "--format", "json")
    assert code == 0
    assert json.loads(out)["findings"][0]["reason"] == "The count was revised."


def test_a_comment_alone_is_about_the_next_paragraph(run, story):
    markdown(story, before=COMMENT)
    code, _, err = run("check", story)
    assert code == 1
    assert "unused decision: fire/dial.md:8: agreement" in err


def test_a_comment_runs_out(run, story):
    markdown(story, inside=COMMENT.replace("2999", "2025"))
    assert "expired on 2025-01-31: fire/dial.md:6: agreement" in run("check", story)[2]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- checker: ignore agreement -->", "a decision without a reason"),
        ("<!-- checker: ignore agrement -- Why not. -->", "no rule 'agrement'"),
        ("<!-- checker: ignore agreement until=May -- Why not. -->", "'May' is no day"),
    ],
)
def test_a_mistake_in_a_comment_is_told(run, story, comment, said):
    markdown(story, inside=comment)
    code, _, err = run("check", story)
    assert code == 2
    assert f"problem: fire/dial.md:6: {said}" in err


def test_a_comment_on_a_claim(run, story):
    (story / "dial.txt").unlink()
    claims = "date: 2024-03-25\nclaims:\n  - measure: killed\n    when: 2024-03-23\n    value: 143{}\n"
    file = story / "dial.yaml"
    file.write_text(claims.format(""), encoding="utf-8")
    assert run("check", story)[0] == 1
    file.write_text(claims.format("  # checker: ignore agreement -- The count was revised."), encoding="utf-8")
    assert run("check", story)[0] == 0
