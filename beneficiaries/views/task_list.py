"""Tasks as a list: columns, saved views, a workbook, and what is done with many of them at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions, chosen, listed, previews
from beneficiaries.columns import TASKS
from beneficiaries.forms import PostponeMany, Reassignment
from beneficiaries.listed import cases_of_tasks
from beneficiaries.models import Task
from beneficiaries.permissions import can_see_cases
from beneficiaries.views.bulk import answers, is_meant, posted
from equipe import audit
from equipe.list_pages import exported, row_of, tools_of, views_of
from equipe.permissions import require
from equipe.saved_views import opening_view
from equipe.verdicts import Refused

ROWS_A_PAGE = 30

THEN = {"postpone": "beneficiaries:postpone_chosen", "reassign": "beneficiaries:reassign_chosen"}
"""What may be done with the chosen tasks, each behind its door."""


@require_safe
def task_list(request):
    require(can_see_cases(request.user))
    views = views_of(request.user, TASKS)
    if not request.GET and (first := opening_view(views, request.user)):
        return redirect(f"{reverse(TASKS.door)}?{first.query}")
    form, found = _asked(request, request.GET)
    columns, today = TASKS.chosen(request.GET), localdate()
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    order, export = request.GET.get("order", "due"), "beneficiaries:export_tasks"
    context = tools_of(request, TASKS, columns, order=order, views=views, export=export)
    context |= {
        "form": form,
        "page": page,
        "rows": [row_of(TASKS, task, columns, on=today) for task in page],
        "is_narrowed": bool(set(request.GET) - {"page", "order", "columns"}),
        "may_tick": not form.asks_for_ended,
    }
    return render(request, "beneficiaries/task_list.html" + ("#tasks" if request.htmx else ""), context)


@require_safe
def export_tasks(request):
    """The list as a workbook: exactly what the page shows, of all its pages. It tells something of each case."""
    require(can_see_cases(request.user))
    _form, found = _asked(request, request.GET)
    told = {"title": _("Things to do"), "on": localdate(), "looked_at": cases_of_tasks}
    return exported(request, TASKS, found, TASKS.chosen(request.GET), **told)


@require_POST
def choose_tasks(request):
    """Keep which tasks were ticked, or all that the page lists, and go where something is done with them."""
    require(can_see_cases(request.user))
    door = THEN.get(request.POST.get("then", ""))
    if door is None:
        raise Http404
    query = QueryDict(request.POST.get("query", ""))
    if request.POST.get("whole") == "yes":
        found = _asked(request, query)[1]
    else:
        found = Task.objects.visible_to(request.user).among(request.POST.getlist("task"))
    references = list(found.values_list("pk", flat=True)[: chosen.MOST + 1])
    if problem := _problem(references):
        messages.error(request, problem)
        return redirect(f"{reverse(TASKS.door)}?{TASKS.kept(query).urlencode()}")
    return redirect(door, chosen.keep(request.session, references))


def postpone_chosen(request, key):
    tasks = _chosen(request, key)
    if not tasks:
        return _nothing_chosen(request)
    form, preview = PostponeMany(posted(request), today=localdate()), previews.of_chosen_tasks(tasks)
    if form.is_valid():
        preview = previews.of_postponement(tasks, user=request.user, due_on=form.cleaned_data["due_on"])
        if is_meant(request, form):
            try:
                actions.postpone_all(preview.to_do, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                said = ngettext("%(n)s task was put off.", "%(n)s tasks were put off.", len(preview.to_do))
                return _done(request, preview, said)
    return _show(request, "postpone_chosen", form, preview)


def reassign_chosen(request, key):
    tasks = _chosen(request, key)
    if not tasks:
        return _nothing_chosen(request)
    form = Reassignment(posted(request), ambito=tasks[0].episode.team.ambito_id)
    preview = previews.of_chosen_tasks(tasks)
    if form.is_valid():
        preview = previews.of_reassignment(tasks, user=request.user, owner=form.cleaned_data["owner"])
        if is_meant(request, form):
            try:
                actions.reassign_all(preview.to_do, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                number = len(preview.to_do)
                said = ngettext("%(n)s task has changed hands.", "%(n)s tasks have changed hands.", number)
                return _done(request, preview, said)
    return _show(request, "reassign_chosen", form, preview)


def _asked(request, query):
    """The tasks that an address asks for, within what the reader may see: page, workbook and deeds ask alike."""
    return listed.tasks(request.user, query, on=localdate())


def _chosen(request, key):
    """The chosen tasks; each case was looked at, and that is recorded first."""
    require(can_see_cases(request.user))
    tasks = chosen.tasks(request.session, key, request.user)
    audit.record_reads(cases_of_tasks(tasks), by=request.user, section="tasks")
    return tasks


def _problem(references):
    if not references:
        return _("Tick at least one task first.")
    if len(references) > chosen.MOST:
        return _("These are more than %(most)s tasks: narrow the list first.") % {"most": chosen.MOST}
    return ""


def _nothing_chosen(request):
    messages.info(request, _("This choice of tasks is no longer kept: tick them again."))
    return redirect(TASKS.door)


def _done(request, preview, said):
    left = len(preview.problems)
    messages.success(request, said % {"n": len(preview.to_do)})
    if left:
        words = ngettext("%(n)s task stays as it was.", "%(n)s tasks stay as they were.", left)
        messages.warning(request, words % {"n": left})
    return redirect(TASKS.door)


def _show(request, name, form, preview):
    context = {
        "form": form,
        "preview": preview,
        "is_preview": form.is_valid(),
        "seen": answers(form) if form.is_bound else "",
        "list_url": reverse(TASKS.door),
    }
    return render(request, f"beneficiaries/{name}.html", context)
