"""The kinds of link: which claims each joins, by their roles, and the words that a text joins them with."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

PART_OF: Final = "part_of"

LinkKind = Literal[
    "part_of", "total_of", "listed", "share_of", "joint_share", "shares_of_one", "restates",
    "change_from", "multiplied", "rise", "fall", "levels", "highest", "lowest", "peak", "trough", "beside_peak",
    "beside_trough", "beats", "misses", "record",
    "more_than", "as_many", "result", "margin", "voted_for", "voted_against",
    "same_as", "converts", "exchange", "denied", "disowned", "opposed", "product_of", "apiece", "over_time",
    "annualised",
    "majority", "short_of_majority", "majority_of", "swing", "swing_of_shares",
    "rank_after", "two_holders", "succession", "anniversary", "jubilee", "nth",
    "lasts", "apart", "later_on", "counted", "since", "after", "countdown",
    "same_time", "last_time", "first_since", "zoned", "inside", "goes_on", "stretch", "in_order",
    "in_time", "follows", "told_past", "told_future", "told_whole", "no_such_day",
    "aged_at", "born_in", "ages",
    "counterpart", "two_periods", "above_peak", "below_trough", "named_day",
]  # fmt: skip
"""The kinds by name, for a type checker; `KINDS` says what each joins."""

PLURAL = frozenset({"parts"})
"""Roles that hold several claims at once; those of any other are alternatives."""


class Kind(msgspec.Struct, frozen=True):
    """The `roles` of the claims that a link joins, and an `example` of how a text says that it does."""

    roles: tuple[str, ...]
    example: str


KINDS: dict[str, Kind] = {
    # Wholes, parts and shares
    PART_OF: Kind(("part", "whole"), "4,000 of them"),
    "total_of": Kind(("total", "parts"), "31 in Wajima, 22 in Suzu and five in Nanao"),
    "listed": Kind(("count", "listed"), "three suburbs: A, B and C"),
    "share_of": Kind(("share", "part", "whole"), "62 of the 137, or 45 percent"),
    "joint_share": Kind(("share", "parts", "whole"), "81 in Wajima and 71 in Suzu, together 84 percent"),
    "shares_of_one": Kind(("parts",), "52 percent of the vote, Lind 39 percent and Orr 17 percent"),
    "restates": Kind(("share", "part"), "268 Canadians, or 81 percent of those aboard: their number stands elsewhere"),
    # Changes
    "change_from": Kind(("change", "old", "new"), "fell by 4 percent to 27.7bn, from 29.0bn"),
    "multiplied": Kind(("change", "old", "new"), "doubled from 210 to 430"),
    "rise": Kind(("old", "new"), "98, up from 93"),
    "fall": Kind(("old", "new"), "93, down from 98"),
    "levels": Kind(("old", "new"), "went from 93 to 98"),
    "highest": Kind(("new", "old"), "4.8 percent, the highest since 2011, when it was 5.2"),
    "lowest": Kind(("new", "old"), "4.8 percent, the lowest since 2011, when it was 4.2"),
    "peak": Kind(("new", "since"), "4.8 percent, the highest since 2019"),
    "trough": Kind(("new", "since"), "1.9 percent, a six-year low"),
    "beside_peak": Kind(("new", "since", "other"), "4.8 percent, a four-year high. In 2022 it was 5.6 percent"),
    "beside_trough": Kind(("new", "since", "other"), "1.9 percent, a six-year low. In 2022 it was 1.2 percent"),
    "beats": Kind(("actual", "expected"), "$4.1 billion, beating the forecast of $3.9 billion"),
    "misses": Kind(("actual", "expected"), "$3.7 billion, missing the forecast of $3.9 billion"),
    "record": Kind(("record", "other"), "a record 3.4 million ... third, after 1994 (3.6 million)"),
    "more_than": Kind(("more", "less"), "carried, with 31 votes for it and 27 against"),
    "as_many": Kind(("one", "other"), "the match ended in a 2-2 draw"),
    "result": Kind(("more", "less"), "by 61 votes to 59"),
    "margin": Kind(("lead",), "after a 12-point win"),
    "voted_for": Kind(("votes",), "the 23 councillors who had voted for it"),
    "voted_against": Kind(("votes",), "some of the 41 delegates who voted against it"),
    # The same in other words or units, and what is worked out
    "same_as": Kind(("one", "other"), "15 percent of its staff, or 15,000"),
    "converts": Kind(("original", "converted"), "100 feet (30 metres)"),
    "exchange": Kind(
        ("original", "converted", "other", "other_converted"), "$42m (3.5bn rupees) ... $30m (2.5bn rupees)"
    ),
    "disowned": Kind(("credited", "given"), "the chamber puts it at $30 million ... it had made no estimate"),
    "opposed": Kind(("up", "down"), "a net profit of $96 million ... a net loss of $96 million"),
    "denied": Kind(("credited", "denied"), "the minister said 90 schools would close ... denied that 90 would close"),
    "product_of": Kind(("rate", "times", "total"), "172 goals in 64 matches, 2.69 a game"),
    "apiece": Kind(("whole", "each"), "$8.2 million, or $0.19 per share"),
    "over_time": Kind(("rate", "times", "total"), "200 litres a second for three hours, in that time 2.2 million"),
    "annualised": Kind(("quarter", "year"), "0.5 percent in the quarter, an annualised rate of 2 percent"),
    # Elections
    "majority": Kind(("part", "whole"), "65 of the 120 seats, an absolute majority"),
    "short_of_majority": Kind(("part", "short", "whole"), "57 of the 120 seats, four short of a majority"),
    "majority_of": Kind(("lead", "part", "whole"), "340 of the 650 seats, a majority of 30"),
    "swing": Kind(("swing", "gain", "loss"), "gained 8 points, and they lost 4, a swing of six"),
    "swing_of_shares": Kind(
        ("swing", "old", "new", "other_old", "other_new"), "from 30 to 40, from 50 to 44: a swing of 8"
    ),
    # Ranks and years counted
    "rank_after": Kind(("rank", "listed"), "the third to land there, after A, B and C"),
    "two_holders": Kind(("one", "other"), "Mayor Ana Holt said ... the mayor, Lars Brandt, said"),
    "succession": Kind(("earlier", "later"), "the 12th president was succeeded by Hale, the 14th president"),
    "anniversary": Kind(("rank", "start"), "marked the 10th anniversary of the 2012 accident"),
    "jubilee": Kind(("rank", "start", "end"), "founded in 1891, it marked its centenary in 1991"),
    "nth": Kind(("rank", "start"), "took office in 2019 and is in her seventh year"),
    # Lengths of time between moments
    "lasts": Kind(("duration", "start", "end"), "for 43 minutes, from 9:03 to 9:46"),
    "apart": Kind(("duration", "start", "end"), "on 2 September, 11 days after it landed on 23 August"),
    "later_on": Kind(("start", "end", "later"), "sounded at 10.05; was there at 10.19, 14 minutes later"),
    "counted": Kind(("start", "end", "later"), "struck on 19 March, and closed on 12 June, 85 days later"),
    "since": Kind(("duration", "start"), "for 12 years, since 2010: until the report's own date"),
    "after": Kind(("duration", "start"), "died three years after the war ended in 2010: by the report's date"),
    "countdown": Kind(("duration", "end"), "with five days to go until the vote on 9 June"),
    # Moments, told twice or in an order
    "same_time": Kind(("told", "date"), "95 years ago, in 1918"),
    "last_time": Kind(("one", "other"), "for the first time since 1963 ... last erupted in 1998"),
    "first_since": Kind(("since", "other"), "its first cup since 2001 ... had also won the cup in 2012"),
    "zoned": Kind(("told", "date"), "at 14:00 GMT (10:00 a.m. EDT)"),
    "inside": Kind(("period", "date"), "in the 19th century, in 1812"),
    "goes_on": Kind(("since", "again"), "has played continuously since 1973 ... active 1973-1987; 1995-present"),
    "stretch": Kind(("start", "end"), "opens on 31 December and stays until 4 January"),
    "in_order": Kind(("earlier", "later"), "left in 2019 after joining it in 2015"),
    "in_time": Kind(("earlier", "later"), "the mayor resigned before the vote: happenings without a date"),
    "follows": Kind(("cause", "effect"), "the shooting began on 22 March ... the gunmen were caught on 23 March"),
    "told_past": Kind(("date",), "opened on 5 May 2025"),
    "told_future": Kind(("date",), "will open on 5 May 2025"),
    "told_whole": Kind(("date",), "in the whole of 2026 it sold 3,400"),
    "no_such_day": Kind(("date",), "31 June"),
    # Ages
    "aged_at": Kind(("age", "born", "date"), "born in 1950, he was 74 in 2024"),
    "born_in": Kind(("age", "born"), "the girl, born in April 2018, is eight"),
    "ages": Kind(("one", "other"), "Otto Kern, 34, was convicted in 2010, when he was 20"),
    # What alignment finds between reports, where no text joins the claims
    "counterpart": Kind(("one", "other"), "two figures for the same thing"),
    "two_periods": Kind(("one", "other"), "one number of one thing, told of two periods"),
    "above_peak": Kind(("new", "other"), "a peak, and a higher figure of its time"),
    "below_trough": Kind(("new", "other"), "a trough, and a lower figure of its time"),
    "named_day": Kind(("date", "other"), "a misnamed day, and the same day in another report"),
}
