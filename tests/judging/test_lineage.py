"""Four papers that print one statement are one witness."""

import pytest

from checker.judging.lineage import lineage, origins
from checker.model.report import Report
from checker.pipeline import check
from tests.claims import claim


def report(name: str, source: str, text: str = "", published: str | None = None) -> Report:
    return Report(id=name, source=source, text=text, published=published)


def found(*said_by: tuple[str, ...], texts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The origins of one figure that reports a, b, c, ... of The A, The B, ... give, each with its speakers."""
    names = "abcdefgh"[: len(said_by)]
    claims = [claim("40", report=name, said_by=chain) for name, chain in zip(names, said_by, strict=True)]
    padded = texts or ("",) * len(names)
    reports = {name: report(name, f"The {name}", " " * 10**6 + text) for name, text in zip(names, padded, strict=True)}
    return origins(lineage(claims, reports))


@pytest.mark.parametrize(
    ("said_by", "expected"),
    [
        ([(), ()], ("a", "b")),
        ([("coast guard",), ("coast guard",), ("the port", "coast guard")], ("coast guard",)),
        ([("Ruritania's coast guard",), ("coast guard",)], ("Ruritania's coast guard",)),
        ([(), ("The a",), ("The b",)], ("a",)),
        ([("coast guard",), ("The a",), ("police",)], ("coast guard", "police")),
        ([("The b",), ("The a",)], ("a",)),
        ([("guard",), ("coast guard",)], ("coast guard", "guard")),
    ],
)
def test_origins(said_by, expected):
    assert found(*said_by) == expected


def test_a_sentence_printed_twice_has_one_origin():
    wire = "The landslide above the village of Oberau killed 40 people on Sunday night."
    other = "Villagers say it was the rain. On Sunday night 40 people died."
    reports = [
        report("a", "The Wire", wire, "2024-05-06"),
        report("b", "The Bell", wire, "2024-05-06"),
        report("c", "The Dial", wire, "2024-05-06"),
        report("d", "The Horn", other, "2024-05-06"),
        report("e", "The Drum", "The landslide above Oberau killed 61 people on Sunday night.", "2024-05-06"),
    ]
    shown = {one.claim[0]: one for finding in check(reports).findings for one in finding.origins}
    assert [(one.reports, one.origins) for one in shown.values()] == [(("a", "b", "c", "d"), ("a", "d"))]
