"""From referral to job: how many of those who came get to each step, how long it takes, where they wait and leave."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from equipe.workbook import Kind
from reporting.indicators import STEPS, Glance
from reporting.matrices import Line, Matrix
from reporting.pictures.shapes import Bar, Picture
from reporting.pictures.ways import explained, figure_page, list_of
from reporting.tables import NOTHING, Cell, number

WAITING, LEFT = "came_open_by_step", "came_left_by_step"
DAYS = {
    "assessed": "days_to_assessment",
    "project": "days_to_project",
    "placed": "days_to_placement",
    "hired": "days_to_job",
}
"""The figure that tells how long it takes from the opening of a case to a step."""


def along_the_way(glance: Glance) -> Picture:
    """The referrals of the year, then those who came in it, step by step."""
    steps = steps_of(glance)
    most = max(glance.counted["referrals_received"], *(reached for _step, reached, _waiting, _left in steps), 1)
    columns = (_("Got so far"), _("Still here"), _("Left from here"), _("Days, median"))
    rows = (_referred_line(glance), *(_line(glance, *step) for step in steps))
    note = _(
        "The referrals of the year; then everybody who came in it, by the furthest step noted up to today. The days "
        "are those of all who took the step in the year."
    )
    return Picture(
        "flow",
        _("From referral to job"),
        _sentence(glance, steps),
        bars=(_referred(glance, most), *(_bar(glance, *step, most) for step in steps)),
        key=(("passed", _("went on")), ("waits", _("still here")), ("gone", _("left from here"))),
        table=Matrix("flow", "", note, columns, rows),
        head=_("Step"),
        ways=(
            explained(glance, WAITING, _("Who is still on the way, step by step")),
            explained(glance, LEFT, _("Who left, step by step")),
        ),
        wide=True,
    )


def steps_of(glance: Glance) -> list[tuple[str, int, int, int]]:
    """Each step with how many got so far or further, how many of them stand there, how many left from there."""
    waiting, left = glance.counted[WAITING], glance.counted[LEFT]
    found, further = [], 0
    for step in reversed(STEPS):
        here, gone = waiting.get(step, 0), left.get(step, 0)
        further += here + gone
        found.append((step, further, here, gone))
    return found[::-1]


def _referred(glance, most):
    received, declined = glance.counted["referrals_received"], glance.counted["referrals_declined"]
    told = []
    if (days := glance.counted["waiting_days"]) is not None and glance.counted["referrals_accepted"] + declined:
        told.append(
            _days(days, _("answered within %(days)s day (median)"), _("answered within %(days)s days (median)"))
        )
    if declined:
        told.append(_("not taken in charge: %(n)s") % {"n": number(declined)})
    url = list_of(glance, "referrals_received")
    return Bar(_("Referred"), number(received), (("passed", received),), most, url=url, note=" · ".join(told))


def _referred_line(glance):
    days = glance.counted["waiting_days"]
    cells = (Cell(glance.counted["referrals_received"]), NOTHING, Cell(glance.counted["referrals_declined"]))
    return Line(_("Referred"), figure_page(glance, "referrals_received"), (*cells, _cell(days)))


def _bar(glance, step, reached, waiting, left, most):
    told, is_last = [], step == "hired"
    if waiting and not is_last:
        told.append(_("still here: %(n)s") % {"n": number(waiting)})
    if left and not is_last:
        told.append(_("left from here: %(n)s") % {"n": number(left)})
    if step in DAYS and (days := glance.counted[DAYS[step]]) is not None:
        told.append(
            _days(
                days,
                _("in the year, %(days)s day after the opening (median)"),
                _("in the year, %(days)s days after the opening (median)"),
            )
        )
    parts = (
        (("passed", reached),)
        if is_last
        else (("passed", reached - waiting - left), ("waits", waiting), ("gone", left))
    )
    url = list_of(glance, WAITING, step) if waiting else list_of(glance, LEFT, step) if left else ""
    return Bar(capfirst(str(STEPS[step])), number(reached), parts, most, url=url, note=" · ".join(told))


def _line(glance, step, reached, waiting, left):
    cells = (Cell(reached), Cell(waiting), Cell(left), _cell(glance.counted[DAYS[step]] if step in DAYS else None))
    return Line(capfirst(str(STEPS[step])), list_of(glance, WAITING, step), cells)


def _cell(days):
    return NOTHING if days is None else Cell(days, Kind.NUMBER)


def _days(days, one, many):
    return (one if days == 1 else many) % {"days": number(days)}


def _sentence(glance, steps):
    came = steps[0][1]
    told = {"year": str(glance.year), **{step: number(reached) for step, reached, _waiting, _left in steps}}
    if not came:
        return _("Nobody has come in %(year)s yet.") % told
    words = ngettext(
        "One person came in %(year)s: assessed %(assessed)s, with a signed project %(project)s, in an "
        "internship %(placed)s, in a job %(hired)s.",
        "%(opened)s people came in %(year)s: assessed %(assessed)s, with a signed project %(project)s, in an "
        "internship %(placed)s, in a job %(hired)s.",
        came,
    )
    return " ".join((words % told, *_where_most(steps)))


def _where_most(steps):
    """Where most wait and where most leave, if anybody does; several steps alike are not singled out."""
    before = {
        "opened": _("the first assessment"),
        "assessed": _("a project"),
        "project": _("an internship"),
        "placed": _("a job"),
    }
    for words, place in ((_("Most wait for %(what)s (%(n)s)."), 2), (_("Most left before %(what)s (%(n)s)."), 3)):
        counts = {step[0]: step[place] for step in steps if step[0] in before}
        most = max(counts.values())
        if most and [*counts.values()].count(most) == 1:
            step = max(counts, key=counts.get)
            yield words % {"what": before[step], "n": number(most)}
