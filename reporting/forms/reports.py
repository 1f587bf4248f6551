"""What is asked to begin a paper, to word it, to answer a warning, and once it goes out or comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from equipe.districts import InDistrict
from equipe.models import Municipality
from reporting.enums import Manner, ReportKind
from reporting.forms.asking import YearChoice
from reporting.papers.filling import unknown_in

MOST_VERSIONS = 2**31 - 1
QUARTERS = [(number, str(number)) for number in range(1, 5)]


class ReportRequest(InDistrict, YearChoice):
    """Which paper of which year, quarter or municipality, of a district she coordinates."""

    kind = forms.ChoiceField(choices=ReportKind)
    quarter = forms.TypedChoiceField(choices=[("", ""), *QUARTERS], coerce=int, required=False, empty_value=None)
    municipality = forms.ModelChoiceField(Municipality.objects.none(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.of(self.districts).by_name()
        if "district" in self.fields:
            self.fields["district"].required = False

    def clean(self):
        """A note needs its quarter, a sheet its municipality, which says of which district it is."""
        kind, place = self.cleaned_data.get("kind"), self.cleaned_data.get("municipality")
        if kind != ReportKind.QUARTER:
            self.cleaned_data["quarter"] = None
        elif not self.cleaned_data.get("quarter"):
            self.add_error("quarter", _("Choose the quarter."))
        if kind != ReportKind.MUNICIPALITY:
            self.cleaned_data["municipality"] = None
        elif not place:
            self.add_error("municipality", _("Choose the municipality."))
        if kind and self.ambito is None:
            self.add_error("district", _("Choose for which district."))
        return self.cleaned_data

    @property
    def ambito(self):
        place = self.cleaned_data.get("municipality")
        return place.ambito if place else super().ambito

    @property
    def asked(self):
        return {name: self.cleaned_data[name] for name in ("kind", "year", "quarter", "municipality")}


class SeenVersion(forms.Form):
    """The version of the report that the page showed."""

    version = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput)

    @classmethod
    def of(cls, data):
        """The number, or one that no report has."""
        form = cls(data)
        return form.cleaned_data["version"] if form.is_valid() else MOST_VERSIONS


class PassageText(Asking, forms.Form):
    """The words of a passage, with the number of those that were read before."""

    text = forms.CharField(label=_("Text"), widget=text(14), required=False)
    seen = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput)

    def clean_text(self):
        words = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        if unknown := unknown_in(words):
            marks = ", ".join(mark if mark in "{}" else f"{{{mark}}}" for mark in unknown)
            raise forms.ValidationError(
                _("No figure fills %(marks)s: use only the marks of the list."), "mark", {"marks": marks}
            )
        return words


class EarlierWords(forms.Form):
    """Which earlier words are taken up again."""

    number = forms.IntegerField(min_value=1, max_value=MOST_VERSIONS)
    seen = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS)


class WarningAnswer(forms.Form):
    """What is said of one warning: why it is accepted, that it is mended now, or nothing yet."""

    warning = forms.CharField(max_length=60, widget=forms.HiddenInput)
    fact = forms.CharField(max_length=120, required=False, widget=forms.HiddenInput)
    because = forms.CharField(label=_("Accepted, because"), max_length=300, required=False)
    mended = forms.BooleanField(label=_("It is mended now"), required=False)


class WarningAnswersSet(forms.BaseFormSet):
    """All that stands against a draft, answered on one page; what has no answer yet can wait."""

    @classmethod
    def on(cls, warnings, *, typed=None):
        """A row a warning, in which what was typed of it still stands, also when its numbers have changed since."""
        told = {row["warning"].value(): row["because"].value() for row in typed or ()}
        told |= {(row["warning"].value(), row["fact"].value()): row["because"].value() for row in typed or ()}
        said = [told.get(each.key) or told.get(each.code) or "" for each in warnings]
        rows = zip(warnings, said, strict=True)
        return cls(initial=[{"warning": each.code, "fact": each.fact, "because": because} for each, because in rows])

    @property
    def answers(self):
        """{(warning, fact): (manner, because)} of those that were answered."""
        said = {(row["warning"], row["fact"]): row for row in self.cleaned_data}
        return {
            key: (Manner.MENDED if row["mended"] else Manner.ACCEPTED, row["because"])
            for key, row in said.items()
            if row["mended"] or row["because"]
        }


WarningAnswers = forms.formset_factory(WarningAnswer, formset=WarningAnswersSet, extra=0, max_num=500, absolute_max=500)


class Sending(Asking, forms.Form):
    """Under which number a report went out, when, to whom."""

    protocol = forms.CharField(label=_("Protocol number"), max_length=60)
    on = day_field(label=_("Sent on"))
    sent_to = forms.CharField(label=_("Sent to"), max_length=200)
    version = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput)

    sentences = {
        "protocol": _("Write the protocol number."),
        "on": _("Enter the day on which it was sent."),
        "sent_to": _("Write to whom it was sent."),
    }


class Return(Asking, forms.Form):
    """When a report came back, and why."""

    on = day_field(label=_("Returned on"))
    because = forms.CharField(label=_("What has to be corrected"), widget=text(4))
    version = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput)

    sentences = {
        "on": _("Enter the day on which it came back."),
        "because": _("Write why it was returned."),
    }


class Aside(Asking, forms.Form):
    """Why a record stays as it is."""

    because = forms.CharField(label=_("Why it stays as it is"), max_length=300, widget=text(3))

    sentences = {"because": _("Write why it stays as it is.")}


class Earlier(forms.Form):
    """Since which version one asks what changed."""

    since = forms.TypedChoiceField(label=_("Since"), coerce=int, widget=forms.Select(attrs={"data-auto": ""}))

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].choices = choices
