"""Referrals: sending one, and the page of one with its conversation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries import actions
from beneficiaries.columns.referrals import LOOKS
from beneficiaries.enums import StepKind
from beneficiaries.forms import Acceptance, Identity, NewReferral, Together, Words
from beneficiaries.models import Episode, Person, Referral
from beneficiaries.permissions import can_answer, can_decide, can_refer, can_return
from beneficiaries.views.duplicates import pairs_to_compare
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused


def refer(request):
    require(can_refer(request.user))
    known = person_asked_for(request)
    key = f"referral:{known.pk if known else 'new'}"
    posted = request.POST if request.method == "POST" else None
    typed = drafts.typed(request.user, key)
    identity = None if known else Identity(posted, initial=typed, **asker(request))
    form = NewReferral(posted, initial=typed, user=request.user)
    both = Together(identity, form)
    if both.are_valid():
        try:
            referral = _send(request, known or identity.person, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, key)
            messages.success(request, _("The referral was sent: the inclusion team answers here."))
            return redirect(referral)
    look_at_twins(request, identity)
    context = {"form": form, "identity": identity, "both": both, "known": known}
    context |= {"draft_key": key, "is_draft": bool(typed) and posted is None}
    return render(request, "beneficiaries/refer.html", context)


@require_safe
def referral(request, pk):
    referral = visible_referral(request, pk)
    return show_referral(request, referral)


def visible_referral(request, pk):
    return get_object_or_404(
        Referral.objects.visible_to(request.user).with_people().with_conversation().select_related("team__ambito"),
        pk=pk,
    )


def show_referral(request, referral, **asked):
    """The page of a referral; `asked` holds the form that was refused, with everything typed in it."""
    audit.record_read(referral, by=request.user)
    user = request.user
    context = {
        "referral": referral,
        "person": referral.person,
        "age": referral.person.age_on(localdate()),
        "is_known": Person.objects.visible_to(user).same_row(referral.person).exists(),
        "days": referral.days_until(localdate()),
        "state_kind": LOOKS[referral.state],
        "last_question": _last_question(referral),
        "elsewhere": _open_case_of(referral) if can_decide(user, referral) else None,
        "pairs": pairs_to_compare(user, referral.person) if can_decide(user, referral) else [],
        "acceptance": Acceptance(referral=referral, today=localdate()) if can_decide(user, referral) else None,
        "question": question(user, referral) if can_return(user, referral) else None,
        "reply": reply(user, referral) if can_answer(user, referral) else None,
        "refusal": refusal(user, referral) if can_decide(user, referral) else None,
        "history": audit.history(referral)[:20],
    }
    return render(request, "beneficiaries/referral.html", context | asked)


def question(user, referral, data=None):
    asked = {"label": _("What do you need to know?"), "missing": _("Write your question.")}
    return _words("question", user, referral, data, **asked)


def reply(user, referral, data=None):
    return _words("reply", user, referral, data, label=_("Your answer"), missing=_("Write your answer."))


def refusal(user, referral, data=None):
    asked = {"label": _("Why is the person not taken in charge?"), "missing": _("Write the reason.")}
    return _words("refusal", user, referral, data, **asked)


def person_asked_for(request):
    """The visible person of `?person=`, when a page is opened for somebody who is already here: a look at her."""
    asked = request.GET.get("person")
    if not asked:
        return None
    try:
        person = get_object_or_404(Person.objects.visible_to(request.user), pk=asked)
    except ValidationError as no_reference:
        raise Http404 from no_reference
    audit.record_read(person, by=request.user, section="personal data")
    return person


def look_at_twins(request, identity):
    """Who is shown because she may be the same person is looked at."""
    if identity and identity.twins:
        audit.record_reads(identity.twins, by=request.user, section="duplicates")


def asker(request):
    """What a form about a person has to know of who asks, where and when."""
    return {"ambito": request.user.ambito, "today": localdate(), "user": request.user}


def _words(name, user, referral, data, **asked):
    """One of the three texts, with what the user had begun to write."""
    key = f"{name}:{referral.pk}"
    begun = drafts.typed(user, key).get(f"{name}-text", "")
    return Words(data, prefix=name, initial={"text": begun}, draft_key=key, **asked)


def _send(request, person, form):
    asked = form.cleaned_data
    return actions.refer(
        person,
        team=asked["team"],
        reason=asked["reason"],
        household=asked["household"],
        tried=asked["tried"],
        needs=form.needs,
        by=request.user,
        at=timezone.now(),
    )


def _last_question(referral):
    asked = [step for step in referral.steps.all() if step.kind == StepKind.RETURNED]
    return asked[-1] if asked else None


def _open_case_of(referral):
    return Episode.objects.of_person(referral.person).open().with_people().first()
