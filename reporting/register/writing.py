"""Writes a plan: everything an accepted row says, in one transaction, with one trace."""

from collections import Counter, defaultdict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from beneficiaries.actions import complete_case, complete_person
from beneficiaries.models import DiaryEntry, Episode, Person
from equipe import audit
from equipe.enums import TeamKind
from equipe.models import Ambito, Municipality, Team, User
from equipe.verdicts import Refused
from placements.actions import begin
from placements.enums import InterruptionReason
from placements.models import Hire, Internship
from reporting.enums import Origin
from reporting.models import CostLine, Spending
from reporting.register.books import case_for
from reporting.register.colleagues import open_diary
from reporting.register.known import books_of, cost_lines_of, teams_of
from reporting.register.plan import plan
from reporting.register.reading import bare
from reporting.register.words import Sheet
from reporting.register.writing_hosts import write_hosts

INCLUSION_TEAM = "Equipe Inclusione"

BATCH = 500


@transaction.atomic
def bring_in(register, ambito, *, by, repairs=None, trace=None, author=None, at=None):
    """Plan anew against what the district has at this moment, and write; all of it or nothing.

    `author` handed the workbook in at the moment `at`: notes that name nobody are hers. Two imports of the same
    district wait for each other. Hands back the plan that was written.
    """
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    books = open_diary(books_of(ambito), register, ambito, author=author or by, at=at)
    made = plan(register, books, repairs)
    try:
        with transaction.atomic():
            _write(made, ambito, by)
    except IntegrityError as error:
        raise Refused(
            _("Somebody registered one of these people or hosts in this very moment. Nothing was imported: try again.")
        ) from error
    counts = {"created": made.created, "enriched": made.enriched, "set_aside": made.setbacks}
    audit.record("register.imported", trace or ambito, by=by, **counts)
    return made


def _write(made, ambito, by):
    entries, completions = made.entries(Sheet.PEOPLE), made.completions(Sheet.PEOPLE)
    places = _municipalities([*entries, *completions], ambito)
    people, cases = _write_people(entries, ambito, places)
    _complete(entries, completions, people, cases, places, by)
    hosts, agreements = write_hosts(made.entries(Sheet.HOSTS), ambito)
    _write_internships(made.entries(Sheet.INTERNSHIPS), ambito, people, cases, hosts, agreements)
    _write_hires(made.entries(Sheet.HIRES), people, cases, hosts)
    _write_spending(made.entries(Sheet.SPENDING), ambito, by)
    _write_diary(made.entries(Sheet.DIARY), cases)


def _write_people(entries, ambito, places):
    """New people and their cases; hands back people and cases by tax code, with those who were there before."""
    teams = _teams(entries, ambito)
    people = {person.tax_code: person.standing_record for person in Person.objects.coded(ambito=ambito)}
    new, episodes = [], []
    for entry in entries:
        if entry.tax_code not in people:
            people[entry.tax_code] = _person(entry, ambito, places)
            new.append(people[entry.tax_code])
        episodes.append(_episode(entry, people[entry.tax_code], teams))
    Person.objects.bulk_create(new, batch_size=BATCH)
    Episode.objects.bulk_create(episodes, batch_size=BATCH)
    cases = defaultdict(list)
    for episode in Episode.objects.filter(person__ambito=ambito).exclude(person__tax_code="").select_related("person"):
        cases[episode.person.tax_code].append(episode)
    for code, person in people.items():  # a code of a record that was merged leads to the one that stayed
        cases[code] = cases[person.tax_code]
    return people, cases


def _person(entry, ambito, places):
    return Person(
        ambito=ambito,
        last_name=entry.last_name,
        first_name=entry.first_name,
        tax_code=entry.tax_code,
        sex=entry.sex,
        birth_date=entry.birth_date,
        birth_place=entry.birth_place,
        citizenship=entry.citizenship,
        municipality=places.get(bare(entry.municipality)),
        address=entry.address,
        phone=entry.phone,
        email=entry.email,
    )


def _complete(entries, completions, people, cases, places, by):
    """Fill in what is empty of people and cases that are there, all that the file says of one of them in one go."""
    of_people, of_cases = defaultdict(dict), defaultdict(dict)
    for entry in (*entries, *completions):
        of_people[entry.tax_code] |= entry.fills
    for entry in completions:
        of_cases[entry.tax_code, entry.opened_on] |= entry.fills_case
    for tax_code, fills in of_people.items():
        if fills:
            place = {"municipality": places[bare(fills["municipality"])]} if "municipality" in fills else {}
            complete_person(people[tax_code], by=by, **(fills | place))
    for (tax_code, opened_on), fills in of_cases.items():
        if fills:
            complete_case(_opened(cases[tax_code], opened_on), by=by, **fills)


def _opened(cases, day):
    return next(case for case in cases if case.opened_on == day)


