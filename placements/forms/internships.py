"""What is asked about an internship: what is agreed, a later end, why it ends early, which ones a list shows."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from equipe.enums import CASE_ROLES
from equipe.models import User
from placements.arrangements import Arrangement
from placements.enums import InternshipKind, InterruptionReason, Refusal
from placements.extensions import Extension, obstacle
from placements.forms.amounts import Amount
from placements.models import Agreement, Internship, Opening
from placements.rules.answers import written
from placements.rules.attendance import asked_month, last_of

ENDING_DAYS = 30


class InternshipSearch(forms.Form):
    """Which internships; people are not searched by name here, for a name never stands in a URL."""

    STATES = (
        ("", _("running")),
        ("ending", _("ending within 30 days")),
        ("confirm", _("to confirm this month")),
        ("coming", _("beginning later")),
        ("past", _("past")),
    )

    state = forms.ChoiceField(label=_("Which"), choices=STATES, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *InternshipKind.choices], required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def apply(self, internships):
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("kind"):
            internships = internships.of_kinds(asked["kind"])
        return self._standing(internships, asked.get("state"))

    def _standing(self, internships, state):
        if state == "past":
            return internships.past(on=self.today).newest_first()
        if state == "coming":
            return internships.coming(on=self.today).by_start()
        if state == "ending":
            return internships.ending_within(self.today, self.today + timedelta(days=ENDING_DAYS)).by_end()
        if state == "confirm":
            month = asked_month(self.today)
            return internships.unconfirmed(month, last_of(month)).by_name()
        return internships.running(on=self.today).by_end()


class AgreementChoice(forms.ModelChoiceField):
    """Each agreement with its end and what is free in it today."""

    def label_from_instance(self, agreement):
        free = max(agreement.seats_then - agreement.taken, 0)
        words = gettext("%(host)s · agreement %(number)s until %(last)s · seats free today: %(free)s of %(seats)s")
        return words % {
            "host": agreement.host,
            "number": agreement.number,
            "last": written(agreement.ends_on),
            "free": free,
            "seats": agreement.seats_then,
        }


class TutorChoice(forms.ModelChoiceField):
    """Each colleague with the number of interns she follows today."""

    loads = {}

    def label_from_instance(self, user):
        return gettext("%(name)s · interns followed today: %(load)s") % {
            "name": user,
            "load": self.loads.get(user.pk, 0),
        }


class NewInternship(Asking, forms.Form):
    """Where, which kind, when, what it pays, what one does there, and who stands by."""

    opening = forms.ModelChoiceField(
        Opening.objects.none(),
        label=_("Opening"),
        required=False,
        empty_label=_("none of those registered"),
        help_text=_("What it asks is suggested afterwards among the learning goals."),
    )
    agreement = AgreementChoice(Agreement.objects.none(), label=_("Host and agreement"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "---------"), *InternshipKind.choices])
    starts_on = day_field(label=_("From"))
    ends_on = day_field(label=_("To"))
    weekly_hours = forms.IntegerField(label=_("Weekly hours"), min_value=1, max_value=40)
    allowance = Amount(label=_("Monthly allowance, in euro"), min_value=0, max_digits=8, decimal_places=2)
    tasks = forms.CharField(label=_("Tasks"), widget=text(), required=False)
    promoter_tutor = TutorChoice(User.objects.none(), label=_("The service's tutor"))
    host_tutor_name = forms.CharField(label=_("The host's tutor"), max_length=120)
    host_tutor_phone = forms.CharField(label=_("Phone of the host's tutor"), max_length=30, required=False)
    motive = forms.CharField(
        label=_("Motive"),
        widget=text(),
        required=False,
        help_text=_("Why the internship is opened all the same; it stays with the internship."),
    )

    sentences = {
        "agreement": _("Choose under which agreement."),
        "kind": _("Choose which kind of internship."),
        "starts_on": _("Enter the first day."),
        "ends_on": _("Enter the last day."),
        "weekly_hours": _("Enter the hours of a week."),
        "allowance": _("Enter the allowance of a month."),
        "promoter_tutor": _("Choose who follows the internship for the service."),
        "host_tutor_name": _("Enter who follows the internship at the host."),
    }

    AGREED = (
        "agreement",
        "kind",
        "starts_on",
        "ends_on",
        "weekly_hours",
        "allowance",
        "promoter_tutor",
        "host_tutor_name",
    )

    def __init__(self, *args, episode, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.episode = episode
        self.fields["weekly_hours"].error_messages["max_value"] = _("At most 40 hours a week.")
        ambito = episode.team.ambito_id
        agreements = Agreement.objects.of_ambito(ambito).of_active_hosts().not_ended(on=today)
        self.fields["agreement"].queryset = agreements.with_hosts().with_seats(on=today).by_host()
        self.fields["opening"].queryset = Opening.objects.of_ambito(ambito).not_closed(on=today).with_hosts().by_host()
        self.fields["promoter_tutor"].queryset = User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name()
        self.fields["promoter_tutor"].loads = Internship.objects.loads(on=today)

    def clean(self):
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The internship would end before it begins: check the two days."))

    @property
    def agreed(self):
        """The fields of an arrangement besides the case."""
        return {name: self.cleaned_data[name] for name in self.AGREED}

    @property
    def arrangement(self):
        """What the rules are asked about; nothing while an answer is missing."""
        return Arrangement(episode=self.episode, **self.agreed) if self.is_bound and self.is_valid() else None


class SeenAnew:
    """A form about an internship others may change too: after a stale save the next one is made knowing it."""

    def see_anew(self, internship, *, sentence):
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["version"] = internship.version


class NewEnd(SeenAnew, Asking, forms.Form):
    """Until when an internship is extended."""

    ends_on = day_field(label=_("New last day"))
    motive = forms.CharField(
        label=_("Motive"),
        widget=text(),
        required=False,
        help_text=_("Why the internship is extended all the same; it stays with the internship."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"ends_on": _("Enter the new last day.")}

    def __init__(self, *args, internship, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.internship, self.today = internship, today

    def clean(self):
        if hindrance := obstacle(self.internship, on=self.today):
            self.add_error(None, hindrance)
        last = self.cleaned_data.get("ends_on")
        if last and last <= self.internship.ends_on:
            self.add_error("ends_on", Refusal.NOT_LATER.label % {"last": written(self.internship.ends_on)})

    @property
    def extension(self):
        """What the rules are asked about; nothing while an answer is missing."""
        if not self.is_bound or not self.is_valid():
            return None
        return Extension(self.internship, self.cleaned_data["ends_on"])


class Interruption(SeenAnew, Asking, forms.Form):
    """The last day, and why."""

    on = day_field(label=_("Last day"))
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "---------"), *InterruptionReason.choices])
    note = forms.CharField(label=_("How it came to it"), widget=text(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    sentences = {"on": _("Enter the last day of the internship."), "reason": _("Choose the reason.")}
