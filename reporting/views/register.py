"""An office's register on its way in: handed in, looked at row by row, put right, confirmed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting.models import RegisterImport
from reporting.permissions import can_import_registers, districts_of_coordinator
from reporting.register import actions, preview
from reporting.register.blank import blank_workbook
from reporting.register.colleagues import colleagues_of
from reporting.register.forms import Mending, RowChoice, RowKind, Upload
from reporting.register.handed_in import is_open, planned, set_aside_workbook
from reporting.register.known import cost_lines_of
from reporting.register.words import Sheet
from reporting.views.reports import WORKBOOK, as_file

PAGE = 20
ROWS = 40


def register_imports(request):
    require(can_import_registers(request.user))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Upload(*sent, districts=districts_of_coordinator(request.user))
    if form.is_valid():
        try:
            handed_in = actions.hand_in(form.ambito, by=request.user, **form.cleaned_upload())
        except Refused as refusal:
            form.add_error("workbook", str(refusal))
        else:
            return redirect(handed_in)
    kept = RegisterImport.objects.visible_to(request.user).light().newest_first()
    context = {
        "page": Paginator(kept, PAGE).get_page(request.GET.get("page")),
        "form": form,
        "sheets": preview.expected_sheets(),
    }
    return render(request, "reporting/register_imports.html", context)


@require_safe
def register_import(request, pk):
    handed_in = get_object_or_404(RegisterImport.objects.visible_to(request.user).select_related("job"), pk=pk)
    require(can_import_registers(request.user))
    template = "reporting/register_import.html"
    if request.htmx:
        response = render(request, f"{template}#standing", {"handed_in": handed_in})
        if not handed_in.job or not handed_in.job.is_waiting:
            response["HX-Refresh"] = "true"
        return response
    if not is_open(handed_in):
        context = {"handed_in": handed_in, "result": preview.result_of(handed_in)}
        return render(request, template, context | {"entries": audit.history(handed_in)[:20]})
    audit.record_read(handed_in, by=request.user, section="preview")
    made = planned(handed_in)
    choice = RowChoice.of(request.GET, made)
    page = Paginator(choice.rows(made), ROWS).get_page(request.GET.get("page"))
    context = {
        "handed_in": handed_in,
        "overview": preview.overview(made),
        "total": sum(made.created.values()),
        "enriched": sum(made.enriched.values()),
        "units": preview.new_units(made, handed_in.ambito),
        "notices": list(preview.notices(made)),
        "sheet": choice.sheet.value,
        "kind": choice.kind,
        "kinds": RowKind.LABELS.items(),
        "page": page,
        "rows": preview.shown(page, choice.sheet, handed_in),
        "lines": cost_lines_of(handed_in.ambito) if choice.sheet == Sheet.SPENDING else (),
        "colleagues": colleagues_of(handed_in.ambito) if choice.sheet == Sheet.DIARY else (),
    }
    return render(request, template, context)


@require_POST
def repair_cell(request, pk):
    handed_in = get_object_or_404(RegisterImport.objects.visible_to(request.user), pk=pk)
    require(can_import_registers(request.user))
    form = Mending(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a column of this row and write what should stand there."))
        return redirect(handed_in)
    try:
        actions.mend_cell(handed_in, by=request.user, **form.cell())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('reporting:register_import', args=[pk])}?{form.place()}")


@require_POST
def confirm_import(request, pk):
    handed_in = get_object_or_404(RegisterImport.objects.visible_to(request.user), pk=pk)
    require(can_import_registers(request.user))
    return redirect(actions.confirm(handed_in, by=request.user))


@require_safe
def import_rejects(request, pk):
    handed_in = get_object_or_404(RegisterImport.objects.visible_to(request.user), pk=pk)
    require(can_import_registers(request.user))
    audit.record("registerimport.downloaded", handed_in, by=request.user)
    return as_file(set_aside_workbook(handed_in), WORKBOOK, f"{slugify(_('Rows set aside'))}.xlsx")


@require_safe
def blank_register(request):
    require(can_import_registers(request.user))
    name = slugify(_("Workbook to fill in"))
    return as_file(blank_workbook(), WORKBOOK, f"{name}.xlsx")
