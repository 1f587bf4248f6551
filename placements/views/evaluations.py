"""The door of the host tutor's evaluation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from equipe.navigation import site_of
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.enums import EvaluationKind
from placements.forms import AskTutor
from placements.learning import address_of_tutor, evaluation_due
from placements.models import Evaluation
from placements.permissions import can_follow
from placements.views.files import internship_file, typed


def evaluate(request, pk):
    """Ask the host's tutor, by a link, with colleagues beside her."""
    internship, today = internship_file(request, pk), localdate()
    require(can_follow(request.user, internship))
    known = {
        "kind": evaluation_due(internship, Evaluation.objects.of(internship), on=today) or EvaluationKind.OTHER,
        "name": internship.host_tutor_name,
        "email": address_of_tutor(internship),
        "colleagues": [internship.promoter_tutor_id or request.user.pk],
        "person": True,
    }
    form = AskTutor(typed(request), episode=internship.episode, initial=known)
    if form.is_valid():
        site = site_of(request)
        try:
            evaluation = actions.ask_host_tutor(internship, by=request.user, on=today, site=site, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _asked(request, internship, evaluation, sent=form.cleaned_data["email"])
    return render(request, "placements/evaluate.html", {"internship": internship, "form": form})


def _asked(request, internship, evaluation, *, sent):
    if sent:
        messages.success(request, _("The host’s tutor is asked: the link is on its way."))
        return redirect(internship)
    messages.success(request, _("The host’s tutor is asked. Next: show the link here and pass it on."))
    return redirect(evaluation.round)
