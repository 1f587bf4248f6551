"""What is asked about documents: the files, what they are, how long they are good."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DocumentKind, Shelf
from beneficiaries.forms.asking import Asking, Versioned, day_field
from beneficiaries.models import Document
from equipe.forms import DayInput
from equipe.incoming import MOST_BYTES

MOST_FILES = 5
MOST_TOGETHER = 30 * 1024 * 1024
"""What one sending may weigh; the proxy in front refuses a little more (docker/nginx.conf)."""

ACCEPTED = ".pdf,.docx,.odt,image/jpeg,image/png"
"""A hint to the browser: on a phone it offers the camera too. What a file is, its bytes say."""


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; each is looked through later, by its bytes."""

    def __init__(self, *, most=MOST_FILES, **options):
        attrs = {"accept": ACCEPTED} | ({"multiple": True} if most > 1 else {})
        super().__init__(widget=FilesInput(attrs=attrs), **options)
        self.most = most

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list) else [data]) if file is not None]
        if not files and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(files) > self.most:
            raise forms.ValidationError(_("Choose at most %(most)s files at once.") % {"most": self.most})
        if sum(file.size for file in files) > MOST_TOGETHER:
            raise forms.ValidationError(_("Together these files are larger than 30 MB: choose fewer at once."))
        return files


class Filing(Asking, forms.Form):
    """One file or several of one kind."""

    files = FilesField(
        label=_("Files"),
        help_text=_("PDF, pictures (JPEG, PNG) or texts (.docx, .odt), at most 10 MB each. A photograph will do."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", ""), *DocumentKind.choices])
    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("If the kind does not say enough: “ISEE 2026”, “contract with the cooperative”."),
    )
    expires_on = day_field(label=_("Valid up to"), required=False)
    private = forms.BooleanField(label=_("Private: only I can open it"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    sentences = {"files": _("Choose one file or several, or take a photograph."), "kind": _("Choose what it is.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            self.fields["kind"].choices = [("", _("choose")), *DocumentKind.choices]

    @property
    def said(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "files"}

    @property
    def contents(self):
        """Each file with its name, so that a refusal can say which; no more is read than is needed to refuse it."""
        return [(file.name, file.read(MOST_BYTES + 1)) for file in self.cleaned_data["files"]]

    def refuse(self, refusals):
        """Each refused file with its sentence. What is sent next is a new form: what was filed is not filed again."""
        for name, sentence in refusals:
            self.add_error("files", f"{name}: {sentence}")
        self.data = self.data.copy()
        self.data["key"] = uuid.uuid4()


class NewerVersion(Filing):
    """One file in the place of another: kind and privacy stay as they are."""

    files = FilesField(
        label=_("File"), most=1, help_text=_("The older version stays, and can be opened under the new one.")
    )
    kind = private = None

    sentences = {"files": _("Choose the file, or take a photograph.")}


class DocumentSheet(Versioned, Asking, forms.ModelForm):
    """What is said about a document; the file itself never changes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Document
        fields = ["kind", "title", "expires_on", "private"]
        widgets = {"expires_on": DayInput()}


class ShelfFilter(forms.Form):
    """Which documents to look at."""

    show = forms.ChoiceField(label=_("Show"), choices=Shelf.choices, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all")), *DocumentKind.choices], required=False)

    def __init__(self, data, **kwargs):
        super().__init__(data, initial={"show": Shelf.CURRENT}, **kwargs)

    @property
    def asked(self):
        """What was asked for; what cannot be understood counts as not asked."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return {"show": chosen.get("show") or Shelf.CURRENT, "kind": chosen.get("kind", "")}
