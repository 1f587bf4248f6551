"""What is asked about a personalised project, in the order in which one speaks of it."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Area, LineKind, OwnerKind
from beneficiaries.forms.asking import Together, day_field, text
from beneficiaries.forms.rows import Row, Rows, rows_typed
from beneficiaries.models.projects import LONGEST_LINE

AREAS = [("", _("no area")), *Area.choices]


def line_field(label, **options):
    return forms.CharField(label=label, required=False, max_length=LONGEST_LINE, widget=text(2), **options)


class NeedRow(Row):
    words = line_field(_("What weighs"))
    area = forms.ChoiceField(label=_("Area"), choices=AREAS, required=False)


class Owned(Row):
    """A row somebody answers for: the person, a colleague, or somebody else with a name."""

    owner = forms.ChoiceField(label=_("Who"), required=False)
    owner_name = forms.CharField(label=_("Who else, by name"), required=False, max_length=120)
    due_on = day_field(label=_("By when"), required=False)

    speaks = ("words", "owner_name", "due_on")

    def __init__(self, *args, colleagues, objectives=0, first_owner=OwnerKind.PERSON, **kwargs):
        super().__init__(*args, **kwargs)
        staff = [(str(colleague.pk), str(colleague)) for colleague in colleagues]
        person, other = OwnerKind.PERSON, OwnerKind.OTHER
        self.fields["owner"].choices = [
            (person.value, capfirst(person.label)),
            (_("Colleagues"), staff),
            (other.value, capfirst(other.label)),
        ]
        self.fields["owner"].initial = first_owner
        if "serves" in self.fields:
            numbers = [(str(place), _("objective %(n)s") % {"n": place + 1}) for place in range(objectives)]
            self.fields["serves"].choices = [("", _("the whole project")), *numbers]

    def clean(self):
        cleaned = super().clean()
        name, owner = cleaned.get("owner_name"), cleaned.get("owner")
        if name and owner and owner != OwnerKind.OTHER:
            self.add_error("owner_name", _("Choose “somebody else”, or leave the name empty."))
        if owner == OwnerKind.OTHER and not name and not self.is_left_empty:
            self.add_error("owner_name", _("Write who does it."))
        return cleaned

    @property
    def ownership(self):
        owner = self.cleaned_data["owner"] or OwnerKind.PERSON
        if owner in OwnerKind.values:
            return {"owner": owner, "colleague_id": None, "owner_name": self.cleaned_data["owner_name"]}
        return {"owner": OwnerKind.COLLEAGUE.value, "colleague_id": int(owner), "owner_name": ""}


class ObjectiveRow(Owned):
    words = line_field(_("What the person wants to reach, in her words"))
    area = forms.ChoiceField(label=_("Area"), choices=AREAS, required=False)
    result = line_field(_("How we shall see that it is reached"))

    field_order = ["words", "result", "area", "owner", "owner_name", "due_on"]
    speaks = ("words", "result", "owner_name", "due_on")


class SupportRow(Owned):
    words = line_field(_("What the service gives"))
    serves = forms.ChoiceField(label=_("For"), required=False)

    field_order = ["words", "serves", "owner", "owner_name", "due_on"]


class CommitmentRow(SupportRow):
    words = line_field(_("What somebody commits to do"))


class Version(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


SECTIONS = {
    LineKind.NEED: ("needs", NeedRow),
    LineKind.OBJECTIVE: ("objectives", ObjectiveRow),
    LineKind.SUPPORT: ("supports", SupportRow),
    LineKind.COMMITMENT: ("commitments", CommitmentRow),
}


class ProjectSheet:
    """The whole draft on one page: four kinds of rows, and the version the page was filled from."""

    def __init__(self, data=None, *, lines=(), typed=None, version, colleagues, user, more=""):
        self.version = Version(data, initial={"version": (typed or {}).get("version", version)})
        told = {kind: _rows_of(kind, lines, typed, prefix) for kind, (prefix, _row) in SECTIONS.items()}
        count = len(rows_typed(data, "objectives")) if data is not None else len(told[LineKind.OBJECTIVE]) + 1
        self.sections = {
            kind: Rows(
                row,
                prefix,
                data=data,
                initial=told[kind],
                spare=1 if more == prefix or not told[kind] else 0,
                **({} if kind == LineKind.NEED else self._owning(kind, colleagues, count, user)),
            )
            for kind, (prefix, row) in SECTIONS.items()
        }
        if more in (prefixes := {rows.prefix: rows for rows in self.sections.values()}):
            prefixes[more].begin_last()
        self.together = Together(self.version, *(row for rows in self.sections.values() for row in rows))

    @staticmethod
    def _owning(kind, colleagues, count, user):
        first = str(user.pk) if kind == LineKind.SUPPORT else OwnerKind.PERSON
        return {"colleagues": colleagues, "objectives": count, "first_owner": first}

    @property
    def needs(self):
        return self.sections[LineKind.NEED]

    @property
    def objectives(self):
        return self.sections[LineKind.OBJECTIVE]

    @property
    def supports(self):
        return self.sections[LineKind.SUPPORT]

    @property
    def commitments(self):
        return self.sections[LineKind.COMMITMENT]

    def is_valid(self):
        return self.together.are_valid()

    @property
    def lines(self):
        """The lines as the deed takes them, in order; each knows the objective it serves by its place."""
        places = {number: place for place, (number, _form) in enumerate(self.objectives.filled)}
        return [_line(kind, form, places) for kind, rows in self.sections.items() for _number, form in rows.filled]

    @property
    def answers(self):
        return {"version": self.version.cleaned_data["version"], "lines": self.lines}

    def compare_with(self, current, *, sentence, saved):
        """After a stale save: say what others saved, kind by kind; the next save is made knowing it."""
        self.version.add_error(None, sentence)
        self.version.data = self.version.data.copy()
        self.version.data["version"] = current.version
        ours = {kind: [form.cleaned_data.get("words") for _number, form in rows.filled] for kind, rows in self.all}
        theirs = {kind: [line for line in saved if line.kind == kind] for kind, _rows in self.all}
        return [
            (kind.label, "\n".join(_in_one(line) for line in theirs[kind]))
            for kind, _rows in self.all
            if kind != LineKind.NEED or ours[kind] != [line.words for line in theirs[kind]]
        ]

    @property
    def all(self):
        return self.sections.items()


def _rows_of(kind, lines, typed, prefix):
    """What stands in the rows at first: what was typed before, or else what is saved."""
    if typed and any(name.startswith(f"{prefix}-") for name in typed):
        rows = rows_typed(typed, prefix)
        return [row for row in rows if row]
    places = {line.pk: line.position - 1 for line in lines if line.kind == LineKind.OBJECTIVE}
    return [
        {
            "words": line.words,
            "area": line.area,
            "result": line.result,
            "serves": places.get(line.objective_id, ""),
            "owner": str(line.colleague_id) if line.colleague_id else line.owner,
            "owner_name": line.owner_name,
            "due_on": line.due_on,
        }
        for line in lines
        if line.kind == kind
    ]


def _line(kind, form, places):
    asked = form.cleaned_data
    told = {"kind": kind.value} | {name: asked.get(name, "") for name in ("words", "area", "result")}
    if kind != LineKind.NEED:
        told |= form.ownership | {"due_on": asked["due_on"]}
    if asked.get("serves"):
        told["serves"] = places.get(int(asked["serves"]))
    return told


def _in_one(line):
    return " · ".join(str(part) for part in (line.words, line.result, line.owner_in_words) if part)
