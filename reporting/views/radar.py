"""Missing data before the report: what, whose, the list of each kind, the letters to their owners."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beneficiaries.models import Person
from equipe import audit
from equipe.models import User
from equipe.permissions import require
from equipe.verdicts import Refused
from reporting import actions, rules
from reporting.forms import Aside
from reporting.indicators import FIGURES, Year
from reporting.models import RadarLetter, SetAside
from reporting.permissions import can_mend, can_write_to_owners
from reporting.radar import KINDS, Asked, found, mended_since, rows_of
from reporting.views.asking import sent

PAGE = 50


def _asked(user):
    today = timezone.localdate()
    return Asked(Year(user.ambito, rules.year_to_mend(today)), today)


@require_safe
def radar(request):
    """To the coordinator everything by kind and owner; to everybody else her own."""
    require(can_mend(request.user))
    asked, everything = _asked(request.user), can_write_to_owners(request.user)
    missing = found(asked, user=None if everything else request.user)
    week, mended = mended_since(asked.year.ambito, missing) if everything else (None, {})
    kinds = [
        (kind, number, owners if everything else [], _broken(kind), mended.get(kind.code, 0))
        for kind, number, owners in missing.by_kind
    ]
    done = [(KINDS[code], number) for code, number in mended.items() if number and code in KINDS]
    context = {
        "asked": asked,
        "in_season": rules.in_season(asked.on),
        "kinds": kinds,
        "total": missing.number(),
        "owners": missing.by_owner if everything else [],
        "everything": everything,
        "week": week,
        "mended": sum(number for _kind, number in done),
        "aside": SetAside.objects.visible_to(request.user).of(asked.year.ambito).count() if everything else 0,
    }
    return render(request, "reporting/radar.html", context)


def _broken(kind):
    return [FIGURES[code].label for code in kind.breaks]


@require_safe
def radar_list(request, kind):
    """The records of one kind, each with the door where it is mended."""
    require(can_mend(request.user))
    kind, asked = _kind_or_404(kind), _asked(request.user)
    everything, owner = can_write_to_owners(request.user), request.GET.get("owner", "")
    owner = owner if everything and (owner == kind.role or owner.isdecimal() and len(owner) < 10) else ""
    rows = rows_of(kind, asked, user=request.user, owner=owner, everything=everything)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    told = [(each.pk, *kind.row(each)) for each in page]
    people = [who for _pk, who, *_rest in told if isinstance(who, Person)]
    audit.record_reads(people, by=request.user, section=f"radar {kind.code}")
    context = {
        "kind": kind,
        "broken": _broken(kind),
        "page": page,
        "rows": told,
        "everything": everything,
        "asides": _asides(request.user, kind) if everything else [],
    }
    return render(request, "reporting/radar_list.html", context)


def _asides(user, kind):
    return SetAside.objects.visible_to(user).of(user.ambito).of_kind(kind.code).newest_first()[:PAGE]


@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request, kind, record):
    require(can_write_to_owners(request.user))
    kind, asked = _kind_or_404(kind), _asked(request.user)
    thing = get_object_or_404(rows_of(kind, asked, user=request.user, everything=True), pk=record)
    who, which, _address = kind.row(thing)
    form = Aside(sent(request))
    if form.is_valid():
        told = {"kind": kind.code, "record": record, "because": form.cleaned_data["because"]}
        try:
            actions.set_aside(asked.year.ambito, by=request.user, **told)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Set aside: it is no longer told of, and can be taken back below the list."))
            return redirect("reporting:radar_list", kind.code)
    if isinstance(who, Person):
        audit.record_reads([who], by=request.user, section=f"radar {kind.code}")
    return render(request, "reporting/set_aside.html", {"form": form, "kind": kind, "who": who, "which": which})


@require_POST
def take_back(request, pk):
    aside = get_object_or_404(SetAside.objects.visible_to(request.user), pk=pk)
    kind = aside.kind
    actions.take_back(aside, by=request.user)
    messages.success(request, _("Taken back: it is told of again."))
    return redirect("reporting:radar_list", kind)


@require_http_methods(["GET", "HEAD", "POST"])
def send_lists(request):
    """Who is written to, with how much, and when she was last; one click sends all letters."""
    require(can_write_to_owners(request.user))
    asked = _asked(request.user)
    recipients = _recipients(asked)
    if request.method == "POST":
        try:
            told = {"link": request.build_absolute_uri(reverse("reporting:radar")), "on": asked.on, "by": request.user}
            sent = actions.send_lists(asked.year.ambito, recipients, **told)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            words = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", sent)
            messages.success(request, words % {"n": sent})
        return redirect("reporting:send_lists")
    last = RadarLetter.objects.of(asked.year.ambito).last_days()
    lines = [
        (to, n, last.get(to.pk), rules.may_write_again(last.get(to.pk), on=asked.on)) for to, n in recipients.items()
    ]
    due = sum(may for *_told, may in lines)
    return render(request, "reporting/send_lists.html", {"asked": asked, "lines": lines, "due": due})


def _recipients(asked):
    """{colleague: how much she has to mend}: what falls to a role goes to all who hold it in the district."""
    told = Counter()
    for owner, number in found(asked).by_owner:
        mending = [owner.user] if owner.user else User.objects.with_role(owner.role, ambito=asked.year.ambito)
        told.update({user: number for user in mending if user.is_active})
    return dict(told.most_common())


def _kind_or_404(code):
    if code not in KINDS:
        raise Http404
    return KINDS[code]
