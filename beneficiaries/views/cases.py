"""A case: its page with the diary always at hand, its sheet, its opening and its handing over."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import CaseSheet, Identity, Note, Opening, Together
from beneficiaries.models import Episode, Moment, accesses_of, timeline, with_access
from beneficiaries.permissions import can_edit, can_hand_over, can_open_case, can_write_diary, may_write, reads_only
from beneficiaries.rules import country_name
from beneficiaries.views.lists import whole_number
from beneficiaries.views.referring import asker, person_asked_for
from equipe import audit, drafts, navigation
from equipe.permissions import require
from equipe.verdicts import Refused

MOMENTS_A_PAGE = 20

PLATES = (
    (_lazy("What is to be done"), "beneficiaries:tasks_panel"),
    (_lazy("Personalised project"), "beneficiaries:project_panel"),
    (_lazy("Assessments"), "assessments:panel"),
    (_lazy("Internships and jobs"), "placements:panel"),
    (_lazy("Appointments"), "beneficiaries:appointments_panel"),
    (_lazy("Household and network"), "beneficiaries:household_panel"),
    (_lazy("Documents"), "beneficiaries:documents_panel"),
    (_lazy("Privacy and data exchange"), "beneficiaries:privacy_panel"),
)
"""What stands beside the story; each fills itself by a question of its own, and one not built yet is left out."""


@require_safe
def case(request, pk):
    episode = get_object_or_404(with_access(Episode.objects.visible_to(request.user).with_file()), pk=pk)
    audit.record_read(episode, by=request.user)
    if request.htmx and "before" in request.GET:
        return render(request, "beneficiaries/case.html#moments", _moments(request, episode))
    return _show(request, episode)


@require_POST
def write_diary(request, pk):
    episode = get_object_or_404(with_access(Episode.objects.visible_to(request.user).with_file()), pk=pk)
    require(may_write(request.user, episode))
    form, written = Note(request.POST, now=_now()), False
    if form.is_valid():
        try:
            actions.write_diary(episode, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, _diary_key(episode))
            if not request.htmx:
                messages.success(request, _("Written in the diary."))
                return redirect(episode)
            form, written = Note(now=_now()), True
    audit.record_read(episode, by=request.user, section="diary")
    return _show(request, episode, note=form, part="#diary" if request.htmx else "", written=written)


@require_safe
def case_history(request, pk):
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section="history")
    context = {"episode": episode, "entries": audit.history(episode)[:100]}
    return render(request, "beneficiaries/case_history.html" + ("#history" if request.htmx else ""), context)


def edit_case(request, pk):
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    require(can_edit(request.user, episode))
    key = f"case:{episode.pk}"
    form = CaseSheet(
        request.POST if request.method == "POST" else None,
        instance=copy(episode),
        initial={"version": episode.version} | drafts.typed(request.user, key),
    )
    theirs = []
    if form.is_valid():
        try:
            actions.edit_case(episode, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Episode.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The case sheet was saved."))
            return redirect(episode)
    audit.record_read(episode, by=request.user, section="sheet")
    context = {"episode": episode, "form": form, "theirs": theirs, "draft_key": key}
    return render(request, "beneficiaries/edit_case.html", context)


def open_case(request):
    require(can_open_case(request.user))
    known = person_asked_for(request)
    key = f"opening:{known.pk if known else 'new'}"
    posted = request.POST if request.method == "POST" else None
    typed = drafts.typed(request.user, key)
    identity = None if known else Identity(posted, initial=typed, **asker(request))
    form = Opening(posted, initial=typed, user=request.user, today=localdate())
    both = Together(identity, form)
    if both.are_valid():
        try:
            episode = actions.open_case(known or identity.person, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The case was opened. Next: agree the next step."))
            return redirect(episode)
    context = {"form": form, "identity": identity, "both": both, "known": known}
    context |= {"draft_key": key, "is_draft": bool(typed) and posted is None}
    return render(request, "beneficiaries/open_case.html", context)


def _show(request, episode, *, note=None, part="", written=False):
    user, today = request.user, localdate()
    may_write = can_write_diary(user, episode)
    if note is None and may_write:
        note = Note(initial=drafts.typed(user, _diary_key(episode)), now=_now())
    context = {
        "episode": episode,
        "person": episode.person,
        "age": episode.person.age_on(today),
        "citizenship": country_name(episode.person.citizenship, language=get_language()),
        "is_late": bool(episode.is_open and episode.next_step_on and episode.next_step_on < today),
        "note": note,
        "written": written,
        "draft_key": _diary_key(episode),
        "may_edit": can_edit(user, episode),
        "may_hand_over": can_hand_over(user, episode),
        "may_open": can_open_case(user),
        "accesses": accesses_of(episode),
        "reads_only": reads_only(user, episode),
        "plates": [{"title": title, "url": url} for title, url in _plates(episode) if url],
    }
    return render(request, f"beneficiaries/case.html{part}", context | _moments(request, episode))


def _moments(request, episode):
    """A page of the timeline, and where the next one begins."""
    first = whole_number(request.GET.get("before"))
    rows = timeline(episode, reader=request.user)[first : first + MOMENTS_A_PAGE + 1]
    moments = [Moment(*row) for row in rows]
    older = first + MOMENTS_A_PAGE if len(moments) > MOMENTS_A_PAGE else None
    return {"episode": episode, "moments": moments[:MOMENTS_A_PAGE], "older": older, "first": first}


def _plates(episode):
    return [(title, navigation.address(door, episode.pk)) for title, door in PLATES]


def _diary_key(episode):
    return f"diary:{episode.pk}"


def _now():
    """This minute, as the office's clock shows it."""
    return localtime().replace(second=0, microsecond=0)
