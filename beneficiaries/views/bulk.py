"""What is done with many cases at once: chosen in the list, looked at in a preview, then done in one go."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from beneficiaries import actions, chosen, previews
from beneficiaries.columns import CASELOAD
from beneficiaries.forms import Handover, Help, TaskForEach
from beneficiaries.models import Episode, pending_in
from beneficiaries.permissions import can_see_cases
from beneficiaries.views.lists import asked_of
from equipe import audit, drafts, navigation
from equipe.permissions import require
from equipe.verdicts import Refused

THEN = {
    "hand_over": "beneficiaries:hand_over_chosen",
    "task": "beneficiaries:task_for_chosen",
    "help": "beneficiaries:help_on_chosen",
    "pack": "reporting:handover_pack",
}
"""What may be done with the chosen cases, each behind its door."""


@require_POST
def choose(request):
    """Keep which cases were ticked, or all that the page lists, and go where something is done with them."""
    require(can_see_cases(request.user))
    door = THEN.get(request.POST.get("then", ""))
    query = QueryDict(request.POST.get("query", ""), mutable=True)
    query["search"] = request.POST.get("search", "")
    asked = asked_of(request, query)
    ticked = Episode.objects.visible_to(request.user).among(request.POST.getlist("case"))
    found = asked.episodes if request.POST.get("whole") == "yes" else ticked
    references = list(found.values_list("pk", flat=True)[: chosen.MOST + 1])
    problem = _problem(door, references)
    if problem:
        messages.error(request, problem)
        kept = CASELOAD.kept(query)
        if asked.key:
            kept["search"] = asked.key
        return redirect(f"{reverse(CASELOAD.door)}?{kept.urlencode()}")
    return redirect(navigation.address(door, chosen.keep(request.session, references)))


def hand_over_chosen(request, key):
    episodes, pending = _chosen(request, key, section="hand over")
    if not episodes:
        return _nothing_chosen(request)
    form = Handover(posted(request), ambito=episodes[0].team.ambito, one=False, initial={"tasks_go_along": True})
    preview = previews.of_chosen(episodes, pending)
    if form.is_valid():
        asked, days = form.cleaned_data, settings.READS_AFTER_HANDOVER_DAYS
        who = {"team": asked["team"], "case_manager": asked["case_manager"]}
        preview = previews.of_handover(episodes, pending, user=request.user, days=days, **who)
        if is_meant(request, form):
            typed = drafts.typed_in_all(request.user, [note_key(episode) for episode in preview.to_do])
            notes = {e.pk: str(typed.get(note_key(e), {}).get("note", "")) for e in preview.to_do}
            try:
                actions.hand_over_all(preview.to_do, by=request.user, at=now(), notes=notes, **asked)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                _forget_notes(request.user, preview.to_do)
                number = len(preview.to_do) + len(preview.done)
                said = ngettext(
                    "%(n)s case is now followed by %(name)s.", "%(n)s cases are now followed by %(name)s.", number
                )
                return _done(request, said % {"n": number, "name": asked["case_manager"]}, preview)
    return _show(request, "hand_over_chosen", form, preview)


def task_for_chosen(request, key):
    episodes, pending = _chosen(request, key, section="task for each")
    if not episodes:
        return _nothing_chosen(request)
    form = TaskForEach(posted(request), today=localdate())
    preview = previews.of_chosen(episodes, pending)
    if form.is_valid():
        asked = form.cleaned_data
        owner = request.user if asked["who"] == TaskForEach.ME else None
        preview = previews.of_task(episodes, pending, user=request.user, owner=owner)
        if is_meant(request, form):
            told = {"text": asked["text"], "due_on": asked["due_on"], "owner": owner, "key": asked["key"]}
            try:
                actions.add_task_to_all(preview.to_do, by=request.user, **told)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                number = len(preview.to_do)
                said = ngettext("The task was added to %(n)s case.", "The task was added to %(n)s cases.", number)
                return _done(request, said % {"n": number}, preview)
    return _show(request, "task_for_chosen", form, preview)


def help_on_chosen(request, key):
    """A colleague is asked to help on all of them: this is also how an absence is covered."""
    episodes, pending = _chosen(request, key, section="help")
    if not episodes:
        return _nothing_chosen(request)
    form = Help(posted(request), ambito=episodes[0].team.ambito, today=localdate())
    preview = previews.of_chosen(episodes, pending)
    if form.is_valid():
        asked = form.cleaned_data
        preview = previews.of_help(episodes, pending, user=request.user, helper=asked["user"])
        if is_meant(request, form):
            try:
                actions.ask_to_help_on_all(preview.to_do, by=request.user, at=now(), **asked)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                number = len(preview.to_do)
                said = ngettext("%(name)s now helps on %(n)s case.", "%(name)s now helps on %(n)s cases.", number)
                return _done(request, said % {"n": number, "name": asked["user"]}, preview)
    return _show(request, "help_on_chosen", form, preview)


def note_key(episode):
    """Under which key the words to the successor of a case are drafted."""
    return f"handover:{episode.pk}"


def _chosen(request, key, *, section):
    """The chosen cases with what is open in them; each was looked at, and that is recorded first."""
    require(can_see_cases(request.user))
    episodes = chosen.cases(request.session, key, request.user)
    audit.record_reads(episodes, by=request.user, section=section)
    return episodes, pending_in(episodes, reader=request.user, on=localdate()) if episodes else {}


def _problem(door, references):
    if door is None:
        raise Http404
    if not references:
        return _("Tick at least one case first.")
    if len(references) > chosen.MOST:
        return _("These are more than %(most)s cases: narrow the list first.") % {"most": chosen.MOST}
    return ""


def posted(request):
    return request.POST if request.method == "POST" else None


def is_meant(request, form):
    """Whether the preview was seen for exactly these answers: only then is the deed done."""
    return request.POST.get("then") == "do" and request.POST.get("seen") == answers(form)


def answers(form):
    """The answers of a form as one plain text, to tell whether others have taken their place."""
    return "|".join(f"{name}={form[name].data or ''}" for name in form.fields if name != "key")


def _nothing_chosen(request):
    messages.info(request, _("This choice of cases is no longer kept: tick them again."))
    return redirect(CASELOAD.door)


def _done(request, said, preview):
    messages.success(request, said)
    left = len(preview.problems)
    if left:
        words = ngettext("%(n)s case stays as it was.", "%(n)s cases stay as they were.", left)
        messages.warning(request, words % {"n": left})
    return redirect(CASELOAD.door)


def _forget_notes(user, episodes):
    for episode in episodes:
        drafts.forget(user, note_key(episode))


def _show(request, name, form, preview):
    context = {
        "form": form,
        "preview": preview,
        "is_preview": form.is_valid(),
        "seen": answers(form) if form.is_bound else "",
    }
    context["list_url"] = reverse(CASELOAD.door)
    return render(request, f"beneficiaries/{name}.html", context)
