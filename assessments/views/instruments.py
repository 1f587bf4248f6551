"""The doors of instruments: reading them, their versions, and beginning new ones."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import actions, instrument_file, preview
from assessments.enums import Absence
from assessments.forms import AreaAnswers, NewInstrument, Upload
from assessments.models import Instrument
from assessments.permissions import can_assess, can_write, can_write_instruments, district_of_coordinator
from assessments.versions import changes_of, read_together
from equipe import audit
from equipe.enums import CASE_ROLES
from equipe.models import Ambito
from equipe.permissions import require
from equipe.verdicts import Refused


@require_safe
def instruments(request):
    """All instruments one may read, each version with where it stands."""
    require(can_assess(request.user))
    shown = {
        "instruments": Instrument.objects.visible_to(request.user).with_state(_ambiti(request)).newest_first(),
        "can_write": can_write_instruments(request.user),
    }
    return render(request, "assessments/instruments.html", shown)


def _ambiti(request):
    return Ambito.objects.where(request.user, *CASE_ROLES)


def _visible(request, pk):
    require(can_assess(request.user))
    return get_object_or_404(Instrument.objects.visible_to(request.user).with_state(_ambiti(request)), pk=pk)


@require_safe
def instrument(request, pk):
    """What an instrument asks, in which words, with which bands, and what became of its versions."""
    instrument = _visible(request, pk)
    versions = Instrument.objects.visible_to(request.user).coded(instrument.code)
    shown = {
        "instrument": instrument,
        "areas": instrument.in_full(),
        "versions": versions.with_state(_ambiti(request)).newest_first(),
        "changes": changes_of(instrument),
        "together": read_together(instrument, request.user),
        "voices": preview.voices(instrument),
        "may_write": can_write(request.user, instrument),
        "may_version": can_write_instruments(request.user) and not instrument.is_draft,
        "history": audit.history(instrument)[:20],
    }
    return render(request, "assessments/instrument.html", shown)


@require_safe
def preview_instrument(request, pk):
    """An instrument as those who answer will see it, one area a screen; nothing is kept."""
    instrument = _visible(request, pk)
    seen = preview.of(instrument, role=request.GET.get("role", ""), at=request.GET.get("area", ""))
    form = AreaAnswers(items=seen.items, answers={}) if seen.items else None
    shown = {"instrument": instrument, "preview": seen, "form": form, "absences": Absence.values}
    return render(request, "assessments/preview_instrument.html", shown)


@require_safe
def download_instrument(request, pk):
    """The file of an instrument: loaded again, it reads the same."""
    instrument = _visible(request, pk)
    answer = HttpResponse(
        instrument_file.written(instrument_file.content_of(instrument)), content_type="application/toml; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{instrument.code}-{instrument.version}.toml"'
    return answer


def new_instrument(request):
    """Begin an instrument from nothing; beside it, bring one in from a file."""
    require(can_write_instruments(request.user))
    form = NewInstrument(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            instrument = actions.begin_instrument(
                ambito=district_of_coordinator(request.user), by=request.user, **form.answers
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The draft is begun. Next: its first area, with its items."))
            return redirect("assessments:edit_instrument", instrument.pk)
    return render(request, "assessments/new_instrument.html", {"form": form, "upload": Upload()})


@require_POST
def upload_instrument(request):
    """Bring in an instrument from a file, as a draft."""
    require(can_write_instruments(request.user))
    upload = Upload(request.POST, request.FILES)
    if upload.is_valid():
        file = upload.cleaned_data["file"]
        try:
            instrument = actions.upload_instrument(
                file.read(), name=file.name, ambito=district_of_coordinator(request.user), by=request.user
            )
        except Refused as refusal:
            for reason in refusal.reasons:
                upload.add_error(None, str(reason))
        else:
            messages.success(request, _("The file is in order: here is the draft. Read it over, then publish it."))
            return redirect("assessments:edit_instrument", instrument.pk)
    return render(request, "assessments/new_instrument.html", {"form": NewInstrument(), "upload": upload})


def new_version(request, pk):
    """Copy a published version into a draft that may change."""
    instrument = _visible(request, pk)
    require(can_write_instruments(request.user))
    if request.method == "POST":
        try:
            draft = actions.new_version(instrument, ambito=district_of_coordinator(request.user), by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(instrument)
        messages.success(request, _("The draft is begun: every item says what it said. Change what must change."))
        return redirect("assessments:edit_instrument", draft.pk)
    return render(request, "assessments/new_version.html", {"instrument": instrument})
