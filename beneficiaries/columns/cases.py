"""The list of cases."""

from django.db.models import Count, F, OuterRef, Subquery
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import DiaryEntry, Task, by_next_task, next_of, with_next_task
from equipe.lists import Column, Listing
from equipe.workbook import Kind


def by(*terms):
    """In the order of a field, with the names to decide between equals; what is empty comes last."""

    def ordered(episodes):
        return episodes.order_by(*(F(term).asc(nulls_last=True) for term in terms), "sort_name", "pk")

    return ordered


def with_last_contact(episodes):
    """Cases with `last_contact`: the moment of the newest shared entry of the diary; private ones tell nothing."""
    entries = DiaryEntry.objects.standing().filter(episode=OuterRef("pk"), private=False).newest_first()
    return episodes.annotate(last_contact=Subquery(entries.values("happened_at")[:1]))


def by_last_contact(episodes):
    """Those of whom nothing was heard for the longest time stand first, before them who was never met."""
    return with_last_contact(episodes).order_by(F("last_contact").asc(nulls_first=True), "sort_name", "pk")


def with_count_of_tasks(episodes):
    """Cases with `open_tasks`: how many there are."""
    counted = Task.objects.filter(episode=OuterRef("pk")).open().order_by().values("episode")
    return episodes.annotate(open_tasks=Subquery(counted.annotate(number=Count("pk")).values("number")))


def _is_late(episode, on):
    due_on = next_of(episode)[1]
    return _("overdue") if episode.is_open and due_on and due_on < on else ""


def _has_left(episode, on):
    return _("has left") if episode.case_manager and not episode.case_manager.is_active else ""


CASELOAD = Listing(
    name="caseload",
    door="beneficiaries:caseload",
    filters=("state", "whose", "team", "municipality"),
    columns=(
        Column("name", _("Person"), lambda e, on: str(e.person), usual=True, order=lambda rows: rows.by_name()),
        Column(
            "age",
            _("Age"),
            lambda e, on: e.person.age_on(on),
            Kind.NUMBER,
            usual=True,
            order=lambda rows: by("person__birth_date")(rows).reverse(),
        ),
        Column("born", _("Date of birth"), lambda e, on: e.person.birth_date, Kind.DAY, order=by("person__birth_date")),
        Column(
            "place",
            _("Municipality"),
            lambda e, on: str(e.person.municipality or ""),
            usual=True,
            order=by("person__municipality__name"),
        ),
        Column("phone", _("Phone"), lambda e, on: e.person.phone),
        Column(
            "manager",
            _("Case manager"),
            lambda e, on: str(e.case_manager or ""),
            usual=True,
            order=by("case_manager__last_name", "case_manager__first_name"),
            mark=_has_left,
        ),
        Column("team", _("Team"), lambda e, on: e.team.name, usual=True, order=by("team__name")),
        Column("referred", _("Referred on"), lambda e, on: e.referred_on, Kind.DAY, order=by("referred_on")),
        Column("since", _("Since"), lambda e, on: e.opened_on, Kind.DAY, usual=True, order=by("opened_on")),
        Column("closed", _("Closed on"), lambda e, on: e.closed_on, Kind.DAY, order=by("closed_on")),
        Column("closing", _("Reason for closing"), lambda e, on: e.get_closing_reason_display()),
        Column("education", _("Education at entry"), lambda e, on: e.get_isced_display(), order=by("isced")),
        Column(
            "employment", _("Employment at entry"), lambda e, on: e.get_employment_display(), order=by("employment")
        ),
        Column("task", _("Next task"), lambda e, on: next_of(e)[0], usual=True, fetch=with_next_task),
        Column(
            "due",
            _("Due by"),
            lambda e, on: next_of(e)[1],
            Kind.DAY,
            usual=True,
            fetch=with_next_task,
            order=by_next_task,
            mark=_is_late,
        ),
        Column("tasks", _("Open tasks"), lambda e, on: e.open_tasks or 0, Kind.NUMBER, fetch=with_count_of_tasks),
        Column(
            "contact",
            _("Last contact"),
            lambda e, on: e.last_contact and localtime(e.last_contact).date(),
            Kind.DAY,
            fetch=with_last_contact,
            order=by_last_contact,
        ),
    ),
)
