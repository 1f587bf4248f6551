"""The doors of the wordings: the coordinator keeps what stands around the facts of each paper."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import drafts
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions
from reporting.enums import PaperKind
from reporting.forms import NewWording
from reporting.models import Wording
from reporting.permissions import can_word_papers, districts_of_coordinator
from reporting.placement_papers.wording import PLACEHOLDERS, fill, usual
from reporting.views.asking import sent, sent_files


@require_safe
def wordings(request):
    """Every paper, with the versions the district has written for it."""
    require(can_word_papers(request.user))
    written = {}
    for one in Wording.objects.written_by(request.user).light().newest_first():
        written.setdefault(one.paper, []).append(one)
    shown = {"papers": [(kind, written.get(kind, ())) for kind in PaperKind], "today": localdate()}
    return render(request, "reporting/wordings.html", shown)


def wording(request, kind):
    """The versions of one paper's wording, and the next one."""
    require(can_word_papers(request.user))
    if kind not in PaperKind:
        raise Http404
    ambito, key = districts_of_coordinator(request.user)[0], f"wording:new:{kind}"
    versions = list(Wording.objects.of(ambito).of_paper(kind).light().newest_first())
    kept = drafts.left(request.user, key)
    form = NewWording(
        sent(request),
        sent_files(request),
        ambito=ambito,
        initial=_first_words(kind, versions) | (kept[0].content if kept else {}),
    )
    previewed = None
    if form.is_valid():
        if "preview" in request.POST:
            previewed = _filled(form.cleaned_data)
        else:
            try:
                actions.write_wording(ambito, kind, by=request.user, **form.told)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                drafts.forget(request.user, key, page=drafts.page_of(request.POST))
                messages.success(request, _("The wording is kept. Papers dated before it go on saying what they said."))
                return redirect("reporting:wording", kind)
    shown = {
        "kind": PaperKind(kind),
        "versions": versions,
        "form": form,
        "previewed": previewed,
        "placeholders": PLACEHOLDERS,
        "draft_key": key,
        "kept": [] if form.is_bound else kept,
        "language": get_language(),
        "now": now(),
    }
    return render(request, "reporting/wording.html", shown)


def _first_words(kind, versions):
    """One goes on from the latest version, or from the words shipped with Equipe."""
    latest = next((one for one in versions if one.cost_line_id is None), None)
    opening, closing = (latest.opening, latest.closing) if latest else usual(kind)
    heading = latest.heading if latest else ""
    return {"opening": opening, "closing": closing, "heading": heading, "valid_from": localdate()}


def _filled(said):
    """With the marks filled by what they mean, in brackets."""
    values = {mark: f"[{meaning}]" for mark, meaning in PLACEHOLDERS.items()}
    return {"opening": fill(said["opening"], values), "closing": fill(said["closing"], values)}
