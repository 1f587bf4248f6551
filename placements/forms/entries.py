"""What is asked after a call or a visit at a host."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking, Versioned, text
from equipe.enums import DESK_ROLES
from equipe.forms import DayInput
from equipe.models import User
from placements.models import Contact, HostEntry


class EntrySheet(Versioned, Asking, forms.ModelForm):
    """When, how, with whom, what was said; and what is next, by whom and by when."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    sentences = {
        "happened_on": _("Enter the day."),
        "kind": _("Choose how you spoke."),
        "text": _("Write what was said, in a sentence or two."),
    }

    class Meta:
        model = HostEntry
        fields = ("happened_on", "kind", "contact", "with_whom", "text", "next_action", "due_on", "owner")
        widgets = {"happened_on": DayInput(), "due_on": DayInput(), "text": text(5)}
        help_texts = {
            "text": _("What concerns the host. What concerns a person belongs in the diary of the case."),
            "next_action": _("It waits on the first page of who does it, until it is done."),
        }

    def __init__(self, *args, host, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.today = user, today
        there = Contact.objects.of_host(host).there() | Contact.objects.filter(pk=self.instance.contact_id)
        self.fields["contact"].queryset = there.in_order()
        self.fields["contact"].empty_label = _("nobody of these")
        desk = User.objects.with_role(*DESK_ROLES, ambito=host.ambito_id)
        self.fields["owner"].queryset = (desk | User.objects.filter(pk=self.instance.owner_id)).by_name()
        self.fields["owner"].empty_label = _("I do it myself")

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet: what is planned belongs under what is next."))
        return day

    def clean(self):
        said = super().clean() or self.cleaned_data
        if not said.get("next_action"):
            if said.get("due_on"):
                self.add_error("next_action", _("Write what is to be done by that day."))
            said["owner"] = said["due_on"] = None
        elif not said.get("owner"):
            said["owner"] = self.user
        return said

    @property
    def sheet(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
