"""The doors of the internships: list, page, opening, extension, interruption."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from equipe import audit, drafts
from equipe.list_pages import exported, row_of, tools_of, views_of
from equipe.permissions import require
from equipe.saved_views import opening_view
from equipe.verdicts import Refused
from placements import actions
from placements.arrangements import standing
from placements.columns import INTERNSHIPS
from placements.extensions import extended, obstacle
from placements.following import Following
from placements.forms import InternshipSearch, Interruption, NewEnd, NewInternship
from placements.learning import evaluation_due, learning_of
from placements.models import Internship, Opening
from placements.months import lines, next_to_confirm
from placements.permissions import can_confirm, can_follow, can_place, can_see_hosts, can_see_placements
from placements.rules import attendance
from placements.views.files import case_file, internship_file, typed

A_PAGE = 25


@require_safe
def internships(request):
    require(can_see_placements(request.user))
    views = views_of(request.user, INTERNSHIPS)
    if not request.GET and (first := opening_view(views, request.user)):
        return redirect(f"{reverse(INTERNSHIPS.door)}?{first.query}")
    search, found, columns, today = _asked(request)
    page, export = Paginator(found, A_PAGE).get_page(request.GET.get("page")), "placements:export_internships"
    order = request.GET.get("order", "")
    shown = tools_of(request, INTERNSHIPS, columns, order=order, views=views, export=export)
    shown |= {
        "search": search,
        "page": page,
        "rows": [row_of(INTERNSHIPS, internship, columns, on=today) for internship in page],
        "asked_month": attendance.asked_month(today),
        "at_the_desk": can_see_hosts(request.user),
    }
    template = "placements/internships.html#rows" if request.htmx else "placements/internships.html"
    return render(request, template, shown)


@require_safe
def export_internships(request):
    """The list as a workbook: exactly what the page shows, of all its pages."""
    require(can_see_placements(request.user))
    _search, found, columns, today = _asked(request)
    return exported(request, INTERNSHIPS, found, columns, title=_("Internships"), on=today)


def _asked(request):
    """What the address asks for, within what the reader may see: the page and the workbook ask alike."""
    today, columns = localdate(), INTERNSHIPS.chosen(request.GET)
    search = InternshipSearch(request.GET, today=today)
    found = search.apply(Internship.objects.visible_to(request.user).with_people())
    ordered = INTERNSHIPS.ordered(found, request.GET.get("order", ""))
    return search, INTERNSHIPS.fetched(found if ordered is None else ordered, columns), columns, today


@require_safe
def internship(request, pk):
    today = localdate()
    internship = internship_file(request, pk)
    history = list(audit.history(internship))
    may_confirm, months = can_confirm(request.user, internship), lines(internship, on=today)
    may_follow, learning = can_follow(request.user, internship), learning_of(internship)
    shown = {
        "internship": internship,
        "today": today,
        "progress": internship.days_until(today),
        "learning": learning,
        "lines": months,
        "next_month": next_to_confirm(months, internship, on=today),
        "answers": standing(internship),
        "following": Following(internship, today),
        "now": now(),
        "sources": (attendance.SOURCE, attendance.SOURCE_OF_PARTS),
        "can_confirm": may_confirm,
        "may_extend": may_confirm and not obstacle(internship, on=today),
        "may_end": may_confirm and not internship.interrupted_on and internship.last_day >= today,
        "may_follow": may_follow,
        "may_set_goals": may_follow and internship.last_day >= today,
        "evaluation_due": may_follow and evaluation_due(internship, learning.evaluations, on=today),
        "can_see_host": can_see_hosts(request.user),
        "extensions": extended(history),
        "history": history[:20],
    }
    return render(request, "placements/internship.html", shown)


def open_internship(request, pk):
    episode = case_file(request, pk)
    require(can_place(request.user, episode))
    draft_key = f"internship:{episode.pk}"
    known = {"promoter_tutor": request.user} | _offered(request) | drafts.typed(request.user, draft_key)
    form = NewInternship(typed(request), episode=episode, today=localdate(), initial=known)
    arrangement = form.arrangement  # before a refusal stands in the form: the check answers all the same
    if arrangement and "check" not in request.POST and not request.htmx:
        extras = {name: form.cleaned_data[name] for name in ("motive", "opening", "tasks", "host_tutor_phone")}
        try:
            internship = actions.open_internship(episode, by=request.user, on=localdate(), **form.agreed, **extras)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, draft_key)
            messages.success(request, _("The internship is open. Next: what the person sets out to learn there."))
            return redirect("placements:goals", internship.pk)
    template = "placements/open_internship.html#check" if request.htmx else "placements/open_internship.html"
    shown = {"episode": episode, "form": form, "arrangement": arrangement, "draft_key": draft_key}
    return render(request, template, shown)


def _offered(request):
    """What an opening fills in, where one comes from its page."""
    opening = Opening.objects.visible_to(request.user).with_hosts().known_as(request.GET.get("opening")).first()
    return {"opening": opening, "agreement": opening.agreement, "tasks": opening.tasks} if opening else {}


def extend(request, pk):
    internship, today = internship_file(request, pk), localdate()
    require(can_confirm(request.user, internship))
    draft_key = f"extension:{internship.pk}"
    known = {"version": internship.version} | drafts.typed(request.user, draft_key)
    form = NewEnd(typed(request), internship=internship, today=today, initial=known)
    extension = form.extension
    if extension and "check" not in request.POST and not request.htmx:
        try:
            actions.extend(internship, by=request.user, on=today, **form.cleaned_data)
        except actions.Stale as stale:
            form.see_anew(internship, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            drafts.forget(request.user, draft_key)
            messages.success(request, _("The internship is extended. Tell the host, the person and her case manager."))
            return redirect(internship)
    template = "placements/extend.html#check" if request.htmx else "placements/extend.html"
    shown = {"internship": internship, "form": form, "extension": extension, "draft_key": draft_key}
    return render(request, template, shown)


def interrupt(request, pk):
    internship = internship_file(request, pk)
    require(can_confirm(request.user, internship))
    form = Interruption(typed(request), initial={"on": localdate(), "version": internship.version})
    if form.is_valid():
        try:
            actions.interrupt(internship, by=request.user, **form.cleaned_data)
        except actions.Stale as stale:
            form.see_anew(internship, sentence=str(stale))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The internship is interrupted. Check the days of its last month."))
            return redirect(internship)
    return render(request, "placements/interrupt.html", {"internship": internship, "form": form})
