"""Who carries how much: cases by unit and by role, never of one colleague by name."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reporting.indicators import FIGURES, Glance
from reporting.matrices import FEWEST_COLLEAGUES, workload
from reporting.pictures.shapes import Bar, Picture
from reporting.pictures.ways import explained, list_of
from reporting.tables import number


def carried(glance: Glance, way: str) -> Picture:
    """By "unit" or by "role": cases, colleagues, and a mean where it tells of nobody alone."""
    code, followers = f"cases_by_{way}", glance.counted[f"followers_by_{way}"]
    cases = glance.counted[code]
    most = max(cases.values(), default=0) or 1
    table = next(each for each in workload(glance.counted) if each.code == f"workload_{way}")
    titles = {"unit": _("Caseload by unit"), "role": _("Caseload by role")}
    heads = {"unit": _("Team"), "role": _("Role")}
    return Picture(
        f"caseload_{way}",
        titles[way],
        _sentence(glance, sum(cases.values()), sum(followers.values()), way),
        bars=tuple(
            Bar(
                capfirst(str(FIGURES[code].label_of(key))),
                number(count),
                (("spent", count),),
                most,
                url=list_of(glance, code, key),
                note=_note(count, followers.get(key, 0)),
            )
            for key, count in cases.items()
        ),
        table=table,
        head=heads[way],
        ways=(explained(glance, code, _("What is counted")),),
    )


def _note(cases, colleagues):
    words = _("colleagues: %(n)s") % {"n": number(colleagues)}
    if colleagues >= FEWEST_COLLEAGUES:
        words += " · " + _("cases for each: %(n)s") % {"n": number(round(cases / colleagues))}
    return words


def _sentence(glance, cases, colleagues, way):
    told = {"cases": number(cases), "year": str(glance.year), "colleagues": number(colleagues)}
    if not cases:
        return _("No case is open.") if not glance.is_over else _("No case was open at the end of %(year)s.") % told
    if way == "role":
        return _("The same cases by the role of who follows them; nobody is named.")
    if glance.is_over:
        return _("At the end of %(year)s: open cases %(cases)s, colleagues who followed them %(colleagues)s.") % told
    return _("Open cases: %(cases)s; colleagues who follow them: %(colleagues)s.") % told
