"""Questions about raters: whom to ask, where to send a link, why somebody does not answer any more."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from assessments.enums import OUTSIDE_ROLES, THE_PERSON, Refusal
from assessments.models import Instrument, Item, OutsideRater, possible_raters
from beneficiaries.forms.asking import Asking, year_is_meant
from equipe.forms import DayInput
from equipe.models import User


class AsksOutside(Asking, forms.Form):
    """The person herself, and somebody outside: chosen from those known in the district, or typed once."""

    person = forms.BooleanField(
        required=False,
        label=_("The person, of themselves"),
        help_text=_("In plain words, on a phone or on a tablet with you beside."),
    )
    outside = forms.ModelChoiceField(
        OutsideRater.objects.none(), required=False, label=_("Somebody known already"), empty_label=_("Nobody")
    )
    new_role = forms.ChoiceField(required=False, label=_("As what"))
    new_name = forms.CharField(required=False, max_length=120, label=_("First and last name"))
    new_organisation = forms.CharField(required=False, max_length=160, label=_("Business, cooperative or school"))
    new_email = forms.EmailField(
        required=False,
        label=_("E-mail"),
        help_text=_("The link goes there. Without one, you are shown the link and pass it on."),
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.ambito = ambito
        self.fields["outside"].queryset = OutsideRater.objects.of([ambito]).by_name()
        self.fields["outside"].label_from_instance = lambda rater: f"{rater} · {rater.get_role_display()}"
        self.fields["new_role"].choices = [("", _("Choose")), *((r.value, capfirst(r.label)) for r in OUTSIDE_ROLES)]

    def clean(self):
        typed = super().clean()
        begun = [typed.get(f"new_{part}") for part in ("role", "name", "organisation", "email")]
        if any(begun) and not typed.get("new_name") and "new_name" not in self.errors:
            self.add_error("new_name", _("Write who it is, or leave all four fields empty."))
        if any(begun) and not typed.get("new_role") and "new_role" not in self.errors:
            self.add_error("new_role", _("Choose as what this person answers."))
        return typed

    @property
    def outsiders(self):
        """The person and those outside who were chosen or typed, as the deeds expect them."""
        asked = self.cleaned_data
        chosen = [THE_PERSON if asked.get("person") else None, asked.get("outside"), self._newcomer]
        return [rater for rater in chosen if rater is not None]

    @property
    def _newcomer(self):
        typed = self.cleaned_data
        if not typed.get("new_name"):
            return None
        return OutsideRater(
            ambito=self.ambito,
            role=typed["new_role"],
            name=" ".join(typed["new_name"].split()),
            organisation=" ".join(typed["new_organisation"].split()),
            email=typed["new_email"],
        )

    @property
    def asks_outsiders(self):
        asked = self.cleaned_data
        return bool(asked.get("outside") or asked.get("new_name"))


class Start(AsksOutside):
    """With which instrument, and who answers."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(),
        label=_("Instrument"),
        empty_label=None,
        error_messages={"required": _("Choose one."), "invalid_choice": Refusal.OUTDATED.label},
    )
    raters = forms.ModelMultipleChoiceField(
        User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label=_("Colleagues"),
        help_text=_("Each answers alone and sees the others only when all have submitted. Two or three are best."),
        error_messages={"required": _("Choose who will answer: at least one person, better two.")},
    )
    opened_on = forms.DateField(
        widget=DayInput(),
        label=_("Starting on"),
        validators=[year_is_meant],
        error_messages={"required": _("Enter the day on which the assessment starts.")},
    )

    field_order = ["instrument", "raters", "person", "outside", "new_role", "new_name", "new_organisation", "new_email"]

    def __init__(self, *args, episode, **kwargs):
        ambito = episode.team.ambito
        super().__init__(*args, ambito=ambito, **kwargs)
        current = Instrument.objects.current([ambito]).with_voices().newest_first()
        self.fields["instrument"].queryset = current
        self.fields["instrument"].label_from_instance = _with_voices
        self.fields["raters"].queryset = possible_raters(episode)

    def clean(self):
        asked = super().clean()
        instrument = asked.get("instrument")
        if instrument and asked.get("person") and not instrument.asks_person:
            self.add_error("person", Refusal.NO_PLAIN_WORDS.label)
        if instrument and self.asks_outsiders and not instrument.asks_outsiders:
            self.add_error("outside" if asked.get("outside") else "new_name", Refusal.NOTHING_TO_SEE.label)
        return asked

    @property
    def everybody(self):
        return [*self.cleaned_data["raters"], *self.outsiders]


def _with_voices(instrument):
    """The instrument, and who can answer it besides colleagues."""
    voices = {
        (True, True): _("colleagues, the person, host’s tutors and trainers"),
        (True, False): _("colleagues and the person"),
        (False, True): _("colleagues, host’s tutors and trainers"),
        (False, False): _("colleagues only"),
    }
    return f"{instrument.title} – {voices[instrument.asks_person, instrument.asks_outsiders]}"


class OneMore(AsksOutside):
    """One more to ask: a colleague, the person, or somebody outside; only what the instrument can ask."""

    rater = forms.ModelChoiceField(User.objects.none(), required=False, label=_("A colleague"), empty_label=_("Nobody"))

    def __init__(self, *args, round, **kwargs):
        super().__init__(*args, ambito=round.episode.team.ambito, **kwargs)
        self.fields["rater"].queryset = possible_raters(round.episode).exclude(assessments__round=round)
        self.fields["outside"].queryset = self.fields["outside"].queryset.exclude(assessments__round=round)
        items = Item.objects.of(round.instrument)
        self.has_plain_words = items.asked_of(THE_PERSON).exists()
        self.has_things_to_see = items.asked_of(OUTSIDE_ROLES[0]).exists()
        if not self.has_plain_words or round.assessments.by_the_person().exists():
            del self.fields["person"]
        if not self.has_things_to_see:
            for name in [name for name in self.fields if name.startswith(("outside", "new_"))]:
                del self.fields[name]

    def clean(self):
        super().clean()
        if not self.errors and len(self.everybody) != 1:
            raise forms.ValidationError(_("Choose or write one person to ask."))

    @property
    def everybody(self):
        colleague = self.cleaned_data.get("rater")
        return [*([colleague] if colleague else []), *self.outsiders]

    @property
    def one(self):
        return self.everybody[0]


class Letter(forms.Form):
    """Where the link goes: an outsider's address can be put right here, the person's stands in her file."""

    to = forms.EmailField(
        required=False, label=_("E-mail"), error_messages={"invalid": _("Write an address like name@example.org.")}
    )


class Excuse(forms.Form):
    """Why somebody does not answer any more."""

    reason = forms.CharField(max_length=300, required=False, label=_("Why this person cannot answer any more"))
