"""A case: its page with the diary always at hand, its sheet, its opening and its handing over."""

from copy import copy

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions, whats_next
from beneficiaries.forms import CaseSheet, Identity, Note, Opening, Together
from beneficiaries.models import Episode, accesses_of, case_file
from beneficiaries.permissions import (
    can_edit,
    can_hand_over,
    can_open_case,
    can_write_diary,
    leads,
    may_write,
    reads_only,
)
from beneficiaries.rules import country_name
from beneficiaries.views.notes import this_minute
from beneficiaries.views.referring import asker, look_at_twins, person_asked_for
from beneficiaries.views.story import story_of
from equipe import audit, drafts, navigation, presence
from equipe.permissions import require
from equipe.verdicts import Refused

PLATES = (
    (_lazy("What is to be done"), "beneficiaries:tasks_panel"),
    (_lazy("Personalised project"), "beneficiaries:project_panel"),
    (_lazy("Team meetings"), "beneficiaries:team_panel"),
    (_lazy("Assessments"), "assessments:panel"),
    (_lazy("Internships and jobs"), "placements:panel"),
    (_lazy("Appointments"), "beneficiaries:appointments_panel"),
    (_lazy("Household and network"), "beneficiaries:household_panel"),
    (_lazy("At entry and afterwards"), "beneficiaries:standing_panel"),
    (_lazy("Documents"), "beneficiaries:documents_panel"),
    (_lazy("Privacy and data exchange"), "beneficiaries:privacy_panel"),
)
"""What stands beside the story; each fills itself by a question of its own, and one not built yet is left out."""


@require_safe
def case(request, pk):
    episode = _file_or_404(request, pk)
    audit.record_read(episode, by=request.user)
    if request.htmx:
        part = "#moments" if "before" in request.GET else "#story"
        return render(request, f"beneficiaries/case.html{part}", story_of(request, episode))
    return _show(request, episode)


@require_POST
def write_diary(request, pk):
    episode = _file_or_404(request, pk)
    require(may_write(request.user, episode))
    form, written = Note(request.POST, now=this_minute()), False
    if form.is_valid():
        try:
            actions.write_diary(episode, by=request.user, **form.said)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            drafts.keep_form(request.user, _diary_key(episode), form, at=now(), place=episode.get_absolute_url())
        else:
            drafts.forget(request.user, _diary_key(episode), page=drafts.page_of(request.POST))
            if not request.htmx:
                messages.success(request, _("Written in the diary."))
                return redirect(episode)
            form, written = Note(now=this_minute()), True
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
    require(can_edit(request.user, episode) or (request.method == "POST" and leads(request.user, episode)))
    key = f"case:{episode.pk}"
    kept = drafts.left(request.user, key)
    form = CaseSheet(
        request.POST if request.method == "POST" else None,
        instance=copy(episode),
        initial={"version": episode.version} | (kept[0].content if kept else {}),
    )
    if form.is_valid():
        try:
            actions.edit_case(episode, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(Episode.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:  # closed while its sheet stood open in an old tab
            form.add_error(None, str(refusal))
            drafts.keep_form(request.user, key, form, at=now(), place=request.path)
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("The case sheet was saved."))
            return redirect(episode)
    audit.record_read(episode, by=request.user, section="sheet")
    context = {"episode": episode, "form": form, "draft_key": key, "kept": [] if form.is_bound else kept}
    context["presence"] = presence.of(request.user, key, at=now())
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
    look_at_twins(request, identity)
    context = {"form": form, "identity": identity, "both": both, "known": known}
    context |= {"draft_key": key, "is_draft": bool(typed) and posted is None}
    return render(request, "beneficiaries/open_case.html", context)


def _file_or_404(request, pk):
    episode = case_file(pk, reader=request.user)
    if episode is None:
        raise Http404
    return episode


def _show(request, episode, *, note=None, part="", written=False):
    user, today = request.user, localdate()
    begins = note is None and can_write_diary(user, episode)
    kept = drafts.left(user, _diary_key(episode)) if begins else []
    if begins:
        note = Note(initial=kept[0].content if kept else {}, now=this_minute())
    context = {
        "episode": episode,
        "person": episode.person,
        "age": episode.person.age_on(today),
        "citizenship": country_name(episode.person.citizenship, language=get_language()),
        "urgent": whats_next.next_in(episode, on=today),
        "note": note,
        "written": written,
        "draft_key": _diary_key(episode),
        "kept": kept,
        "may_edit": can_edit(user, episode),
        "may_hand_over": can_hand_over(user, episode),
        "may_open": can_open_case(user),
        "accesses": accesses_of(episode),
        "reads_only": reads_only(user, episode),
        "plates": [{"title": title, "url": url} for title, url in _plates(episode) if url],
    }
    return render(request, f"beneficiaries/case.html{part}", context | story_of(request, episode))


def _plates(episode):
    return [(title, navigation.page_of(door, episode.pk)) for title, door in PLATES]


def _diary_key(episode):
    return f"diary:{episode.pk}"
