"""`checker timeline`: the picture of a measure in the terminal and as SVG."""

import xml.etree.ElementTree as ET


def test_every_figure_of_a_measure(run, story):
    code, out, _ = run("timeline", story, "--measure", "killed")
    assert code == 0
    title, bell, dial, scale = out.splitlines()
    assert title == "Killed"
    assert bell.startswith("✗ on 23 March 2024            The Bell")
    assert bell.endswith("133 people")
    assert dial.endswith("143 people")
    assert bell.index("━") < dial.index("━")
    assert scale.split()[-1].isdigit() or scale.endswith("people")


def test_without_a_name_all_that_is_disputed(run, story):
    assert run("timeline", story)[1].startswith("Killed\n")


def test_as_svg(run, story, tmp_path):
    assert run("timeline", story, "--measure", "killed", "--svg", tmp_path / "killed.svg")[0] == 0
    root = ET.parse(tmp_path / "killed.svg").getroot()
    assert root[0].text == "Killed"
    assert "The Bell: 133 people (disputed)" in root[1].text


def test_a_name_that_nothing_has_is_answered_with_those_there_are(run, story):
    code, _, err = run("timeline", story, "--measure", "profit")
    assert code == 2
    assert "those that have: Killed" in err
    assert run("timeline", story, "--entity", "Atlantis")[0] == 2


def test_an_entity_by_a_part_of_its_name(run, story):
    for paper, number in (("bell", 40), ("dial", 50)):
        with (story / f"{paper}.txt").open("a", encoding="utf-8") as file:
            file.write(f"\nBorealis Corp employed {number},000 people in 2023.\n")
    code, out, _ = run("timeline", story, "--entity", "borealis")
    assert code == 0
    assert out.startswith("Borealis Corp: ")
