"""Questions about profiles from other services: the file, and whose it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.profile_file.reading import LARGEST
from beneficiaries.models import Episode


class WhoseProfile(forms.Form):
    """The case it belongs to, of those the user may see."""

    case = forms.ModelChoiceField(
        Episode.objects.none(),
        label=_("Whose profile it is"),
        empty_label=_("To be said later"),
        error_messages={"invalid_choice": _("Choose a case of the list.")},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = Episode.objects.visible_to(user).open().with_people().by_name()
        self.fields["case"].label_from_instance = lambda episode: f"{episode.person} ({episode.team})"


class NewProfile(WhoseProfile):
    """The file that another service handed over."""

    file = forms.FileField(
        label=_("File of the profile"),
        help_text=_("The .json file, at most 2 MB. Nothing is kept unless all of it is in order."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={
            "required": _("Choose the file that you were given."),
            "empty": _("The file is empty: ask for it again."),
        },
    )

    field_order = ["file", "case"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].required = False

    def clean_file(self):
        """Its bytes; no more of a larger file than is needed to say so."""
        return self.cleaned_data["file"].read(LARGEST + 1)
