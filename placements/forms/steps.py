"""The steps in which an internship is agreed on: what each asks. Nothing typed is an internship before the last one."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from equipe.enums import CASE_ROLES
from equipe.models import User
from placements.enums import InternshipKind, Refusal
from placements.forms.goals import Goals
from placements.forms.weeks import WeekGrid
from placements.models import Agreement, Internship, Opening
from placements.rules.answers import written

MOST_EARLIER = 60
OTHERS = (1, 2)


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

    @classmethod
    def of(cls, ambito, *, today, **options):
        """The colleagues of a district who work with cases today."""
        field = cls(User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name(), **options)
        field.loads = Internship.objects.loads(on=today)
        return field


class EarlierChoice(forms.ModelChoiceField):
    """Each earlier internship with host, days and person."""

    def label_from_instance(self, internship):
        words = gettext("%(host)s, from %(first)s to %(last)s: %(person)s")
        return words % {
            "host": internship.host,
            "first": written(internship.starts_on),
            "last": written(internship.last_day),
            "person": internship.person,
        }


class Where(Asking, forms.Form):
    """At which host: an opening, or an agreement alone."""

    opening = forms.ModelChoiceField(
        Opening.objects.none(),
        label=_("Opening"),
        required=False,
        empty_label=_("none of those registered"),
        help_text=_("It brings its agreement and tasks along; what it asks is suggested among the learning goals."),
    )
    agreement = AgreementChoice(
        Agreement.objects.none(),
        label=_("Host and agreement"),
        required=False,
        help_text=_("Needed where no opening is chosen."),
    )

    def __init__(self, *args, desk, **kwargs):
        super().__init__(*args, **kwargs)
        ambito, today = desk.episode.team.ambito_id, desk.today
        agreements = Agreement.objects.of_ambito(ambito).of_active_hosts().not_ended(on=today)
        self.fields["agreement"].queryset = agreements.with_hosts().with_seats(on=today).by_host()
        self.fields["opening"].queryset = Opening.objects.of_ambito(ambito).not_closed(on=today).with_hosts().by_host()

    def clean(self):
        opening, agreement = self.cleaned_data.get("opening"), self.cleaned_data.get("agreement")
        if opening and agreement and opening.agreement_id != agreement.pk:
            self.add_error("opening", Refusal.ELSEWHERE_OFFERED.label)
        elif opening:
            self.cleaned_data["agreement"] = opening.agreement
        elif not agreement and not self.errors:
            self.add_error("agreement", _("Choose an opening, or under which agreement."))


class When(Asking, WeekGrid):
    """Which kind, from when to when, on which days and hours."""

    earlier = EarlierChoice(
        Internship.objects.none(),
        label=_("Copy from an earlier one"),
        required=False,
        empty_label=_("choose"),
        help_text=_("Of this person, or at this host: kind, week, tasks, tutors, pay and insurance are taken over."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "---------"), *InternshipKind.choices])
    starts_on = day_field(label=_("From"))
    ends_on = day_field(label=_("To"))
    title_on = day_field(
        label=_("Title of study obtained on"),
        required=False,
        help_text=_("Only for training and orientation: at most 12 months before."),
    )

    sentences = {
        "kind": _("Choose which kind of internship."),
        "starts_on": _("Enter the first day."),
        "ends_on": _("Enter the last day."),
    }

    def __init__(self, *args, desk, **kwargs):
        super().__init__(*args, **kwargs)
        earlier = Internship.objects.visible_to(desk.user).of_or_at(desk.episode.person, desk.host)
        newest = list(earlier.newest_first().values_list("pk", flat=True)[:MOST_EARLIER])
        self.fields["earlier"].queryset = Internship.objects.filter(pk__in=newest).with_people().newest_first()

    def clean(self):
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The internship would end before it begins: check the two days."))


class Learning(Asking, Goals):
    """What the person does there, and what she sets out to learn: on the assessment's items, or later with her."""

    tasks = forms.CharField(
        label=_("Tasks"), widget=text(4), help_text=_("What one does there on an ordinary day, in plain words.")
    )
    later = forms.BooleanField(label=_("The goals are set later, with the person"), required=False)

    sentences = {"tasks": _("Write what the person will do there.")}

    def __init__(self, *args, desk, **kwargs):
        found = desk.candidates
        hints = {candidate.item.lineage: candidate for candidate in found}
        super().__init__(*args, items=[candidate.item for candidate in found], hints=hints, **kwargs)

    def clean(self):
        super().clean()
        if not self.errors and not self.chosen and not self.cleaned_data.get("later") and self.items:
            self.add_error("later", _("Choose a goal, or say that the goals are set later with the person."))


class Standing(Asking, forms.Form):
    """Who stands by: the service's tutor, the host's, and others with their role."""

    promoter_tutor = forms.ModelChoiceField(User.objects.none(), label=_("The service's tutor"))
    host_tutor_name = forms.CharField(label=_("The host's tutor"), max_length=120)
    host_tutor_role = forms.CharField(label=_("Role at the host"), max_length=120, required=False)
    host_tutor_phone = forms.CharField(label=_("Phone of the host's tutor"), max_length=30, required=False)
    host_tutor_email = forms.EmailField(label=_("E-mail of the host's tutor"), required=False)

    sentences = {
        "promoter_tutor": _("Choose who follows the internship for the service."),
        "host_tutor_name": _("Enter who follows the internship at the host."),
    }

    def __init__(self, *args, desk, **kwargs):
        super().__init__(*args, **kwargs)
        ambito = desk.episode.team.ambito_id
        self.fields["promoter_tutor"] = TutorChoice.of(
            ambito,
            today=desk.today,
            label=_("The service's tutor"),
            empty_label=_("choose"),
            error_messages={"required": self.sentences["promoter_tutor"]},
        )
        for n in OTHERS:
            self.fields[f"other-{n}-name"] = forms.CharField(label=_("Name"), max_length=120, required=False)
            self.fields[f"other-{n}-role"] = forms.CharField(label=_("Role"), max_length=120, required=False)
            self.fields[f"other-{n}-phone"] = forms.CharField(label=_("Phone"), max_length=30, required=False)
            self.fields[f"other-{n}-email"] = forms.EmailField(label=_("E-mail"), required=False)

    @property
    def other_rows(self):
        return [[self[f"other-{n}-{what}"] for what in ("name", "role", "phone", "email")] for n in OTHERS]

    @property
    def has_others(self):
        """Whether anything was typed of them: then the fold that holds them lies open."""
        return any(field.value() or field.errors for row in self.other_rows for field in row)

    def clean(self):
        for n in OTHERS:
            told = [self.cleaned_data.get(f"other-{n}-{what}") for what in ("role", "phone", "email")]
            if any(told) and not self.cleaned_data.get(f"other-{n}-name"):
                self.add_error(f"other-{n}-name", _("Enter the name of this tutor too."))

    @property
    def host_tutor(self):
        return {what: self.cleaned_data[f"host_tutor_{what}"] for what in ("role", "email")}

    @property
    def others(self):
        """The further tutors that were named."""
        told = self.cleaned_data
        return [
            {what: told[f"other-{n}-{what}"] for what in ("name", "role", "phone", "email")}
            for n in OTHERS
            if told[f"other-{n}-name"]
        ]
