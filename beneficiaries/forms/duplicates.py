"""Two records of one person: which one stays, and which words of each."""

from typing import NamedTuple

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from beneficiaries.rules import country_name

COMPARED = (
    "last_name",
    "first_name",
    "tax_code",
    "sex",
    "birth_date",
    "birth_place",
    "citizenship",
    "municipality",
    "address",
    "phone",
    "email",
)


class Side(NamedTuple):
    """What one record says in one field, and whether it is the one chosen."""

    value: str
    words: object
    is_chosen: bool


class Line(NamedTuple):
    """One field of both records, side by side."""

    name: str
    label: str
    sides: tuple[Side, Side]
    differs: bool


class Choosing(forms.Form):
    """Field by field, the words of one record or the other; what is empty on one side is taken from the other."""

    stays = forms.ChoiceField(
        label=_("Which record stays?"), error_messages={"required": _("Choose which of the two records stays.")}
    )

    def __init__(self, *args, pair, proposed, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.proposed, self.language = pair.people, proposed, language
        references = [(str(person.pk), person.full_name) for person in self.people]
        self.fields["stays"].choices = references
        for name in COMPARED:
            self.fields[name] = forms.ChoiceField(choices=references, required=False)

    @property
    def survivor(self):
        return self._chosen("stays")

    @property
    def merged(self):
        return next(person for person in self.people if person is not self.survivor)

    @property
    def taken(self):
        """The columns whose words come from the record that does not stay."""
        return [_column(name) for name in COMPARED if self._chosen(name) is self.merged]

    @property
    def stays_sides(self):
        return [(str(person.pk), person, person is self.survivor) for person in self.people]

    @property
    def lines(self):
        for name in COMPARED:
            chosen, field = self._chosen(name), Person._meta.get_field(name)
            values = [getattr(person, _column(name)) for person in self.people]
            sides = tuple(Side(str(p.pk), self._words(p, name), p is chosen) for p in self.people)
            yield Line(name, capfirst(field.verbose_name), sides, values[0] != values[1])

    def _chosen(self, name):
        asked = self.data.get(name) if self.is_bound else None
        by_reference = {str(person.pk): person for person in self.people}
        if asked in by_reference:
            return by_reference[asked]
        if name == "stays":
            return self.proposed
        other = next(person for person in self.people if person is not self.survivor)
        return self.survivor if getattr(self.survivor, _column(name)) or not getattr(other, _column(name)) else other

    def _words(self, person, name):
        if name == "citizenship":
            return country_name(person.citizenship, language=self.language)
        if name == "sex":
            return person.get_sex_display()
        return getattr(person, name)


def _column(name):
    return "municipality_id" if name == "municipality" else name
