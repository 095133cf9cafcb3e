"""`checker diff`: what changed between two versions of a corpus."""

import shutil

import pytest


@pytest.fixture
def versions(story, tmp_path):
    shutil.copytree(story, tmp_path / "new" / "fire")
    return story, tmp_path / "new" / "fire"


def edit(folder, name, old, new):
    file = folder / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_nothing_changed(run, versions):
    assert run("diff", *versions) == (0, "", "0 conflicts opened, 0 closed\n")


def test_a_figure_that_changed_closes_a_conflict(run, versions):
    edit(versions[1], "dial.txt", "143", "133")
    code, out, err = run("diff", *versions)
    assert code == 0
    assert out.splitlines() == [
        "changed dial.txt: killed: 143 people on 23 March 2024 -> 133 people on 23 March 2024",
        "closed  agreement: killed: 133 people and 143 people cannot both be right.",
    ]
    assert err == "0 conflicts opened, 1 closed\n"


def test_a_new_report_opens_one(run, versions):
    text = "date: 2024-03-26\nsource: Third\n\nOn Saturday 153 people died in the market fire.\n"
    (versions[1] / "third.txt").write_text(text, encoding="utf-8")
    code, out, err = run("diff", *versions)
    assert code == 1
    assert "new     third.txt: killed: 153 people on 23 March 2024" in out
    assert err == "2 conflicts opened, 0 closed\n"


def test_what_could_not_be_read_is_told(run, versions):
    (versions[1] / "dial.txt").write_bytes(b"\x00")
    code, _, err = run("diff", *versions)
    assert code == 2
    assert "problem: " in err
