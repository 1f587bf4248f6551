"""The list of tasks."""

from django.db.models import F
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from equipe.lists import Column, Listing
from equipe.workbook import Kind


def by(*terms):
    """In the order of a field, with the day and the names to decide between equals; what is empty comes last."""
    places = [F(term).asc(nulls_last=True) for term in (*terms, "due_on")]

    def ordered(tasks):
        return tasks.order_by(*places, "episode__person__sort_name", "pk")

    return ordered


def _is_late(task, on):
    return _("overdue") if task.is_open and task.due_on and task.due_on < on else ""


def _has_left(task, on):
    return "" if task.owner.is_active else _("has left")


def _ended_on(task, on):
    return task.ended_at and localtime(task.ended_at).date()


TASKS = Listing(
    name="tasks",
    door="beneficiaries:task_list",
    filters=("state", "whose", "when"),
    columns=(
        Column("what", _("What is to be done"), lambda t, on: t.text, usual=True, order=by("text")),
        Column(
            "name", _("Person"), lambda t, on: str(t.episode.person), usual=True, order=by("episode__person__sort_name")
        ),
        Column(
            "due",
            _("Due by"),
            lambda t, on: t.due_on,
            Kind.DAY,
            usual=True,
            order=by("due_on"),
            mark=_is_late,
        ),
        Column(
            "owner",
            _("Who does it"),
            lambda t, on: str(t.owner),
            usual=True,
            order=by("owner__last_name", "owner__first_name"),
            mark=_has_left,
        ),
        Column("team", _("Team"), lambda t, on: t.episode.team.name, order=by("episode__team__name")),
        Column("waits", _("Waiting for"), lambda t, on: t.waiting_for, usual=True, order=by("waiting_for")),
        Column(
            "postponed", _("Times put off"), lambda t, on: t.times_postponed, Kind.NUMBER, order=by("times_postponed")
        ),
        Column("why", _("Why it was put off"), lambda t, on: t.postponed_why),
        Column(
            "asker",
            _("Asked by"),
            lambda t, on: str(t.created_by),
            order=by("created_by__last_name", "created_by__first_name"),
        ),
        Column("asked", _("Asked on"), lambda t, on: localtime(t.created_at).date(), Kind.DAY, order=by("created_at")),
        Column("end", _("How it ended"), lambda t, on: capfirst(t.get_end_display()), order=by("end")),
        Column("ended", _("Ended on"), _ended_on, Kind.DAY, order=by("ended_at")),
        Column("reason", _("Why it was not needed"), lambda t, on: t.end_reason),
    ),
)
