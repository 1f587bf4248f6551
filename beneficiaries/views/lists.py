"""The list of cases, and the search that leads to it without a name in the URL."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from beneficiaries.forms import CaseFilter
from beneficiaries.models import Episode, hits_beside, next_of, with_next_task
from beneficiaries.permissions import can_compare_people, can_open_case, can_refer, can_see_cases
from equipe.models import Team
from equipe.permissions import require

ROWS_A_PAGE = 25


class Row(NamedTuple):
    """One line of the list, ready to be printed: nothing is looked up or formatted in the template."""

    url: str
    name: str
    initials: str
    age: int
    place: str
    follower: str
    team: str
    opened_on: str
    closed_on: str
    next_step: str
    next_step_on: str
    is_late: bool


@require_safe
def caseload(request):
    require(can_see_cases(request.user))
    key = request.GET.get("search", "")
    searched = request.session.get("searches", {}).get(key, "")
    teams, municipalities = _choices(request.user)
    form = CaseFilter(
        request.GET, user=request.user, teams=teams, municipalities=municipalities, searched=bool(searched)
    )
    episodes = Episode.objects.visible_to(request.user).with_people()
    found = form.apply(episodes.named_like(searched) if searched else episodes)
    page = _page(with_next_task(found), request.GET.get("page"))
    today, language = localdate(), get_language()
    context = {
        "form": form,
        "page": page,
        "rows": [_row(episode, today, language) for episode in page],
        "search": key if searched else "",
        "searched": searched,
        "is_narrowed": bool(searched or set(request.GET) - {"page", "order"}),
        "beside": _beside(request.user, searched),
        "may_refer": can_refer(request.user),
        "may_open": can_open_case(request.user),
        "may_compare": can_compare_people(request.user),
    }
    return render(request, "beneficiaries/caseload.html" + ("#cases" if request.htmx else ""), context)


def _choices(user):
    """Teams and municipalities the user may choose among, by one question."""
    teams, municipalities = {}, {}
    columns = ("pk", "name", "ambito__municipalities", "ambito__municipalities__name")
    for team, name, municipality, place in Team.objects.seen_by(user).by_name().values_list(*columns):
        teams[team] = name
        if municipality:
            municipalities[municipality] = place
    return list(teams.items()), sorted(municipalities.items(), key=lambda item: item[1])


def _page(episodes, number):
    """A page of the list. Each row tells the total, so that nothing has to be counted apart."""
    first = max(whole_number(number) - 1, 0) * ROWS_A_PAGE
    rows = list(episodes.with_total()[first : first + ROWS_A_PAGE])
    if not rows and first:
        return _page(episodes, "1")
    paginator = Paginator(episodes, ROWS_A_PAGE)
    paginator.count = rows[0].total if rows else 0
    return Page(rows, first // ROWS_A_PAGE + 1, paginator)


def whole_number(typed):
    """A number of the URL, at most seven digits long; nothing for anything else."""
    return int(typed) if re.fullmatch(r"[0-9]{1,7}", typed or "") else 0


def _row(episode, today, language):
    person, (task, due_on) = episode.person, next_of(episode)
    return Row(
        url=episode.get_absolute_url(),
        name=str(person),
        initials=person.initials,
        age=person.age_on(today),
        place=str(person.municipality or ""),
        follower=str(episode.case_manager or ""),
        team=episode.team.name,
        opened_on=_printed(episode.opened_on, language),
        closed_on=_printed(episode.closed_on, language),
        next_step=task,
        next_step_on=_printed(due_on, language),
        is_late=bool(episode.is_open and due_on and due_on < today),
    )


@lru_cache(maxsize=20_000)
def _printed(day, _language):
    """A date as the reader writes it; printed once, for the same days come again and again."""
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def _beside(user, searched):
    """What else was found: who still waits for the desk, people without a case, hosts."""
    return hits_beside(searched, reader=user) if searched else []
