"""A third report that gives both of two figures tells them apart for all others."""

from checker import Report, check

SCHOOL = "A shell killed 40 people at the school on Tuesday, doctors said."
WAR = "More than 600 people have been killed on Tuesday, the ministry said."
BOTH = "At the school 42 people were killed on Tuesday. In all 620 people were killed on Tuesday."


def pairs(*texts):
    reports = [Report(id=f"{n}.txt", published="2021-03-10", text=text) for n, text in enumerate(texts)]
    result = check(reports)
    number = {claim.id: claim.amount.values[0] for claim in result.claims if claim.amount}
    return {frozenset(number[one] for one in finding.claims) for finding in result.findings}


def test_two_reports_alone_are_at_odds():
    assert {40, 600} in pairs(SCHOOL, WAR)


def test_a_witness_tells_two_figures_apart():
    assert {40, 600} not in pairs(SCHOOL, WAR, BOTH)


def test_two_speakers_of_one_report_are_no_witness():
    disputed = "Doctors said 42 people were killed on Tuesday. The army said 620 people were killed on Tuesday."
    assert {40, 600} in pairs(SCHOOL, WAR, disputed)


def test_a_witness_of_another_day_tells_nothing():
    grown = "On Tuesday 620 people were killed. On Monday 42 people were killed."
    assert {40, 600} in pairs(SCHOOL, WAR, grown)


def test_a_report_is_a_witness_of_its_own_far_figures():
    own = "A shell killed 38 people at the school on Tuesday. In all 620 people were killed on Tuesday."
    assert {40, 620} not in pairs(SCHOOL, own)
    assert {40, 38} in pairs(SCHOOL, own)
