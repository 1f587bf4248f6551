"""The deeds on a report, each a door: answered, checked, frozen, sent, returned, begun anew."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from equipe.verdicts import Refused
from reporting import actions
from reporting.forms import Return, SeenVersion, Sending, WarningAnswers
from reporting.views.asking import sent
from reporting.views.reports import asked_report, show


def _do(request, asked, deed, done=""):
    """One deed; a refusal is said on the page of the report."""
    try:
        outcome = deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(asked)
    if done:
        messages.success(request, done)
    return redirect(outcome if hasattr(outcome, "get_absolute_url") and type(outcome) is type(asked) else asked)


@require_POST
def answer_warnings(request, pk):
    asked, form, today = asked_report(request, pk), WarningAnswers(request.POST), timezone.localdate()
    try:
        kept = _answered(asked, form, on=today, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return show(request, asked_report(request, pk), typed=form)
    messages.success(request, ngettext("%(n)s answer is kept.", "%(n)s answers are kept.", kept) % {"n": kept})
    return redirect(asked)


def _answered(asked, form, *, on, by):
    """How many answers were kept."""
    if not form.is_valid():
        raise Refused(_("A reason has at most 300 characters: shorten it and keep the answers again."))
    if not form.answers:
        raise Refused(_("Write why a warning is accepted, or tick that it is mended now."))
    actions.answer_warnings(asked, form.answers, on=on, by=by)
    return len(form.answers)


@require_POST
def check_report(request, pk):
    asked, version, today = asked_report(request, pk), SeenVersion.of(request.POST), timezone.localdate()
    done = _("Checked: every warning has its answer. Next it is frozen.")
    return _do(request, asked, lambda: actions.check_report(asked, on=today, version=version, by=request.user), done)


@require_POST
def reopen_report(request, pk):
    asked, version = asked_report(request, pk), SeenVersion.of(request.POST)
    return _do(request, asked, lambda: actions.reopen_report(asked, version=version, by=request.user))


@require_POST
def freeze_report(request, pk):
    asked, version = asked_report(request, pk), SeenVersion.of(request.POST)
    return _do(request, asked, lambda: actions.freeze_report(asked, version=version, by=request.user))


@require_POST
def cancel_freezing(request, pk):
    asked = asked_report(request, pk)
    done = _("Cancelled: nothing was kept.")
    return _do(request, asked, lambda: actions.cancel_freezing(asked, by=request.user), done)


@require_POST
def begin_new_version(request, pk):
    asked = asked_report(request, pk)
    done = _("The new version has the words and answers of the one that was returned.")
    return _do(request, asked, lambda: actions.begin_new_version(asked, by=request.user), done)


@require_http_methods(["GET", "HEAD", "POST"])
def send_report(request, pk):
    done = _("Written down: the report was sent.")
    return _write_down(request, pk, Sending, actions.send_report, done, "reporting/send_report.html")


@require_http_methods(["GET", "HEAD", "POST"])
def return_report(request, pk):
    done = _("Written down. A new version can be begun now.")
    return _write_down(request, pk, Return, actions.return_report, done, "reporting/return_report.html")


def _write_down(request, pk, question, deed, done, template):
    """What happened to a report on a day, asked on a page of its own."""
    asked, today = asked_report(request, pk), timezone.localdate()
    form = question(sent(request), initial={"on": today, "version": asked.version})
    if form.is_valid():
        try:
            deed(asked, today=today, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(asked)
    return render(request, template, {"report": asked, "form": form})
