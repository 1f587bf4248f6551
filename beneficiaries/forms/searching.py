"""What is typed into the one box; it is posted and never stands in a URL."""

from django import forms

from beneficiaries.rules.searching import LONGEST


class Search(forms.Form):
    """A name, a code or a number, or a part of one; what is longer than any name is cut, not refused."""

    q = forms.CharField(strip=True)

    def clean_q(self):
        return " ".join(self.cleaned_data["q"][:LONGEST].split())
