"""The doors for hosts' tutors. A secret opens one internship, on one device, while it lasts; and nothing else.

Looking changes nothing: mail scanners open every link. Only "Begin" opens it, and only where it was pressed. Whether a
secret is wrong, replaced, revoked or expired, the answer is the same page; who brings many such is not answered for a
while. Pages are filled from `placements.telling`.
"""

from datetime import timedelta
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from equipe import audit, by_link
from equipe.by_link import is_the_device, new_device, remember
from equipe.verdicts import Refused
from placements import actions
from placements.coming_in import may_come_in
from placements.enums import ReportKind
from placements.following import weeks_waiting
from placements.forms import REPORTS, HostSpeech, LooksByLink, SignByLink, WeekByLink
from placements.looking import asked_items
from placements.models import Act, Day, HostLink, Observation, Week
from placements.months import closed_months
from placements.rules import following
from placements.rules.attendance import first_of
from placements.telling import absences_told, papers_of, told_by
from placements.views.files import typed

SECTION = "link"
ITEMS_A_SCREEN = 3
"""With their levels written out, three items are about four heights of a phone."""

DAYS_OF_A_WEEK = timedelta(days=6)
SAID = {
    "week": _("Thank you: the week is confirmed."),
    "looks": _("Thank you: what you saw helps both of us."),
    "sign": _("Signed. The service keeps the paper."),
    ReportKind.ACCIDENT: _("The service knows of the accident and calls you. Keep the medical papers."),
    ReportKind.ABSENCE: _("Thank you: the service knows."),
    ReportKind.OTHER: _("Thank you: the service knows."),
}
"""What the first page says after a deed."""

NOT_WORDS = ("csrfmiddlewaretoken", "key", "kind", "language", "seen", "version")
MOST_CHOSEN = 12
"""A level, a day, a reason: what is chosen again with one tap is not given back as words."""

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def for_hosts(view):
    """Find the link of a secret and answer in its language; if it opens nothing, say so in the one way there is."""

    @login_not_required
    @wraps(view)
    def answered(request, secret):
        link = HostLink.objects.known_by(secret).with_internships().first()
        return by_link.in_language_of(request, link, lambda: _answer(view, request, link, secret))

    return answered


def on_the_device(view):
    """Only where it was begun; every look leaves its trace before anything is shown."""

    @wraps(view)
    def answered(request, link, secret):
        if is_the_device(request, link):
            audit.record_read(link.internship.episode, by=None, section=SECTION)
            return view(request, link, secret)
        if request.method == "POST" and link.begun_at:
            return _say(request, "elsewhere", link=link, secret=secret, status=403)
        return redirect("host_link:door", secret)

    return answered


def _answer(view, request, link, secret):
    today = localdate()
    is_stranger = not (link and is_the_device(request, link))
    if is_stranger and by_link.guessed_too_often(request):
        return _say(request, "wait", status=429)
    if link and link.opens(on=today) and may_come_in(link.internship, on=today):
        return view(request, link, secret)
    if is_stranger:
        by_link.count_guess(request)
    return _say(request, "over", status=404)


@for_hosts
@require_safe
def door(request, link, secret):
    """Before it is begun only that somebody asks, and who; then the three things one does here."""
    if not link.begun_at:
        ambito = link.internship.episode.team.ambito
        asking = {"service": ambito.service_name, "district": ambito.name, "begin_by": link.begin_by}
        return render(request, "placements/by_link/door.html", asking | {"secret": secret})
    if not is_the_device(request, link):
        return _say(request, "elsewhere", link=link, secret=secret, status=403)
    return _home(request, link, secret)


@for_hosts
@require_POST
def begin(request, link, secret):
    """Open the link here; from now on it opens on this device alone."""
    device, today = new_device(), localdate()
    try:
        actions.begin_host_link(link, device=device, on=today)
    except Refused:
        return redirect("host_link:door", secret)
    here = reverse("host_link:door", args=[secret])
    days = max((link.open_until - today).days + 1, 1)
    return remember(redirect("host_link:door", secret), link, device, path=here, days=days)


def _home(request, link, secret):
    internship = link.internship
    audit.record_read(internship.episode, by=None, section=SECTION)
    return _show(
        request,
        "home",
        link,
        secret,
        waiting=weeks_waiting(internship, on=localdate()),
        papers=len(papers_of(internship)),
        looked=Observation.objects.by_tutor(link.tutor).newest_first().values_list("on", flat=True).first(),
        today=localdate(),
        said=SAID.get(request.GET.get("said")),
    )


