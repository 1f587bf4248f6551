"""What changed between two versions of a report, or since it was frozen: figure by figure, down to the cases."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from beneficiaries.models import Person
from equipe import audit
from reporting import freezing
from reporting.differences import Side, differences
from reporting.forms import Earlier
from reporting.indicators import FIGURES
from reporting.models import Report
from reporting.papers import TEMPLATES
from reporting.views.reports import asked_report

MOST = 200
"""So many cases that came or went are listed; behind more of them stands no slip."""


@require_safe
def changes(request, pk):
    asked = asked_report(request, pk)
    form, earlier = _earlier(request, asked)
    found = differences(_codes(asked), *_sides(asked, earlier)) if earlier else []
    shown = {
        "report": asked,
        "form": form,
        "earlier": earlier,
        "differences": found,
        "is_live": _is_live(asked, earlier),
    }
    return render(request, "reporting/report_changes.html", shown)


@require_safe
def changed_cases(request, pk, code):
    asked = asked_report(request, pk)
    _form, earlier = _earlier(request, asked)
    line = request.GET.get("line", "")
    if earlier is None or code not in _codes(asked) or not FIGURES[code].opens:
        raise Http404
    found = [each for each in differences([code], *_sides(asked, earlier)) if each.line == line]
    shown = {
        "report": asked,
        "earlier": earlier,
        "difference": found[0] if found else None,
        "label": found[0].label if found else FIGURES[code].label,
        "came": _rows(request.user, asked, FIGURES[code], found[0].came if found else ()),
        "left": _rows(request.user, asked, FIGURES[code], found[0].left if found else ()),
    }
    audit.record("report.compared", asked, by=request.user, figure=code, line=line if found else "")
    return render(request, "reporting/changed_cases.html", shown)


def _earlier(request, asked):
    """The form, and the version one compares with: by default this one once it is frozen, else the last before it."""
    frozen = list(Report.objects.alike(asked).frozen().upto(asked).with_who().last_version_first())
    choices = [(each.number, _("version %(number)s") % {"number": each.number}) for each in frozen]
    form = Earlier(request.GET if "since" in request.GET else None, choices=choices)
    wanted = form.cleaned_data.get("since") if form.is_valid() else None
    return form, next((each for each in frozen if each.number == wanted), frozen[0] if frozen else None)


def _is_live(asked, earlier):
    return asked.frozen_at is None or asked == earlier


def _codes(asked):
    return [code for code in TEMPLATES[asked.kind].figures() if code in FIGURES]


def _sides(asked, earlier):
    """The earlier version, and this one: as it was frozen, or as the database stands now."""
    if _is_live(asked, earlier):
        counting = freezing.count_for(asked, behind=True)
        return _side(earlier), Side(counting.counted.values, counting.behind)
    return _side(earlier), _side(asked)


def _side(frozen):
    return Side(freezing.read_back(frozen, frozen.frozen).values, frozen.frozen.behind)


def _rows(user, asked, figure, keys):
    """Those of the rows that she may see, and how many there are besides."""
    noun = figure.noun
    rows = noun.named(keys[:MOST], freezing.year_of(asked))
    seen = noun.visible(rows, user).select_related(*noun.fetch).order_by(*noun.order)
    told = [noun.row(thing) for thing in seen]
    audit.record_reads(
        [who for who, *_rest in told if isinstance(who, Person)], by=user, section=f"figure {figure.code}"
    )
    return {"rows": told, "others": len(keys) - len(told)}
