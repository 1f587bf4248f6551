"""What the year counts, in one service: cases, entries, referrals, rounds, projects, internships, hires, contacts."""

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    F,
    FilteredRelation,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assessments.models import Round
from beneficiaries.enums import SnapshotMoment
from beneficiaries.models import DiaryEntry, Episode, Project, Referral
from equipe.models import Membership
from placements.enums import JobState
from placements.models import Agreement, Enrolment, Hire, Internship
from placements.rules import retention
from reporting import rules
from reporting.indicators.figure import Noun

LAST_DAY = Coalesce("interrupted_on", "ends_on")


class Age(Func):
    """Completed years between two dates, as the database counts them: the same as `rules.age_on`.

    Without the cast, the database would first look up which hour the two dates began at, where we work.
    """

    template = "DATE_PART('year', AGE(%(expressions)s::timestamp))::integer"
    arg_joiner = "::timestamp, "
    output_field = IntegerField()


class HalfAYearBefore(Func):
    """The same day six calendar months earlier: the same as `rules.months_before`."""

    template = "((%(expressions)s) - INTERVAL '6 months')::date"
    output_field = DateField()


class FirstRole(Func):
    """The role of the first of some memberships, or nobody's: one line even of none.

    A question of its own, and nothing around it: so it is asked once of each colleague, not of each of her cases.
    """

    template = "COALESCE((ARRAY_AGG(%(expressions)s))[1], 'nobody')"
    arg_joiner = " ORDER BY "
    output_field = TextField()


def _whether(condition):
    """Yes or no of each row, so that rows can be counted apart by it."""
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


def day(value):
    return formats.date_format(value, "SHORT_DATE_FORMAT")


def period(first, last):
    return f"{day(first)} – {day(last)}" if last else _("since %(day)s") % {"day": day(first)}


# Whose rows


def _episodes(year):
    return Episode.objects.filter(year.lives("person"), team__ambito=year.ambito)


def _once(rows, *order):
    """Of each person the first of these rows in this order."""
    before, alike = Q(), Q()
    for field in (*order, "pk"):
        name, beyond = field.removeprefix("-"), "gt" if field.startswith("-") else "lt"
        before |= alike & Q(**{f"{name}__{beyond}": OuterRef(name)})
        alike &= Q(**{name: OuterRef(name)})
    return rows.filter(~Exists(rows.filter(before, person=OuterRef("person"))))


def _entries(year):
    """The first episode that each person opened in the year: one person counts once, as she was when she came.

    The furthest `step` of each is told by what hangs on the case.
    """
    made = {
        "hired": Hire.objects.all(),
        "placed": Internship.objects.all(),
        "project": Project.objects.signed(),
        "assessed": Round.objects.agreed(),
    }
    steps = [When(Exists(rows.filter(episode=OuterRef("pk"))), then=Value(step)) for step, rows in made.items()]
    rows = _once(_episodes(year).opened_within(*year.days), "opened_on")
    step = Case(*steps, default=Value("opened"), output_field=TextField())
    return rows.alias(age=Age("opened_on", "person__birth_date"), step=step)


def _of_episodes(model):
    """The rows that hang on the cases of the service."""
    return lambda year: model.objects.filter(year.lives("episode__person"), episode__team__ambito=year.ambito)


def _exits(year):
    """The last episode of each person that was closed in the year, beside what was noted of her then and later."""
    last = _once(_episodes(year).filter(closed_on__range=year.days), "-closed_on", "-opened_on")
    return last.alias(leaving=_snapshot(SnapshotMoment.EXIT), later=_snapshot(SnapshotMoment.SIX_MONTHS))


def _snapshot(moment):
    return FilteredRelation("snapshots", condition=Q(snapshots__moment=moment, snapshots__replaced_at=None))


def _in_charge(year):
    """The latest case that each person had open in the year, as she was when it was opened.

    With whether an internship or a job of hers began in the year: all that is hers is of the one district she is of.
    """
    place = Coalesce("person__municipality__name", Value("unknown"), output_field=TextField())
    placed, hired = (model.objects.filter(starts_on__range=year.days) for model in (Internship, Hire))
    latest = _once(_episodes(year).open_within(*year.days), "-opened_on")
    return latest.alias(
        age=Age("opened_on", "person__birth_date"),
        place=place,
        placed=_whether(Q(person__in=placed.values("person"))),
        hired=_whether(Q(person__in=hired.values("person"))),
    )


