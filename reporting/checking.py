"""What is looked at before a report is frozen: each check is a function that yields warnings.

A warning is answered by the coordinator: mended, then it is gone, or accepted, with a reason. One that could print a
wrong thing cannot be accepted. A new check is a function with the name of what it looks at, added to CHECKS.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from placements.models import Internship, Signature
from reporting import rules, tables
from reporting.enums import Manner, PassageField
from reporting.freezing import Counting, count_for
from reporting.indicators import FIGURES, INTERNSHIPS
from reporting.money_ways import money_page
from reporting.papers import TEMPLATES, missing_in
from reporting.radar import KINDS, Asked, found

UNKNOWN = "unknown"
"""The line of a breakdown that counts what nobody wrote down."""


ALONE = ("not_over", "no_grant", "overspent", "early_hires", "unsigned")
"""Warnings that speak of the whole paper; the others name a passage, a figure or a kind of the radar."""


@dataclass(frozen=True)
class Warned:
    """A sentence for the coordinator. `code` and `fact` name it: with other numbers it is another warning."""

    code: str
    fact: str
    sentence: str
    address: str = ""
    acceptable: bool = True

    @property
    def key(self):
        return self.code, self.fact


@dataclass(frozen=True)
class Looked:
    """What the checks look at."""

    report: object
    counting: Counting
    passages: dict
    on: date

    @property
    def counted(self):
        return self.counting.counted

    @property
    def previous(self):
        return self.counting.previous

    @property
    def year(self):
        return self.counting.year

    @property
    def figures(self):
        return TEMPLATES[self.report.kind].figures()


def look_at(report, *, on: date) -> Looked:
    """What the checks of a report look at, counted now."""
    passages = {PassageField(each.field): each.text for each in report.passages.latest()}
    return Looked(report, count_for(report, on=on), passages, on)


def warnings_of(looked: Looked) -> list[Warned]:
    return [warning for check in CHECKS for warning in check(looked)]


def unanswered(report, warnings) -> list[Warned]:
    """Of the warnings those that nobody has accepted; one that cannot be stays until it is gone."""
    accepted = set(report.answers.filter(manner=Manner.ACCEPTED).values_list("warning", "fact"))
    return [each for each in warnings if not each.acceptable or each.key not in accepted]


def may_warn(report, code) -> bool:
    """Whether a check of this paper can say this at all."""
    template = TEMPLATES[report.kind]
    what, _colon, about = code.partition(":")
    known = {
        "no_value": template.passages,
        "empty": template.passages,
        "missing": template.figures(),
        "changed": template.figures(),
        "radar": KINDS,
    }
    return code in ALONE or about in known.get(what, ())


# The checks


def figures_without_value(looked) -> Iterator[Warned]:
    """A text that names a figure without value would print a gap: it has to be written anew."""
    for place, labels in missing_in(looked.passages, looked.counted, looked.previous).items():
        told = {"place": PassageField(place).label, "figures": ", ".join(labels)}
        sentence = _("“%(place)s” names figures that have no value: %(figures)s. Write the text without them.") % told
        yield Warned(f"no_value:{place}", "", sentence, _address_of_passage(looked, place), acceptable=False)


def year_not_over(looked):
    if looked.on <= looked.year.last:
        told = {"day": tables.long_day(looked.year.last)}
        yield Warned("not_over", "", _("The period ends on %(day)s: these are figures of a part of it.") % told)


def missing_data(looked):
    for code in looked.figures:
        lines = looked.counted.values.get(code)
        if not isinstance(lines, dict) or not lines.get(UNKNOWN):
            continue
        unknown, whole = lines[UNKNOWN], sum(lines.values())
        told = {"figure": FIGURES[code].label, "unknown": unknown, "whole": whole}
        sentence = _("%(figure)s: of %(unknown)s out of %(whole)s it is not known.") % told
        yield Warned(f"missing:{code}", f"{unknown}/{whole}", sentence, _cases(looked, code, UNKNOWN))


def money(looked):
    """Without a grant the shares say nothing; more spent than granted falls to somebody."""
    if "granted" not in looked.figures:
        return
    funding = money_page("funding_year", looked.year.ambito.pk, looked.year.number)
    if not looked.counted["granted"]:
        yield Warned("no_grant", "", _("What was granted for the year is not written down."), funding)
    elif looked.counted["residual"] < 0:
        over = tables.money(-looked.counted["residual"])
        yield Warned(
            "overspent",
            f"{-looked.counted['residual']}",
            _("%(over)s more were spent than granted.") % {"over": over},
            funding,
        )


def changed_a_lot(looked):
    for code in looked.figures:
        now, before = looked.counted.values.get(code), looked.previous.values.get(code)
        if isinstance(now, dict) or isinstance(before, dict) or not rules.changed_a_lot(now, before):
            continue
        told = {
            "figure": tables.label(code),
            "now": tables.value_of(code, looked.counted),
            "before": tables.value_of(code, looked.previous),
        }
        sentence = _("%(figure)s: %(now)s, the year before %(before)s. Is that right?") % told
        yield Warned(f"changed:{code}", f"{now}/{before}", sentence, _cases(looked, code))


def unsigned(looked):
    started = _started(looked).values("pk")
    waiting = Signature.objects.missing().filter(act__internship__in=started)
    missing = waiting.values("act__internship").distinct().count()
    if missing:
        sentence = ngettext(
            "%(n)s internship of the period has a paper that somebody has not signed.",
            "%(n)s internships of the period have a paper that somebody has not signed.",
            missing,
        )
        yield Warned("unsigned", str(missing), sentence % {"n": missing}, _cases(looked, "placements_started"))


def on_the_radar(looked):
    """Whatever the radar finds that breaks a figure of this paper; of a whole year and district, as the radar looks.

    Of a year that is over it looks as on the day after: what falls due later changes nothing before it is frozen.
    """
    if looked.year.quarter or looked.year.municipality:
        return
    missing = found(Asked(looked.year, min(looked.on, looked.year.last + timedelta(days=1))))
    for kind, number, _owners in missing.by_kind:
        if set(kind.breaks) & set(looked.figures):
            sentence = _("%(what)s: %(n)s. %(why)s") % {"what": kind.label, "n": number, "why": kind.why}
            yield Warned(f"radar:{kind.code}", str(number), sentence, _radar(looked, kind))


def _radar(looked, kind):
    """The radar looks at one year: only that one has a list."""
    is_this = looked.year.number == rules.year_to_mend(looked.on)
    return reverse("reporting:radar_list", args=[kind.code]) if is_this else ""


def odd_periods(looked):
    """A hire before its case was opened: the figures count it, and nobody could explain it."""
    hires = FIGURES["jobs_started"].behind(looked.year).filter(starts_on__lt=F("episode__opened_on")).count()
    if hires:
        sentence = ngettext(
            "%(n)s job began before the case was opened.", "%(n)s jobs began before the case was opened.", hires
        )
        yield Warned("early_hires", str(hires), sentence % {"n": hires}, _cases(looked, "jobs_started"))


def empty_passages(looked):
    for place in TEMPLATES[looked.report.kind].passages:
        if not looked.passages.get(place, "").strip():
            sentence = _("Nothing is written under “%(place)s”.") % {"place": place.label}
            yield Warned(f"empty:{place}", "", capfirst(sentence), _address_of_passage(looked, place))


CHECKS = (
    figures_without_value,
    year_not_over,
    missing_data,
    money,
    changed_a_lot,
    odd_periods,
    unsigned,
    on_the_radar,
    empty_passages,
)


def _started(looked):
    ours = INTERNSHIPS.rows(looked.year)
    return Internship.objects.filter(pk__in=ours.filter(starts_on__range=looked.year.days).values("pk"))


def _cases(looked, code, line=""):
    """The list behind the figure, where it opens and counts the same as the paper: a whole year, all municipalities."""
    if not FIGURES[code].opens or looked.year.quarter or looked.year.municipality:
        return ""
    address = reverse("reporting:cases_behind", args=[looked.year.number, code])
    return f"{address}?line={line}" if line else address


def _address_of_passage(looked, place):
    return reverse("reporting:passage", args=[looked.report.pk, place])
