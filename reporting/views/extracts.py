"""The extract of a case on paper: what it should hold is asked first; printing it is a look and a deed."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.models import Episode, authors
from equipe import audit
from reporting import case_extract, documents, pdf
from reporting.forms import ExtractChoice
from reporting.views.reports import as_file

LONGEST = 600
"""Moments on one paper: some thirty pages, printed while one waits. A longer story is printed year by year."""


@require_safe
def ask_extract(request, pk):
    """How much there is to print, and what the paper should hold."""
    episode, form = _asked(request, pk)
    audit.record_read(episode, by=request.user, section="extract")
    told = _story(request, episode, form)
    context = {
        "episode": episode,
        "form": form,
        "count": len(told),
        "is_short": len(told) <= LONGEST,
        "years": sorted(Counter(localtime(moment.at).year for moment in told).items()),
        "can_print": pdf.available(),
    }
    return render(request, "reporting/ask_extract.html", context)


@require_safe
def print_extract(request, pk):
    episode, form = _asked(request, pk)
    audit.record_read(episode, by=request.user, section="extract")
    told = _story(request, episode, form)
    private = form.cleaned_data.get("private", False)
    if len(told) > LONGEST or not form.is_valid():
        return redirect("reporting:ask_extract", episode.pk)
    today = timezone.localdate()
    imprint = documents.Imprint(episode.team.ambito, today.year, str(request.user), today, get_language())
    paper = case_extract.paper(episode, told, imprint=imprint, private=private, told=form.in_words)
    try:
        content = pdf.render_pdf(*paper, language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect("reporting:ask_extract", episode.pk)
    audit.record("episode.printed", episode, by=request.user, moments=len(told), private=private)
    return as_file(content, "application/pdf", f"{slugify(_('Extract of the case'))}-{today:%Y-%m-%d}.pdf")


def _asked(request, pk):
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    form = ExtractChoice(request.GET, authors=authors([episode], reader=request.user))
    form.is_valid()
    return episode, form


def _story(request, episode, form):
    asked = form.narrowed
    private = asked.pop("private", False)
    return case_extract.story(episode, reader=request.user, private=private, narrowed=asked)
