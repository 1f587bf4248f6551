"""What is asked about written cases: their words, which of them a session asks, and one's answers to one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.enums import RATED_KINDS, Absence
from assessments.forms.instruments import InTwoLanguages, Text
from assessments.forms.rounds import AreaAnswers
from assessments.models import Item, Vignette
from beneficiaries.forms.asking import year_is_meant
from equipe.forms import DayInput

LONGEST_CASE = 8000


class VignetteTexts(InTwoLanguages):
    """A written case: its title, its story, and the items of an instrument that the story lets one judge."""

    texts = {
        "title": Text(_("Title"), 1, _("A first name and a place: “Marta, at the nursery garden”.")),
        "text": Text(
            _("The case"),
            12,
            _("What one sees and hears, without a judgement: for each item enough to choose a level."),
            LONGEST_CASE,
        ),
    }

    def __init__(self, *args, instrument, **kwargs):
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        for pair in self.pairs:
            for field in (pair.it.field, pair.en.field):
                field.required = True
                field.error_messages["required"] = _("Write it in both languages: raters read their own.")
        self.fields["items"] = forms.MultipleChoiceField(
            label=_("Items that the case lets one judge"),
            choices=self._by_area(),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one item.")},
        )

    def _by_area(self):
        areas = {}
        for item in Item.objects.of(self.instrument).of_kind(*RATED_KINDS).with_areas().in_order():
            areas.setdefault(item.area.title, []).append((item.code, item.title))
        return list(areas.items())

    @classmethod
    def filled_from(cls, thing):
        return super().filled_from(thing) | {"items": thing.items}

    @property
    def answers(self):
        items = {"items": self.cleaned_data["items"], "instrument_code": self.instrument.code}
        return super().answers | items


class NewSession(forms.Form):
    """Which cases the staff rate, and until when."""

    vignettes = forms.ModelMultipleChoiceField(
        Vignette.objects.none(),
        label=_("Cases to rate"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the cases to rate: three or more tell most.")},
    )
    closes_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput(),
        validators=[year_is_meant],
        help_text=_("Until then everybody rates alone; the day after, everybody sees the count."),
        error_messages={"required": _("Enter the last day.")},
    )

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        known = Vignette.objects.of([ambito]).active().in_order()
        self.fields["vignettes"].queryset = known
        self.fields["vignettes"].label_from_instance = lambda vignette: vignette.title_in_words
        self.initial.setdefault("vignettes", [vignette.pk for vignette in known])


class VignetteAnswers(AreaAnswers):
    """One's answers to a written case: a text can leave open, but nobody forgets to ask it."""

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, items=items, **kwargs)
        for item in items:
            field = self.fields[item.code]
            field.choices = [choice for choice in field.choices if choice[0] != Absence.NOT_ASKED]
