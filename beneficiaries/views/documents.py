"""The documents of a case: filed, replaced, withdrawn; opened only here, and each opening leaves its trace."""

from copy import copy

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import actions
from beneficiaries.forms import DocumentSheet, Filing, NewerVersion, ShelfFilter
from beneficiaries.models import Document, Episode, narrowed, shelf_of
from beneficiaries.permissions import can_change_document, can_file
from equipe import audit, drafts, incoming, sealing
from equipe.permissions import require
from equipe.verdicts import Refused

SECTION = "documents"
ON_THE_PLATE = 5

LOCKED_UP = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""A file from outside is nothing of ours: whatever it tries, it does in a room without doors."""


@require_safe
def documents_panel(request, pk):
    """The plate of the case page: what is in use, the newest first, and what runs out."""
    episode = _visible_case(request, pk)
    shelf = narrowed(shelf_of(episode, reader=request.user, on=localdate()))
    context = {"episode": episode, "shelf": shelf[:ON_THE_PLATE], "more": len(shelf) - ON_THE_PLATE}
    context |= {"may_file": episode.is_open and can_file(request.user, episode)}
    template = "beneficiaries/documents_panel.html" + ("#panel" if request.htmx else "")
    return render(request, template, context)


@require_safe
def documents(request, pk):
    episode = _visible_case(request, pk)
    everything = shelf_of(episode, reader=request.user, on=localdate())
    form = ShelfFilter(request.GET)
    context = {"episode": episode, "form": form, "asked": form.asked, "is_empty": not everything}
    may_file = episode.is_open and can_file(request.user, episode)
    context |= {"shelf": narrowed(everything, **form.asked), "may_file": may_file}
    return render(request, "beneficiaries/documents.html" + ("#shelf" if request.htmx else ""), context)


@transaction.non_atomic_requests  # files are looked through apart, which takes its time: no transaction waits for it
def file_document(request, pk):
    episode = _visible_case(request, pk)
    require(can_file(request.user, episode))
    key = f"document:{episode.pk}"
    initial = drafts.typed(request.user, key)
    form = Filing(request.POST, request.FILES) if request.method == "POST" else Filing(initial=initial)
    if form.is_valid():
        filed, refusals = _file_each(episode, form, by=request.user)
        if filed:
            told = ngettext("%(n)s document filed.", "%(n)s documents filed.", filed) % {"n": filed}
            messages.success(request, told)
        if not refusals:
            drafts.forget(request.user, key)
            return redirect("beneficiaries:documents", episode.pk)
        form.refuse(refusals)
    return render(request, "beneficiaries/file_document.html", {"episode": episode, "form": form, "draft_key": key})


@require_safe
def document(request, pk):
    return _show(request, _visible_document(request, pk))


@transaction.non_atomic_requests
def replace_document(request, pk):
    document = _visible_document(request, pk)
    require(can_change_document(request.user, document))
    started = {"title": document.title}
    form = NewerVersion(request.POST, request.FILES) if request.method == "POST" else NewerVersion(initial=started)
    if form.is_valid():
        [(name, content)] = form.contents
        try:
            newer = actions.replace_document(document, incoming.take_in(content), by=request.user, **form.said)
        except Refused as refusal:
            form.refuse([(name, str(refusal))])
        else:
            messages.success(request, _("The new version was filed. The older one stands under it."))
            return redirect(newer)
    audit.record_read(document.episode, by=request.user, section=SECTION)
    return render(request, "beneficiaries/replace_document.html", {"document": document, "form": form})


def edit_document(request, pk):
    document = _visible_document(request, pk)
    require(can_change_document(request.user, document))
    posted = request.POST if request.method == "POST" else None
    form, theirs = DocumentSheet(posted, instance=copy(document), initial={"version": document.version}), []
    if form.is_valid():
        try:
            actions.edit_document(document, by=request.user, **form.answers)
        except actions.Stale as stale:
            theirs = form.compare_with(Document.objects.light().get(pk=pk), sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            still = Document.objects.visible_to(request.user).contains(document)
            return redirect(document if still else document.episode)
    audit.record_read(document.episode, by=request.user, section=SECTION)
    context = {"document": document, "form": form, "theirs": theirs}
    return render(request, "beneficiaries/edit_document.html", context)


@require_POST
def withdraw_document(request, pk):
    document = _visible_document(request, pk)
    require(can_change_document(request.user, document))
    try:
        actions.withdraw_document(document, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(document)


@require_POST
def put_back_document(request, pk):
    document = _visible_document(request, pk)
    require(can_change_document(request.user, document))
    try:
        actions.put_back_document(document, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The document is in use again."))
    return redirect(document)


@require_safe
def open_document(request, pk):
    """The file itself: pictures, which were drawn anew, inside the browser; everything else to be kept."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    audit.record_read(document, by=request.user)
    how = "inline" if document.is_picture and "save" not in request.GET else "attachment"
    headers = LOCKED_UP | {"Content-Disposition": f'{how}; filename="{_plain_name(document)}"'}
    return HttpResponse(sealing.unseal(document.content), content_type=document.content_type, headers=headers)


def _visible_case(request, pk):
    episode = get_object_or_404(Episode.objects.visible_to(request.user).with_people(), pk=pk)
    audit.record_read(episode, by=request.user, section=SECTION)
    return episode


def _visible_document(request, pk):
    return get_object_or_404(Document.objects.visible_to(request.user).light().with_cases(), pk=pk)


def _file_each(episode, form, *, by):
    """How many files were filed, and of each other one why not."""
    filed, refusals = 0, []
    said, contents = form.said, form.contents
    for number, (name, content) in enumerate(contents, 1):
        title = f"{said['title']} ({number})" if said["title"] and len(contents) > 1 else said["title"]
        try:
            actions.file_document(episode, incoming.take_in(content), by=by, **said | {"title": title})
        except Refused as refusal:
            refusals.append((name, str(refusal)))
        else:
            filed += 1
    return filed, refusals


def _show(request, document):
    audit.record_read(document.episode, by=request.user, section=SECTION)
    shelf = shelf_of(document.episode, reader=request.user, on=localdate())
    kept = next((kept for kept in shelf if document in (kept.document, *kept.earlier)), None)
    context = {"document": document, "kept": kept, "history": audit.history(document)[:20]}
    context |= {"may_change": can_change_document(request.user, document)}
    return render(request, "beneficiaries/document.html", context)


def _plain_name(document):
    """What the file is called on a disk: its kind and its day, and nothing of the person."""
    extension = incoming.EXTENSIONS[document.content_type]
    return f"{slugify(document.get_kind_display())}-{localtime(document.filed_at):%Y-%m-%d}.{extension}"
