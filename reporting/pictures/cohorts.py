"""Cohorts as pictures: where those stand who came in a year, who of them got a job, how those stood who left."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting import rules
from reporting.cohort_tables import cases_of, cohort_table, told
from reporting.indicators import HIDDEN, cohorts
from reporting.matrices import Matrix
from reporting.pictures.shapes import Bar, Picture
from reporting.tables import NOTHING, number, per_cent


@dataclass(frozen=True)
class Side:
    """The cohorts of one kind: what they are, two pictures of them, all their numbers as one table."""

    code: str
    title: str
    explained: str
    pictures: tuple[Picture, ...]
    table: Matrix


@dataclass(frozen=True)
class Cohorts:
    """The cohorts of one kind, "entered" or "left", latest first, as they may be told."""

    code: str
    years: tuple
    opens: bool

    @classmethod
    def of(cls, code, found, *, opens):
        return cls(code, tuple(found if opens else (told(code, each) for each in found)), opens)

    def sum(self, name):
        """Of all years together; nothing where one of them is not told."""
        counts = [each.counts[name] for each in self.years]
        return None if HIDDEN in counts else sum(counts)

    def way(self, cohort, name):
        return cases_of(self.code, cohort, name) if self.opens and cohort.counts[name] else ""


def sides_of(ambito, *, opens) -> tuple[Side, ...]:
    """Those who came, and those who left; exact, and with the ways to the cases, for whom they `opens`."""
    came = Cohorts.of("entered", cohorts.entered(ambito), opens=opens)
    gone = Cohorts.of("left", cohorts.left(ambito), opens=opens)
    return (
        Side(
            "entered",
            _("By the year they came"),
            _("Whoever came in the same year, followed up to today, wherever it led them."),
            _with_something_told(came, dropped=_standing, converted=_jobs),
            cohort_table("entered", came.years, opens=opens),
        ),
        Side(
            "left",
            _("By the year they left"),
            _("Whoever left in the same year, in whatever year they came: how they stood to work."),
            _with_something_told(gone, working=_upon_leaving, working_later=_later),
            cohort_table("left", gone.years, opens=opens),
        ),
    )


def _with_something_told(of, **pictures):
    """The pictures of which not every number is hidden."""
    told_of = {name: any(each.counts[name] is not HIDDEN for each in of.years) for name in pictures}
    return tuple(draw(of) for name, draw in pictures.items() if told_of[name])


def _standing(came):
    """Who is still in charge, who left, who broke off."""
    looks = (("waits", "open"), ("passed", "left"), ("short", "dropped"))
    key = (("waits", _("still in charge")), ("passed", _("left otherwise")), ("short", _("broken off")))
    sentence = _summed(
        came,
        "dropped",
        ngettext(
            "%(people)s person came since %(year)s; broken off: %(n)s (%(part)s).",
            "%(people)s people came since %(year)s; broken off: %(n)s (%(part)s).",
            came.sum("people") or 0,
        ),
    )
    rate = _("%(part)s broken off")
    bars = tuple(_bar(came, each, "dropped", rate, looks, key) for each in came.years)
    return Picture("standing", _("Where they stand today"), sentence, bars=bars, key=key)


def _jobs(came):
    """Of those who were placed, how many were hired after an internship had begun."""
    key = (("good", _("hired after an internship")), ("left", _("placed and not hired so far")))
    sentence = _summed(
        came,
        "converted",
        ngettext(
            "%(people)s person was placed since %(year)s; hired after an internship: %(n)s (%(part)s). Who came "
            "lately has had less time.",
            "%(people)s people were placed since %(year)s; hired after an internship: %(n)s (%(part)s). Who came "
            "lately has had less time.",
            came.sum("placed") or 0,
        ),
        whole="placed",
    )
    looks, rate = (("good", "converted"),), _("%(part)s hired")
    bars = tuple(_bar(came, each, "converted", rate, looks, key, whole="placed") for each in came.years)
    return Picture("jobs", _("From internship to job"), sentence, bars=bars, key=key)


def _upon_leaving(gone):
    sentence = _summed(
        gone,
        "working",
        ngettext(
            "%(people)s person left since %(year)s; at work upon leaving: %(n)s (%(part)s).",
            "%(people)s people left since %(year)s; at work upon leaving: %(n)s (%(part)s).",
            gone.sum("people") or 0,
        ),
    )
    return _at_work(gone, "exits", _("Upon leaving"), sentence, ("working", "not_working", "exit_unknown"))


def _later(gone):
    words = _(
        "At work six months after leaving: %(n)s of %(people)s (%(part)s). Until the six months are over, nothing is "
        "known."
    )
    sentence = _summed(gone, "working_later", words)
    names = ("working_later", "not_working_later", "later_unknown")
    return _at_work(gone, "later", _("Six months later"), sentence, names)


def _at_work(gone, code, title, sentence, names):
    key = (("good", _("at work")), ("gone", _("not at work")), ("unknown", _("not known")))
    looks = tuple((look, name) for (look, _words), name in zip(key, names, strict=True))
    bars = tuple(_bar(gone, each, names[0], _("%(part)s at work"), looks, key) for each in gone.years)
    return Picture(code, title, sentence, bars=bars, key=key)


def _summed(of, name, words, *, whole="people"):
    """The sentence with what all years make together; where one of them is not told, that it is not."""
    if not of.years:
        return _("No one yet: the first year appears here as soon as there is one.")
    people, n = of.sum(whole), of.sum(name)
    if people is None or n is None:
        return _("Some numbers are small and are not shown, so no sum is told.")
    told_by = {"people": number(people), "n": number(n), "year": str(of.years[-1].year)}
    return words % (told_by | {"part": per_cent(rules.per_cent(n, people))})


def _bar(of, cohort, name, rate, looks, key, *, whole="people"):
    """A year as long as every other, what it is made of, and the part of `name`; it leads to all who make the whole."""
    count, people, words = cohort.counts[name], cohort.counts[whole], dict(key)
    drawn = [(look, cohort.counts[part]) for look, part in looks if cohort.counts[part] is not HIDDEN]
    is_drawn = people is not HIDDEN and people > 0
    named = [f"{words[look]}: {_shown(cohort.counts[part])}" for look, part in looks]
    return Bar(
        str(cohort.year),
        _rate(rate, count, people),
        tuple(drawn) if is_drawn else (),
        people if is_drawn else 1,
        url=of.way(cohort, whole),
        note=" · ".join((*named, *_how_sure(count, people))),
    )


def _shown(count):
    return str(HIDDEN) if count is HIDDEN else number(count)


def _rate(words, count, people):
    if count is HIDDEN or people is HIDDEN:
        return str(HIDDEN)
    return words % {"part": per_cent(rules.per_cent(count, people))} if people else NOTHING


def _how_sure(count, people):
    """Out of how many, and where they are few, how far chance alone reaches."""
    if people is HIDDEN or not people:
        return
    yield _("out of %(n)s") % {"n": number(people)}
    if rules.is_few(people) and count is not HIDDEN:
        low, high = rules.wilson(count, people)
        told_by = {"low": per_cent(low), "high": per_cent(high)}
        yield _("few people: by chance alone from %(low)s to %(high)s") % told_by
