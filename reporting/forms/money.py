"""What the coordinator may type about money."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import year_is_meant
from equipe.districts import InDistrict
from equipe.forms import DayInput
from reporting.forms.asking import AmountField, PercentField, YearChoice
from reporting.models import CostLine, FundingYear, Spending


class SpendingSearch(YearChoice):
    cost_line = forms.ModelChoiceField(
        CostLine.objects.none(),
        label=_("Cost line"),
        required=False,
        empty_label=_("All"),
        widget=forms.Select(attrs={"data-auto": ""}),
    )
    words = forms.CharField(label=_("Words in the description"), required=False, max_length=80)

    def __init__(self, *args, years, cost_lines, **kwargs):
        super().__init__(*args, years=years, **kwargs)
        self.fields["cost_line"].queryset = cost_lines

    def apply(self, spending):
        asked = getattr(self, "cleaned_data", {})
        if asked.get("cost_line"):
            spending = spending.under(asked["cost_line"])
        return spending.with_words(asked["words"]) if asked.get("words") else spending


class SpendingEntry(forms.ModelForm):
    """`key` is the row's own identity, made with the empty form: sent twice, it is entered once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = AmountField(label=_("Amount"), help_text=_("In euro. Money given back is entered with a minus sign."))

    class Meta:
        model = Spending
        fields = ["cost_line", "dated_on", "amount", "description"]
        widgets = {"dated_on": DayInput()}
        error_messages = {
            "cost_line": {"required": _("Choose the cost line.")},
            "dated_on": {"required": _("Enter the date of the spending.")},
        }

    def __init__(self, *args, cost_lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dated_on"].validators.append(year_is_meant)
        self.fields["cost_line"].queryset = cost_lines
        self.fields["cost_line"].empty_label = _("Choose a cost line")
        self.fields["amount"].error_messages["required"] = _("Enter the amount.")
        self.initial.setdefault("key", self.instance.pk or uuid.uuid4())

    def clean_amount(self):
        if not self.cleaned_data["amount"]:
            raise forms.ValidationError(_("Enter an amount other than zero."))
        return self.cleaned_data["amount"]


class SpendingChange(SpendingEntry):
    version = forms.IntegerField(widget=forms.HiddenInput)


class CostLineEntry(InDistrict, forms.ModelForm):
    class Meta:
        model = CostLine
        fields = ["name"]
        labels = {"name": _("Name of the new cost line")}
        error_messages = {"name": {"required": _("Enter the name of the cost line.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class Funding(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    granted = AmountField(label=_("Granted for the year"), min_value=0, help_text=_("By Region and Municipality."))
    share_region = PercentField(label=_("Share of the Region, per cent"))
    share_municipality = PercentField(label=_("Share of the Municipality, per cent"))

    class Meta:
        model = FundingYear
        fields = ["granted", "share_region", "share_municipality", "target_placements", "target_jobs"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self):
        asked = super().clean()
        region, municipality = asked.get("share_region"), asked.get("share_municipality")
        if region is not None and municipality is not None and region + municipality != 100:
            self.add_error("share_municipality", _("The two shares must add up to 100."))
        return asked


class FundingLine(forms.Form):
    """From which line an internship is paid."""

    cost_line = forms.ModelChoiceField(CostLine.objects.none(), label=_("Funding line"), empty_label=_("choose"))

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost_line"].queryset = CostLine.objects.of(ambito).in_order()
