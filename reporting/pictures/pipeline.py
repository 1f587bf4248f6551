"""What is agreed and offered: agreements and seats, openings, and who is on the way to one."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import CandidacyState
from placements.rules.candidacies import STANDING
from reporting.indicators import Glance
from reporting.matrices import Line, Matrix
from reporting.pictures.shapes import Bar, Picture
from reporting.pictures.ways import explained, figure_page
from reporting.tables import Cell, number


def agreed_and_offered(glance: Glance) -> Picture:
    """As it stands; of a year that is over, its agreements and seats on its last day."""
    rows = _rows(glance) if glance.pipeline else _at_the_end(glance)
    most = {group: max((count for of, _w, count, _u, _n in rows if of == group), default=0) or 1 for group in "asc"}
    hosts, openings = reverse("placements:hosts"), reverse("placements:openings")
    ways = ((_("Hosts and agreements"), hosts), (_("Openings"), openings))
    return Picture(
        "pipeline",
        _("Agreements and openings"),
        _sentence(glance),
        bars=tuple(
            Bar(words, number(count), ((_look(group), count),), most[group], url=url, note=note)
            for group, words, count, url, note in rows
        ),
        table=Matrix(
            "pipeline",
            "",
            _("What is agreed with hosts, what they offer, and who is thought of for it."),
            (_("Number"),),
            tuple(Line(words, url, (Cell(count),)) for _group, words, count, url, _note in rows),
        ),
        head=_("Step"),
        ways=ways if glance.pipeline else (explained(glance, "agreements_valid_at_year_end", _("Which agreements")),),
    )


def _look(group):
    return {"a": "spent", "s": "passed", "c": "waits"}[group]


def _rows(glance):
    """Group, words, number, way and note of each: agreements (a), seats and openings (s), candidacies (c)."""
    told = glance.pipeline
    hosts, openings, board = (reverse(f"placements:{door}") for door in ("hosts", "openings", "board"))
    running_out = _("ending within 90 days, and nothing follows: %(n)s") % {"n": number(told.running_out)}
    rest = [(_("coming: %(n)s"), told.coming), (_("paused: %(n)s"), told.paused)]
    others = " · ".join(words % {"n": number(count)} for words, count in rest if count)
    free = _("free: %(n)s") % {"n": number(max(told.seats - told.taken, 0))}
    return [
        ("a", _("Valid agreements"), told.agreements, hosts, running_out if told.running_out else ""),
        ("s", _("Seats under them"), told.seats, hosts, free),
        ("s", _("Open openings"), told.openings, openings, others),
        *(
            ("c", capfirst(str(state.label)), told.candidacies.get(state, 0), board, "")
            for state in map(CandidacyState, STANDING)
        ),
    ]


def _at_the_end(glance):
    agreements, seats = (glance.counted[code] for code in ("agreements_valid_at_year_end", "seats_at_year_end"))
    return [
        (
            "a",
            _("Agreements valid on 31 December"),
            agreements,
            figure_page(glance, "agreements_valid_at_year_end"),
            "",
        ),
        ("s", _("Seats on 31 December"), seats, figure_page(glance, "seats_at_year_end"), ""),
    ]


def _sentence(glance):
    if (told := glance.pipeline) is None:
        ended = {"year": str(glance.year), "agreements": number(glance.counted["agreements_valid_at_year_end"])}
        ended["seats"] = number(glance.counted["seats_at_year_end"])
        return _("At the end of %(year)s: valid agreements %(agreements)s, seats %(seats)s.") % ended
    if not (told.agreements or told.openings):
        return _("No agreement is valid and nothing is offered: without them nobody can be placed.")
    standing = sum(told.candidacies.values())
    words = {
        "agreements": number(told.agreements),
        "free": number(max(told.seats - told.taken, 0)),
        "seats": number(told.seats),
        "openings": number(told.openings),
        "standing": number(standing),
    }
    words = (
        _(
            "Valid agreements: %(agreements)s; free seats: %(free)s of %(seats)s; open openings: %(openings)s; "
            "people on the way to one: %(standing)s."
        )
        % words
    )
    if told.running_out:
        words += " " + _("Agreements that end within 90 days with nothing after them: %(n)s.") % {
            "n": number(told.running_out)
        }
    return words
