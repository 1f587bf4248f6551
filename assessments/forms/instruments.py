"""What is asked of whoever writes an instrument: every text in Italian and in English, side by side."""

from collections import namedtuple

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import frameworks
from assessments.drafting import framework_levels
from assessments.enums import ItemKind, Profile
from assessments.instrument_checks import ANCHORS, LARGEST_NUMBER, LARGEST_POINTS
from assessments.instrument_file import framework_of
from assessments.texts import LANGUAGES, said
from assessments.writing_words import Continuity

LONGEST_LINE, LONGEST_WORDS = 160, 3000
MOST_OPTIONS, USUAL_OPTIONS = 12, 4
LARGEST_FILE = 1_000_000
IN_WORDS = {"it": _("Italian"), "en": _("English")}

Pair = namedtuple("Pair", "name label help it en")
LevelRow = namedtuple("LevelRow", "value points it en")
Text = namedtuple("Text", "label rows help most", defaults=[1, "", LONGEST_WORDS])

NAME = Text(_("Name"))


class InTwoLanguages(forms.Form):
    """A form whose texts are asked in both languages: `texts` maps each name to a Text."""

    texts = {}
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, text in self.texts.items():
            self._ask(name, text)
        if "name_it" in self.fields:
            self.fields["name_it"].required = True
            self.fields["name_it"].error_messages["required"] = _("Write the name, at least in Italian.")

    def _ask(self, name, text):
        for language in LANGUAGES:
            attrs = {"lang": language, "class": "form-control"}
            self.fields[f"{name}_{language}"] = forms.CharField(
                label=_("%(text)s, %(language)s") % {"text": text.label, "language": IN_WORDS[language]},
                required=False,
                max_length=text.most if text.rows > 1 else LONGEST_LINE,
                widget=forms.Textarea(attrs | {"rows": text.rows}) if text.rows > 1 else forms.TextInput(attrs),
            )

    @property
    def seen(self):
        """The revision the page was filled from; none that there ever was, if the page does not say."""
        told = self.cleaned_data["revision"]
        return -1 if told is None else told

    @property
    def pairs(self):
        """Each text with its two fields."""
        return [
            Pair(name, text.label, text.help, self[f"{name}_it"], self[f"{name}_en"])
            for name, text in self.texts.items()
        ]

    @property
    def answers(self):
        """The texts as a model keeps them."""
        return {name: self._typed(name) for name in self.texts}

    def _typed(self, name):
        return {language: self.cleaned_data[f"{name}_{language}"] for language in LANGUAGES}

    @classmethod
    def filled_from(cls, thing):
        """What the page of a thing begins with, field by field."""
        texts = {f"{name}_{code}": getattr(thing, name).get(code, "") for name in cls.texts for code in LANGUAGES}
        return texts | {"revision": thing.revision}

    def compare_with(self, current, *, sentence):
        """After a stale save: keep what was typed, say what others saved; the next save is made knowing it."""
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["revision"] = current.revision
        theirs = {name: value for name, value in self.filled_from(current).items() if name in self.fields}
        differing = {name for name, value in theirs.items() if value != self.cleaned_data.get(name)} - {"revision"}
        return [(self.fields[name].label, theirs[name]) for name in theirs if name in differing]


class NewInstrument(InTwoLanguages):
    """What an instrument is called and what it is for; everything else comes after."""

    texts = {"name": NAME, "about": Text(_("What it is for"), 3)}


