"""What every page of a list has beside its rows: heads that order, columns to choose, saved views, a workbook."""

from types import SimpleNamespace
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from equipe import audit, workbook
from equipe.lists import heads
from equipe.models import SavedView
from equipe.prepared import Prepared
from equipe.saved_views import views_shown

MOST_ROWS = 10_000
"""Rows a workbook holds at most; a longer list is narrowed first."""


class Row(NamedTuple):
    """One line of a list, ready to be printed: nothing is looked up or formatted in the template."""

    pk: object
    url: str
    name: str
    cells: list


def views_of(user, listing):
    """The saved views of a list that she finds above it."""
    teams = {membership.team_id for membership in user.standing}
    return _ask_views(user=user.pk, teams=[*teams], name=listing.name)


def _views(user, teams, name):
    reader = SimpleNamespace(pk=user, standing=[SimpleNamespace(team_id=team) for team in teams])
    return SavedView.objects.usable_by(reader).of_list(name).in_order()


_ask_views = Prepared(_views, {"user": "bigint", "teams": "bigint[]", "name": "text"})


def row_of(listing, thing, columns, *, on):
    """A thing as a line: its page, what stands in the first column, the other cells."""
    return Row(thing.pk, thing.get_absolute_url(), columns[0].printed(thing, on), listing.cells(thing, columns, on=on))


def tools_of(request, listing, columns, *, order, views, export):
    """What the components above and in the table need; `order` names a column, `export` the door of the workbook."""
    kept = listing.kept(request.GET)
    return {
        "listing": listing,
        "heads": heads(columns, order),
        "shown": {column.name for column in columns},
        "kept": kept,
        "kept_columns": kept.getlist("columns"),
        "query": kept.urlencode(),
        "export_url": reverse(export),
        "print_url": reverse("reporting:print_list"),
        "views": views_shown(views, kept, request.user, list_url=reverse(listing.door)),
        "my_teams": list({membership.team_id: membership.team for membership in request.user.standing}.values()),
    }


def exported(request, listing, found, columns, *, title, on, looked_at=list):
    """The list as a workbook, or back to the list with a sentence if that would be too long.

    `looked_at` tells of which files among the things a look is recorded: of each thing itself, unless it says others.
    """
    things = list(found[: MOST_ROWS + 1])
    if len(things) > MOST_ROWS:
        too_many = _("A workbook holds at most %(most)s rows: narrow the list first.")
        messages.error(request, too_many % {"most": MOST_ROWS})
        return redirect(f"{reverse(listing.door)}?{request.GET.urlencode()}")
    audit.record_reads(looked_at(things), by=request.user, section="export")
    return _as_workbook(request, listing, things, columns, title=title, on=on)


def _as_workbook(request, listing, things, columns, *, title, on):
    """Exactly what the page shows, of all its pages; who took it and how many rows is recorded."""
    told = {"list": listing.name, "rows": len(things), "columns": [column.name for column in columns]}
    audit.record("list.exported", request.user, by=request.user, **told)
    content = workbook.write_list(
        str(title),
        [(column.title, column.kind) for column in columns],
        [[column.value(thing, on) for column in columns] for thing in things],
        author=str(request.user),
        made_at=localtime(),
    )
    name = f"{slugify(title)}-{on}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=workbook.CONTENT_TYPE, headers=headers)
