"""The catalogue of competences: what ESCO names, whose classification it is, and what a district adds."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments import actions, esco
from assessments.forms import CatalogueSearch, OwnCompetence
from assessments.models import Competence, EscoEdition
from assessments.permissions import can_extend_catalogue, can_see_catalogue
from equipe.permissions import require

SHOWN = 25


@require_safe
def catalogue(request):
    """What can be found, and what the district has added."""
    require(can_see_catalogue(request.user))
    visible = Competence.objects.visible_to(request.user)
    form = CatalogueSearch(request.GET)
    context = {
        "form": form,
        "found": form.apply(visible.choosable())[:SHOWN],
        "asked": form.cleaned_data.get("q"),
        "clusters": [] if form.cleaned_data.get("q") else _clusters(visible),
        "own": visible.own().without_words().newest_first()[:SHOWN],
        "may_extend": can_extend_catalogue(request.user),
    }
    return render(request, "assessments/catalogue.html", context | attribution())


def extend_catalogue(request):
    """A competence that ESCO does not name."""
    require(can_extend_catalogue(request.user))
    form = OwnCompetence(request.POST if request.method == "POST" else None)
    if form.is_valid():
        language = get_language()[:2]
        actions.extend_catalogue(ambito=request.user.ambito, language=language, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added to the catalogue of your district."))
        return redirect("assessments:catalogue")
    return render(request, "assessments/extend_catalogue.html", {"form": form})


def attribution():
    """What stands wherever ESCO’s words are shown: whose they are, in which version and languages, since when."""
    editions = {}
    for edition in EscoEdition.objects.current().by_language():
        editions.setdefault(edition.version, []).append(edition)
    told = [(version, [e.language for e in ones], max(e.loaded_on for e in ones)) for version, ones in editions.items()]
    return {"esco": {"sentence": esco.ATTRIBUTION, "url": esco.HOME, "editions": told} if told else None}


def _clusters(visible):
    """The transversal competences under their headings, by name."""
    clusters = {}
    for competence in visible.choosable().transversal().with_broader():
        heading = next((broad.label for broad in competence.broader.all()), "")
        clusters.setdefault(heading, []).append(competence.label)
    return [(heading, sorted(labels)) for heading, labels in sorted(clusters.items())]
