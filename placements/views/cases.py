"""The doors of placing that belong to a case: its plate, the closing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.enums import Evidence, Standing
from beneficiaries.forms import Leaving, Together
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.forms import Closing
from placements.models import ApprovalRequest, Availability, Candidacy, Enrolment, Hire, Internship
from placements.months import lines
from placements.permissions import can_ask_availability, can_close, can_confirm, can_enrol, can_place, can_register_hire
from placements.views.files import case_file, typed


@require_safe
def panel(request, pk):
    episode, today = case_file(request, pk), localdate()
    internships = list(Internship.objects.of_episode(episode).with_people().newest_first())
    current = next((internship for internship in reversed(internships) if internship.last_day >= today), None)
    waiting = [line for line in lines(current, on=today) if line.confirmed is None] if current else []
    shown = {
        "episode": episode,
        "today": today,
        "current": current,
        "waiting": waiting[-1] if waiting else None,
        "earlier": [internship for internship in internships if internship != current],
        "hires": list(Hire.objects.of_episode(episode).with_people().with_checks().newest_first()),
        "enrolments": list(Enrolment.objects.of_case(episode).with_people().newest_first()),
        "asked": ApprovalRequest.objects.visible_to(request.user).of_case(episode).with_cases().newest_first().first(),
        "can_enrol": can_enrol(request.user, episode),
        "availability": Availability.objects.of_case(episode).with_people().first(),
        "candidacies": list(Candidacy.objects.of_case(episode).standing().with_people().in_order()),
        "can_ask": can_ask_availability(request.user, episode),
        "can_place": can_place(request.user, episode),
        "can_confirm": current and can_confirm(request.user, current),
        "can_hire": can_register_hire(request.user, episode),
        "can_close": can_close(request.user, episode),
    }
    return render(request, "placements/panel.html#panel" if request.htmx else "placements/panel.html", shown)


def close_case(request, pk):
    episode = case_file(request, pk)
    require(can_close(request.user, episode))
    form = Closing(typed(request), today=localdate())
    standing = Leaving(typed(request), initial=standing_known(episode))
    both = Together(form, standing)
    if both.are_valid():
        try:
            actions.close_case(episode, by=request.user, at=now(), standing=standing.cleaned_data, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The case is closed. If the person comes back, a new case is opened."))
            return redirect(episode)
    running = Internship.objects.of_episode(episode).not_ended(on=localdate()).with_people().by_end().last()
    shown = {"episode": episode, "form": form, "standing": standing, "both": both, "running": running}
    return render(request, "placements/close_case.html", shown)


def standing_known(episode):
    """What is known already of who leaves: a job nobody has told us is over."""
    if Hire.objects.of_episode(episode).still_held().begun_until(localdate()).exists():
        return {"standing": Standing.EMPLOYED, "evidence": Evidence.UNKNOWN}
    return {}
