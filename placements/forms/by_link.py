"""Questions to a host's tutor behind a link: the days of a week, what cannot wait, how it goes."""

import json
from collections import namedtuple
from datetime import timedelta
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from placements.enums import AbsenceReason, Presence, ReportKind
from placements.forms.amounts import Amount
from placements.forms.looks import Looks
from placements.rules.day_codes import token
from placements.rules.following import Told

DayRow = namedtuple("DayRow", "planned presence hours reason")
"""A planned day with its bound fields."""

PRESENCES = (
    (Presence.PRESENT, _("present")),
    (Presence.ABSENT, _("absent")),
    (Presence.CLOSED, _("we were closed")),
)


class WeekByLink(Asking, forms.Form):
    """One week: each planned day as it was planned, unless something else is said of it.

    `noted` are days that stand already, `away` days on which an absence was reported, with its reason.
    """

    def __init__(self, *args, planned, noted=None, away=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.planned, self.noted, self.away = list(planned), noted or {}, away or {}
        for one in self.planned:
            presence, hours, reason = self._known(one)
            self.fields[_presence(one)] = forms.ChoiceField(
                choices=PRESENCES, widget=forms.RadioSelect, label=_("This day"), initial=presence
            )
            self.fields[_hours(one)] = Amount(
                label=_("Hours"), min_value=0, max_value=24, decimal_places=1, required=False, initial=hours
            )
            self.fields[_reason(one)] = forms.ChoiceField(
                choices=[("", _("choose")), *AbsenceReason.choices],
                required=False,
                label=_("Why absent"),
                initial=reason,
            )

    @property
    def days(self):
        return [DayRow(one, self[_presence(one)], self[_hours(one)], self[_reason(one)]) for one in self.planned]

    @property
    def is_as_planned(self):
        """Whether nothing is known yet that would make "all as planned" untrue."""
        return all(self._known(one)[:2] == (Presence.PRESENT, one.hours) for one in self.planned)

    @property
    def as_planned(self):
        """Every day with its planned hours."""
        return {one.day: Told(Presence.PRESENT, one.hours) for one in self.planned}

    @property
    def told(self):
        """What was said of each day; hours left empty are the planned ones."""
        return {one.day: self._told(one) for one in self.planned}

    @property
    def remembered(self):
        """What this page shows of each day, for the hidden field."""
        return json.dumps({day.isoformat(): token(noted.noted) for day, noted in sorted(self.noted.items())})

    @property
    def seen(self):
        """What the page from which this comes showed; a hand-made form says nothing."""
        try:
            told = json.loads(self.data.get("seen", ""))
            return {day: str(shown) for day, shown in told.items()}
        except (ValueError, AttributeError, RecursionError):
            return None

    def clean(self):
        for one in self.planned:
            absent = self.cleaned_data.get(_presence(one)) == Presence.ABSENT
            if absent and not self.cleaned_data.get(_reason(one)):
                self.add_error(_reason(one), _("Choose why; “other” is enough if you do not know."))

    def _told(self, one):
        presence = self.cleaned_data[_presence(one)]
        hours = self.cleaned_data.get(_hours(one))
        if presence == Presence.PRESENT:
            return Told(presence, one.hours if hours is None else hours)
        return Told(presence, reason=self.cleaned_data[_reason(one)] if presence == Presence.ABSENT else "")

    def _known(self, one):
        if noted := self.noted.get(one.day):
            return noted.presence, noted.hours if noted.presence == Presence.PRESENT else one.hours, noted.reason
        if one.day in self.away:
            return Presence.ABSENT, one.hours, self.away[one.day]
        return Presence.PRESENT, one.hours, ""


def _presence(one):
    return f"{one.day.isoformat()}-presence"


def _hours(one):
    return f"{one.day.isoformat()}-hours"


def _reason(one):
    return f"{one.day.isoformat()}-reason"


class Report(Asking, forms.Form):
    """What cannot wait for the week. `key` makes of two taps one report."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, today, **kwargs):
        kwargs["initial"] = {"key": uuid4(), "on": today} | kwargs.get("initial", {})
        super().__init__(*args, auto_id=f"id_{self.kind}_%s", **kwargs)


class AbsenceReport(Report):
    """Away today or tomorrow."""

    kind = ReportKind.ABSENCE

    on = forms.TypedChoiceField(label=_("When"), widget=forms.RadioSelect, coerce=forms.DateField().to_python)
    reason = forms.ChoiceField(label=_("Why"), choices=[("", _("choose")), *AbsenceReason.choices])
    words = forms.CharField(label=_("More, if you like"), max_length=500, required=False, widget=text(2))

    sentences = {"reason": _("Choose why; “other” is enough if you do not know.")}

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, today=today, **kwargs)
        tomorrow = today + timedelta(days=1)
        self.fields["on"].choices = [(today.isoformat(), _("today")), (tomorrow.isoformat(), _("tomorrow"))]
        self.initial["on"] = today.isoformat()


class AccidentReport(Report):
    """Somebody was hurt at the internship."""

    kind = ReportKind.ACCIDENT

    on = day_field(label=_("When did it happen"))
    words = forms.CharField(label=_("What happened"), max_length=500, widget=text(3))
    days_away = forms.IntegerField(
        label=_("Days away, if you know"), min_value=0, max_value=999, required=False, help_text=_("Calendar days.")
    )

    sentences = {"on": _("Enter the day on which it happened."), "words": _("Write in a few words what happened.")}


class OtherReport(Report):
    """Anything else the service should know at once."""

    kind = ReportKind.OTHER

    words = forms.CharField(label=_("What should we know"), max_length=500, widget=text(3))

    sentences = {"words": _("Write in a few words what we should know.")}


REPORTS = {form.kind: form for form in (AbsenceReport, AccidentReport, OtherReport)}


class LooksByLink(Looks):
    """Some behaviours; on the last screen also a word on everything."""

    def __init__(self, *args, is_last, note="", **kwargs):
        super().__init__(*args, **kwargs)
        if is_last:
            self.fields["whole"] = forms.CharField(
                label=_("How is it going on the whole?"), max_length=500, required=False, widget=text(3), initial=note
            )


class SignByLink(forms.Form):
    """Which paper."""

    signature = forms.UUIDField()


class HostSpeech(forms.Form):
    """The language of the pages."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
