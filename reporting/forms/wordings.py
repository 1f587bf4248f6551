"""The next version of what stands around the facts of a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, day_field, text
from equipe.incoming import take_in
from equipe.verdicts import Refused
from reporting.models import CostLine
from reporting.placement_papers.wording import unknown_in


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
