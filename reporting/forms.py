"""What the coordinator may type about money and papers, and what anybody may ask of a list."""

import re
import uuid
from decimal import Decimal

from django import forms
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Receiver
from beneficiaries.forms import StoryFilter
from beneficiaries.forms.asking import Asking, day_field, text, year_is_meant
from equipe.districts import InDistrict
from equipe.forms import DayInput
from equipe.incoming import take_in
from equipe.verdicts import Refused
from reporting.enums import ReportKind
from reporting.models import CostLine, FundingYear, Spending
from reporting.placement_papers.wording import unknown_in

ITALIAN_AMOUNT = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?")
ENGLISH_AMOUNT = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d{1,2})?")


def plain_amount(typed):
    """An amount as an office types it, for a decimal: "€ 1.234,56", "1234,5" and "1,234.56" are all understood."""
    typed = re.sub(r"[\s\u00a0€]", "", typed)
    if ITALIAN_AMOUNT.fullmatch(typed):
        return typed.replace(".", "").replace(",", ".")
    return typed.replace(",", "") if ENGLISH_AMOUNT.fullmatch(typed) else typed


class AmountField(forms.DecimalField):
    """Euro and cents, in the ways people write them."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs):
        messages = {"invalid": _("Write the amount with two decimals, for example 1.234,56.")}
        super().__init__(max_digits=12, decimal_places=2, error_messages=messages, **kwargs)

    def to_python(self, value):
        return super().to_python(plain_amount(value) if isinstance(value, str) else value)

    def prepare_value(self, value):
        return number_format(value, 2, use_l10n=True, force_grouping=True) if isinstance(value, Decimal) else value


class PercentField(AmountField):
    """A share of a hundred, with two decimals where it needs them."""

    def __init__(self, **kwargs):
        super().__init__(min_value=0, max_value=100, **kwargs)

    def prepare_value(self, value):
        whole = isinstance(value, Decimal) and value == int(value)
        return str(int(value)) if whole else super().prepare_value(value)


def year_choices(years):
    return [(year, str(year)) for year in years]


class YearChoice(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, widget=forms.Select(attrs={"data-auto": ""}))

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = year_choices(years)

    @classmethod
    def chosen(cls, data, *, years, **choices):
        """The form, and the year that was chosen: the newest one when none or an unknown one was."""
        form = cls(data if "year" in data else None, years=years, initial={"year": years[0]}, **choices)
        form.is_valid()
        return form, getattr(form, "cleaned_data", {}).get("year") or years[0]


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


class ReportRequest(InDistrict, YearChoice):
    """Which paper of which year, of a district she coordinates."""

    kind = forms.ChoiceField(choices=ReportKind)


class Sharing(forms.Form):
    """What the person wants to show, entry by entry: nothing is chosen until she says so."""

    PAPER, FILE = "paper", "file"
    THE_PERSON = "person"

    competences = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("What the person can do, knows, has")
    )
    experiences = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=_("Where the person has worked")
    )
    with_name = forms.BooleanField(
        required=False,
        label=_("With the person’s name"),
        help_text=_("Without it the copy has a reference that leads back to the person only here."),
    )
    receiver = forms.ChoiceField(
        choices=[("", _("choose")), ("person", _("the person, who takes it along")), *Receiver.choices],
        label=_("Who gets it"),
        error_messages={"required": _("Choose who gets the copy.")},
    )
    receiver_name = forms.CharField(
        required=False,
        max_length=160,
        label=_("Which one"),
        help_text=_("The name of the business or service. Left empty, it holds for all of this kind."),
    )
    then = forms.ChoiceField(
        required=False, choices=[(PAPER, _("on paper")), (FILE, _("as a file"))], widget=forms.HiddenInput
    )

    def __init__(self, *args, inventory, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competences"].choices = [(held.pk, _told(held.label, held)) for held in inventory.competences]
        self.fields["experiences"].choices = [(job.pk, _worked(job)) for job in inventory.experiences]

    @property
    def entries(self):
        """The two lists of the inventory."""
        return [self["competences"], self["experiences"]]

    @property
    def goes_to(self):
        """Who outside gets it, by its kind and name; the person herself is nobody outside."""
        typed = self.cleaned_data
        return None if typed["receiver"] == self.THE_PERSON else (typed["receiver"], typed["receiver_name"])

    @property
    def chosen(self):
        """The keys of the entries that were ticked."""
        return [*self.cleaned_data["competences"], *self.cleaned_data["experiences"]]


def _told(label, held):
    return f"{label} ({held.level_in_words})" if held.level else label


def _worked(job):
    where = f"{job.job_title}, {job.employer}" if job.employer else job.job_title
    return f"{where} ({job.since_in_words}–{job.until_in_words})" if job.since else where


class ExtractChoice(StoryFilter):
    """What an extract of a case should hold; private notes are left out unless their author asks for her own."""

    private = forms.BooleanField(label=_("With my own private notes"), required=False)

    @property
    def in_words(self):
        """What was chosen, as the paper says it."""
        names = [name for name in ("kind", "author", "since", "until") if self.cleaned_data.get(name)]
        if not names:
            return _("Everything that was written until the day of printing.")
        return _("A part of what was written: %(chosen)s.") % {"chosen": "; ".join(self._chosen(n) for n in names)}

    def _chosen(self, name):
        value = self.cleaned_data[name]
        shown = (
            dict(self.fields[name].choices)[value]
            if name in ("kind", "author")
            else date_format(value, "SHORT_DATE_FORMAT")
        )
        return f"{self.fields[name].label.lower()}: {shown}"


class FundingLine(forms.Form):
    """From which line an internship is paid."""

    cost_line = forms.ModelChoiceField(CostLine.objects.none(), label=_("Funding line"), empty_label=_("choose"))

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost_line"].queryset = CostLine.objects.of(ambito).in_order()


class NewWording(Asking, forms.Form):
    """The next version of what stands around the facts of a paper."""

    cost_line = forms.ModelChoiceField(
        CostLine.objects.none(),
        label=_("Funding line"),
        required=False,
        empty_label=_("all lines without a wording of their own"),
    )
    heading = forms.CharField(
        label=_("Heading"), max_length=160, required=False, help_text=_("Empty: the usual name of the paper.")
    )
    opening = forms.CharField(label=_("Before the facts"), widget=text(5), required=False)
    closing = forms.CharField(label=_("After the facts"), widget=text(9), required=False)
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=_("PNG or JPEG; it stands at the top right. Empty: none."),
    )
    logo_words = forms.CharField(
        label=_("What the logo shows"), max_length=120, required=False, help_text=_("For those who do not see it.")
    )
    valid_from = day_field(label=_("For papers dated from"))

    sentences = {"valid_from": _("Enter from which day on papers say this.")}

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost_line"].queryset = CostLine.objects.of(ambito).in_order()

    def clean_opening(self):
        return _with_known_marks(self.cleaned_data["opening"])

    def clean_closing(self):
        return _with_known_marks(self.cleaned_data["closing"])

    def clean_logo(self):
        """A picture is drawn anew, so that nothing but the picture is kept."""
        file = self.cleaned_data.get("logo")
        if not file:
            return None
        if file.size > MOST_LOGO:
            raise forms.ValidationError(_("This picture is larger than 1 MB: choose a smaller one."))
        try:
            taken = take_in(file.read())
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if not taken.content_type.startswith("image/"):
            raise forms.ValidationError(_("A logo is a picture: choose a PNG or JPEG file."))
        return taken

    def clean(self):
        if self.cleaned_data.get("logo") and not self.cleaned_data.get("logo_words"):
            self.add_error("logo_words", _("Write what the logo shows, for those who do not see it."))
        return self.cleaned_data

    @property
    def told(self):
        return {name: self.cleaned_data[name] for name in self.fields}


MOST_LOGO = 1024 * 1024


def _with_known_marks(words):
    if unknown := unknown_in(words):
        sentence = _("No paper fills %(marks)s: use only the marks listed on the right.")
        raise forms.ValidationError(sentence % {"marks": ", ".join(f"{{{mark}}}" for mark in unknown)})
    return words
