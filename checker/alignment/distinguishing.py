"""What keeps two figures of different reports from speaking of one thing at one time: a table of reasons."""

from __future__ import annotations

from collections.abc import Callable

from checker.alignment import counted, temporal
from checker.alignment.candidates import (
    MOMENT,
    Candidate,
    are_akin,
    are_of_other_names,
    give_one_size,
    is_named,
    stems,
)
from checker.alignment.closeness import same_event
from checker.alignment.contrasts import are_contrasted
from checker.alignment.entities import are_numbered_apart, countries
from checker.alignment.kinship import are_of_other_kin
from checker.lexicon.grammar import words
from checker.model.amount import RANK
from checker.model.claim import LONGEST_CASE
from checker.model.scope import Modality, Part
from checker.rulebook.measures import Behaviour, Measures, is_birthday

Check = Callable[[Candidate, Candidate, Measures], bool]
"""Whether something keeps two figures of one dimension apart."""

DEEDS = "one is of some, told by what they did"
PLANNED = "one is planned, forecast or possible"
TWO_THINGS, TWO_SUBJECTS = "they count different things", "they are of two, by their subjects"

TO_COME = {Modality.PLANNED, Modality.POSSIBLE}
"""What is not yet: "plans to hire 400" and "would hire 400" may be told of one thing."""


# Their scopes


