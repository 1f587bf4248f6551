"""The four answers to a referral. A refused one shows the page again with everything that was typed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beneficiaries import actions
from beneficiaries.forms import Acceptance
from beneficiaries.permissions import may_answer, may_decide
from beneficiaries.views.referring import question, refusal, reply, show_referral, visible_referral
from equipe import drafts
from equipe.permissions import require
from equipe.verdicts import Refused


@require_POST
def accept(request, pk):
    referral = visible_referral(request, pk)
    require(may_decide(request.user, referral))
    form = Acceptance(request.POST, referral=referral, today=localdate())
    if form.is_valid():
        try:
            episode = actions.accept(referral, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The person is taken in charge: this is the case. Next: agree the next step."))
            return redirect(episode)
    return show_referral(request, referral, acceptance=form)


@require_POST
def return_referral(request, pk):
    said = _("The question was sent to the referrer.")
    return _say(request, pk, "question", question, may=may_decide, deed=actions.return_with_question, said=said)


@require_POST
def answer_referral(request, pk):
    said = _("The answer was sent: the inclusion team decides.")
    return _say(request, pk, "reply", reply, may=may_answer, deed=actions.answer, said=said)


@require_POST
def decline(request, pk):
    said = _("The referral was declined; the referrer reads the reason here.")
    return _say(request, pk, "refusal", refusal, may=may_decide, deed=actions.decline, said=said)


def _say(request, pk, name, words, *, may, deed, said):
    """One of the three answers in words: who may give it, the deed it is, what is said when it was given."""
    referral = visible_referral(request, pk)
    require(may(request.user, referral))
    form = words(request.user, referral, request.POST)
    if form.is_valid():
        try:
            deed(referral, text=form.cleaned_data["text"], by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            drafts.forget(request.user, form.draft_key)
            messages.success(request, said)
            return redirect(referral)
    return show_referral(request, referral, **{name: form})
