"""What is asked about an appointment."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import AppointmentKind
from beneficiaries.forms.asking import Asking, Hour, Versioned, day_field
from equipe.enums import CASE_ROLES
from equipe.models import User

LENGTHS = [
    (15, _("a quarter of an hour")),
    (30, _("half an hour")),
    (45, _("three quarters of an hour")),
    (60, _("one hour")),
    (90, _("an hour and a half")),
    (120, _("two hours")),
    (180, _("three hours")),
    (240, _("four hours")),
]


class AppointmentForm(Asking, forms.Form):
    """Day, hour and length, as one says them; the case is known from where the form was opened."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("What"), choices=AppointmentKind.choices, initial=AppointmentKind.OFFICE)
    day = day_field(label=_("Day"))
    hour = forms.TimeField(label=_("Hour"), widget=Hour(), error_messages={"invalid": _("Enter the hour as 09:30.")})
    minutes = forms.TypedChoiceField(label=_("How long"), choices=LENGTHS, coerce=int, initial=60)
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Colleague"))
    place = forms.CharField(label=_("Where"), required=False, max_length=160)
    subject = forms.CharField(label=_("About what"), required=False, max_length=200)

    sentences = {
        "day": _("Enter the day of the appointment."),
        "hour": _("Enter the hour at which it begins."),
        "owner": _("Choose who goes to the appointment."),
    }

    def __init__(self, *args, user, episode, **kwargs):
        super().__init__(*args, **kwargs)
        self.episode = episode
        ambito = episode.team.ambito if episode else user.ambito
        self.fields["owner"].queryset = User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name()
        self.fields["owner"].initial = user
        if episode is None:
            self.fields["owner"].queryset = User.objects.filter(pk=user.pk)
            self.fields["owner"].widget = forms.HiddenInput()
            self.fields["subject"].required = True
            self.fields["subject"].error_messages["required"] = _("Write what the appointment is about.")

    @property
    def period(self):
        """First and last instant, by the office's clock: over a night when the clock is changed too."""
        begins = make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))
        return begins, begins.astimezone(UTC) + timedelta(minutes=self.cleaned_data["minutes"])

    @property
    def said(self):
        starts_at, ends_at = self.period
        names = ("kind", "owner", "place", "subject")
        return {name: self.cleaned_data[name] for name in names} | {"starts_at": starts_at, "ends_at": ends_at}


class AppointmentMove(Versioned, AppointmentForm):
    """The same questions about one that is in the calendar; `version` tells which state of it the page shows."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    names = ("day", "hour", "minutes", "kind", "owner", "place", "subject")

    def __init__(self, *args, appointment, **kwargs):
        self.instance, known = appointment, _as_asked(appointment)
        super().__init__(*args, initial=known | {"version": appointment.version}, **kwargs)
        self._offer(known["minutes"])

    def compare_with(self, current, *, sentence):
        self._offer(_as_asked(current)["minutes"])
        return super().compare_with(current, sentence=sentence)

    def saved_value(self, name):
        return _as_asked(self.saved)[name]

    def _offer(self, minutes):
        """A length that came from elsewhere stands among the others."""
        choices = self.fields["minutes"].choices
        if minutes not in dict(choices):
            self.fields["minutes"].choices = [*choices, (minutes, _("%(minutes)s minutes") % {"minutes": minutes})]


def _as_asked(appointment):
    """An appointment in the words of the form: day, hour and length."""
    begins = localtime(appointment.starts_at)
    minutes = round((appointment.ends_at - appointment.starts_at).total_seconds() / 60)
    told = {name: getattr(appointment, name) for name in ("kind", "place", "subject")}
    return told | {"day": begins.date(), "hour": begins.time(), "minutes": minutes, "owner": appointment.owner_id}