def _is_one_additional(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Five more died" against "12 died"."""
    return (one.claim.scope.part is Part.ADDITIONAL) is not (other.claim.scope.part is Part.ADDITIONAL)


def _are_of_two_modalities(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Plans to hire 400" against "hired 300"; a size is there already, and what would be is to come as plans are."""
    mine, theirs = one.claim.scope.modality, other.claim.scope.modality
    return mine is not theirs and not ({mine, theirs} <= TO_COME or give_one_size(one, other))


def _is_one_older(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Up from 31" against "40 were hurt"."""
    return one.claim.scope.older is not other.claim.scope.older


def _are_of_two_regions(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "In the capital" against "in the north": each sentence tells of a region, and not of the other's."""
    mine, theirs = one.claim.context.regions, other.claim.context.regions
    return bool(mine and theirs) and set(mine).isdisjoint(theirs)


def _is_one_elsewhere(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "12 cases outside Norland" against "40 cases in Norland"."""
    return one.claim.scope.elsewhere is not other.claim.scope.elsewhere


def _is_one_everywhere(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "4,000 workers in Germany" against "9,000 workers worldwide"."""
    return _is_placed_in(one, other) or _is_placed_in(other, one)


def _is_placed_in(one: Candidate, other: Candidate) -> bool:
    """Whether one is of a country, and the other of all countries there are."""
    named = {place.lower() for place in one.claim.scope.places}
    is_in_country = not named.isdisjoint(countries()) and not other.claim.scope.places
    everywhere = stems(words("adverbs", "everywhere"))
    return is_in_country and not everywhere.isdisjoint(other.around) and everywhere.isdisjoint(one.around)


def _is_one_usual(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "56 mm fall in a normal May" against "14 mm fell in May"."""
    return one.claim.scope.usual is not other.claim.scope.usual


def _are_of_other_events(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether one counts those of several events: "40 died in a string of shootings"."""
    return counted.are_declared(one, other) and _events(one) != _events(other)


def _events(candidate: Candidate) -> frozenset[str]:
    """What happened more than once to those counted: "in a string of shootings"."""
    return words("nouns", "event").intersection(candidate.claim.scope.residue)


# Whose they are


def _are_of_two_names(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two figures are of two by name, of whom neither report's sentence names the other's, or by number."""
    if are_numbered_apart(one.claim.entity, other.claim.entity):
        return True
    are_named = is_named(one.claim) and is_named(other.claim) and _have_two_owners(one, other)
    return are_named and are_of_other_names(one, other)


def _are_namesakes(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Brent crude rose", "U.S. crude rose": their subjects are one noun, each with a name that the other has not."""
    mine, theirs = ({*each.claim.context.subject} for each in (one, other))
    names = [{*each.claim.context.names} for each in (one, other)]
    is_one_noun = bool(mine & theirs) and words("nouns", "responder").isdisjoint(mine & theirs)
    return is_one_noun and bool((mine - theirs) & names[0]) and bool((theirs - mine) & names[1])


def _have_two_owners(one: Candidate, other: Candidate) -> bool:
    return one.claim.entity != other.claim.entity and "" not in (one.claim.entity, other.claim.entity)


def _are_of_two_kin(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Holm died in May", "Holm's brother died in June"."""
    return are_of_other_kin(one.claim, other.claim)


def _are_ages_of_two(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two ages are not known to be of one person."""
    is_of_one = bool(one.claim.entity) and one.claim.entity == other.claim.entity
    return one.dimension == Behaviour.AGE and not is_of_one


def _are_ages_at_two_deeds(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Left school at the age of 12", "married at the age of 23"; "began to act at 5", "began to sing at 9"."""
    mine, theirs = one.claim, other.claim
    if one.dimension != Behaviour.AGE or not (mine.scope.older and theirs.scope.older):
        return False
    deeds = mine.context.verb, theirs.context.verb
    return (deeds[0] != deeds[1] and not are_akin(*deeds)) or (_tells_more(one, other) and _tells_more(other, one))


def _tells_more(one: Candidate, other: Candidate) -> bool:
    """Whether a word near a figure, which is no name, stands nowhere in the other's sentence, nor one like it."""
    return bool(one.near - stems(one.names) - other.around - other.akin)


def _may_be_a_birthday(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two ages a year apart are told, one on a known day and one whenever its report was written.

    Or one of them as a birthday: "turned 59 on Wednesday".
    """
    is_told = any(map(is_birthday, (one.claim, other.claim)))
    if one.dimension != Behaviour.AGE or not (is_told or (one.claim.when is None) is not (other.claim.when is None)):
        return False
    return _lie_within(one, other, 1)


def _are_of_two_stages(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Found Kern, 29, guilty" against "are searching for Kern, 27": years may lie between reports without dates."""
    if one.dimension != Behaviour.AGE or None not in (one.claim.when, other.claim.when):
        return False
    is_one_in_court = one.claim.context.in_court is not other.claim.context.in_court
    return is_one_in_court and _lie_within(one, other, LONGEST_CASE)


def _lie_within(one: Candidate, other: Candidate, years: int) -> bool:
    return one.value is not None and other.value is not None and abs(one.value - other.value) <= years


def _is_one_beside(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Stones of 6 cm fell on Castrel", "at Lemmo, 12 km east of Castrel, a stone of 9": not where the other is."""
    mine, theirs = ({*each.claim.scope.places} for each in (one, other))
    named = [{name.casefold() for name in places} for places in (mine, theirs)]
    is_told = not (named[0].isdisjoint(other.names) and named[1].isdisjoint(one.names))
    return bool(mine and theirs) and mine.isdisjoint(theirs) and is_told


# Ranks


def _are_of_two_orders(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether two ranks are known to be in two rows, or of two places by name: third in France, seventh in Italy."""
    if one.dimension != RANK:
        return False
    mine, theirs = one.claim.scope.places, other.claim.scope.places
    return _are_of_two_rows(one, other) or bool(mine and theirs and mine != theirs)


def _are_of_two_rows(one: Candidate, other: Candidate) -> bool:
    """Mayors of Sarn and of Ulm; the largest cities, and the oldest."""
    titles = _title(one), _title(other)
    if all(titles):
        return titles[0] != titles[1]
    lists = stems(words("rank", "places", "lists"))
    rows = one.what - other.around - stems(one.names), other.what - one.around - stems(other.names)
    return any(row - lists for row in rows)


def _are_ranks_of_two(one: Candidate, other: Candidate, _: Measures) -> bool:
    """One came second, another third; a general who was the 34th president is the Kern who was the 35th elsewhere."""
    is_office = _title(one) == _title(other) != "" and not (is_named(one.claim) and is_named(other.claim))
    return one.dimension == RANK and _have_two_owners(one, other) and not is_office


def _title(candidate: Candidate) -> str:
    """The measure of a rank in a row that is told with what the row is of: "the 34th president of Norland"."""
    return candidate.claim.measure if candidate.claim.measure.count("/") > 1 else ""


# Dates


def _are_of_figures(one: Candidate, other: Candidate, _: Measures) -> bool:
    """Whether dates say when figures held, not when one thing happened: "was 5 percent in 2023", "sold 40 in 2022"."""
    mine, theirs = one.claim.context, other.claim.context
    held = any(context.amounts and not context.happened for context in (mine, theirs))
    return held or bool(mine.amounts and theirs.amounts and {*mine.amounts}.isdisjoint(theirs.amounts))


def _is_one_repeated(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Released again in 2011" against "released in 2004"."""
    return one.dimension == MOMENT and _is_again(one) is not _is_again(other)


def _is_year_of_a_thing(one: Candidate, other: Candidate, _: Measures) -> bool:
    """ "Is a 1967 film" against "opens in June 1922": the year of a thing is that in which it came out, no other."""
    has_own = any(candidate.claim.context.told and not candidate.title for candidate in (one, other))
    return one.dimension == MOMENT and has_own and not same_event(one, other)


def _is_again(candidate: Candidate) -> bool:
    return not words("adverbs", "repeated").isdisjoint(candidate.around)


REASONS: tuple[tuple[str, Check], ...] = (
    ("one comes on top of what was counted before", _is_one_additional),
    (PLANNED, _are_of_two_modalities),
    ("one is an older figure", _is_one_older),
    ("they are of two declared measures", counted.are_of_two_measures),
    ("one may be of some of those that the other counts", counted.is_one_of_some),
    ("one is of a kind that the other does not tell", counted.are_of_two_kinds),
    ("one is of another of its kind", counted.is_one_picked),
    ("one is of a part of what the other is of", counted.is_one_a_part),
    ("one is of all places but those of the other", _is_one_elsewhere),
    ("one is of a place, the other of all places", _is_one_everywhere),
    ("one is so as a rule, the other once", _is_one_usual),
    ("they are of two regions", _are_of_two_regions),
    ("one is somewhere beside the place of the other", _is_one_beside),
    ("one is of several events", _are_of_other_events),
    ("one is of another time than the other's report", temporal.is_one_out_of_date),
    ("they change from day to day, and are of two days", temporal.are_of_two_days),
    ("what lasts may have gone on between their reports", temporal.may_have_gone_on),
    ("one is what the other has become since", temporal.has_one_moved),
    ("what is counted up to a day may have grown since", temporal.may_have_grown),
    ("they are reckoned from counts of two days", temporal.are_reckoned_on_two_days),
    (TWO_THINGS, counted.count_two_things),
    ("they may be the ages of two people", _are_ages_of_two),
    ("they are ages at which two things happened", _are_ages_at_two_deeds),
    ("they say when figures held, not when something happened", _are_of_figures),
    ("they are shares of two things, or of two kinds", counted.are_of_two_bases),
    (DEEDS, counted.are_some_by_their_deeds),
    ("they are places in two orders", _are_of_two_orders),
    ("they are the places of two", _are_ranks_of_two),
    (TWO_SUBJECTS, counted.are_of_two_bearers),
    ("two do the same", counted.are_of_two_doers),
    ("one is what another thing came to", counted.is_one_brought),
    ("they are told alike but for a word", are_contrasted),
    ("they are of two by name", _are_of_two_names),
    ("their subjects are one noun with two names", _are_namesakes),
    ("a birthday may lie between them", _may_be_a_birthday),
    ("one is told when a case came to court", _are_of_two_stages),
    ("one is of somebody's kin", _are_of_two_kin),
    ("their reports were published too far apart", temporal.are_published_apart),
    ("one is of a period, the other a total to date", temporal.is_one_of_a_period),
    ("their own words give two times", temporal.are_of_other_times),
    ("one is told from its report's date, far from the other", temporal.is_one_of_its_report),
    ("both name one weekday, and the date of a report says which", temporal.are_of_one_weekday),
    ("one is of what happened again", _is_one_repeated),
    ("one is the year in which a thing came out, the other of something else", _is_year_of_a_thing),
)
"""What `checker why` says, each with its check; the first that holds is told."""
