"""What the coordinator may type about funds: themselves, their payers, their acts, their plan, what is bound."""

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beneficiaries.forms.asking import day_field, year_is_meant
from beneficiaries.forms.documents import FilesField
from equipe.districts import InDistrict
from equipe.forms import DayInput
from equipe.incoming import MOST_BYTES
from reporting.enums import FundActKind, Key, PayerKind
from reporting.forms.asking import AmountField, Motivated, PercentField
from reporting.models import Commitment, CostLine, Fund, FundAct, FundPayer, PlannedAmount, UnitCost
from reporting.tables import per_cent

LARGEST_SHEET = 1024 * 1024
FIRST_PAYERS = [
    {"kind": PayerKind.REGION, "name": _("Region"), "share": 70},
    {"kind": PayerKind.MUNICIPALITY, "name": _("Municipality"), "share": 30},
]


class Dated:
    """Days are typed in the browser's own field, and their year is one somebody means."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = DayInput()
                field.validators.append(year_is_meant)


class FundEntry(Dated, InDistrict, forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    overhead = PercentField(
        label=_("Flat-rate overhead, per cent"),
        required=False,
        help_text=_("Of the hours of staff that are booked on the fund; 0 for none."),
    )

    class Meta:
        model = Fund
        fields = [
            "name",
            "code",
            "year",
            "starts_on",
            "ends_on",
            "paid_by",
            "report_by",
            "overhead",
            "eligible_lines",
            "rules",
        ]
        widgets = {"eligible_lines": forms.CheckboxSelectMultiple, "rules": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "year": _("Its grant counts in the figures of this year."),
            "paid_by": _("What is paid later does not count."),
            "eligible_lines": _("None chosen: every line is allowed."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lines = CostLine.objects.filter(ambito__in=[district.pk for district in self.districts]).in_order()
        self.fields["eligible_lines"].queryset = lines
        self.initial["version"] = self.instance.version

    def clean_overhead(self):
        return self.cleaned_data["overhead"] or 0

    def clean(self):
        told = super().clean()
        year, first, last = (told.get(name) for name in ("year", "starts_on", "ends_on"))
        if year and first and last and not first.year <= year <= last.year + 1:
            self.add_error("year", _("Choose a year in which the fund runs, or the one after it."))
        return told


class PayerEntry(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *PayerKind.choices], required=False)
    name = forms.CharField(label=_("Payer"), max_length=120, required=False)
    share = PercentField(label=_("Share, per cent"), required=False)

    def clean(self):
        told = super().clean()
        if any(told.get(name) not in (None, "") for name in ("kind", "name", "share")):
            for name, sentence in SENTENCES.items():
                if name not in self.errors and told.get(name) in (None, ""):
                    self.add_error(name, sentence)
        return told


SENTENCES = {"kind": _("Choose what kind of payer."), "name": _("Enter who pays."), "share": _("Enter the share.")}


class PayerEntries(BaseFormSet):
    @property
    def payers(self):
        """As triples of kind, name and share; empty rows are left out."""
        told = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        return [(each["kind"], each["name"].strip(), each["share"]) for each in told]


Payers = formset_factory(PayerEntry, formset=PayerEntries, extra=2, max_num=40, absolute_max=40)


class FundActEntry(Dated, Motivated, forms.ModelForm):
    amount = AmountField(
        label=_("Amount"),
        required=False,
        help_text=_("In euro. Only a change of the grant may carry a minus sign; a note has no amount."),
    )
    paper = FilesField(label=_("Document"), most=1, required=False, help_text=_("PDF, at most 10 MB. Kept sealed."))

    class Meta:
        model = FundAct
        fields = ["kind", "dated_on", "amount", "payer", "protocol", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, fund, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.fund = fund
        self.fields["payer"].queryset = FundPayer.objects.of([fund]).in_order()
        self.fields["payer"].empty_label = _("all, by their shares")
        self.fields["payer"].label_from_instance = lambda payer: f"{payer.name}, {per_cent(payer.share)}"
        self.fields["kind"].choices = [("", _("Choose what happened")), *FundActKind.choices]

    def clean_amount(self):
        return self.cleaned_data["amount"] or 0

    @property
    def content(self):
        return next((file.read(MOST_BYTES + 1) for file in self.cleaned_data["paper"] or ()), None)


class PlannedEntry(Dated, forms.ModelForm):
    amount = AmountField(label=pgettext_lazy("money", "Planned"), min_value=0)

    class Meta:
        model = PlannedAmount
        fields = ["cost_line", "dated_on", "amount", "note"]

    def __init__(self, *args, fund, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.fund = fund
        lines = fund.eligible_lines.in_order()
        self.fields["cost_line"].queryset = lines if lines else CostLine.objects.of(fund.ambito).in_order()
        self.fields["cost_line"].empty_label = _("Choose a cost line")


class UnitCostEntry(Dated, forms.ModelForm):
    amount = AmountField(label=_("Amount a unit"), min_value=0)

    class Meta:
        model = UnitCost
        fields = ["name", "unit", "amount", "act", "valid_from"]

    def __init__(self, *args, fund, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.fund = fund


class CommitmentEntry(Dated, Motivated, forms.ModelForm):
    amount = AmountField(label=_("Amount"), min_value=0)

    class Meta:
        model = Commitment
        fields = ["number", "dated_on", "cost_line", "fund", "amount", "description"]

    def __init__(self, *args, cost_lines, funds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost_line"].queryset, self.fields["fund"].queryset = cost_lines, funds
        self.fields["cost_line"].empty_label, self.fields["fund"].empty_label = _("Choose a cost line"), _("none")


class OnDay(forms.Form):
    """On which day the money is looked at."""

    on = day_field(label=_("As it stood on"), required=False)

    @classmethod
    def asked(cls, data, *, today):
        """The form, and the day: today while none, or none that exists, was asked for."""
        form = cls(data if data.get("on") else None, initial={"on": today})
        day = form.cleaned_data.get("on") if form.is_valid() else None
        return form, day if day and 2000 <= day.year <= today.year + 10 else today


class LineAndFund(forms.Form):
    """On which line, and from which fund, something is booked."""

    cost_line = forms.ModelChoiceField(
        CostLine.objects.none(), label=_("Cost line"), empty_label=_("Choose a cost line")
    )
    fund = forms.ModelChoiceField(Fund.objects.none(), label=_("Fund"), empty_label=_("none"), required=False)

    def __init__(self, *args, cost_lines, funds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost_line"].queryset, self.fields["fund"].queryset = cost_lines, funds


class HoursBooking(LineAndFund):
    """Where hours are booked, and on which line the flat rate of the fund, if it has one."""

    overhead_line = forms.ModelChoiceField(
        CostLine.objects.none(), label=_("Line of the flat rate"), empty_label=_("none"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["overhead_line"].queryset = self.fields["cost_line"].queryset


class SheetUpload(forms.Form):
    workbook = forms.FileField(
        label=_("Workbook"),
        help_text=_(".xlsx, at most 500 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )

    def clean_workbook(self):
        if self.cleaned_data["workbook"].size > LARGEST_SHEET:
            raise forms.ValidationError(_("The file is larger than 1 MB: bring it in several sheets."))
        return self.cleaned_data["workbook"]


class Reopening(forms.Form):
    reason = forms.CharField(label=_("Why it is opened again"), max_length=300)


class Splitting(forms.Form):
    """What is shared out among the municipalities, and by which key."""

    key = forms.ChoiceField(label=_("Key of the division"), choices=Key.choices, initial=Key.POPULATION)
    amount = AmountField(label=_("Amount (left empty: what was spent in the year)"), required=False)
