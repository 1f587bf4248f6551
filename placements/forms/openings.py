"""What is asked about an opening: what is offered, which levels it asks, and by what a list of openings is narrowed."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from placements.enums import Need
from placements.forms.levels import Levels
from placements.models import Agreement, Opening
from placements.rules.answers import written


class OpeningSearch(forms.Form):
    """Which openings; everything stands in the URL, for an opening is no personal data."""

    STATES = (
        ("", _("those offered now")),
        ("coming", _("those offered later")),
        ("paused", _("those paused")),
        ("closed", _("those no longer offered")),
    )

    q = forms.CharField(label=_("Title, host or place"), required=False)
    state = forms.ChoiceField(label=_("Which"), choices=STATES, required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def apply(self, openings):
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("q"):
            openings = openings.named_like(asked["q"])
        return getattr(openings, asked.get("state") or "open")(on=self.today)


class UnderAgreement(forms.ModelChoiceField):
    """Each agreement with its period and seats."""

    def label_from_instance(self, agreement):
        words = gettext("agreement %(number)s, %(first)s – %(last)s, seats: %(seats)s")
        return words % {
            "number": agreement.number,
            "first": written(agreement.starts_on),
            "last": written(agreement.ends_on),
            "seats": agreement.seats,
        }


class OpeningSheet(Asking, forms.ModelForm):
    """What is offered, for how many and until when. The agreement is asked once, of a new opening."""

    opens_on = day_field(label=_("Open from"))
    closes_on = day_field(
        label=_("Open until"), required=False, help_text=_("Left empty, it stays open until the agreement ends.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    sentences = {
        "title": _("Give the opening a short title, for example “Kitchen help”."),
        "places": _("Enter how many people it is for."),
        "opens_on": _("Enter the day from which on somebody may begin."),
    }

    class Meta:
        model = Opening
        fields = ("title", "places", "opens_on", "closes_on", "tasks", "notes")
        widgets = {"tasks": text(4), "notes": text()}
        help_texts = {
            "title": _("As one would say it to the person: “Kitchen help”, “Gardening team”."),
            "tasks": _("What one does there on an ordinary day, in plain words."),
        }

    def __init__(self, *args, host=None, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        if host is None:
            return
        agreements = Agreement.objects.of_host(host).not_ended(on=today).newest_first()
        chosen = agreements.first()
        under = UnderAgreement(agreements, label=_("Framework agreement"), initial=chosen)
        under.error_messages["required"] = _("Choose under which agreement.")
        self.fields = {"agreement": under, **self.fields}

    def clean(self):
        first, last = self.cleaned_data.get("opens_on"), self.cleaned_data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The opening would close before it opens: check the two days."))

    @property
    def sheet(self):
        """What was answered about the opening, without the version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def compare_with(self, opening):
        """After somebody else saved: go on from the newest version, and name the fields that now differ."""
        self.data = self.data.copy()
        self.data["version"] = opening.version
        differing = [name for name in self.Meta.fields if self.sheet[name] != getattr(opening, name)]
        return [(self.fields[name].label, getattr(opening, name)) for name in differing]


class Profile(Levels):
    """What an opening asks: for each item a level with its written behaviour, and how much it is needed."""

    nothing = _("not needed")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def more(self, item):
        return forms.ChoiceField(
            choices=Need.choices,
            widget=forms.RadioSelect,
            required=False,
            initial=Need.REQUIRED,
            label=_("How much it is needed"),
        )

    @classmethod
    def told(cls, requirements, items):
        """What a profile looks like before anybody types, from what is asked so far."""
        asked = {requirement.lineage: requirement for requirement in requirements}
        known = [(item, asked[item.lineage]) for item in items if item.lineage in asked]
        levels = {f"level-{item.pk}": str(requirement.level) for item, requirement in known}
        return levels | {f"more-{item.pk}": requirement.need for item, requirement in known}

    def see_anew(self, opening, *, sentence):
        """After a stale save the next one is made knowing it."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["version"] = opening.version

    @property
    def asked(self):
        return [(item, level, need or Need.REQUIRED) for item, level, need in self.chosen]


class Who(Asking, forms.Form):
    """For whom an opening is looked at: typed, never part of a URL."""

    q = forms.CharField(label=_("Name or tax code"), max_length=100)

    sentences = {"q": _("Enter a name or a tax code.")}
