"""What the administrator, the auditor and everybody for themselves may type."""

import json

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models import Municipality, SavedView, Team, User

LARGEST_DRAFT = 250_000
"""Characters of all fields of a form together: a dozen answers of the longest kind."""


class DayInput(forms.DateInput):
    """A native date field: it wants the ISO form, whatever the language."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class RoleInTeam(forms.Form):
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=_("Choose a team"))
    role = forms.ChoiceField(choices=lambda: [(role.value, capfirst(role.label)) for role in Role], label=_("Role"))

    def __init__(self, *args, ambiti, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.of(ambiti).by_name()


class Invitation(RoleInTeam):
    first_name = forms.CharField(max_length=80, label=_("First name"))
    last_name = forms.CharField(max_length=80, label=_("Last name"))
    email = forms.EmailField(label=_("E-mail"))
    language = forms.ChoiceField(choices=settings.LANGUAGES, initial="it", label=_("Language of the invitation"))

    field_order = ["first_name", "last_name", "email", "team", "role", "language"]
    sentences = {
        "first_name": _("Enter the first name."),
        "last_name": _("Enter the last name."),
        "email": _("Enter the e-mail."),
        "team": _("Choose the team."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, sentence in self.sentences.items():
            self.fields[name].error_messages["required"] = sentence

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.known_as(email).exists():
            raise forms.ValidationError(_("Someone with this e-mail already works here: look in the list."))
        return email


class SignIn(LoginForm):
    """allauth's, with our word for the address and without examples in grey."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class FirstPassword(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Three or four words that only you would put together are a good choice."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]


class NewTeam(forms.ModelForm):
    class Meta:
        model = Team
        fields = ["ambito", "name", "kind"]

    def __init__(self, *args, ambiti, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ambito"].queryset = ambiti
        self.fields["ambito"].initial = ambiti.first()


class NewMunicipality(forms.ModelForm):
    class Meta:
        model = Municipality
        fields = ["ambito", "name"]

    def __init__(self, *args, ambiti, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ambito"].queryset = ambiti
        self.fields["ambito"].initial = ambiti.first()


class Inhabitants(forms.ModelForm):
    """How many live in a municipality, and the day of the count."""

    class Meta:
        model = Municipality
        fields = ["population", "counted_on"]
        widgets = {"counted_on": DayInput()}


class Profile(forms.ModelForm):
    language = forms.ChoiceField(choices=settings.LANGUAGES, label=_("Language"))
    single_keys = forms.BooleanField(
        label=_("A single key is a shortcut"),
        required=False,
        help_text=_("“n” opens a new note. Switch it off if you speak to the computer or press keys by chance."),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "single_keys", "wants_letters"]


class NewView(forms.ModelForm):
    """How a view of a list is called, who else finds it, and whether the list opens with it."""

    sentences = {"name": _("Give the view a name.")}

    class Meta:
        model = SavedView
        fields = ["name", "team", "opens_first"]
        labels = {"opens_first": _("The list opens with it")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = self.sentences["name"]
        self.fields["name"].help_text = _("What it shows, not about whom: no names of people.")
        self.fields["team"].queryset = Team.objects.worked_in_by(user).by_name()
        self.fields["team"].empty_label = _("nobody: it is mine")


class ViewChange(NewView):
    """The same of a view that is kept already, and where it stands among the others."""

    class Meta(NewView.Meta):
        fields = ["name", "team", "opens_first", "position"]


class TypedText(forms.Form):
    """A draft as the browser sends it: which form, its fields as JSON, from which page, in place of which draft."""

    key = forms.CharField(max_length=120)
    content = forms.CharField(max_length=LARGEST_DRAFT)
    page = forms.RegexField(r"\A[0-9a-z-]*\Z", max_length=32, required=False)
    place = forms.RegexField(r"\A/(?![/\\])[^\s\\]*\Z", max_length=300, required=False)
    instead_of = forms.CharField(max_length=60, required=False)

    @property
    def is_too_long(self):
        """More than a form can hold: nothing is wrong with it but its length."""
        return len(self.data.get("content", "")) > LARGEST_DRAFT

    def clean_content(self):
        try:
            content = json.loads(self.cleaned_data["content"])
            json.dumps(content, ensure_ascii=False).encode()  # half a character is none
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_("This is not a form.")) from error
        if not isinstance(content, dict) or not all(map(_is_typed, [*content, *content.values()])):
            raise forms.ValidationError(_("This is not a form."))
        return content


def _is_typed(value):
    """A text that the database can keep, or several under one name."""
    if isinstance(value, list):
        return all(isinstance(each, str) and _is_typed(each) for each in value)
    return isinstance(value, str) and "\x00" not in value


class AccessLogSearch(forms.Form):
    """Which traces the auditor wants to read."""

    LOOKS, DEEDS = "looks", "deeds"

    actor = forms.ModelChoiceField(User.objects.none(), required=False, label=_("Who"), empty_label=_("Everybody"))
    what = forms.ChoiceField(
        required=False,
        label=_("What"),
        choices=[("", _("Looks and deeds")), (LOOKS, _("Looks at files")), (DEEDS, _("Deeds"))],
    )
    since = forms.DateField(required=False, label=_("From"), widget=DayInput())
    until = forms.DateField(required=False, label=_("To"), widget=DayInput())
    reference = forms.CharField(required=False, max_length=40, label=_("Reference"))

    def __init__(self, *args, ambiti, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["actor"].queryset = User.objects.belonging_to(ambiti).by_name()

    def apply(self, entries):
        if not self.is_valid():
            return entries.none()
        asked = self.cleaned_data
        if asked["actor"]:
            entries = entries.by_actor(asked["actor"])
        if asked["what"]:
            entries = entries.reads() if asked["what"] == self.LOOKS else entries.deeds()
        if asked["since"]:
            entries = entries.since(asked["since"])
        if asked["until"]:
            entries = entries.until(asked["until"])
        if asked["reference"]:
            entries = entries.about_reference(asked["reference"].strip())
        return entries
