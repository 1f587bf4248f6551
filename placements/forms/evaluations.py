"""What is asked before the host's tutor is asked: which evaluation, who she is, who answers beside her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import possible_raters
from beneficiaries.forms.asking import Asking
from equipe.models import User
from placements.enums import EvaluationKind


class AskTutor(Asking, forms.Form):
    """The host's tutor by name and address, colleagues, and the person herself."""

    kind = forms.ChoiceField(label=_("Which evaluation"), choices=EvaluationKind.choices)
    name = forms.CharField(label=_("The host's tutor"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The link goes there. Without one, you are shown the link and pass it on."),
        error_messages={"invalid": _("Write an address like name@example.org.")},
    )
    colleagues = forms.ModelMultipleChoiceField(
        User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label=_("Who answers for the service"),
        help_text=_("Each answers alone and sees the others only when all have submitted."),
    )
    person = forms.BooleanField(
        required=False,
        label=_("The person, of themselves"),
        help_text=_("In plain words, on a phone or on a tablet with you beside."),
    )

    sentences = {
        "kind": _("Choose which evaluation it is."),
        "name": _("Enter who follows the internship at the host."),
        "colleagues": _("Choose at least one colleague: what the tutor sees is compared with what the service sees."),
    }

    def __init__(self, *args, episode, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleagues"].queryset = possible_raters(episode)
