"""From the files to the two sides of a match, in a fixed number of questions however many there are.

Nothing of who somebody is goes in: the sides have no room for it (`rules.sides`).
"""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from assessments.enums import HeldKind
from assessments.measuring import expectations_of
from assessments.models import AgreedRating, HeldCompetence
from beneficiaries.models import CaringDuty
from beneficiaries.rules import busy_times, runs_on
from placements.enums import Demand, Licence, Need, Way
from placements.models import Availability, Candidacy, Internship, Opening, Requirement
from placements.rules.matching import RANKS
from placements.rules.missing import DESIRED, REQUIRED, Asked
from placements.rules.naming import language_named, licence_named, plain, wished
from placements.rules.openings import Seen
from placements.rules.sides import Person, Place


def places_of(openings: Iterable[Opening], asked, *, on: date) -> dict[object, Place]:
    """Openings, by their key, as the rules read them; they come `to_match`, `asked` is what `requirements_of` found."""
    return {opening.pk: _place(opening, asked.get(opening.pk, ()), on) for opening in openings}


def requirements_of(openings) -> dict[object, list[Requirement]]:
    """What each opening asks on the scale, by its key, in order."""
    return _by("opening_id", Requirement.objects.of_any(openings).with_items().in_order())


def to_match(openings, *, on: date):
    """Openings with their hosts and sites, what is taken or promised of their places, and of the agreements' seats."""
    running = Internship.objects.running(on=on).order_by()
    of_opening = running.filter(opening=OuterRef("pk")).values("opening").annotate(n=Count("pk")).values("n")
    shared = running.filter(agreement=OuterRef("agreement")).values("agreement").annotate(n=Count("pk")).values("n")
    promises = Candidacy.objects.waiting_to_begin().order_by()
    promised = promises.filter(opening=OuterRef("pk")).values("opening").annotate(n=Count("pk")).values("n")
    under = promises.filter(opening__agreement=OuterRef("agreement")).values("opening__agreement")
    return openings.with_hosts().annotate(
        taken=Coalesce(Subquery(of_opening), 0) + Coalesce(Subquery(promised), 0),
        seats_taken=Coalesce(Subquery(shared), 0) + Coalesce(Subquery(under.annotate(n=Count("pk")).values("n")), 0),
    )


def people_of(episodes, requirements: Iterable[Requirement], *, ambito, on: date) -> dict[object, Person]:
    """Cases, by their key, as the rules read them; at most six questions. `requirements` are all that anybody asks."""
    episodes, requirements = list(episodes), list(requirements)
    asked = {row.episode_id: row for row in _asked(episodes)}
    duties = _by("person_id", CaringDuty.objects.of_cases(episodes))
    held = _by("episode_id", HeldCompetence.objects.of_cases(episodes).kept())
    seen = levels_of(episodes, requirements, ambito=ambito)
    return {
        episode.pk: _person(
            episode,
            asked.get(episode.pk),
            duties=[one for one in duties.get(episode.person_id, ()) if runs_on(one.since, one.until, on)],
            held=held.get(episode.pk, ()),
            levels=seen.get(episode.pk, {}),
            on=on,
        )
        for episode in episodes
    }


def levels_of(episodes, requirements, *, ambito) -> dict[object, dict[str, Seen]]:
    """Of each case the level last agreed on, by meaning, with what its measure lets one expect."""
    lineages = {requirement.lineage for requirement in requirements}
    agreed = AgreedRating.objects.of_cases(episodes).meaning(lineages).with_a_level().with_areas()
    latest: dict[tuple, AgreedRating] = {}
    for rating in agreed.select_related("round").latest_first():
        latest.setdefault((rating.round.episode_id, rating.item.lineage), rating)
    areas = {rating.item.area.code for rating in latest.values() if rating.item.is_behaviour}
    measured = expectations_of({rating.round for rating in latest.values()}, ambito=ambito, areas=areas)
    found: dict[object, dict[str, Seen]] = {}
    for (episode, lineage), rating in latest.items():
        there = measured.get(rating.round_id)
        bounds = (there.expected_on(rating.item) if there else None) or ()
        found.setdefault(episode, {})[lineage] = Seen(rating.value, *bounds)
    return found


def _asked(episodes):
    unwanted = ArrayAgg("hosts_not_wanted", filter=Q(hosts_not_wanted__isnull=False), default=[])
    return Availability.objects.of_any(episodes).annotate(unwanted=unwanted)


def _by(key, rows):
    found = {}
    for row in rows:
        found.setdefault(getattr(row, key), []).append(row)
    return found


def _person(episode, asked, *, duties, held, levels, on):
    bound = {"busy": busy_times(duties, on=on), "care_hours": sum(one.hours or 0 for one in duties if not one.times)}
    licences, languages = _held(held)
    known = {"licences": licences, "languages": languages, "levels": levels}
    if asked is None:
        return Person(**bound, **known)
    town = episode.person.municipality
    return Person(
        **bound,
        **known,
        hours_most=asked.hours_most,
        hours_wished=asked.hours_wished,
        times=frozenset(asked.times) or None,
        days=frozenset(asked.days) or None,
        earliest=asked.earliest,
        latest=asked.latest,
        ways=frozenset(map(Way, asked.ways)) or None,
        furthest=asked.furthest,
        town=town.name if town else "",
        limits=frozenset(map(Demand, asked.limits)),
        lacks=frozenset(map(Licence, asked.lacks)),
        hosts_not_wanted=frozenset(asked.unwanted),
        wished_work=wished(asked.wished_work),
        wished_towns=wished(asked.wished_towns),
    )


def _held(rows):
    """Licences with the last day on which they hold, and languages with the rank of the highest level."""
    licences, languages = {}, {}
    for row in rows:
        licence = licence_named(row.label) if row.kind in (HeldKind.LICENCE, HeldKind.QUALIFICATION) else None
        language = language_named(row.label) if row.kind == HeldKind.LANGUAGE and row.level else None
        if licence:
            known = licences.get(licence, date.min)
            licences[licence] = max(known, row.valid_until) if known and row.valid_until else None
        if language:
            languages[language] = max(languages.get(language, 0), RANKS[row.level])
    return licences, languages


def _place(opening, requirements, on):
    host, site = opening.host, opening.site
    known = opening.conditions_asked_on is not None
    return Place(
        state=opening.state(on=on),
        opens_on=opening.opens_on,
        free=opening.free,
        seats=opening.agreement.seats - opening.seats_taken,
        hours=opening.weekly_hours,
        week=opening.week,
        shifts=frozenset(opening.shifts),
        demands=frozenset(map(Demand, opening.demands)) if known else None,
        licences=frozenset(map(Licence, opening.licences)),
        languages=opening.languages_asked,
        lines=site.lines if site else "",
        needs_vehicle=bool(site and site.needs_vehicle),
        town=opening.place,
        host=host.pk,
        told=plain(f"{opening.title} {opening.tasks} {host.sector}"),
        asks=tuple(asked_of(requirement) for requirement in requirements),
    )


def asked_of(requirement) -> Asked:
    """A requirement as the rules read it."""
    weight = REQUIRED if requirement.need == Need.REQUIRED else DESIRED
    return Asked(requirement.lineage, requirement.level, weight, requirement.item.as_question.values)
