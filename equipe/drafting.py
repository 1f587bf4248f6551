"""The doors of what is being typed: keeping it, saying who else types, listing and discarding it, staying signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import drafts, presence
from equipe.forms import LARGEST_DRAFT, TypedText


@require_safe
def list_drafts(request):
    """What I have begun and not finished."""
    mine = drafts.of(request.user)[:100]
    begun = [{"draft": draft, "name": drafts.name(draft.key), "texts": draft.texts} for draft in mine]
    return render(request, "equipe/drafts.html", {"begun": begun, "days": drafts.KEPT_FOR.days})


@login_not_required
@require_POST
def save_draft(request):
    """Keep what is being typed. Answers 401 when the session has ended: the page keeps the text and says so."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    form = TypedText(request.POST)
    if form.is_too_long:
        return JsonResponse({"sentence": _too_long()}, status=413)
    if not form.is_valid():
        return HttpResponse(status=400)
    if not drafts.has_room(request.user, form.cleaned_data["key"], page=form.cleaned_data["page"]):
        return JsonResponse({"sentence": _too_many()}, status=413)
    draft = drafts.keep(request.user, at=timezone.now(), **form.cleaned_data)
    return JsonResponse({"at": timezone.localtime(draft.saved_at).strftime("%H:%M")} | _others(request))


@login_not_required
@require_POST
def still_typing(request):
    """A form that stays open says so, and hears who else is in it. This alone keeps nobody signed in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    key = presence.asked_with(request.POST.get("ticket", ""), user=request.user)
    if key:
        page = drafts.page_of({"page_of_draft": request.POST.get("page", "")})
        drafts.still_open(request.user, key, page=page, at=timezone.now())
    return JsonResponse(_others(request))


@require_POST
def discard_draft(request):
    """Throw away one's own draft and go back to where it was written, or to the list."""
    key, page = request.POST.get("draft_key", ""), request.POST.get("draft_page", "")
    if "\x00" not in key + page:
        drafts.discard(request.user, key, page=page)
        messages.success(request, _("The draft is discarded."))
    back = request.POST.get("draft_place", "")
    inside = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
    return redirect(back if inside else "equipe:drafts")


@login_not_required
@require_POST
def still_here(request):
    """A click that only prolongs the session."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)


def _others(request):
    """Who else has the form open, for a page that was given a pass."""
    key = presence.asked_with(request.POST.get("ticket", ""), user=request.user)
    return {"others": presence.others(request.user, key, at=timezone.now()) if key else []}


def _too_many():
    return _(
        "You have begun %(most)s forms and saved none of them: what you type stays on this page, and nowhere else. Save"
        " or discard some under “My drafts”, then it is kept again."
    ) % {"most": drafts.MOST}


def _too_long():
    return _(
        "This text is too long to be kept as a draft: a form holds %(most)s characters in all. It stays on this page,"
        " and nowhere else: shorten it, or file it as a document."
    ) % {"most": number_format(LARGEST_DRAFT, force_grouping=True)}
