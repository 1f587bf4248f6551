"""A note from anywhere, in ten seconds: with whom, what happened, and it is written."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from beneficiaries import actions
from beneficiaries.forms import GroupNote, Search
from beneficiaries.models import Episode, NoteTemplate
from beneficiaries.permissions import can_see_cases
from equipe import audit, drafts
from equipe.permissions import require
from equipe.verdicts import Refused

FOUND, LATELY = 8, 6
DEEDS = ("find", "fill")
"""Buttons of the page that write nothing yet: look for somebody, fill in a template."""


def note(request):
    """One page for a note with one person or several; it works without JavaScript, and faster with it."""
    require(can_see_cases(request.user))
    came_from = _came_from(request)
    key = f"note:{came_from or 'new'}"
    kept = drafts.left(request.user, key) if request.method == "GET" else []
    if request.method == "POST" and not set(DEEDS) & set(request.POST):
        form = GroupNote(request.POST, user=request.user, now=this_minute())
        written = _written(request, form)
        if written:
            drafts.forget(request.user, key, page=drafts.page_of(request.POST))
            return redirect(written[0].episode if len(written) == 1 else written[0])
    else:
        form = GroupNote(initial=_begun(request, kept, came_from), user=request.user, now=this_minute())
    context = {
        "form": form,
        "draft_key": key,
        "kept": kept,
        "templates": NoteTemplate.objects.visible_to(request.user).in_use().by_name(),
        "now": now(),
    }
    context |= _people(request, form["people"].value())
    if came_from and request.method == "GET" and not kept and not context["picked"]:
        raise Http404
    return render(request, "beneficiaries/note.html", context)


@require_POST
def note_people(request):
    """Those already chosen and those found, while one types a name; the name stands in no address."""
    require(can_see_cases(request.user))
    context = _people(request, request.POST.getlist("people"))
    return render(request, "beneficiaries/note.html#people", context)


def _written(request, form):
    """The entries, if the form is right and nothing stands against them."""
    if not form.is_valid():
        return []
    try:
        written = actions.write_together(form.cleaned_data["people"], by=request.user, **form.said)
    except Refused as refusal:
        form.add_error("people", str(refusal))
        return []
    alone = len(written) == 1
    said = _("Written in the diary.") if alone else _("Written in the diary of %(n)s people.") % {"n": len(written)}
    messages.success(request, said)
    return written


def _came_from(request):
    """The reference of the case whose page the reader came from."""
    asked = request.GET.get("case")
    return _references([asked])[0] if asked else None


def _begun(request, kept, came_from):
    """What the page is filled with: what was typed just now, or left in a draft, or whom one comes from."""
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("text", "happened_at", "channel", "minutes", "private")}
        typed["people"] = request.POST.getlist("people")
        return typed | _filled(request, typed["text"])
    begun = {"people": [str(came_from)] if came_from else []}
    return begun | (kept[0].content if kept else {})


def _filled(request, text):
    """What a template says; its words come after those that were typed already."""
    if "fill" not in request.POST:
        return {}
    mine = NoteTemplate.objects.visible_to(request.user).in_use()
    template = get_object_or_404(mine, pk=_references([request.POST["fill"]])[0])
    words = "\n".join(part for part in (text.rstrip(), template.text) if part)
    return {"channel": template.channel, "minutes": template.minutes or "", "text": words}


def _people(request, chosen):
    """Who is chosen, who was found, and, while nobody was sought, whom one looked at lately."""
    visible = Episode.objects.visible_to(request.user).written_in_by(request.user).with_people()
    chosen = [chosen] if isinstance(chosen, str) else [str(getattr(one, "pk", one)) for one in chosen or []]
    picked = list(visible.with_references(_references(chosen, forgiving=True)))
    sought = Search(request.POST)
    searching = sought.is_valid()
    if searching:
        found = visible.open().named_like(sought.cleaned_data["q"])
    else:
        lately = audit.read_lately(Episode, by=request.user)
        cases = visible.open()
        found = cases.with_references(lately) if lately else cases.managed_by(request.user).newest_first()
    found = list(found[: FOUND + len(picked)])
    others = [episode for episode in found if episode not in picked]
    return {
        "picked": picked,
        "found": others[: FOUND if searching else LATELY],
        "is_nobody": searching and not found,
        "searched": sought.cleaned_data["q"] if searching else "",
    }


def _references(texts, *, forgiving=False):
    """Texts as references of rows; one that is none leads nowhere."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except (ValueError, AttributeError):
            if not forgiving:
                found.append(UUID(int=0))
    return found[:100]


def this_minute():
    """This minute, as the office's clock shows it."""
    return localtime().replace(second=0, microsecond=0)