class InstrumentTexts(InTwoLanguages):
    """What an instrument says of itself, and how its points make profiles."""

    texts = {
        "name": NAME,
        "about": Text(_("What it is for"), 4, _("Whoever answers reads it first: what it serves, and what not.")),
        "source": Text(_("Whose words they are"), 4, _("Your own, or from where, and under which terms.")),
        "bands_note": Text(_("Who chose the bands"), 3, _("Printed beside every profile.")),
    }
    ENDS = {"overt_to": Profile.OVERT, "complex_to": Profile.COMPLEX, "mild_to": Profile.MILD}

    overt_to = forms.IntegerField(label=_("Overt disadvantage, up to"), required=False, min_value=0, max_value=100)
    complex_to = forms.IntegerField(label=_("Complex disadvantage, up to"), required=False, min_value=0, max_value=100)
    mild_to = forms.IntegerField(label=_("Mild disadvantage, up to"), required=False, min_value=0, max_value=100)
    minimum_answered = forms.IntegerField(
        label=_("Answers a profile needs"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("How many questions with points must have a level."),
    )

    @classmethod
    def filled_from(cls, thing):
        ends = {band["profile"]: band["to"] for band in thing.bands}
        scored = {name: ends.get(profile) for name, profile in cls.ENDS.items()}
        return super().filled_from(thing) | scored | {"minimum_answered": thing.minimum_answered or None}

    @property
    def answers(self):
        return super().answers | {
            "bands": self._bands(),
            "minimum_answered": self.cleaned_data["minimum_answered"] or 0,
        }

    def _bands(self):
        """Each profile begins after the one before; none while an end is missing."""
        ends = [self.cleaned_data[name] for name in self.ENDS]
        if None in ends:
            return []
        profiles = [*self.ENDS.values(), Profile.VULNERABILITY]
        starts = [0, *(end + 1 for end in ends)]
        return [
            {"profile": profile.value, "from": start, "to": end}
            for profile, start, end in zip(profiles, starts, [*ends, 100], strict=True)
        ]


class AreaTexts(InTwoLanguages):
    """What an area is called, and how to look at it."""

    texts = {
        "name": NAME,
        "about": Text(_("How to look at it"), 3, _("One or two sentences under the title of the area.")),
    }


class Upload(forms.Form):
    """The file of an instrument."""

    file = forms.FileField(label=_("File (TOML)"), error_messages={"required": _("Choose the file.")})

    def clean_file(self):
        if self.cleaned_data["file"].size > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large for an instrument: at most 1 MB."))
        return self.cleaned_data["file"]


class ItemTexts(InTwoLanguages):
    """One item: what is asked, in which words, and the levels or limits its kind has.

    With the item `before` it in an earlier version, also whether it still means the same.
    """

    texts = {
        "name": Text(_("Name"), 1, _("Short: it stands in tables and profiles.")),
        "wording": Text(_("Question"), 2, _("What the rater asks herself.")),
        "plain": Text(_("Words for the person"), 2, _("In plain language, as the person says it. Empty: not asked.")),
    }
    observable = forms.BooleanField(
        label=_("Can be seen at work or in a course"),
        required=False,
        help_text=_("Then a host’s tutor and a trainer are asked too."),
    )
    reference = forms.CharField(
        label=_("Framework it refers to"),
        required=False,
        max_length=120,
        help_text=_("For example: ESCO T3.1 · LifeComp P1"),
    )
    esco = forms.CharField(
        label=_("Label in ESCO"),
        required=False,
        max_length=160,
        help_text=_("The English label of the competence in ESCO."),
    )
    rows = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_OPTIONS)

    def __init__(self, *args, kind, before=None, **kwargs):
        self.kind = ItemKind(kind)
        super().__init__(*args, **kwargs)
        self.count = self._rows()
        self._ask_levels()
        if self.kind == ItemKind.FRAMEWORK:
            choices = [(code, f"{code} · {known.name}") for code, known in frameworks.FRAMEWORKS.items()]
            self.fields["framework"] = forms.ChoiceField(label=_("Framework"), choices=choices)
        if self.kind == ItemKind.NUMBER:
            self._ask_number()
        if before is not None:
            self.fields["meaning"] = forms.ChoiceField(
                label=_("Compared with version %(version)s") % {"version": before.area.instrument.version},
                choices=[(choice.value, choice.label) for choice in (Continuity.SAME, Continuity.NEW)],
                widget=forms.RadioSelect,
                required=False,
            )

    def _rows(self):
        if self.kind == ItemKind.ANCHORED:
            return len(ANCHORS)
        if self.kind != ItemKind.CHOICE:
            return 0
        asked = self.data.get("rows") if self.is_bound else self.initial.get("rows")
        asked = int(asked) if str(asked or "").isdecimal() and len(str(asked)) < 3 else 0
        return min(max(asked, USUAL_OPTIONS) + ("more" in self.data), MOST_OPTIONS)

    def _ask_levels(self):
        self.initial["rows"] = self.count
        for row in range(self.count):
            if self.kind == ItemKind.CHOICE:
                self.fields[f"points{row}"] = forms.IntegerField(
                    label=_("Points of option %(row)s") % {"row": row + 1},
                    required=False,
                    min_value=0,
                    max_value=LARGEST_POINTS,
                    widget=forms.NumberInput({"class": "form-control"}),
                )
            self._ask(f"level{row}", Text(_("Level %(row)s") % {"row": row if self.is_anchored else row + 1}, 2))

    def _ask_number(self):
        for name, label in (("minimum", _("At least")), ("maximum", _("At most"))):
            self.fields[name] = forms.DecimalField(
                label=label,
                required=False,
                localize=True,
                decimal_places=2,
                min_value=-LARGEST_NUMBER,
                max_value=LARGEST_NUMBER,
            )
        self._ask("unit", Text(_("Unit")))

    @property
    def is_anchored(self):
        return self.kind == ItemKind.ANCHORED

    @property
    def can_grow(self):
        return self.kind == ItemKind.CHOICE and self.count < MOST_OPTIONS

    @property
    def asks_for_more(self):
        """Whether one more option was asked for, and nothing else yet."""
        return "more" in self.data

    @property
    def unit(self):
        label = _("Unit")
        return Pair("unit", label, "", self["unit_it"], self["unit_en"]) if "unit_it" in self.fields else None

    @property
    def level_rows(self):
        return [
            LevelRow(
                row,
                self[f"points{row}"] if f"points{row}" in self.fields else None,
                self[f"level{row}_it"],
                self[f"level{row}_en"],
            )
            for row in range(self.count)
        ]

    def clean(self):
        for row in range(self.count):
            told = any(self.cleaned_data.get(f"level{row}_{language}") for language in LANGUAGES)
            if not self.is_anchored and told and self.cleaned_data.get(f"points{row}") is None:
                self.add_error(f"points{row}", _("Give this option its points."))

    @property
    def answers(self):
        typed = self.cleaned_data
        kept = {name: typed[name] for name in ("observable", "reference", "esco")}
        kept |= {name: typed.get(name) for name in ("minimum", "maximum")}
        kept |= {"plain": said(self._typed("plain")), "unit": said(self._typed("unit")) if self.unit else {}}
        return super().answers | kept | {"levels": self._levels()} | self._framework()

    def _framework(self):
        """An item that names no other framework refers to the one whose levels it has."""
        chosen = self.cleaned_data.get("framework")
        return {"reference": self.cleaned_data["reference"] or chosen} if chosen else {}

    def _levels(self):
        if chosen := self.cleaned_data.get("framework"):
            return framework_levels(chosen)
        if self.is_anchored:
            return [{"value": value, "label": self._typed(f"level{value}")} for value in ANCHORS]
        told = [row for row in range(self.count) if self.cleaned_data.get(f"points{row}") is not None]
        options = [{"value": self.cleaned_data[f"points{row}"], "label": self._typed(f"level{row}")} for row in told]
        return sorted(options, key=lambda option: option["value"])

    @classmethod
    def filled_from(cls, thing):
        found = super().filled_from(thing)
        found |= {name: getattr(thing, name) for name in ("observable", "reference", "esco", "minimum", "maximum")}
        found |= {f"unit_{language}": thing.unit.get(language, "") for language in LANGUAGES}
        if thing.kind == ItemKind.FRAMEWORK:
            return found | {"framework": framework_of(thing)}
        for row, level in enumerate(thing.levels):
            found[f"points{row}"] = level["value"]
            found |= {f"level{row}_{language}": level["label"].get(language, "") for language in LANGUAGES}
        return found | {"rows": len(thing.levels)}
