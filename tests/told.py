"""Two reports that disagree, judged, and what is told of them."""

from checker.model.report import Report
from checker.pipeline import check, default_rulebook
from checker.telling.telling import Telling

REPORTS = (
    Report(
        id="bell.md",
        path="fire/bell.md",
        source="The Bell",
        published="2024-03-24",
        text="The fire in the market killed 133 people on Saturday.\n",
    ),
    Report(
        id="dial.md",
        path="fire/dial.md",
        source="Evening Dial",
        published="2024-03-25",
        text="On Saturday 143 people died in the market fire.\nIt broke out on Monday, 23 March.\n",
    ),
)


def told(reports, **fields):
    """What is told of some reports, all findings being shown."""
    result = check(reports)
    return Telling(result, result.findings, default_rulebook(), **fields)
