"""The hand-over pack of the chosen cases, or of all one's own: to read, to write the last words, to print."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries import chosen
from beneficiaries.models import Episode
from beneficiaries.permissions import can_see_cases
from equipe import audit
from equipe.permissions import require
from reporting import documents, handover_papers, pdf
from reporting.views.reports import as_file

MINE = "mine"
"""In the place of the key of a choice: all the cases the reader follows."""


@require_safe
def handover_pack(request, key):
    require(can_see_cases(request.user))
    episodes = _looked_at(request, key)
    packed = handover_papers.pack_of(episodes, reader=request.user, on=timezone.localdate())
    context = {"packed": packed, "key": key, "is_mine": key == MINE, "can_print": pdf.available()}
    return render(request, "reporting/handover_pack.html", context)


@require_safe
def handover_pdf(request, key):
    require(can_see_cases(request.user))
    episodes, today = _looked_at(request, key), timezone.localdate()
    if not episodes:
        return redirect("reporting:handover_pack", key)
    audit.record("handover.printed", request.user, by=request.user, cases=len(episodes))
    ambito = episodes[0].team.ambito
    imprint = documents.Imprint(ambito, today.year, str(request.user), today, get_language())
    paper = handover_papers.pack(handover_papers.pack_of(episodes, reader=request.user, on=today), imprint=imprint)
    try:
        content = pdf.render_pdf(*paper, language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect("reporting:handover_pack", key)
    return as_file(content, "application/pdf", f"{slugify(_('Hand-over'))}-{today}.pdf")


def _looked_at(request, key):
    """The cases of the pack; that each was looked at is recorded first."""
    if key == MINE:
        mine = Episode.objects.visible_to(request.user).managed_by(request.user).open()
        episodes = list(mine.with_people().by_name()[: chosen.MOST])
    else:
        episodes = chosen.cases(request.session, key, request.user)
    audit.record_reads(episodes, by=request.user, section="hand-over pack")
    return episodes
