"""The page of a round, as each of its doors shows it."""

from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from assessments.comparisons import compare
from assessments.forms import Agreement, Excuse, Letter, OneMore, WordOfThePerson
from assessments.models import Round
from assessments.permissions import can_agree, can_change_raters, can_compare, can_reach_raters, can_record_word
from assessments.waiting import awaited_of
from beneficiaries.forms import TellingNow
from equipe import audit, drafts

SECTION = "assessments"
TOLD = _("first name, and which behaviours are looked for")
"""What somebody outside learns who is asked to rate (see `assessments.views.by_link`)."""


def visible_round(request, pk):
    return get_object_or_404(Round.objects.visible_to(request.user).with_cases().with_raters(), pk=pk)


def round_of(request, pk):
    """The visible round of an assessment, and the assessment in it."""
    rounds = Round.objects.visible_to(request.user).with_cases().with_raters()
    round = get_object_or_404(rounds, assessments=pk)
    return round, next(assessment for assessment in round.raters if assessment.pk == pk)


def telling_form(request, episode):
    """Where somebody outside is asked: what she may be told is written down in the same click."""
    posted = request.POST if request.method == "POST" else None
    return TellingNow(posted, episode=episode, today=localdate(), what=TOLD)


def show_round(request, round, *, form=None, excuse=None, one_more=None, letter=None, word=None, telling=None):
    """The whole page; a form that was refused is shown again with everything in it."""
    audit.record_read(round.episode, by=request.user, section=SECTION)
    seen = {"round": round, "mine": next((a for a in round.raters if a.rater_id == request.user.pk), None)}
    if can_compare(round):
        seen |= _compared(request, round, form)
    elif can_change_raters(request.user, round):
        seen |= {"excuse": excuse or Excuse(), "one_more": one_more or OneMore(round=round)}
        seen |= {"telling": telling or TellingNow(episode=round.episode, today=localdate(), what=TOLD)}
        seen |= {"letter": letter or Letter(), "can_reach": can_reach_raters(request.user, round)}
    awaited = awaited_of(round, on=localdate())
    seen["raters"] = [(assessment, awaited.get(assessment.pk)) for assessment in round.raters]
    if round.agreed_on:
        seen |= _agreed(request, round, word)
    seen["history"] = audit.history(round)[:20]
    return render(request, "assessments/round.html", seen)


def _compared(request, round, form):
    comparison = compare(round)
    if not can_agree(request.user, round):
        return {"comparison": comparison}
    typed = drafts.typed(request.user, round.agreement_key)
    return {"comparison": comparison, "form": form or Agreement(comparison=comparison, draft=typed)}


def _agreed(request, round, word):
    if not can_record_word(request.user, round):
        return {}
    typed = drafts.typed(request.user, round.word_key)
    return {"word_form": word or WordOfThePerson(round=round, today=localdate(), draft=typed)}
