"""What is agreed together, on paper: printing it is a look at the case, and leaves a trace of its own."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.models import Meeting, Project, Signature
from beneficiaries.models.minutes import minutes_for
from beneficiaries.models.outlines import outline
from equipe import audit
from reporting import documents, pdf, together_papers
from reporting.views.reports import as_file


@require_safe
def project_paper(request, pk):
    """A version of a person's project, in the language asked for and in large type if she wishes."""
    project = get_object_or_404(Project.objects.visible_to(request.user).with_case(), pk=pk)
    episode, language = project.episode, _language(request)
    audit.record_read(episode, by=request.user, section="project")
    audit.record("project.printed", project, by=request.user, language=language)
    imprint = _imprint(request, episode.team.ambito, language)
    signatures = Signature.objects.of_project(project).in_order()
    large = request.GET.get("type") == "large"
    paper = together_papers.project(outline(project), signatures, imprint=imprint, large=large)
    with override(language):
        name = slugify(_("My project"))
    return _printed(request, project, paper, imprint, name)


@require_safe
def minutes_paper(request, pk):
    """The minutes of a meeting with what the reader may see."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).with_teams(), pk=pk)
    minutes = minutes_for(meeting, reader=request.user)
    audit.record_reads(minutes.cases, by=request.user, section="meeting")
    audit.record("meeting.printed", meeting, by=request.user)
    imprint = _imprint(request, meeting.teams.all()[0].ambito, get_language())
    paper = together_papers.minutes(minutes, imprint=imprint)
    return _printed(request, meeting, paper, imprint, f"{slugify(_('Minutes'))}-{meeting.held_on:%Y-%m-%d}")


def _language(request):
    """The language of the paper: another than the reader's own, if she asks for it."""
    asked = request.GET.get("language")
    return asked if asked in dict(settings.LANGUAGES) else get_language()


def _imprint(request, ambito, language):
    today = localdate()
    return documents.Imprint(ambito, today.year, str(request.user), today, language)


def _printed(request, thing, paper, imprint, name):
    try:
        content = pdf.render_pdf(*paper, language=imprint.language)
    except pdf.PdfUnavailable as unavailable:
        messages.error(request, str(unavailable))
        return redirect(thing)
    return as_file(content, "application/pdf", f"{name}.pdf")
