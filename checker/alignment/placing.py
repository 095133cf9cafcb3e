"""Claims with one name an entity, sorted into the groups that rules look at together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from checker.alignment.anonymous import with_people
from checker.alignment.beginnings import beginnings
from checker.alignment.causes import without_causes
from checker.alignment.changes import changes
from checker.alignment.contrasts import with_contrasts
from checker.alignment.country_scope import counts_people, of_one_side, only_side
from checker.alignment.denials import denials, disowned
from checker.alignment.derivations import reckoned
from checker.alignment.disambiguation import in_one_sense
from checker.alignment.entities import Entities, Name, resolve
from checker.alignment.event_days import told_to_date
from checker.alignment.event_order import begun_again, follows
from checker.alignment.event_scope import with_events_as_places
from checker.alignment.extremes import surpassed
from checker.alignment.holders import holders
from checker.alignment.lifetimes import ages_of_deeds, lifetimes
from checker.alignment.matching import matches
from checker.alignment.misprints import misprints
from checker.alignment.onsets import with_events
from checker.alignment.opposites import opposites
from checker.alignment.owners import with_owners
from checker.alignment.periods import told_of_two_periods
from checker.alignment.ranks import ranked
from checker.alignment.results import results
from checker.alignment.scales import with_units
from checker.alignment.share_bases import based
from checker.alignment.weekdays import named_days
from checker.model.claim import Claim, EntityType, Link
from checker.model.group import Group, Key
from checker.model.scope import Scope
from checker.model.span import Span
from checker.rulebook.measures import Measures


def align(claims: Iterable[Claim], measures: Measures) -> Iterator[Group]:
    """The groups of all claims, ordered by key; the claims of a group by report and offset."""
    stories: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stories[claim.story].append(claim)
    for story in sorted(stories):
        claims_of_story = with_counterparts(canonical(stories[story], measures), measures)
        components = _components(claims_of_story)
        placed: defaultdict[Key, list[Claim]] = defaultdict(list)
        for claim in claims_of_story:
            placed[place(claim, components)].append(claim)
        yield from (Group(place_key, tuple(placed[place_key])) for place_key in sorted(placed))


def canonical(claims: Iterable[Claim], measures: Measures) -> list[Claim]:
    """The claims of one story with one name an entity and one sense a word, by report and offset."""
    by_place = with_units(sorted(claims, key=lambda claim: claim.figure), measures)
    ordered = without_causes(in_one_sense(by_place, measures), measures)
    entities = resolve(_names(ordered))
    named = with_events_as_places([canonise(claim, entities) for claim in told_to_date(ordered, measures)])
    places = {place for claim in named for place in claim.scope.places}
    side = only_side(named)
    placed = [as_place(of_one_side(claim, side), places) for claim in named]
    return with_contrasts(with_events(with_people(with_owners(placed))))


def with_counterparts(claims: list[Claim], measures: Measures) -> list[Claim]:
    """The claims with a link for each pair that speaks of one thing in other words, and to what stands elsewhere."""
    links: defaultdict[str, list[Link]] = defaultdict(list)
    found = (match.link() for match in matches(claims, measures))
    for link in (
        *_surest((*misprints(claims, measures), *reckoned(claims), *results(claims), *ranked(claims), *found), claims),
        *named_days(claims),
        *told_of_two_periods(claims, measures),
        *based(claims),
        *changes(claims),
        *beginnings(claims),
        *surpassed(claims),
        *follows(claims),
        *begun_again(claims),
        *denials(claims),
        *disowned(claims),
        *opposites(claims),
        *holders(claims),
        *lifetimes(claims),
        *ages_of_deeds(claims),
    ):
        links[next(iter(link.roles.values()))[0]].append(link)
    return [replace(claim, links=(*claim.links, *links[claim.id])) if claim.id in links else claim for claim in claims]


def _surest(counterparts: Iterable[Link], claims: Iterable[Claim]) -> Iterable[Link]:
    """Of links between the same two places, which may be read in two ways, the surest, the first of several."""
    place_of = {claim.id: claim.figure for claim in claims}
    surest: dict[frozenset[Span], Link] = {}
    for link in counterparts:
        pair = frozenset(place_of[one] for ids in link.roles.values() for one in ids)
        if pair not in surest or link.confidence > surest[pair].confidence:
            surest[pair] = link
    return surest.values()


def place(claim: Claim, components: dict[str, str]) -> Key:
    """The key of a claim's group: its story, and the component that its entity belongs to."""
    return Key(claim.story, components.get(claim.entity, claim.entity))


def canonise(claim: Claim, entities: Entities) -> Claim:
    """The claim with canonical names for its entity, its places and its speakers, and why."""
    evidence = entities.evidence(claim.entity)
    return replace(
        claim,
        entity=entities.of(claim.entity),
        scope=_canonical_scope(claim.scope, entities),
        said_by=tuple(entities.of(name) for name in claim.said_by),
        evidence=(*claim.evidence, evidence) if evidence else claim.evidence,
    )


def as_place(claim: Claim, places: set[str]) -> Claim:
    """ "Turkey's dead" and "the dead in Turkey" are one scope: a side that is a place elsewhere narrows a count."""
    if not (counts_people(claim) and claim.entity in places):
        return claim
    narrowed = tuple(sorted({*claim.scope.places, claim.entity}))
    scope = replace(claim.scope, places=narrowed)
    return replace(claim, entity="", scope=scope)


def _canonical_scope(scope: Scope, entities: Entities) -> Scope:
    if not scope.places:
        return scope
    return replace(scope, places=tuple(sorted({entities.of(place) for place in scope.places})))


def _names(claims: list[Claim]) -> Iterator[Name]:
    for claim in claims:
        if claim.entity:
            yield Name(claim.entity, claim.entity_type)
        yield from (Name(place, EntityType.NAMED) for place in claim.scope.places)
        yield from (Name(speaker) for speaker in claim.said_by)


def _components(claims: list[Claim]) -> dict[str, str]:
    """Entities whose claims are linked share a group: entity to the component's first name."""
    entity_of = {claim.id: claim.entity for claim in claims}
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        while (above := parent.setdefault(name, name)) != name:
            parent[name] = name = parent[above]
        return name

    for claim in claims:
        for link in claim.links:
            for other in (one for ids in link.roles.values() for one in ids if one in entity_of):
                low, high = sorted((find(entity_of[claim.id]), find(entity_of[other])))
                parent[high] = low
    return {name: find(name) for name in parent}
