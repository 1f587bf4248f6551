"""The year against its target: what has begun, and where an even pace would be by the day it was counted.

What is agreed and begins in a month to come counts for the year, but not for the pace of the day.
"""

from itertools import accumulate

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting import rules
from reporting.indicators import Glance
from reporting.matrices import Line, Matrix
from reporting.pictures.shapes import Bar, Picture, Stairs
from reporting.pictures.ways import figure_page, list_of, targets_of
from reporting.tables import Cell, aim, number

AIMS = (
    ("placements_started", "target_placements", "placements_by_month"),
    ("jobs_started", "target_jobs", "jobs_by_month"),
)


def against_target(glance: Glance) -> Picture:
    """Internships and jobs, each with its bar, its stairs through the months and its part of the sentence."""
    aims = [_aim(glance, *codes) for codes in AIMS]
    rows = tuple(
        Line(words, figure_page(glance, code), (Cell(reached), Cell(due), aim(target)))
        for code, words, reached, _more, target, due in aims
    )
    columns = (_("Begun"), _("By an even pace"), _("Aimed at"))
    return Picture(
        "targets",
        _("The year against its target"),
        " ".join(_sentence(glance, *each) for each in aims),
        bars=tuple(_bar(glance, *each) for each in aims),
        stairs=tuple(_stairs(glance, codes[2], each) for codes, each in zip(AIMS, aims, strict=True)),
        key=(("mark", _("where an even pace would be")),) if any(each[4] for each in aims) else (),
        table=Matrix("targets", "", _("What has begun beside what the year aims at."), columns, rows),
        head=_("Figure"),
        ways=(targets_of(glance),),
        wide=True,
    )


def _aim(glance, code, name, by_month):
    target = getattr(glance.counted.plan, name) or None
    due = rules.due_by(target, year=glance.year, on=glance.on) if target else None
    words = {"placements_started": _("Internships begun"), "jobs_started": _("Jobs begun")}
    return code, words[code], glance.counted[code], _ahead(glance, by_month), target, due


def _ahead(glance, by_month):
    """How many of them begin in a month to come."""
    found = glance.counted[by_month]
    return sum(found.get(f"{month:02}", 0) for month in range(_months_come(glance) + 1, 13))


def _months_come(glance):
    """How many months of the year have begun."""
    apart = glance.on.year - glance.year
    return 12 if apart > 0 else 0 if apart < 0 else glance.on.month


def _sentence(glance, code, words, reached, ahead, target, due):
    """How far it has come, and how much more is agreed."""
    said = _pace(glance, code, words, reached - ahead, target, due)
    if not ahead:
        return said
    more = ngettext("%(n)s more begins in the months to come.", "%(n)s more begin in the months to come.", ahead)
    return f"{said} {more % {'n': number(ahead)}}"


def _pace(glance, _code, words, reached, target, due):
    """How far it has come, and whether that is enough: behind, level or ahead; of a year that is over, in the end."""
    told = {"what": words, "reached": number(reached)}
    if not target:
        return _("%(what)s: %(reached)s; no target is set.") % told
    told |= {"target": number(target), "due": number(due)}
    if glance.is_over:
        if reached >= target:
            return _("%(what)s: %(reached)s, the target of %(target)s was reached.") % told
        told["missing"] = number(target - reached)
        return _("%(what)s: %(reached)s of %(target)s, %(missing)s fewer than aimed at.") % told
    if reached >= target:
        return _("%(what)s: %(reached)s, the target of %(target)s is reached.") % told
    told["apart"] = number(abs(due - reached))
    if reached < due:
        words = _("%(what)s: %(reached)s of %(target)s; an even pace would be at %(due)s by now, %(apart)s more.")
    elif reached == due:
        words = _("%(what)s: %(reached)s of %(target)s, just where an even pace would be by now.")
    else:
        words = _("%(what)s: %(reached)s of %(target)s, %(apart)s ahead of an even pace.")
    return words % told


def _bar(glance, code, words, reached, ahead, target, due):
    note = _("beginning in the months to come: %(n)s") % {"n": number(ahead)} if ahead else ""
    begun = reached - ahead
    if not target:
        parts = (("plain", begun), ("waits", ahead))
        shown = _("%(reached)s; no target set") % {"reached": number(reached)}
        return Bar(words, shown, parts, max(reached, 1), url=list_of(glance, code), note=note)
    shown = _("%(reached)s of %(aim)s") % {"reached": number(reached), "aim": number(target)}
    stretches = (("good" if begun >= due else "short", begun), ("waits", ahead))
    most = max(target, reached)
    mark = None if glance.is_over else due
    return Bar(words, shown, stretches, most, url=list_of(glance, code), note=note, mark=mark)


def _stairs(glance, by_month, told):
    """What was begun up to the end of each month; months that have not come are not drawn."""
    _code, words, _reached, _more, target, _due = told
    found = glance.counted[by_month]
    steps = tuple(accumulate(found.get(f"{month:02}", 0) for month in range(1, _months_come(glance) + 1)))
    names = [str(MONTHS[month]) for month in range(1, 13)]
    shown = "; ".join(f"{name}: {number(step)}" for name, step in zip(names, steps, strict=False))
    alt = _("%(what)s, month by month and all together. %(shown)s.") % {"what": words, "shown": shown}
    return Stairs(words, alt, steps, target or 0, tuple(name[:3] for name in names))
