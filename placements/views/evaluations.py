"""The door of the host tutor's evaluation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from assessments.views.showing import telling_form
from beneficiaries import actions as caring
from beneficiaries.enums import Receiver
from beneficiaries.forms import Together
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
    telling = telling_form(request, internship.episode)
    if form.is_valid():
        site = site_of(request)
        told = {"name": internship.host.name, "by": request.user, "on": today, "recording": telling.recording}
        try:
            caring.insist_it_may_be_told(internship.episode, Receiver.HOST, **told)
            evaluation = actions.ask_host_tutor(internship, by=request.user, on=today, site=site, **form.cleaned_data)
        except caring.NotTold as refusal:
            telling.refuse(refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _asked(request, internship, evaluation, sent=form.cleaned_data["email"])
    context = {"internship": internship, "form": form, "telling": telling, "both": Together(form, telling)}
    return render(request, "placements/evaluate.html", context)


def _asked(request, internship, evaluation, *, sent):
    if sent:
        messages.success(request, _("The host’s tutor is asked: the link is on its way."))
        return redirect(internship)
    messages.success(request, _("The host’s tutor is asked. Next: show the link here and pass it on."))
    return redirect(evaluation.round)
