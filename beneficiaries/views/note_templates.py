"""Templates of notes: the district's, kept by the coordinator, and one's own."""

from copy import copy

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.enums import USUAL_TEMPLATES
from beneficiaries.forms import NewTemplate, TemplateCorrection
from beneficiaries.models import NoteTemplate
from beneficiaries.permissions import can_see_cases, districts_of_templates, keeps_district_templates
from equipe import drafts, presence
from equipe.districts import asked_district
from equipe.permissions import require
from equipe.verdicts import Refused


@require_safe
def note_templates(request):
    require(can_see_cases(request.user))
    templates = NoteTemplate.objects.visible_to(request.user).in_use().by_name()
    context = {
        "shared": [template for template in templates if template.is_shared],
        "own": [template for template in templates if not template.is_shared],
        "may_share": keeps_district_templates(request.user),
        "without": _without_templates(request.user),
        "usual": [name for name, _channel, _minutes, _text in USUAL_TEMPLATES],
    }
    return render(request, "beneficiaries/note_templates.html", context)


@require_POST
def take_usual_templates(request):
    """The templates with which a new district begins, by one click of who keeps them."""
    require(keeps_district_templates(request.user))
    districts = districts_of_templates(request.user)
    ambito = asked_district(districts, request.POST.get("district"))
    if ambito is None:
        messages.error(request, _("Choose for which district."))
    elif actions.take_usual_templates(ambito, by=request.user):
        messages.success(request, _("The usual templates are there: change them as your district says it."))
    else:
        messages.info(request, _("This district has templates already: nothing was added."))
    return redirect("beneficiaries:note_templates")


def add_note_template(request):
    require(can_see_cases(request.user))
    key, districts = "note_template:new", districts_of_templates(request.user)
    kept = drafts.left(request.user, key)
    posted = request.POST if request.method == "POST" else None
    form = NewTemplate(posted, initial=kept[0].content if kept else {}, districts=districts)
    if form.is_valid():
        owner = None if form.cleaned_data.get("shared") else request.user
        ambito = request.user.ambito if owner else form.ambito
        try:
            actions.add_note_template(ambito=ambito, owner=owner, by=request.user, **form.told)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("The template is there: it is offered with every new note."))
            return redirect("beneficiaries:note_templates")
    context = {"form": form, "draft_key": key, "kept": [] if form.is_bound else kept}
    return render(request, "beneficiaries/note_template.html", context)


def edit_note_template(request, pk):
    template = get_object_or_404(NoteTemplate.objects.kept_by(request.user).in_use(), pk=pk)
    key = f"note_template:{template.pk}"
    kept = drafts.left(request.user, key)
    form = TemplateCorrection(
        request.POST if request.method == "POST" else None,
        instance=copy(template),
        initial={"version": template.version} | (kept[0].content if kept else {}),
    )
    if form.is_valid():
        try:
            actions.edit_note_template(template, by=request.user, **form.answers)
        except actions.Stale as stale:
            form.compare_with(NoteTemplate.objects.get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            messages.success(request, _("The template was saved."))
            return redirect("beneficiaries:note_templates")
    context = {"template": template, "form": form, "draft_key": key, "kept": [] if form.is_bound else kept}
    context["presence"] = presence.of(request.user, key, at=now())
    return render(request, "beneficiaries/note_template.html", context)


@require_POST
def retire_note_template(request, pk):
    template = get_object_or_404(NoteTemplate.objects.kept_by(request.user), pk=pk)
    actions.retire_note_template(template, by=request.user, at=now())
    messages.success(request, _("The template is no longer offered; notes written with it stay as they are."))
    return redirect("beneficiaries:note_templates")


def _without_templates(user):
    """The districts of which she keeps the templates and that have none yet."""
    districts = districts_of_templates(user)
    if not districts:
        return []
    begun = set(NoteTemplate.objects.of_districts(districts).in_use().values_list("ambito", flat=True))
    return [district for district in districts if district.pk not in begun]
