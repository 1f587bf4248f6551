"""The words of a report: written with the figures beside, looked at, taken back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from equipe import drafts
from equipe.verdicts import Refused
from reporting import actions, freezing, tables
from reporting.enums import PassageField, ReportState
from reporting.forms import EarlierWords, PassageText
from reporting.papers import TEMPLATES
from reporting.papers.filling import fill, marks
from reporting.views.asking import sent
from reporting.views.reports import asked_report


def _place(asked, field):
    """Where in the paper the words stand."""
    if field not in TEMPLATES[asked.kind].passages:
        raise Http404
    return PassageField(field)


@require_http_methods(["GET", "HEAD", "POST"])
def passage(request, pk, field):
    asked = asked_report(request, pk)
    place, key = _place(asked, field), f"passage-{field}:{asked.pk}"
    versions = list(asked.passages.in_field(place).newest_first())
    kept = drafts.left(request.user, key)
    latest = {"text": versions[0].text, "seen": versions[0].number} if versions else {"text": "", "seen": 0}
    form = PassageText(
        sent(request),
        initial=latest | ({"text": kept[0].content.get("text", "")} if kept else {}),
    )
    counting, previewed = freezing.count_for(asked), None
    if form.is_valid():
        if "preview" in request.POST:
            previewed = fill(form.cleaned_data["text"], *counting.told)
        elif _kept(request, asked, place, form):
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("The text is kept; the words before stay in its history."))
            return redirect(asked)
    shown = {
        "report": asked,
        "place": place,
        "form": form,
        "versions": versions,
        "marks": _marks(counting),
        "previewed": previewed,
        "is_draft": asked.state == ReportState.DRAFT,
        "draft_key": key,
        "kept": [] if form.is_bound else kept,
        "language": get_language(),
    }
    return render(request, "reporting/passage.html", shown)


def _kept(request, asked, place, form):
    try:
        actions.write_passage(asked, place, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _marks(counting):
    """Each mark with its words and what it would become on paper now: what is not told there is not shown here."""
    year, told = {"year": counting.counted.year}, counting.told[0]
    return [(mark, words, year.get(mark) or tables.value_of(mark, told)) for mark, words in marks().items()]


@require_POST
def restore_passage(request, pk, field):
    asked = asked_report(request, pk)
    place, form = _place(asked, field), EarlierWords(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("There is no such version of this text."))
        actions.restore_passage(asked, place, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The earlier words stand again."))
    return redirect("reporting:passage", asked.pk, field)