def _caseload(year):
    """Cases open on the last day of the year, with the first role of who follows them: never with her name."""
    working = Membership.objects.working_with_cases().filter(started_at__lt=year.moments[1])
    working = working.filter(Q(ended_at=None) | Q(ended_at__gte=year.moments[1]), user=OuterRef("case_manager"))
    role = working.filter(team__ambito=year.ambito).values(first=FirstRole("role", "pk"))
    return _episodes(year).open_within(year.last, year.last).alias(follower_role=Subquery(role))


def _internships(year):
    """With the day each ended, whether it was the first of its case, and whether a job followed within half a year."""
    earlier = Internship.objects.filter(episode=OuterRef("episode"), starts_on__lt=OuterRef("starts_on"))
    jobs = Hire.objects.filter(person=OuterRef("person"), starts_on__gte=OuterRef("last_day"))
    jobs = jobs.alias(since=HalfAYearBefore("starts_on")).filter(since__lte=OuterRef("last_day"))
    rows = _of_episodes(Internship)(year).alias(last_day=LAST_DAY)
    return rows.alias(is_first=~Exists(earlier), job_follows=Exists(jobs))


def _hires(year):
    """With whether an internship there had ended within half a year, whether it was the first, and each check of it."""
    earlier = Hire.objects.filter(episode=OuterRef("episode"), starts_on__lt=OuterRef("starts_on"))
    there = Internship.objects.filter(person=OuterRef("person"), host=OuterRef("host")).alias(last_day=LAST_DAY)
    there = there.filter(last_day__lte=OuterRef("starts_on"), last_day__gte=HalfAYearBefore(OuterRef("starts_on")))
    checks = {f"after_{month}": _check(month) for month in retention.CHECKS}
    checks |= {f"over_{month}": _over(month) for month in retention.CHECKS}
    return _of_episodes(Hire)(year).alias(follows=Exists(there), is_first=~Exists(earlier), **checks)


def _check(month):
    return FilteredRelation("checks", condition=Q(checks__month=month) & ~Q(checks__state=JobState.NO_ANSWER))


def _over(month):
    """Whether the job was over, as far as is known, on the day of the check."""
    on_the_day = Func(
        "starts_on", template=f"(%(expressions)s + INTERVAL '{month:d} months')::date", output_field=DateField()
    )
    return Case(When(ended_on__lte=on_the_day, then=True), default=False, output_field=BooleanField())


def _rounds(year):
    """With whether it was the first that was agreed in its case."""
    earlier = Round.objects.agreed().filter(episode=OuterRef("episode"), agreed_on__lt=OuterRef("agreed_on"))
    return _of_episodes(Round)(year).alias(is_first=_whether(~Exists(earlier)))


def _projects(year):
    """Signed ones, with whether it was the first of its case."""
    signed = Project.objects.signed()
    earlier = signed.filter(episode=OuterRef("episode"), signed_on__lt=OuterRef("signed_on"))
    rows = signed.filter(year.lives("episode__person"), episode__team__ambito=year.ambito)
    return rows.alias(is_first=_whether(~Exists(earlier)))


WELL_BEING = ("who-5",)
"""Instruments in which people tell how they are: their score goes from 0 to 100."""


def _well_being(year):
    """The last such round of each case in the year after an earlier one, with what was `gained` since the first."""
    told = Round.objects.using(*WELL_BEING).agreed().filter(score__isnull=False)
    same = told.filter(episode=OuterRef("episode"))
    first = same.filter(agreed_on__lt=OuterRef("agreed_on")).order_by("agreed_on", "pk").values("score")[:1]
    later = same.filter(agreed_on__gt=OuterRef("agreed_on"), agreed_on__lte=year.last)
    rows = told.filter(year.lives("episode__person"), ~Exists(later), episode__team__ambito=year.ambito)
    rows = rows.filter(agreed_on__range=year.days)
    return rows.alias(first_score=Subquery(first), gained=F("score") - F("first_score")).exclude(first_score=None)


