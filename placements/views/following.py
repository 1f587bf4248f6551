"""The doors of following an internship: its two tutors side by side, the host tutor's link, reports, signals."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.navigation import site_of
from equipe.permissions import require
from equipe.verdicts import Refused
from placements import actions
from placements.following import Following
from placements.forms import Aside, Handling, LinkAddress, NewVisit, Rhythm
from placements.models import HostReport, Tutor
from placements.permissions import can_confirm, can_visit
from placements.rules import accidents, visits, watch
from placements.views.files import SECTION, case_file, internship_file


@require_safe
def following(request, pk):
    """Visits of both, what both saw, weeks confirmed, what was reported and what may be in trouble."""
    return _show(request, internship_file(request, pk))


@require_POST
def send_host_link(request, pk):
    """A fresh link by mail; the one before is dead."""
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    form = LinkAddress(request.POST)
    if form.is_valid():
        try:
            actions.send_host_link(
                internship, to=form.cleaned_data["to"], site=site_of(request), by=request.user, on=localdate()
            )
        except Refused as refusal:
            form.add_error("to", str(refusal))
        else:
            messages.success(request, _("The link is on its way. Earlier links open nothing any more."))
            return redirect("placements:following", internship.pk)
    return _show(request, internship, address=form)


@require_POST
def show_host_link(request, pk):
    """A fresh link on the screen, once, to read out or hand over."""
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    try:
        link, secret = actions.hand_host_link(internship, by=request.user, on=localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("placements:following", internship.pk)
    before, _secret, _rest = reverse("host_link:door", args=[secret]).partition(secret)
    shown = {"internship": internship, "link": link, "secret": secret, "before": site_of(request) + before}
    return render(request, "placements/show_host_link.html", shown)


@require_POST
def revoke_host_link(request, pk):
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    actions.revoke_host_link(internship, by=request.user)
    messages.success(request, _("The link opens nothing any more."))
    return redirect("placements:following", internship.pk)


@require_POST
def add_visit(request, pk):
    """One more visit of the tutor who stands by."""
    internship = internship_file(request, pk)
    require(can_visit(request.user, internship))
    form, tutor = NewVisit(request.POST), next(iter(Following(internship, localdate()).rhythms), None)
    if form.is_valid():
        try:
            if tutor is None:
                raise Refused(_("No tutor of the service follows this internship: name one first."))
            actions.add_visit(internship, tutor=tutor, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The visit is planned."))
            return redirect("placements:following", internship.pk)
    return _show(request, internship, new_visit=form)


@require_POST
def plan_visits(request, pk):
    """Plan what lies ahead anew, as acts and tutors stand now."""
    internship = internship_file(request, pk)
    require(can_visit(request.user, internship))
    actions.replan(internship, on=localdate(), by=request.user)
    messages.success(request, _("The visits ahead are planned."))
    return redirect("placements:following", internship.pk)


@require_POST
def set_rhythm(request, pk):
    tutor = get_object_or_404(Tutor.objects.visible_to(request.user).with_internships(), pk=pk)
    audit.record_read(tutor.internship.episode, by=request.user, section=SECTION)
    require(can_visit(request.user, tutor.internship))
    form = Rhythm(request.POST)
    if form.is_valid():
        actions.set_rhythm(tutor, every=form.cleaned_data["every"], by=request.user, on=localdate())
        messages.success(request, _("The visits ahead are planned."))
        return redirect("placements:following", tutor.internship_id)
    return _show(request, tutor.internship, rhythm=form)


@require_POST
def put_aside(request, pk):
    """A signal that was looked at."""
    internship = internship_file(request, pk)
    require(can_visit(request.user, internship))
    form = Aside(request.POST)
    if form.is_valid():
        try:
            actions.put_aside(internship, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Put aside: it comes back when something new happens."))
            return redirect("placements:following", internship.pk)
    return _show(request, internship, aside=form)


@require_safe
def reports(request, pk):
    """What hosts' tutors reported in a case; the one that waits longest leads to its internship."""
    episode = case_file(request, pk)
    found = HostReport.objects.of_cases([episode]).with_internships().with_who().newest_first()
    return render(request, "placements/reports.html", {"episode": episode, "reports": found, "now": now()})


@require_POST
def handle_report(request, pk):
    report = get_object_or_404(HostReport.objects.visible_to(request.user).with_internships(), pk=pk)
    internship = internship_file(request, report.internship_id)
    require(can_visit(request.user, internship))
    form = Handling(request.POST)
    if form.is_valid():
        try:
            actions.handle_report(report, by=request.user, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return _show(request, internship, handling=form, typed=[form.cleaned_data["how"]])
        else:
            messages.success(request, _("Written down. It waits for nobody any more."))
            return redirect("placements:following", internship.pk)
    return _show(request, internship, handling=form, handled=report)


def _show(request, internship, **forms):
    today, bound = localdate(), next((form for form in forms.values() if hasattr(form, "errors")), None)
    found = Following(internship, today)
    may_visit = can_visit(request.user, internship)
    known = {"to": found.host_tutor.email if found.host_tutor else ""}
    shown = {
        "internship": internship,
        "following": found,
        "today": today,
        "now": now(),
        "may_link": can_confirm(request.user, internship) and found.may_link,
        "may_visit": may_visit,
        "address": LinkAddress(initial=known),
        "new_visit": NewVisit(),
        "handling": Handling(),
        "aside": None,
        "rhythm": None,
        "form": bound,
        "sources": (watch.SOURCE,),
        "accident_source": accidents.SOURCE,
        "visit_source": visits.SOURCE,
    }
    return render(request, "placements/following.html", shown | forms)
