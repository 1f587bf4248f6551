"""In which district something is filed: only who works in several with the role it takes is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _


def asked_district(districts, reference):
    """The only one, or the one an address names; nothing while she has to choose."""
    if len(districts) == 1:
        return districts[0]
    return next((district for district in districts if str(district.pk) == reference), None)


class InDistrict:
    """For a form. `districts` are those in which its user may file what it asks for; `ambito` tells the one."""

    def __init__(self, *args, districts, **kwargs):
        super().__init__(*args, **kwargs)
        self.districts = districts
        if len(districts) > 1:
            choices = [("", _("Choose a district")), *((str(district.pk), district.name) for district in districts)]
            said = dict.fromkeys(("required", "invalid_choice"), _("Choose for which district."))
            self.fields["district"] = forms.ChoiceField(label=_("District"), choices=choices, error_messages=said)

    @property
    def ambito(self):
        return asked_district(self.districts, self.cleaned_data.get("district"))
