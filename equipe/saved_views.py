"""Views of a list that somebody keeps under a name: the doors, and how they stand above the list."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from equipe import actions
from equipe.forms import NewView, ViewChange
from equipe.lists import listing
from equipe.models import SavedView
from equipe.verdicts import Refused


@dataclass(frozen=True)
class Shown:
    """A view above the list: its name, its address, whether the page shows it, whether it can be changed."""

    name: str
    url: str
    is_here: bool
    team: str = ""
    change_url: str = ""


def opening_view(views, user):
    """The view with which the list opens for her, if she chose one."""
    return next((view for view in views if view.opens_first and view.owner_id == user.pk), None)


def views_shown(views, kept, user, *, list_url):
    """The saved views as they stand above the list."""
    here = kept.urlencode()
    return [
        Shown(
            view.name,
            f"{list_url}?{view.query}",
            view.query == here,
            view.team.name if view.team else "",
            reverse("equipe:change_view", args=[view.pk]) if view.owner_id == user.pk else "",
        )
        for view in views
    ]


@require_POST
def save_view(request):
    """Keep the columns, filters and order of a page under a name."""
    declared = listing(request.POST.get("list", ""))
    if declared is None:
        raise Http404
    kept = declared.kept(QueryDict(request.POST.get("query", "")))
    address = f"{reverse(declared.door)}?{kept.urlencode()}"
    form = NewView(request.POST, user=request.user)
    if form.is_valid():
        try:
            actions.save_view(list=declared.name, query=kept.urlencode(), by=request.user, **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The view was saved: it stands above the list."))
    else:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect(address)


def change_view(request, pk):
    """Another name, other readers, first or not, or away with it: only its owner."""
    view = get_object_or_404(SavedView.objects.owned_by(request.user).select_related("team"), pk=pk)
    declared = listing(view.list)
    if declared is None:
        raise Http404
    form = ViewChange(request.POST if request.method == "POST" else None, instance=view, user=request.user)
    if form.is_valid():
        try:
            actions.change_view(view, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The view was changed."))
            return redirect(f"{reverse(declared.door)}?{view.query}")
    context = {"view": view, "form": form, "list_url": reverse(declared.door)}
    return render(request, "equipe/change_view.html", context)


@require_POST
def delete_view(request, pk):
    view = get_object_or_404(SavedView.objects.owned_by(request.user), pk=pk)
    declared = listing(view.list)
    actions.delete_view(view, by=request.user)
    messages.success(request, _("The view is gone; the list is as it was."))
    return redirect(reverse(declared.door) if declared else "/")
