"""The door of what is settled around an internship, as it comes to be known."""

from django.contrib import messages
from django.forms import model_to_dict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from placements import actions
from placements.forms import CoverSheet
from placements.models import Cover
from placements.views.acts import followed
from placements.views.files import typed


def cover(request, pk):
    """Insurance, safety training, communication; who pays changes only by an act."""
    internship, differing = followed(request, pk), ()
    kept = Cover.objects.of(internship).first()
    known = model_to_dict(kept) | {"version": kept.version} if kept else {"version": 0}
    form = CoverSheet(typed(request), initial=known)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.settle(internship, version=version, by=request.user, on=localdate(), **form.covered)
        except actions.Stale as stale:
            differing = form.see_anew(Cover.objects.of(internship).get(), sentence=str(stale))
        else:
            messages.success(request, _("Saved."))
            return redirect(internship)
    shown = {"internship": internship, "form": form, "differing": differing}
    return render(request, "placements/cover.html", shown)
