"""The acts of an internship as one reads them: what each changed, who signed it; and what held on a day."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import ActKind, Payer
from placements.models import Act, Signature, Tutor, read_shares
from placements.rules import timetables
from placements.rules.acts import Rest, Terms, as_amended, rests
from placements.rules.answers import euro
from placements.rules.hours import plain


@dataclass(frozen=True)
class Told:
    """One act with what it says in words, its signatures, and whether it counts already."""

    act: Act
    says: tuple[str, ...]
    signatures: tuple[Signature, ...]

    @property
    def missing(self):
        return [each for each in self.signatures if each.signed_on is None]

    @property
    def is_signed(self):
        return bool(self.signatures) and not self.missing


@dataclass(frozen=True)
class AsOf:
    """What was agreed as it stood on a day: the terms, the tutors, and whether it rested."""

    day: date
    terms: Terms
    tutors: tuple[Tutor, ...]
    rest: Rest | None

    @property
    def parts(self):
        return [(Payer(side).label, amount) for side, amount in read_shares(self.terms.shares).items()]


class Chronicle:
    """All acts of one internship; three questions to the database."""

    def __init__(self, internship):
        self.internship = internship
        self.acts = list(Act.objects.of(internship).in_order().select_related("recorded_by"))
        self.tutors = list(Tutor.objects.of(internship).with_users().in_order())
        self.changes = tuple(act.change for act in self.acts)
        self.signatures = {}
        for signature in Signature.objects.of_internship(internship).select_related("document").in_order():
            self.signatures.setdefault(signature.act_id, []).append(signature)

    @property
    def told(self):
        """The latest first."""
        found, before = [], None
        for act in self.acts:
            found.append(Told(act, tuple(self._says(act, before)), tuple(self.signatures.get(act.pk, ()))))
            before = as_amended(self.changes, up_to=act.number)
        return found[::-1]

    @property
    def rests(self):
        return rests(self.changes) if self.changes else ()

    @property
    def open_rest(self):
        return next((rest for rest in self.rests if rest.last is None), None)

    def resting(self, *, on):
        return next((rest for rest in self.rests if rest.holds(on)), None)

    @property
    def unsigned(self):
        """The acts that wait for a signature, the oldest first."""
        return [act for act in self.acts if any(not each.signed_on for each in self.signatures.get(act.pk, ()))]

    def as_of(self, day):
        """Nothing for a day before the start, or where no act is known."""
        if not self.changes or day < self.internship.starts_on:
            return None
        standing = tuple(tutor for tutor in self.tutors if tutor.stands(day))
        return AsOf(day, as_amended(self.changes, on=day), standing, self.resting(on=day))

    def _says(self, act, before):
        if act.ends_on and act.kind == ActKind.START:
            told = {"first": _day(act.holds_from), "last": _day(act.ends_on)}
            yield _("from %(first)s to %(last)s") % told
        if act.starts_on:
            yield _("first day %(first)s instead of %(before)s") % {
                "first": _day(act.starts_on),
                "before": _day(before.starts_on),
            }
        if act.ends_on and act.kind != ActKind.START:
            told = {"last": _day(act.ends_on), "before": _day(before.ends_on)}
            yield _("last day %(last)s instead of %(before)s") % told
        if act.timetable:
            week = timetables.read(act.timetable)
            days = len({slot.weekday for slot in week})
            yield _("%(hours)s hours a week on %(days)s days") % {
                "hours": plain(timetables.weekly_hours(week)),
                "days": days,
            }
        elif act.weekly_hours:
            yield _("%(hours)s hours a week") % {"hours": act.weekly_hours}
        if act.allowance is not None:
            yield _("%(amount)s € a month") % {"amount": euro(act.allowance)}
        if act.shares and len(act.shares) > 1:
            parts = ", ".join(f"{side.label} {euro(amount)} €" for side, amount in read_shares(act.shares).items())
            yield _("paid by: %(parts)s") % {"parts": parts}
        if act.tasks and act.kind != ActKind.START:
            yield _("other tasks")
        if act.reason:
            yield capfirst(act.get_reason_display())
        yield from self._tutors(act)
        if act.requested_on:
            yield _("asked by %(who)s on %(day)s") % {"who": act.requested_by, "day": _day(act.requested_on)}

    def _tutors(self, act):
        if act.kind == ActKind.START:
            return
        for tutor in (each for each in self.tutors if each.ended_by_id == act.pk):
            yield _("%(name)s (%(side)s) until %(day)s") % {
                "name": tutor.name,
                "side": tutor.get_side_display(),
                "day": _day(tutor.to_day),
            }
        for tutor in (each for each in self.tutors if each.begun_by_id == act.pk):
            yield _("%(name)s (%(side)s) from %(day)s") % {
                "name": tutor.name,
                "side": tutor.get_side_display(),
                "day": _day(tutor.from_day),
            }


def _day(day):
    return date_format(day, "SHORT_DATE_FORMAT")
