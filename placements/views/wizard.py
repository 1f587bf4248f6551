"""The doors of an internship in the making: its steps, and what comes next once it is open."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import drafts
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms.weeks import as_monday
from placements.making import STEPS
from placements.models import ApprovalRequest, Cover, Internship, LearningGoal, Opening, Signature
from placements.permissions import can_confirm, can_place, opens_at_once, sees_money
from placements.rules.cover import communication_due
from placements.views.files import case_file, internship_file, typed
from placements.wizard import Wizard, copied, offered


@require_safe
def open_internship(request, pk):
    """Begin, or go on where one left; `?opening=` brings an opening along."""
    episode = case_file(request, pk)
    require(can_place(request.user, episode))
    if waiting := ApprovalRequest.objects.of_case(episode).waiting().first():
        messages.info(request, _("This internship waits for approval: to change it, take it back first."))
        return redirect(waiting)
    wizard = Wizard(episode, user=request.user, today=localdate())
    opening = Opening.objects.visible_to(request.user).with_hosts().known_as(request.GET.get("opening")).first()
    if wizard.kept and not opening:
        return redirect("placements:internship_step", episode.pk, wizard.undone)
    wizard.kept |= offered(opening)
    return _show(request, wizard, "where", wizard.form("where"))


def internship_step(request, pk, step):
    """One step: what is sent is kept whatever it is; only what is right leads further."""
    if step not in STEPS:
        raise Http404
    episode = case_file(request, pk)
    require(can_place(request.user, episode))
    wizard, data = Wizard(episode, user=request.user, today=localdate()), typed(request)
    if data is None:
        return _show(request, wizard, step, wizard.form(step))
    place = _door(episode, step)
    wizard.keep(step, data, at=timezone.now(), page=drafts.page_of(data), place=place)
    if elsewhere := _elsewhere(request, wizard, step, data):
        return elsewhere
    form = wizard.form(step, data)
    if not form.is_valid() or "check" in data:
        return _show(request, wizard, step, form)
    if step != "check":
        return redirect("placements:internship_step", episode.pk, _after(step))
    if wizard.arrangement is None:
        return _show(request, wizard, "check", form)
    return _open(request, wizard, form) if _opens(request, episode) else _ask(request, wizard, form)


@require_safe
def internship_opened(request, pk):
    """What comes next, now that the internship is open."""
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    cover = Cover.objects.of(internship).first()
    shown = {
        "internship": internship,
        "cover": cover,
        "cob_due": communication_due(internship.starts_on),
        "goals": LearningGoal.objects.of(internship).standing().count(),
        "unsigned": Signature.objects.of_internship(internship).missing().count(),
        "today": localdate(),
    }
    return render(request, "placements/internship_opened.html", shown)


def _elsewhere(request, wizard, step, data):
    """Where a button leads that does not go on: back, to another step, away, or to what it fills in here."""
    episode, at = wizard.episode, timezone.now()
    if "leave" in data:
        messages.success(request, _("Kept: the internship in the making waits here, nothing is agreed yet."))
        return redirect(episode)
    if data.get("go") in STEPS:
        return redirect("placements:internship_step", episode.pk, data["go"])
    if "as_monday" in data and step == "when":
        wizard.take_over(as_monday(data), at=at, place=_door(episode, step))
        return redirect("placements:internship_step", episode.pk, step)
    if "copy" in data and step == "when":
        return _copy(request, wizard, data)
    return None


def _copy(request, wizard, data):
    """Fill in what an earlier internship said, which the reader may see."""
    form = wizard.form("when", data)
    form.is_valid()
    earlier = form.cleaned_data.get("earlier")
    if earlier is None:
        messages.error(request, _("Choose the internship to copy from."))
    else:
        earlier = get_object_or_404(Internship.objects.visible_to(request.user).with_people(), pk=earlier.pk)
        place = _door(wizard.episode, "when")
        wizard.take_over(copied(earlier), at=timezone.now(), place=place)
        messages.success(request, _("Copied: look at each step, and put right what is different this time."))
    return redirect("placements:internship_step", wizard.episode.pk, "when")


def _open(request, wizard, form):
    """The last step of who answers for it: only here it becomes an internship."""
    agreement = wizard.arrangement.agreement
    try:
        internship = actions.open_internship(
            wizard.episode, agreement, by=request.user, on=wizard.today, **wizard.agreed
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, wizard, "check", form)
    wizard.forget()
    return redirect("placements:internship_opened", internship.pk)


def _ask(request, wizard, form):
    """The last step of everybody else: it is an internship once the coordinator has approved it."""
    told = {"terms": wizard.terms, "motive": wizard.agreed["motive"]}
    try:
        asked = actions.ask_approval(wizard.arrangement, by=request.user, on=wizard.today, **told)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, wizard, "check", form)
    wizard.forget()
    messages.success(request, _("Handed on: the coordinator finds it on her first page, with what it will cost."))
    return redirect(asked)


def _opens(request, episode):
    return opens_at_once(request.user, episode.team.ambito)


def _show(request, wizard, step, form):
    shown = {
        "episode": wizard.episode,
        "wizard": wizard,
        "form": form,
        "step": step,
        "places": wizard.places(step),
        "before": _before(step),
        "draft_key": wizard.key,
        "opens_at_once": _opens(request, wizard.episode),
        "sees_money": sees_money(request.user, wizard.episode.team.ambito_id),
        "door": _door(wizard.episode, step),
    }
    return render(request, "placements/internship_step.html", shown)


def _door(episode, step):
    return reverse("placements:internship_step", args=[episode.pk, step])


def _before(step):
    slugs = list(STEPS)
    return slugs[slugs.index(step) - 1] if step != slugs[0] else ""


def _after(step):
    slugs = list(STEPS)
    return slugs[slugs.index(step) + 1]
