"""One event told by several newsrooms in words of their own: of how many facts is a changed number noticed?

    python bench/facts.py bench/facts/*.jsonl [--half read|blind] [-v]

A line of a file is a story: `date`, `facts` (each `what` it is and its `number` as printed) and `reports` (each
`source` and its `sentences`, one for each fact, in the order of the facts). The reports agree. Every two that follow
one another are held against each other as they are, where any finding is wrong, and once for each fact with its
number changed in the later one, which is found by a finding that rests on that fact in both. Stories with an odd
number are `blind`, as those of `stories.py` are.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator

from adapters import as_date, gated
from harness import Json
from stories import by_half, places

import checker

RISE = 1.25
"""How much a changed number is greater."""

DAYS = 28
"""Every month has so many."""


def main() -> None:
    by_half(__doc__, measure)


def measure(title: str, stories: list[Json], verbose: bool) -> None:
    """Print of how many pairs of sentences a changed number is noticed, and how many pairs of reports are flagged."""
    found = of = pairs = flagged = 0
    for story in stories:
        for one in range(len(story["reports"])):
            two = (one + 1) % len(story["reports"])
            texts = [story["reports"][number]["sentences"] for number in (one, two)]
            wrong = list(_findings(story, *texts))
            pairs, flagged = pairs + 1, flagged + bool(wrong)
            if verbose and wrong:
                print(f"WRONG  {story['id']} {wrong}: {texts}")
            for at, fact in enumerate(story["facts"]):
                told = list(texts[1])
                told[at] = told[at].replace(fact["number"], changed(fact["number"]))
                seen = any({(0, at), (1, at)} <= where for _, where in _findings(story, texts[0], told))
                found, of = found + seen, of + 1
                if verbose and not seen:
                    print(f"MISSED {story['id']} {fact['what']}: {texts[0][at]} | {told[at]}")
    print(f"{title}: {found} of {of} changed numbers noticed, {flagged} of {pairs} pairs that agree flagged")


def changed(number: str) -> str:
    """Another number of the same form: a quarter more, some hours or days later."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", number)
    assert digits is not None, number
    told = digits.group()
    return number[: digits.start()] + _more(told, number) + number[digits.end() :]


def _more(told: str, number: str) -> str:
    """What stands in place of the first digits of a number: of a clock time, of a date, of a year, or of an amount."""
    whole = told.replace(",", "")
    if re.search(r"\d[:.]\d\d\b", number) or re.search(r"\d\s*[ap]\.?m", number):
        hour = int(re.split(r"[.:]", told)[0])
        return str(hour + 3 if hour <= 9 else hour - 3) + told[len(str(hour)) :]
    if any(month in number for month in month_name if month):
        return str(int(whole) + 3 if int(whole) + 3 <= DAYS else int(whole) - 3)
    places_ = len(whole.partition(".")[2])
    if not places_ and len(whole) == 4 and whole.startswith(("19", "20")) and "," not in told:
        return str(int(whole) - 2)
    least = 10**-places_
    rise = RISE if float(whole) < 70 or "percent" not in number else 1 / RISE
    new = round(float(whole) * rise, places_)
    new += least * (new == float(whole))
    return f"{new:,.{places_}f}" if "," in told else f"{new:.{places_}f}"


def _findings(story: Json, *texts: list[str]) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """The rule of each finding with the reports and the sentences in which its figures stand."""
    published = as_date(story["date"])
    reports = [
        checker.Report(id=str(number), text=" ".join(text), source=f"{number}", published=published)
        for number, text in enumerate(texts)
    ]
    result = checker.check(reports)
    for finding in gated(result.findings):
        where = {(int(span.report), _sentence(texts[int(span.report)], span.start)) for span in places(finding, result)}
        yield finding.rule, where


def _sentence(sentences: list[str], start: int) -> int:
    end = -1
    for at, sentence in enumerate(sentences):
        end += len(sentence) + 1
        if start < end:
            return at
    raise ValueError("no sentence there")


if __name__ == "__main__":
    main()