def _episode(entry, person, teams):
    """The case of a row. Who followed it the register does not say: the case manager stays open."""
    return Episode(
        person=person,
        team=teams[bare(entry.team)],
        referred_on=entry.referred_on,
        opened_on=entry.opened_on,
        reason=entry.reason,
        closed_on=entry.closed_on,
        closing_reason=entry.closing_reason,
        closing_note=entry.closing_note,
        citizenship_group=entry.citizenship_group,
        isced=entry.isced,
        employment=entry.employment,
        disabled=entry.disabled,
    )


def _municipalities(entries, ambito):
    """The district's municipalities by bare name; one that has none yet takes them from the register."""
    known = {bare(place.name): place for place in Municipality.objects.filter(ambito=ambito)}
    if not known:
        spellings = defaultdict(Counter)
        for entry in entries:
            if entry.municipality:
                spellings[bare(entry.municipality)][entry.municipality] += 1
        names = [min(written, key=lambda name: (-written[name], name)) for written in spellings.values()]
        made = Municipality.objects.bulk_create([Municipality(ambito=ambito, name=name) for name in sorted(names)])
        known = {bare(place.name): place for place in made}
    return known


def _teams(entries, ambito):
    """The referring units by bare name, made where missing; without a name, the inclusion team."""
    known = {bare(team.name): team for team in teams_of(ambito)}
    inclusion = next((team for team in known.values() if team.kind == TeamKind.INCLUSION), None)
    wanted = {bare(entry.team): entry.team for entry in entries}
    for key in sorted(set(wanted) - set(known) - {""}):
        known[key] = Team.objects.create(ambito=ambito, name=wanted[key], kind=TeamKind.UNIT)
    if "" in wanted:
        known[""] = inclusion or Team.objects.create(ambito=ambito, name=INCLUSION_TEAM, kind=TeamKind.INCLUSION)
    return known


def _write_internships(entries, ambito, people, cases, hosts, agreements):
    tutors = _users_by_name(ambito)
    made = []
    for entry in entries:
        tutor = tutors.get(bare(entry.promoter_tutor))
        made.append(
            Internship(
                episode=case_for(cases[entry.tax_code], entry.starts_on),
                person=people[entry.tax_code],
                host=hosts[entry.vat_number],
                agreement=agreements.get((entry.vat_number, entry.agreement)),
                kind=entry.kind,
                starts_on=entry.starts_on,
                ends_on=entry.ends_on,
                weekly_hours=entry.weekly_hours,
                allowance=entry.allowance,
                promoter_tutor=tutor,
                promoter_tutor_name="" if tutor else entry.promoter_tutor,
                host_tutor_name=entry.host_tutor,
                interrupted_on=entry.interrupted_on,
                interruption_reason=InterruptionReason.UNKNOWN if entry.interrupted_on else "",
                outcome=entry.outcome,
            )
        )
    Internship.objects.bulk_create(made, batch_size=BATCH)
    begin(made)


def _users_by_name(ambito):
    """Users of the district by their name, written either way round; a name that two share stands for neither."""
    found = defaultdict(list)
    for user in User.objects.filter(memberships__team__ambito=ambito).distinct():
        for name in {bare(f"{user.first_name} {user.last_name}"), bare(f"{user.last_name} {user.first_name}")}:
            found[name].append(user)
    return {name: users[0] for name, users in found.items() if len(users) == 1}


def _write_hires(entries, people, cases, hosts):
    Hire.objects.bulk_create(
        [
            Hire(
                episode=case_for(cases[entry.tax_code], entry.starts_on),
                person=people[entry.tax_code],
                host=hosts[entry.vat_number],
                starts_on=entry.starts_on,
                contract=entry.contract,
                months=entry.months,
            )
            for entry in entries
        ],
        batch_size=BATCH,
    )


def _write_spending(entries, ambito, by):
    if not CostLine.objects.filter(ambito=ambito).exists():
        CostLine.objects.bulk_create(
            [CostLine(ambito=ambito, name=name, position=place) for place, name in enumerate(cost_lines_of(ambito), 1)]
        )
    lines = {line.name: line for line in CostLine.objects.filter(ambito=ambito)}
    Spending.objects.bulk_create(
        [
            Spending(
                ambito=ambito,
                cost_line=lines[entry.cost_line],
                dated_on=entry.dated_on,
                description=entry.description,
                amount=entry.amount,
                occurrence=entry.occurrence,
                origin=Origin.REGISTER,
                entered_by=by,
            )
            for entry in entries
        ],
        batch_size=BATCH,
    )


def _write_diary(notes, cases):
    DiaryEntry.objects.bulk_create(
        [
            DiaryEntry(
                episode=_opened(cases[note.tax_code], note.opened_on),
                author_id=note.author,
                happened_at=note.happened_at,
                channel=note.channel,
                minutes=note.minutes,
                text=note.text,
                private=note.private,
            )
            for note in notes
        ],
        batch_size=BATCH,
    )
