"""The doors of the board: cards by where they stand, each step of one, and what a host is told."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries.actions import NotTold
from beneficiaries.enums import Receiver
from beneficiaries.forms import TellingNow
from beneficiaries.forms.asking import Together
from beneficiaries.models import may_tell
from equipe import audit
from equipe.navigation import within
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.boards import board_of, card_of
from placements.enums import CandidacyState
from placements.forms import Move, ProposalSheet
from placements.models import Candidacy, Internship, Opening, Step
from placements.permissions import can_manage_hosts, can_match, can_place, can_see_hosts
from placements.rules.candidacies import NEEDS_A_REASON
from placements.sayable import first_name_of, sayable
from placements.views.files import SECTION, case_file, typed

A_WHILE = timedelta(days=30)
"""So long a card that ended stays on the board."""


@require_safe
def board(request):
    """All cards of the desk."""
    require(can_see_hosts(request.user))
    return _show_board(request, Candidacy.objects.visible_to(request.user), opening=None)


@require_safe
def opening_board(request, pk):
    """The cards of one opening."""
    opening = get_object_or_404(Opening.objects.visible_to(request.user).with_hosts(), pk=pk)
    require(can_manage_hosts(request.user, opening.host.ambito_id))
    candidacies = Candidacy.objects.visible_to(request.user).for_opening(opening)
    return _show_board(request, candidacies, opening=opening)


def _show_board(request, candidacies, *, opening):
    today = localdate()
    cards = list(candidacies.on_the_board(since=today - A_WHILE).with_people().in_order())
    audit.record_reads(list({one.episode for one in cards}), by=request.user, section=SECTION)
    shown = {"opening": opening, "columns": board_of(cards, on=today), "today": today, "any": bool(cards)}
    return render(request, "placements/board.html", shown)


@require_POST
def shortlist(request, pk, episode_pk):
    """Somebody is put on the shortlist of an opening."""
    opening = get_object_or_404(Opening.objects.visible_to(request.user).with_hosts(), pk=pk)
    episode = case_file(request, episode_pk)
    require(can_match(request.user, opening, episode))
    try:
        actions.shortlist(episode, opening, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("On the shortlist."))
    back = within(request, request.POST.get("next", ""), otherwise="")
    return redirect(back or "placements:opening_board", *(() if back else (opening.pk,)))


@require_safe
def candidacy(request, pk):
    """One card with its fit and its steps."""
    return _show_card(request, _card(request, pk))


@require_POST
def move(request, pk):
    """The next step of a card; a no asks for its reason."""
    card = _card(request, pk)
    form = Move(request.POST)
    if form.is_valid():
        to, version = CandidacyState(form.cleaned_data["to"]), form.cleaned_data["version"]
        try:
            if to == CandidacyState.PROPOSED:
                return redirect("placements:propose", card.pk)
            actions.move(card, to, version=version, by=request.user, on=localdate(), **form.no)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The card stands in “%(state)s” now.") % {"state": to.label})
        back = within(request, request.POST.get("next", ""), otherwise=card.get_absolute_url())
        return redirect(back)
    return _show_card(request, card, refusing=form)


def propose(request, pk):
    """What the host is told of somebody, chosen with the person; then the card is proposed."""
    card, today = _card(request, pk), localdate()
    words = sayable(card.episode)
    form = ProposalSheet(typed(request), sayable=words, initial={"version": card.version})
    telling = TellingNow(
        typed(request), episode=card.episode, today=today, what=_("first name, languages, times, what was ticked")
    )
    if form.is_valid():
        told = {"name": first_name_of(card.episode.person), **form.chosen}
        step = {"version": form.cleaned_data["version"], "recording": telling.recording}
        try:
            actions.propose(card, told, by=request.user, on=today, **step)
        except NotTold as refusal:
            telling.refuse(refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("placements:proposal", card.pk)
    shown = {"card": card, "form": form, "telling": telling, "episode": card.episode, "words": words}
    shown |= {"both": Together(form, telling), "first_name": first_name_of(card.episode.person)}
    return render(request, "placements/propose.html", shown)


@require_safe
def proposal(request, pk):
    """The paper for the host, as it was told; shown no more once this host must not be told anything."""
    card, today = _card(request, pk), localdate()
    step = Step.objects.of(card).into(CandidacyState.PROPOSED).with_people().last()
    if step is None:
        return redirect("placements:propose", card.pk)
    verdict = may_tell(card.episode, Receiver.HOST, name=card.opening.host.name, on=today)
    if not verdict.favourable:
        messages.error(request, " ".join(str(reason) for reason in verdict.reasons))
        return redirect(card)
    return render(request, "placements/proposal.html", {"card": card, "step": step, "told": step.told})


def _card(request, pk):
    """A card the desk may see, the look at its case recorded."""
    card = get_object_or_404(Candidacy.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(card.episode, by=request.user, section=SECTION)
    require(can_place(request.user, card.episode) or not card.episode.is_open)
    return card


def _show_card(request, card, *, refusing=None):
    there = Internship.objects.of_episode(card.episode).filling(card.opening).with_conclusions().newest_first()
    told = refusing or Move(initial={"to": CandidacyState.REFUSED, "version": card.version})
    shown = {
        "card": card,
        "suggestion": card_of(card, on=localdate()),
        "steps": Step.objects.of(card).with_people().in_order(),
        "refusing": told,
        "earlier": [one for one in there if one.pk != card.internship_id],
        "can_refuse": [state for state in card.followers if state in NEEDS_A_REASON],
    }
    return render(request, "placements/candidacy.html", shown)
