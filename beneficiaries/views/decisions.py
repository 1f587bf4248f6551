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
    referral = visible_referral(request, pk)
    require(may_decide(request.user, referral))
    form = question(request.user, referral, request.POST)
    if form.is_valid():
        try:
            actions.return_with_question(
                referral, question=form.cleaned_data["text"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            drafts.forget(request.user, form.draft_key)
            messages.success(request, _("The question was sent to the referrer."))
            return redirect(referral)
    return show_referral(request, referral, question=form)


@require_POST
def answer_referral(request, pk):
    referral = visible_referral(request, pk)
    require(may_answer(request.user, referral))
    form = reply(request.user, referral, request.POST)
    if form.is_valid():
        try:
            actions.answer(referral, text=form.cleaned_data["text"], by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            drafts.forget(request.user, form.draft_key)
            messages.success(request, _("The answer was sent: the inclusion team decides."))
            return redirect(referral)
    return show_referral(request, referral, reply=form)


@require_POST
def decline(request, pk):
    referral = visible_referral(request, pk)
    require(may_decide(request.user, referral))
    form = refusal(request.user, referral, request.POST)
    if form.is_valid():
        try:
            actions.decline(referral, reason=form.cleaned_data["text"], by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            drafts.forget(request.user, form.draft_key)
            messages.success(request, _("The referral was declined; the referrer reads the reason here."))
            return redirect(referral)
    return show_referral(request, referral, refusal=form)
