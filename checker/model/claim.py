"""A claim: who says that which amount of what holds of whom, and when."""

from __future__ import annotations

import enum
import functools

import msgspec

from checker.model.amount import Amount
from checker.model.scope import Scope
from checker.model.span import Span
from checker.model.timespan import Timespan

COUNTERPART = "counterpart"
"""The kind of link that alignment finds, where nothing in the text joins two claims."""


@functools.total_ordering
class Confidence(enum.Enum):
    """How sure the reading or the alignment is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return ("low", "medium", "high").index(self.value)

    def __lt__(self, other: Confidence) -> bool:
        return self.rank < other.rank


class Evidence(msgspec.Struct, frozen=True):
    """Which words decided a field of a claim, or of a comparison; `how` names the mechanism."""

    field: str
    how: str
    words: str = ""
    span: Span | None = None


class Context(msgspec.Struct, frozen=True):
    """The content words that a claim stands among, as lemmas; all are sorted.

    `what` are those of the phrase that names what is counted or measured, `verb` is its predicate's. `near` are
    those of its phrase, of what governs that, and beside it; `sentence` what else stands there. `names` are the words
    of proper names in the whole sentence, `whose` of those that tell what it is about. `happened` is whether its verb
    tells what took place, which stays so, not how things stand. `fates` are the declared measures that would count the
    person whose age it is, or those whom a count is of: the four shot are the wounded, and the wounded those shot,
    where their report tells of no dead. `amounts` are what the clause of a
    date gives, of which it may be the date.
    """

    what: tuple[str, ...] = ()
    verb: str = ""
    near: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    happened: bool = False
    fates: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True):
    """How some claims hang together, each by its role, with claim ids.

    kind            roles
    ``part_of``     part, whole                      "4,000 of them"
    ``total_of``    total, parts (all of them)       "31 in Wajima, 22 in Suzu and five in Nanao"
    ``share_of``    share, part, whole               "62 of the 137, or 45 percent"
    ``joint_share`` share, parts, whole          "81 in Wajima and 71 in Suzu, together 84 percent"
    ``change_from`` change, old, new                 "fell by 4 percent to 27.7bn, from 29.0bn"
    ``converts``    original, converted              "100 feet (30 metres)"
    ``quicker``     less, more               "62:40, faster than the first half, 62:11"
    ``rise``, ``fall``  old, new             "93, up from 98"
    ``exchange``    original, converted, other, other_converted   "$42m (3.5bn rupees) ... $30m (2.5bn)"
    ``same_as``     one, other                       "15 percent of its staff, or 15,000"
    ``product_of``  rate, times, total               "172 goals in 64 matches, 2.69 a game"
    ``lasts``       duration, start, end             "for 43 minutes, from 9:03 to 9:46"
    ``apart``       duration, start, end         "on 2 September, 11 days after it landed on 23 August"
    ``fits_in``     duration, start, end         "closed in 2024, reopened in 2026 after two years of repairs"
    ``later_on``    start, end, later            "sounded at 10.05; was there at 10.19, 14 minutes later"
    ``since``       duration, start              "for 12 years, since 2010": until the report's own date
    ``anniversary`` rank, start                  "marked the 10th anniversary of the 2012 accident"
    ``jubilee``     rank, start, end             "founded in 1891, it marked its centenary in 1991"
    ``nth``         rank, start                  "took office in 2019 and is in her seventh year"
    ``countdown``   duration, end                "with five days to go until the vote on 9 June"
    ``after``       duration, start              "died three years after the war ended in 2010": by that date
    ``rank_after``  rank, listed                 "the third to land there, after A, B and C"
    ``listed``      count, listed                "three suburbs: A, B and C"
    ``record``      record, other                "a record 3.4 million ... third, after 1994 (3.6 million)"
    ``succession``  earlier, later               "the 12th president was succeeded by Hale, the 14th president"
    ``terms``       start, end, other_start, other_end   "was mayor from 2001 to 2009 ... Hale was from 2005 to 2010"
    ``same_time``   told, date                   "95 years ago, in 1918"
    ``zoned``       told, date                   "at 14:00 GMT (10:00 a.m. EDT)"
    ``counted``     start, end, later            "struck on 19 March, and closed on 12 June, 85 days later"
    ``stretch``     start, end                   "opens on 31 December and stays until 4 January"
    ``in_order``    earlier, later               "left in 2019 after joining it in 2015"
    ``in_time``     earlier, later               "the mayor resigned before the vote": happenings without a date
    ``follows``     cause, effect                "the shooting began on 22 March ... the gunmen were caught on 23 March"
    ``told_past``, ``told_future``  date         "opened on 5 May 2025", "will open on 5 May 2025"
    ``told_whole``  date                         "in the whole of 2026 it sold 3,400"
    ``inside``      period, date                 "in the 19th century, in 1812"
    ``no_such_day`` date                         "31 June"
    ``aged_at``     age, born, date              "born in 1950, he was 74 in 2024"
    ``born_in``     age, born                    "the girl, born in April 2018, is eight"
    ``of_decade``   member, group                "both in their 60s ... he was 71"
    ``ages``        one, other                   "Otto Kern, 34, was convicted in 2010, when he was 20"
    ``multiplied``  change, old, new             "doubled from 210 to 430"
    ``beats``, ``misses``  actual, expected  "$4.1 billion, beating the forecast of $3.9 billion"
    ``majority``    part, whole                  "65 of the 120 seats, an absolute majority"
    ``short_of_majority``  part, short, whole    "57 of the 120 seats, four short of a majority"
    ``majority_of`` lead, part, whole            "340 of the 650 seats, a majority of 30"
    ``swing``       swing, gain, loss            "gained 8 points, and they lost 4, a swing of six"
    ``swing_of_shares``  swing, old, new, other_old, other_new   "from 30 to 40, from 50 to 44: a swing of 8"
    ``highest``, ``lowest``  new, old            "4.8 percent, the highest since 2011, when it was 5.2"
    ``peak``, ``trough``  new, since             "4.8 percent, the highest since 2019", "1.9 percent, a six-year low"
    ``above_peak``, ``below_trough``  new, other     a figure of that time, as alignment found
    ``annualised``  quarter, year                "0.5 percent in the quarter, an annualised rate of 2 percent"
    ``counterpart`` one, other                       two reports on the same thing, as alignment found
    ``two_periods`` one, other                       one number of one thing, told of two periods
    ``named_day``   date, other                      a misnamed day, and the same day in another report

    A role in the plural holds all of its claims. A role in the singular with several ids holds alternatives:
    a rule is broken only if it is broken under every one of them. `complete` is false for a list that need
    not add up.
    """

    kind: str
    roles: dict[str, tuple[str, ...]]
    complete: bool = True
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Evidence, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that can be compared.

    `figure` is the span of the words that give the amount or the time, `sentence` that of the sentence. Either
    `amount` is set, or `moment` (a claim about when something happened; `weekday` is the weekday it names,
    Monday 0; `day` the day of the month that it names where `moment` is the month and has no such day). `measure`
    is a declared measure's name, or for an undeclared one its head noun and predicate
    ("container/aboard"). `entity` is the name as written until alignment puts the canonical one; for a report's main
    event it is empty. `about` and `what` say the same as a reader would, in the report's words ("ferry fire", "jobs
    cut"); nothing is compared by them. `when` is the
    time that the figure speaks of (`dated` if its own words give it, not the report's date), `said_when` the time
    at which somebody said it. `said_by` is the chain of
    speakers, nearest first; the report's own voice is ().
    """

    id: str
    report: str
    story: str = ""
    figure: Span
    sentence: Span
    entity: str
    entity_type: str = ""
    about: str = ""
    what: str = ""
    measure: str
    declared: bool = False
    amount: Amount | None = None
    moment: Timespan | None = None
    weekday: int | None = None
    day: int | None = None
    when: Timespan | None = None
    dated: bool = False
    said_by: tuple[str, ...] = ()
    said_when: Timespan | None = None
    scope: Scope = Scope()
    context: Context = Context()
    links: tuple[Link, ...] = ()
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Evidence, ...] = ()