# How one of them stands in a list


def _case_row(episode):
    return episode.person, episode.get_absolute_url(), str(episode.team), period(episode.opened_on, episode.closed_on)


def _entry_row(episode):
    age = rules.age_on(episode.opened_on, birth_date=episode.person.birth_date)
    return episode.person, episode.get_absolute_url(), _("%(age)s years old") % {"age": age}, day(episode.opened_on)


def _internship_row(internship):
    return (
        internship.person,
        internship.get_absolute_url(),
        str(internship.host),
        period(internship.starts_on, internship.last_day),
    )


def _hire_row(hire):
    where = f"{hire.host or hire.employer} ({hire.get_contract_display()})"
    return hire.person, hire.episode.get_absolute_url(), where, day(hire.starts_on)


def _agreement_row(agreement):
    what = _("agreement %(number)s, seats: %(seats)s") % {"number": agreement.number, "seats": agreement.seats}
    return agreement.host, agreement.get_absolute_url(), what, period(agreement.starts_on, agreement.ends_on)


def _referral_row(referral):
    return (
        referral.person,
        referral.get_absolute_url(),
        referral.get_state_display(),
        day(localtime(referral.sent_at)),
    )


def _round_row(assessed):
    person = assessed.episode.person
    return person, assessed.get_absolute_url(), assessed.get_profile_display(), day(assessed.agreed_on)


def _project_row(project):
    what = _("project, version %(number)s") % {"number": project.number}
    return project.episode.person, project.get_absolute_url(), what, day(project.signed_on)


def _contact_row(entry):
    episode = entry.episode
    return episode.person, episode.get_absolute_url(), entry.get_channel_display(), day(localtime(entry.happened_at))


def _enrolment_row(enrolment):
    person = enrolment.episode.person
    return person, enrolment.get_absolute_url(), str(enrolment.course), day(enrolment.enrolled_on)


def _visible(rows, user):
    return rows.filter(pk__in=rows.model.objects.visible_to(user).values("pk"))


EPISODES = Noun("episodes", _episodes, _visible, _case_row, fetch=("person", "team"), episode="")

ENTRIES = Noun("entries", _entries, _visible, _entry_row, fetch=("person", "team"), episode="", apart=("step",))

EXITS = Noun("exits", _exits, _visible, _case_row, fetch=("person", "team"), episode="")

IN_CHARGE = Noun(
    "in_charge",
    _in_charge,
    _visible,
    _case_row,
    fetch=("person", "team"),
    episode="",
    apart=("place", "placed", "hired"),
)

CASELOAD = Noun("caseload", _caseload, _visible, _case_row, fetch=("person", "team"), episode="")

INTERNSHIPS = Noun("internships", _internships, _visible, _internship_row, fetch=("person", "host"))

HIRES = Noun("hires", _hires, _visible, _hire_row, fetch=("person", "host", "episode"))

AGREEMENTS = Noun(
    "agreements",
    lambda year: Agreement.objects.filter(host__ambito=year.ambito),
    _visible,
    _agreement_row,
    by_person="host",
    order=("host__name", "pk"),
    fetch=("host",),
)

REFERRALS = Noun(
    "referrals",
    lambda year: Referral.objects.filter(year.lives("person"), team__ambito=year.ambito),
    _visible,
    _referral_row,
)

ROUNDS = Noun(
    "rounds",
    _rounds,
    _visible,
    _round_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person",),
    apart=("is_first",),
)

PROJECTS = Noun(
    "projects",
    _projects,
    _visible,
    _project_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person",),
    apart=("is_first",),
)

WELL_BEINGS = Noun(
    "well_being",
    _well_being,
    _visible,
    _round_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person",),
)

ENROLMENTS = Noun(
    "enrolments",
    _of_episodes(Enrolment),
    _visible,
    _enrolment_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person", "course"),
)

CONTACTS = Noun(
    "contacts",
    lambda year: _of_episodes(DiaryEntry)(year).standing(),
    _visible,
    _contact_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person",),
)
