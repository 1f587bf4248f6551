"""Lists on paper: asked for beside the list, printed by the worker, fetched by who asked."""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from equipe import audit
from equipe.permissions import require
from equipe.printable import printable
from equipe.sealing import unseal
from equipe.verdicts import Refused
from reporting import actions, pdf
from reporting.models import ListPrint
from reporting.permissions import can_print_list
from reporting.views.reports import as_file

LONGEST_WORDS = 200


@require_POST
def print_list(request):
    """What the list shows, from end to end: its columns, filters and order; what was searched for stays out of URLs."""
    declared = printable(request.POST.get("list", ""))
    if declared is None:
        raise Http404
    require(can_print_list(request.user, declared))
    query = declared.listing.kept(QueryDict(request.POST.get("query", "")))
    back = f"{reverse(declared.listing.door)}?{query.urlencode()}"
    if not pdf.available():
        messages.error(request, str(pdf.UNAVAILABLE))
        return redirect(back)
    try:
        asked = actions.print_list(declared, query=query, words=_words(request), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    return redirect(asked)


@require_safe
def list_print(request, pk):
    asked = _own(request, pk)
    template = "reporting/list_print.html"
    if request.htmx:
        response = render(request, f"{template}#standing", {"asked": asked})
        if not asked.job.is_waiting:
            response["HX-Refresh"] = "true"
        return response
    others = ListPrint.objects.visible_to(request.user).beside(asked).light().newest_first()
    listing = asked.printable.listing
    context = {"asked": asked, "others": others, "list_url": f"{reverse(listing.door)}?{asked.query}"}
    return render(request, template, context)


@require_POST
def print_list_again(request, pk):
    asked = _own(request, pk)
    try:
        actions.print_list_again(asked, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(asked)


@require_POST
def discard_list_print(request, pk):
    asked = _own(request, pk)
    door = asked.printable.listing.door
    actions.discard_list_print(asked, by=request.user)
    told = _("The printed list is gone; the list itself is as it was.")
    messages.success(request, told if asked.printed_at else _("The list is not printed any more."))
    return redirect(door)


@require_safe
def list_print_pdf(request, pk):
    """The file as it was printed; who takes it leaves a trace."""
    asked = _own(request, pk)
    if asked.printed_at is None:
        raise Http404
    audit.record("listprint.downloaded", asked, by=request.user, list=asked.list)
    name = f"{slugify(str(asked))}-{localtime(asked.printed_at):%Y-%m-%d}.pdf"
    return as_file(unseal(asked.pdf), "application/pdf", name)


def _own(request, pk):
    """One of her own, as long as she may still see such a list."""
    asked = get_object_or_404(ListPrint.objects.visible_to(request.user).light(), pk=pk)
    if asked.printable is None:
        raise Http404
    require(can_print_list(request.user, asked.printable))
    return asked


def _words(request):
    """What the list was searched for: kept in her session under a key, or typed beside filters."""
    kept = request.session.get("searches", {}).get(request.POST.get("search", ""), "")
    return (kept or request.POST.get("q", ""))[:LONGEST_WORDS]
