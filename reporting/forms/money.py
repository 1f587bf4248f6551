"""What the coordinator may type about money."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import year_is_meant
from beneficiaries.forms.documents import FilesField
from equipe.districts import InDistrict
from equipe.forms import DayInput
from equipe.incoming import MOST_BYTES
from reporting.enums import BY_HAND, Origin
from reporting.forms.asking import AmountField, Motivated, PercentField, YearChoice
from reporting.models import CostLine, Fund, FundingYear, Spending


class Narrowing(forms.ModelChoiceField):
    """What belongs to another district than the one that was chosen meanwhile narrows nothing."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError:
            return None


class SpendingSearch(YearChoice):
    fund = Narrowing(
        Fund.objects.none(),
        label=_("Fund"),
        required=False,
        empty_label=_("All funds"),
        widget=forms.Select(attrs={"data-auto": ""}),
    )
    cost_line = Narrowing(
        CostLine.objects.none(),
        label=_("Cost line"),
        required=False,
        empty_label=_("All lines"),
        widget=forms.Select(attrs={"data-auto": ""}),
    )
    words = forms.CharField(label=_("Words in the description"), required=False, max_length=80)

    def __init__(self, *args, years, cost_lines, funds, district, districts, **kwargs):
        super().__init__(*args, years=years, **kwargs)
        if len(districts) > 1:
            self.fields["district"] = forms.ChoiceField(
                label=_("District"),
                required=False,
                initial=district.pk,
                choices=[(each.pk, each.name) for each in districts],
                widget=forms.Select(attrs={"data-auto": ""}),
            )
            self.order_fields(["district"])
        self.fields["cost_line"].queryset = cost_lines
        self.fields["fund"].queryset = funds

    def apply(self, spending):
        asked = getattr(self, "cleaned_data", {})
        if asked.get("cost_line"):
            spending = spending.under(asked["cost_line"])
        if asked.get("fund"):
            spending = spending.from_fund(asked["fund"])
        return spending.with_words(asked["words"]) if asked.get("words") else spending


class SpendingEntry(Motivated, forms.ModelForm):
    """`key` is the row's own identity, made with the empty form: sent twice, it is entered once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = AmountField(label=_("Amount"), help_text=_("In euro. Money given back is entered with a minus sign."))
    paper = FilesField(
        label=_("Invoice or receipt"),
        most=1,
        required=False,
        help_text=_("PDF or a photograph, at most 10 MB. It is kept sealed."),
    )

    class Meta:
        model = Spending
        fields = [
            "cost_line",
            "fund",
            "dated_on",
            "amount",
            "description",
            "paid_on",
            "document_number",
            "commitment",
            "origin",
        ]
        widgets = {"dated_on": DayInput(), "paid_on": DayInput()}
        error_messages = {
            "cost_line": {"required": _("Choose the cost line.")},
            "dated_on": {"required": _("Enter the date of the spending.")},
        }

    def __init__(self, *args, cost_lines, funds, commitments, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("dated_on", "paid_on"):
            self.fields[name].validators.append(year_is_meant)
        self.fields["fund"].queryset, self.fields["fund"].empty_label = funds, _("none")
        self.fields["commitment"].queryset, self.fields["commitment"].empty_label = commitments, _("none")
        self.fields["origin"].choices = [(origin.value, origin.label) for origin in BY_HAND]
        self.fields["origin"].required = False
        self.fields["cost_line"].queryset = cost_lines
        self.fields["cost_line"].empty_label = _("Choose a cost line")
        self.fields["amount"].error_messages["required"] = _("Enter the amount.")
        self.initial.setdefault("key", self.instance.pk or uuid.uuid4())

    def clean_amount(self):
        if not self.cleaned_data["amount"]:
            raise forms.ValidationError(_("Enter an amount other than zero."))
        return self.cleaned_data["amount"]

    def clean_origin(self):
        return self.cleaned_data["origin"] or Origin.HAND

    @property
    def content(self):
        """The bytes of the paper, read once, or None; no more is read than is needed to refuse it."""
        return next((file.read(MOST_BYTES + 1) for file in self.cleaned_data["paper"] or ()), None)


class SpendingChange(SpendingEntry):
    """A correction; of a booked row amount and date come from what it was booked from, and stay."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.origin not in BY_HAND:
            del self.fields["origin"]
        if self.instance.is_booked:
            for name in ("amount", "dated_on", "description"):
                self.fields[name].disabled = True


class CostLineEntry(InDistrict, forms.ModelForm):
    class Meta:
        model = CostLine
        fields = ["name", "chapter"]
        labels = {"name": _("Name of the new cost line")}
        error_messages = {"name": {"required": _("Enter the name of the cost line.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["chapter"].required = False


class Funding(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    granted = AmountField(label=_("Granted for the year"), min_value=0, help_text=_("By Region and Municipality."))
    share_region = PercentField(label=_("Share of the Region, per cent"))
    share_municipality = PercentField(label=_("Share of the Municipality, per cent"))

    class Meta:
        model = FundingYear
        fields = ["granted", "share_region", "share_municipality", "target_placements", "target_jobs"]
        help_texts = dict.fromkeys(("target_placements", "target_jobs"), _("Left empty: no target is set."))

    def __init__(self, *args, funds=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        if funds:  # what was granted and in which shares they say themselves
            for name in ("granted", "share_region", "share_municipality"):
                del self.fields[name]

    def clean(self):
        asked = super().clean()
        region, municipality = asked.get("share_region"), asked.get("share_municipality")
        if region is not None and municipality is not None and region + municipality != 100:
            self.add_error("share_municipality", _("The two shares must add up to 100."))
        return asked


class FundingLine(forms.Form):
    """From which line and fund an internship is paid."""

    cost_line = forms.ModelChoiceField(CostLine.objects.none(), label=_("Funding line"), empty_label=_("choose"))
    fund = forms.ModelChoiceField(Fund.objects.none(), label=_("Fund"), empty_label=_("none"), required=False)
    insurance_line = forms.ModelChoiceField(
        CostLine.objects.none(), label=_("Line of the insurance"), empty_label=_("the same line"), required=False
    )

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost_line"].queryset = CostLine.objects.of(ambito).in_order()
        self.fields["insurance_line"].queryset = CostLine.objects.of(ambito).in_order()
        self.fields["fund"].queryset = Fund.objects.of(ambito).in_order()
