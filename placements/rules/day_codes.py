"""How a day is typed into a grid: a letter or the hours, and nothing else."""

from datetime import date
from decimal import Decimal, InvalidOperation

from placements.enums import AbsenceReason, Presence, Unreadable
from placements.rules.planning import Noted, PlannedDay

PRESENT, CLOSED = "p", "c"
ABSENT = {
    "a": AbsenceReason.UNANNOUNCED,
    "m": AbsenceReason.ILLNESS,
    "i": AbsenceReason.ACCIDENT,
    "f": AbsenceReason.FAMILY,
    "v": AbsenceReason.APPOINTMENT,
    "g": AbsenceReason.AGREED,
    "x": AbsenceReason.OTHER,
}
"""The letters are those of the Italian register: assente, malattia, infortunio, famiglia, visita, giustificata."""
LETTERS = {reason: letter for letter, reason in ABSENT.items()}
HOURS_OF_A_DAY = 24
AHEAD = (AbsenceReason.FAMILY, AbsenceReason.APPOINTMENT, AbsenceReason.AGREED)
"""What may be known of a day before it comes; and that the host will be closed."""


class CannotRead(ValueError):
    """What was typed says nothing of a day: `why` is one of `Unreadable`."""

    def __init__(self, why: Unreadable):
        super().__init__(why)
        self.why = why


def read(text: str, planned: PlannedDay, *, today: date) -> Noted | None:
    """What a cell says of a day: nothing when it is empty.

    "p" is presence for the hours planned, a number presence for so many hours (to the tenth), the other letters an
    absence with its reason, "c" that the host was closed. Raises `CannotRead`. (Professional practice.)
    """
    text = text.strip().lower()
    if not text:
        return None
    if not planned.may_be_noted:
        raise CannotRead(Unreadable.SUSPENDED)
    noted = _noted(text, planned)
    known_ahead = noted.presence == Presence.CLOSED or noted.reason in AHEAD
    if planned.day > today and not known_ahead:
        raise CannotRead(Unreadable.AHEAD)
    return noted


def write(noted: Noted | None, planned: PlannedDay) -> str:
    """A day as it is typed: a presence for exactly the hours planned is "p"."""
    if noted and noted.presence == Presence.PRESENT and planned.is_planned and noted.hours == planned.hours:
        return PRESENT
    return token(noted)


def token(noted: Noted | None) -> str:
    """What a form remembers of a day, the same whatever the plan says: the letter, or the hours of presence."""
    if noted is None:
        return ""
    if noted.presence == Presence.PRESENT:
        return _plain(noted.hours)
    return CLOSED if noted.presence == Presence.CLOSED else LETTERS.get(noted.reason, "x")


def _plain(hours):
    return f"{hours.normalize():f}".replace(".", ",")


def _noted(text, planned):
    if text == CLOSED:
        return Noted(Presence.CLOSED)
    if text in ABSENT:
        return Noted(Presence.ABSENT, reason=ABSENT[text])
    if text == PRESENT:
        if not planned.is_planned:
            raise CannotRead(Unreadable.HOURS_ASKED)
        return Noted(Presence.PRESENT, planned.hours)
    return Noted(Presence.PRESENT, _hours(text))


def _hours(text):
    try:
        hours = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise CannotRead(Unreadable.LETTER) from None
    if not hours.is_finite() or not 0 < hours <= HOURS_OF_A_DAY:
        raise CannotRead(Unreadable.HOURS)
    if hours != hours.quantize(Decimal("0.1")):
        raise CannotRead(Unreadable.TENTHS)
    return hours
