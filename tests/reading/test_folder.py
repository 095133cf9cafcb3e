"""Files, folders and standard input: what each report is called, which belong together, what is said of the rest."""

import io
import os
from datetime import date

import pytest

from checker.errors import InputError
from checker.reading import read, read_all

RAIN = "date: 2025-03-27\n\nIt rained."


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Write files by their paths into an empty folder, which becomes the current one."""
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    return lambda *paths: write(**dict.fromkeys(paths, RAIN))


def ids(*paths, stdin=None):
    reports, problems = read_all(paths, stdin=stdin)
    assert problems == ()
    return [(report.story, report.id) for report in reports]


def test_one_file(tree):
    tree("rain/a.txt")
    report = read("rain/a.txt")
    assert (report.id, report.story, report.published) == ("a.txt", "", date(2025, 3, 27))
    assert read("rain/a.txt", id="first", story="rain").id == "first"


def test_every_folder_that_holds_reports_is_a_story(tree):
    tree("c/rain/b.txt", "c/rain/a.md", "c/snow/deep/c.txt", "c/top.txt")
    assert ids("c") == [
        ("", "top.txt"),
        ("rain", "rain/a.md"),
        ("rain", "rain/b.txt"),
        ("snow/deep", "snow/deep/c.txt"),
    ]


def test_files_given_together_are_one_story(tree):
    tree("x/a.txt", "y/b.txt")
    assert ids("y/b.txt", "x/a.txt") == [("", "a.txt"), ("", "b.txt")]


def test_files_of_one_name_are_told_apart_by_their_paths(tree):
    tree("x/a.txt", "y/a.txt")
    assert ids("x/a.txt", "y/a.txt") == [("", "x/a.txt"), ("", "y/a.txt")]


def test_a_draft_and_its_sources(tree):
    tree("draft.txt", "sources/a.txt", "sources/draft.txt")
    assert ids("draft.txt", "sources") == [("", "a.txt"), ("", "draft.txt"), ("", "sources/draft.txt")]


def test_folders_given_together_keep_their_names(tree):
    tree("x/a.txt", "y/deep/a.txt")
    expected = [("x", "x/a.txt"), ("y/deep", "y/deep/a.txt")]
    assert ids("x", "y") == ids("y", "x", "x") == expected


def test_folders_of_one_name(tree):
    tree("one/rain/a.txt", "two/rain/a.txt")
    assert ids("one/rain", "two/rain") == [("one/rain", "one/rain/a.txt"), ("two/rain", "two/rain/a.txt")]


def test_a_file_is_read_once(tree):
    tree("c/rain/a.txt")
    assert ids("c", "c/rain/a.txt", "c/rain/../rain/a.txt") == [("rain", "rain/a.txt")]


def test_what_is_no_report_is_left_out_or_named(tree):
    tree("c/a.txt", "c/README.md", "c/license", "c/decisions.toml", "c/checker.toml")
    assert read_all(["c"])[0][0].notes == ()
    tree("c/.hidden.txt", "c/.git/config", "c/photo.jpg", "c/license-fees.md")
    reports, problems = read_all(["c"])
    assert [report.id for report in reports] == ["a.txt", "license-fees.md"]
    assert problems == ()
    assert reports[0].notes == (
        "c: skipped 3 that are hidden or of no kind that is read: .git/, .hidden.txt, photo.jpg",
    )


def test_of_many_that_are_skipped_a_few_are_named(tree):
    tree("c/a.txt", *(f"c/{number}.jpg" for number in range(9)))
    (note,) = read_all(["c"])[0][0].notes
    assert note.endswith(
        "skipped 9 that are hidden or of no kind that is read: 0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 4 more"
    )


def test_what_is_not_there(tree):
    tree("c/photo.jpg")
    reports, problems = read_all(["nowhere.txt", "c"])
    assert reports == ()
    assert [(one.where, one.what) for one in problems] == [
        ("c", "no reports in this folder"),
        ("nowhere.txt", "no such file or folder"),
    ]
    assert all(one.advice for one in problems)


def test_two_reports_of_one_id(tree, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"id: dial\n{RAIN}", encoding="utf-8")
    reports, (problem,) = read_all(["b.txt", "a.txt"])
    assert [report.id for report in reports] == ["dial"]
    assert (problem.where, problem.what) == ("b.txt", "another report has the id 'dial'")


@pytest.mark.parametrize(
    ("path", "what"),
    [("c", "a folder, not a file"), ("c/b.txt", "no such file"), ("c/a.txt/b.txt", "cannot be read: Not a directory")],
)
def test_read_takes_one_file(tree, path, what):
    tree("c/a.txt")
    with pytest.raises(InputError) as caught:
        read(path)
    assert (caught.value.where, caught.value.what) == (path, what)
    assert caught.value.advice


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tree, tmp_path):
    tree("c/a.txt")
    (tmp_path / "c/a.txt").chmod(0)
    assert read_all(["c/a.txt"])[1][0].what == "cannot be read: Permission denied"


def test_a_link_that_leads_nowhere_and_a_pipe_are_named(tree, tmp_path):
    tree("c/a.txt")
    (tmp_path / "c/b.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "c/pipe.txt")
    reports, _ = read_all(["c"])
    assert reports[0].notes == ("c: skipped 2 that are hidden or of no kind that is read: b.txt, pipe.txt",)


def test_a_date_for_reports_that_give_none(tree, tmp_path):
    tree("c/a.txt")
    (tmp_path / "c/b.txt").write_text("It rained.", encoding="utf-8")
    reports, _ = read_all(["c"], published=date(2025, 3, 28))
    assert [report.published for report in reports] == [date(2025, 3, 27), date(2025, 3, 28)]
    assert reports[1].notes == ("b.txt: its date is 2025-03-28, which was given for reports without one",)


def test_standard_input(tree):
    tree("a.txt")
    assert ids("-", "a.txt", stdin=io.StringIO(RAIN)) == [("", "<stdin>"), ("", "a.txt")]
    text = "---\nsource: The Café\ndate: 2025-03-27\n---\nIt rained."
    for encoding in ("utf-8", "utf-16"):
        stdin = io.TextIOWrapper(io.BytesIO(text.encode(encoding)), encoding="ascii")
        assert read_all(["-"], stdin=stdin)[0][0].source == "The Café"
    assert read_all(["-"])[1][0].what == "nothing on standard input"
