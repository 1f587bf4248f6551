"""What is to be done: in a case, in a list, and how each thing goes. A row answers in its own place, or leads back."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions, whats_next
from beneficiaries.enums import TaskEnd
from beneficiaries.forms import Ending, NewTask, Postponement, TaskFilter, TaskSheet
from beneficiaries.models import Episode, Task, deadlines
from beneficiaries.permissions import (
    can_add_task,
    can_change_task,
    can_choose_rhythm,
    can_note_days,
    can_see_cases,
    may_write,
)
from beneficiaries.rules import when
from equipe import audit, drafts, navigation
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "tasks"
ROWS_A_PAGE = 30


@require_safe
def tasks(request):
    require(can_see_cases(request.user))
    form = TaskFilter(request.GET, user=request.user, today=localdate())
    rows = _deadlines(request.user, form) if form.asks_for_deadlines else _tasks(request.user, form)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "items": [_item(row, request.user) for row in page],
        "is_narrowed": bool(set(request.GET) - {"page"}),
        "asks_for_deadlines": form.asks_for_deadlines,
        "may_choose_rhythm": can_choose_rhythm(request.user),
        "back": request.get_full_path(),
    }
    return render(request, "beneficiaries/tasks.html" + ("#rows" if request.htmx else ""), context)


@require_safe
def tasks_panel(request, pk):
    """The plate of the case page: what is next in it, and one line to add something."""
    episode = _visible_case(request, pk)
    return _show_panel(request, episode)


@require_POST
def add_task(request, pk):
    episode = _visible_case(request, pk)
    require(may_write(request.user, episode))
    form, said = _new_task(request, episode, request.POST), ""
    if form.is_valid():
        try:
            actions.add_task(episode, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            form, said = None, _("Added to what is to be done.")
            if not request.htmx:
                messages.success(request, said)
                return redirect(episode)
    return _show_panel(request, episode, form=form, said=said)


def edit_task(request, pk):
    task = _visible_task(request, pk)
    require(can_change_task(request.user, task))
    key = f"task:{task.pk}"
    form = TaskSheet(
        request.POST if request.method == "POST" else None,
        instance=copy(task),
        initial={"version": task.version} | drafts.typed(request.user, key),
    )
    theirs = []
    if form.is_valid():
        try:
            actions.edit_task(task, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(_visible_task(request, pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The task was changed."))
            return redirect(task)
    audit.record_read(task.episode, by=request.user, section=SECTION)
    context = {"task": task, "episode": task.episode, "form": form, "theirs": theirs, "draft_key": key}
    return render(request, "beneficiaries/edit_task.html", context)


@require_POST
def end_task(request, pk):
    task = _visible_task(request, pk)
    require(can_change_task(request.user, task))
    form = Ending(request.POST)
    if form.is_valid():
        try:
            task = actions.end_task(task, at=timezone.now(), by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Done: %(task)s") if task.end == TaskEnd.DONE else _("Not needed: %(task)s")
            undo = reverse("beneficiaries:reopen_task", args=[task.pk])
            return _answer(request, task.pk, said % {"task": task.text}, undo=undo)
    return show_item(request, _item(task, request.user), form=form, way_out="not_needed")


@require_POST
def postpone_task(request, pk):
    task = _visible_task(request, pk)
    require(can_change_task(request.user, task))
    form = Postponement(request.POST, today=localdate())
    if form.is_valid():
        try:
            task = actions.postpone_task(task, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Put off, %(when)s: %(task)s") % {
                "when": whats_next.in_words(task.due_on, on=localdate()),
                "task": task.text,
            }
            undo = reverse("beneficiaries:unpostpone_task", args=[task.pk]) if task.postponed_from else ""
            return _answer(request, task.pk, said, undo=undo)
    return show_item(request, _item(task, request.user), form=form, way_out="postpone")


@require_POST
def reopen_task(request, pk):
    return _undo(request, pk, actions.reopen_task)


@require_POST
def unpostpone_task(request, pk):
    return _undo(request, pk, actions.unpostpone_task)


def _undo(request, pk, deed):
    task = _visible_task(request, pk)
    require(can_change_task(request.user, task))
    try:
        deed(task, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if not request.htmx:
            messages.success(request, _("It is to be done again, as it was."))
    return show_item(request, _item(_visible_task(request, pk), request.user)) if request.htmx else back(request, task)


def _answer(request, pk, said, *, undo=""):
    """The row of a task in its place, saying what happened and how to take it back; without htmx, the page before."""
    task = _visible_task(request, pk)
    if request.htmx:
        return show_item(request, _item(task, request.user), said=said, undo=undo)
    messages.success(request, said, extra_tags=undo)
    return back(request, task)


def show_item(request, item, *, episode=None, **told):
    """One row of what is next: alone for htmx, on a page of its own where it was refused."""
    audit.record_read(episode or item.task.episode, by=request.user, section=SECTION)
    context = {"item": item, "back": request.POST.get("next", ""), **told}
    return render(request, "beneficiaries/end_task.html" + ("#item" if request.htmx else ""), context)


def back(request, thing):
    """To the page from which something was done."""
    return redirect(navigation.within(request, request.POST.get("next", ""), otherwise=thing.get_absolute_url()))


def _show_panel(request, episode, *, form=None, said=""):
    user, today = request.user, localdate()
    audit.record_read(episode, by=user, section=SECTION)
    may_note = can_note_days(user, episode)
    items = whats_next.of_case(episode, reader=user, on=today, may_dismiss=may_note)
    if form is None and can_add_task(user, episode):
        form = _new_task(request, episode)
    context = {
        "episode": episode,
        "items": items,
        "urgent": whats_next.urgent(items) if episode.is_open else [],
        "form": form,
        "said": said,
        "may_note": may_note,
        "back": episode.get_absolute_url(),
    }
    return render(request, "beneficiaries/tasks_panel.html" + ("#panel" if request.htmx else ""), context)


def _new_task(request, episode, data=None):
    return NewTask(data, episode=episode, user=request.user, today=localdate())


def _visible_case(request, pk):
    visible = Episode.objects.visible_to(request.user).with_people()
    return get_object_or_404(visible.select_related("team__ambito"), pk=pk)


def _visible_task(request, pk):
    visible = Task.objects.visible_to(request.user).with_people().select_related("episode__team__ambito")
    return get_object_or_404(visible, pk=pk)


def _tasks(user, form):
    return form.apply(Task.objects.visible_to(user).with_people())


def _deadlines(user, form):
    asked, today = form.cleaned_data.get("when"), localdate()
    due = deadlines(form.narrow(Episode.objects.visible_to(user)), reader=user)
    return [each for each in due if not asked or when(each.deadline.by, on=today) == asked]


def _item(row, user):
    today = localdate()
    if isinstance(row, Task):
        return whats_next.of_task(row, user=user, on=today)
    may_change = user.works_at_the_desk or row.case_manager == user.pk
    return whats_next.of_deadline(row, on=today, may_change=may_change)
