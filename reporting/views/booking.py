"""What is bound, and what was paid elsewhere: commitments, and the button that books what is not spending yet."""

from operator import attrgetter

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions
from reporting.forms import CommitmentEntry, LineAndFund, OnDay
from reporting.indicators.balance import still_to_come
from reporting.models import Commitment, CostLine, Fund
from reporting.money_ways import money_page
from reporting.permissions import can_keep_money
from reporting.views.asking import district_of, note_looks, sent, told_of
from reporting.worklists.booking import courses_to_book, runs_to_book


@require_POST
def book_payments(request):
    """Book every amount of every payment that has a line and is not booked yet, and the insurance that has begun."""
    require(can_keep_money(request.user))
    ambito = district_of(request)
    booked, left_out = actions.book_insurance(ambito, on=localdate(), by=request.user)
    for waiting in runs_to_book(ambito):
        rows, refused = actions.book_payment(waiting.run, by=request.user)
        booked += rows
        left_out += refused
    _tell(request, booked, left_out)
    return redirect(money_page("funds", ambito.pk))


@require_POST
def correct_booked(request):
    """Put right what was booked and costs something else by now."""
    require(can_keep_money(request.user))
    ambito = district_of(request)
    corrected, left_out = actions.correct_booked(ambito, on=localdate(), by=request.user)
    done = ngettext("%(n)s booked row put right.", "%(n)s booked rows put right.", len(corrected))
    nothing = _("Nothing was left to put right: somebody was quicker.")
    _say(request, corrected, left_out, done=done, nothing=nothing, not_done=_("Not put right: %(why)s"))
    return redirect(money_page("funds", ambito.pk))


def book_courses(request):
    """Book what courses cost the service, on a line and from a fund."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    form = LineAndFund(sent(request), **_lines_and_funds(ambito))
    waiting = courses_to_book(ambito, on=today)
    note_looks(request, waiting)
    if form.is_valid():
        booked, left_out = actions.book_courses(ambito, **form.cleaned_data, on=today, by=request.user)
        _tell(request, booked, left_out)
        return redirect(money_page("funds", ambito.pk))
    return render(request, "reporting/book_courses.html", {"form": form, "waiting": waiting, "ambito": ambito})


@require_safe
def commitments(request):
    """What is bound on a day: by decisions of the office, and by internships that go on."""
    require(can_keep_money(request.user))
    ambito, today = district_of(request), localdate()
    form, on = OnDay.asked(request.GET, today=today)
    coming = sorted(still_to_come(ambito, on=on), key=attrgetter("internship.person.sort_name"))
    note_looks(request, [each.internship for each in coming])
    decided = list(Commitment.objects.of(ambito).standing(on=on).with_spent(on=on).with_lines().newest_first())
    bound, to_come = sum(each.bound for each in decided), sum(each.amount for each in coming)
    context = {
        "form": form,
        "on": on,
        "today": today,
        **told_of(request, ambito),
        "commitments": decided,
        "bound": bound,
        "coming": coming,
        "to_come": to_come,
        "all_bound": bound + to_come,
    }
    return render(request, "reporting/commitments.html", context)


def add_commitment(request):
    require(can_keep_money(request.user))
    ambito = district_of(request)
    known = {"dated_on": localdate(), "fund": request.GET.get("fund")}
    form = CommitmentEntry(sent(request), initial=known, **_lines_and_funds(ambito))
    if form.is_valid():
        try:
            told = {"motive": form.cleaned_data["motive"], "on": localdate()}
            actions.commit_money(form.save(commit=False), **told, by=request.user)
        except Refused as refusal:
            form.answer(refusal)
        else:
            messages.success(request, _("Bound. What is spent of it is entered under this decision."))
            return redirect(money_page("commitments", ambito.pk))
    return render(request, "reporting/add_commitment.html", {"form": form, "ambito": ambito})


@require_POST
def close_commitment(request, pk):
    bound = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    require(can_keep_money(request.user))
    try:
        actions.close_commitment(bound, on=localdate(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Closed: what was still bound is free again."))
    return redirect(money_page("commitments", bound.ambito_id))


def _lines_and_funds(ambito):
    return {"cost_lines": CostLine.objects.of(ambito).in_order(), "funds": Fund.objects.of(ambito).in_order()}


def _tell(request, booked, left_out):
    done = ngettext("%(n)s row of spending booked.", "%(n)s rows of spending booked.", len(booked))
    nothing = _("Nothing was left to book: somebody was quicker, or no line was chosen yet.")
    _say(request, booked, left_out, done=done, nothing=nothing, not_done=_("Not booked: %(why)s"))


def _say(request, rows, left_out, *, done, nothing, not_done):
    """How many rows were done, or that nothing waited; of those left out each reason once."""
    if rows:
        messages.success(request, done % {"n": len(rows)})
    elif not left_out:
        messages.info(request, nothing)
    for why in dict.fromkeys(why for _row, why in left_out):
        messages.warning(request, not_done % {"why": why})