@for_hosts
@GET_OR_POST
@on_the_device
def week(request, link, secret):
    """The planned days of a week: all as planned with one tap, or a day changed; other weeks that wait beside it."""
    internship, waiting = link.internship, weeks_waiting(link.internship, on=localdate())
    monday = _monday(request, waiting)
    planned = following.planned_week(monday, Act.objects.of(internship).changes())
    closed = closed_months(internship, [one.day for one in planned]) if planned else set()
    form = WeekByLink(
        typed(request),
        planned=[one for one in planned if first_of(one.day) not in closed],
        noted={day.day: day for day in Day.objects.of(internship).within(monday, monday + DAYS_OF_A_WEEK)},
        away=absences_told(internship, monday, monday + DAYS_OF_A_WEEK),
    )
    refusal = ""
    if request.method == "POST":
        all_as_planned = "all" in request.POST
        if all_as_planned or form.is_valid():
            try:
                told = form.as_planned if all_as_planned else form.told
                actions.confirm_week(link, monday, told, seen=form.seen, at=now())
            except Refused as refused:
                refusal = str(refused)
            else:
                return _back(secret, said="week")
    shown = {
        "form": form,
        "monday": monday,
        "sunday": monday + DAYS_OF_A_WEEK,
        "planned": planned,
        "closed": [one for one in planned if first_of(one.day) in closed],
        "ready": bool(planned) and planned[-1].day <= localdate(),
        "others": [day for day in waiting if day != monday],
        "is_done": Week.objects.of(internship).in_week(monday).exists(),
        "refusal": refusal,
    }
    return _show(request, "week", link, secret, **shown)


@for_hosts
@GET_OR_POST
@on_the_device
def report(request, link, secret):
    """An absence, an accident or something else: three short forms, each told once."""
    today = localdate()
    kind = request.POST.get("kind")
    forms = [form(typed(request) if kind == form.kind else None, today=today) for form in REPORTS.values()]
    sent = next((form for form in forms if form.is_bound), None)
    if sent and sent.is_valid():
        try:
            said = {"on": today} | sent.cleaned_data
            actions.report(link, kind=sent.kind, at=now(), **said)
        except Refused as refusal:
            sent.add_error(None, str(refusal))
        else:
            return _back(secret, said=sent.kind)
    opened = kind or request.GET.get("kind")
    return _show(request, "report", link, secret, forms=forms, opened=opened, accident=ReportKind.ACCIDENT)


@for_hosts
@GET_OR_POST
@on_the_device
def looks(request, link, secret):
    """How it goes, some behaviours a screen; each screen is kept as it is left."""
    today = localdate()
    screens = _screens(asked_items(link.internship))
    part = _part(request, len(screens))
    given = {look.lineage: look for look in Observation.objects.by_tutor(link.tutor).on_day(today)}
    whole = given.get("")
    form = LooksByLink(
        typed(request),
        items=screens[part - 1],
        looks=given,
        is_last=part == len(screens),
        note=whole.note if whole else "",
    )
    if form.is_valid():
        note = form.cleaned_data.get("whole", "")
        try:
            actions.tell_how_it_goes(link, form.answers, note=note, on=today)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _on_from(request, secret, part, last=len(screens))
    return _show(request, "looks", link, secret, form=form, part=part, parts=len(screens))


@for_hosts
@GET_OR_POST
@on_the_device
def sign(request, link, secret):
    """The acts that wait for the tutor's signature, each with what it agrees on."""
    form, refusal = SignByLink(typed(request)), ""
    if form.is_valid():
        try:
            actions.sign_by_link(link, form.cleaned_data["signature"], on=localdate())
        except Refused as refused:
            refusal = str(refused)
        else:
            return _back(secret, said="sign")
    return _show(request, "sign", link, secret, papers=papers_of(link.internship), refusal=refusal)


@for_hosts
@require_POST
def speak(request, link, secret):
    """The language of these pages, and of these alone."""
    form = HostSpeech(request.POST)
    if form.is_valid():
        actions.speak_by_host_link(link, language=form.cleaned_data["language"])
    return redirect("host_link:door", secret)


def _monday(request, waiting):
    """The week that was asked for, or the earliest that waits, or this one."""
    try:
        asked = parse_date(request.GET.get("monday", ""))
    except ValueError:
        asked = None
    day = asked if asked and 1900 < asked.year < 3000 else next(iter(waiting), localdate())
    return following.monday_of(day)


def _screens(items):
    return [items[first : first + ITEMS_A_SCREEN] for first in range(0, len(items), ITEMS_A_SCREEN)] or [[]]


def _part(request, last):
    asked = request.GET.get("part", "")
    return min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1


def _on_from(request, secret, part, *, last):
    page = reverse("host_link:looks", args=[secret])
    if request.POST.get("then") == "back" and part > 1:
        return redirect(f"{page}?part={part - 1}")
    if part < last:
        return redirect(f"{page}?part={part + 1}")
    return _back(secret, said="looks")


def _back(secret, *, said):
    return redirect(f"{reverse('host_link:door', args=[secret])}?said={said}")


def _show(request, page, link, secret, **shown):
    return render(request, f"placements/by_link/{page}.html", {"told": told_by(link), "secret": secret} | shown)


def _say(request, page, *, status, link=None, secret=""):
    """Say why nothing is taken, and give back what was typed: it stands on this page alone now."""
    words = [words for name, words in request.POST.items() if name not in NOT_WORDS and len(words) > MOST_CHOSEN]
    ambito = link.internship.episode.team.ambito if link else None
    shown = {"typed": words, "secret": secret}
    if ambito:
        shown |= {"service": ambito.service_name, "district": ambito.name}
    return render(request, f"placements/by_link/{page}.html", shown, status=status)
