"""Drafts against sources, and changes against all the rest: what is read, what is judged, what is only counted."""

import subprocess

import pytest

OTHER = "date: 2024-03-26\nsource: Third\n\nOn Saturday 153 people died in the market fire.\n"


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(story, tmp_path):
    (tmp_path / ".git").rmdir()
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Two reports")
    return story


def test_a_draft_against_its_sources(run, story, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(OTHER.replace("fire.", "fire. It cost 7 cats their lives."), encoding="utf-8")
    code, out, err = run("check", draft, "--against", story, "--format", "concise")
    assert code == 1
    assert len(out.splitlines()) == 2
    assert all("draft.txt" in line for line in out.splitlines())
    assert "1 finding among the sources alone: not shown" in err
    assert "1 figure of the draft not held against any source:\n  draft.txt:4:57: 7 cats" in err


def test_decisions_on_sources_are_not_asked_for(run, story, tmp_path):
    run("decisions", "write", story, "--reason", "Two counts.")
    (tmp_path / "drafts").mkdir()
    draft = tmp_path / "drafts" / "draft.txt"
    draft.write_text("date: 2024-03-24\n\nIn the market fire 133 people died on Saturday.\n", encoding="utf-8")
    (story / "dial.txt").unlink()
    code, _, err = run("check", tmp_path / "drafts", "--against", story)
    assert (code, "unused" in err) == (0, False)


def test_a_draft_that_its_sources_bear_out(run, story, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("date: 2024-03-24\n\nIn the market fire 133 people died on Saturday.\n", encoding="utf-8")
    assert run("check", draft, "--against", story / "bell.txt")[0] == 0


def test_only_what_touches_a_change_fails(run, repository):
    code, out, err = run("check", repository, "--since", "HEAD")
    assert (code, out) == (0, "")
    assert "1 finding that the change does not touch: not shown" in err
    third = repository / "third.txt"
    third.write_text(OTHER, encoding="utf-8")
    code, out, _ = run("check", repository, "--since", "HEAD", "--format", "concise")
    assert code == 1
    assert len(out.splitlines()) == 2
    git("add", ".")
    git("commit", "-qm", "A third")
    third.write_text(OTHER.replace("source: Third", "source: The Third"), encoding="utf-8")
    assert run("check", repository, "--since", "HEAD")[0] == 0
    assert run("check", repository, "--since", "HEAD~1")[0] == 1


def test_a_version_that_git_does_not_know(run, repository):
    for name in ("gone", "--output=x"):
        code, _, err = run("check", repository, f"--since={name}")
        assert code == 2
        assert "give a commit, a branch or a tag" in err


def test_one_file_in_focus(run, story):
    (story / "third.txt").write_text(OTHER, encoding="utf-8")
    code, out, err = run("check", story, "--focus", story / "third.txt", "--format", "concise")
    assert code == 1
    assert len(out.splitlines()) == 2
    assert "1 finding that the change does not touch: not shown" in err
    assert run("check", story, "--focus", "gone.txt")[0] == 2


def test_decisions_count_wherever_the_change_is(run, repository):
    run("decisions", "write", repository, "--reason", "Two counts.")
    assert run("check", repository, "--since", "HEAD")[0] == 0
    (repository / "dial.txt").unlink()
    assert run("check", repository, "--since", "HEAD")[0] in (1, 2)
