"""The doors for raters without an account. A secret opens one assessment, on one device, and nothing else.

Looking changes nothing and tells nothing: mail scanners open every link. Only "Begin" opens it, and only on the device
where it was pressed. Whether a secret is wrong, replaced, expired or used, the answer is the same page; who
brings many such is not answered for a while.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST, require_safe

from assessments import actions, voices
from assessments.enums import Absence
from assessments.forms import AnswersByLink, Speech
from assessments.models import RaterLink
from assessments.sheets import SUMMARY, sheet_of
from equipe import audit, by_link
from equipe.by_link import is_the_device, new_device, remember
from equipe.verdicts import Refused

SECTION = "link"
ITEMS_A_SCREEN = 3
"""With their levels written out, three items are about four heights of a phone: more, and nobody sees the end."""

NOT_ANSWERS = ("csrfmiddlewaretoken", "version", "then", "language")


def for_raters(view):
    """Find the link of a secret and answer in its language; if it opens nothing, say so in the one way there is."""

    @login_not_required
    @wraps(view)
    def answered(request, secret):
        link = RaterLink.objects.known_by(secret).with_assessments().first()
        return by_link.in_language_of(request, link, lambda: _answer(view, request, link, secret))

    return answered


def _answer(view, request, link, secret):
    today = localdate()
    is_stranger = not (link and is_the_device(request, link))
    if is_stranger and by_link.guessed_too_often(request):
        return _say(request, "assessments/by_link/wait.html", status=429)
    if link and link.opens(on=today):
        return view(request, link, secret)
    if is_stranger:
        by_link.count_guess(request)
    elif link.is_done(on=today):
        return _say(request, "assessments/by_link/thanks.html", link=link, secret=secret)
    return _say(request, "assessments/by_link/over.html", status=404)


@for_raters
@require_safe
def door(request, link, secret):
    """What a link shows before anything: that questions wait, from whom, until when; nothing about anybody."""
    if link.begun_at and is_the_device(request, link):
        return redirect("by_link:answers", secret)
    if link.begun_at:
        return _say(request, "assessments/by_link/elsewhere.html", link=link, secret=secret, status=403)
    return render(request, "assessments/by_link/door.html", {"link": link, "secret": secret})


@for_raters
@require_POST
def begin(request, link, secret):
    """Open the link here; from now on it opens on this device alone."""
    device = new_device()
    try:
        actions.begin(link, device=device, on=localdate())
    except Refused:
        return redirect("by_link:door", secret)
    days = (link.expires_on - localdate()).days + 1
    lasting = days if days > 1 else None  # a device lent for a day forgets it when the browser is closed
    here = reverse("by_link:door", args=[secret])
    return remember(redirect("by_link:answers", secret), link, device, path=here, days=lasting)


@for_raters
def answers(request, link, secret):
    """The questions, one area a screen; the summary at the end."""
    if not link.begun_at or request.method != "POST" and not is_the_device(request, link):
        return redirect("by_link:door", secret)
    if not is_the_device(request, link):
        return _say(request, "assessments/by_link/elsewhere.html", link=link, secret=secret, status=403)
    sheet = _sheet_of(link, at=request.GET.get("area", ""))
    form = _area_form(request, link.assessment, sheet)
    if form and form.is_valid():
        try:
            actions.save_answers(link.assessment, form.answers, by=None, version=form.cleaned_data["version"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, link, secret, sheet)
    return _show(request, link, secret, sheet, form=form)


@for_raters
@require_POST
def hand_in(request, link, secret):
    """Submit the answers."""
    if not link.begun_at or not is_the_device(request, link):
        return redirect("by_link:door", secret)
    try:
        actions.submit(link.assessment, by=None, at=now())
    except Refused as refusal:
        return _show(request, link, secret, _sheet_of(link, at=SUMMARY), refusal=refusal)
    return redirect("by_link:door", secret)


@for_raters
@require_POST
def speak(request, link, secret):
    """The language of these pages, and of these alone."""
    form = Speech(request.POST)
    if form.is_valid():
        actions.speak(link, language=form.cleaned_data["language"])
    return redirect("by_link:door", secret)


def _sheet_of(link, *, at):
    return sheet_of(link.assessment, at=at, most=ITEMS_A_SCREEN)


def _area_form(request, assessment, sheet):
    if sheet.open is None:
        return None
    return AnswersByLink(
        request.POST if request.method == "POST" else None,
        role=assessment.role,
        items=sheet.open.items,
        answers=sheet.open.answers,
        initial={"version": assessment.version},
    )


def _saved(request, link, secret, sheet):
    if request.htmx:
        sheet = _sheet_of(link, at=sheet.open.code)
        shown = {"link": link, "assessment": link.assessment, "sheet": sheet, "kept": now()}
        return render(request, "assessments/by_link/answers.html#saved", shown)
    area = {"back": sheet.previous, "summary": SUMMARY}.get(request.POST.get("then"), sheet.next)
    return redirect(f"{reverse('by_link:answers', args=[secret])}?area={area}")


def _show(request, link, secret, sheet, *, form=None, refusal=None):
    audit.record_read(link.assessment.round.episode, by=None, section=SECTION)
    template = "assessments/by_link/answers.html"
    if request.htmx:
        template += "#saved"
    shown = {"link": link, "secret": secret, "assessment": link.assessment, "sheet": sheet, "form": form}
    read_over = [] if form else _read_over(sheet, role=link.assessment.role)
    return render(request, template, shown | {"refusal": refusal, "read_over": read_over, "absences": Absence.values})


def _read_over(sheet, *, role):
    """Each area with its items, and what was answered in the rater's own words."""
    return [
        (area, [(item, voices.said(item, answer, role=role), answer.note) for item, answer, _label in area.lines])
        for area in sheet.areas
    ]


def _say(request, template, *, status=200, **shown):
    """Say why nothing is taken, and give back what was typed: it stands on this page alone now."""
    if request.htmx:
        template = "assessments/by_link/answers.html#not_kept"
    typed = [words for name, words in request.POST.items() if name not in NOT_ANSWERS and not _is_choice(words)]
    return render(request, template, shown | {"typed": typed}, status=status)


def _is_choice(words):
    """A level or an absence, or nothing: chosen again with one tap."""
    return not words.strip() or words.isdigit() or words in Absence.values
