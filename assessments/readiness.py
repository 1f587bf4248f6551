"""What a draft still lacks before it can be published: the problems of a file, each with the way to its field."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import instrument_checks, instrument_file
from assessments.enums import ItemKind
from assessments.instrument_checks import TEXTS, Flaw

PARTS = {
    "name": gettext_lazy("name"),
    "about": gettext_lazy("what it is for"),
    "source": gettext_lazy("whose words they are"),
    "bands_note": gettext_lazy("who chose the bands"),
    "wording": gettext_lazy("question"),
    "plain": gettext_lazy("words for the person"),
    "unit": gettext_lazy("unit"),
    "levels": gettext_lazy("levels"),
    "framework": gettext_lazy("framework"),
    "minimum": gettext_lazy("limits"),
}
FIELDS = {"bands": "overt_to", "levels": "points0"}
"""The field of a page that a part of the file is asked in, where it has another name."""

LANGUAGE_NAMES = {"it": gettext_lazy("Italian"), "en": gettext_lazy("English")}


@dataclass(frozen=True)
class Due:
    """One thing that is still due: the sentence, and where it is put right."""

    sentence: str
    url: str


@dataclass(frozen=True)
class Readiness:
    """Whether a draft can be published, and the fingerprint of what was judged."""

    due: list
    fingerprint: str


def readiness(instrument):
    """What is still due in a draft."""
    content = instrument_file.content_of(instrument)
    parts = _Parts(instrument)
    due = [parts.due(problem) for problem in instrument_checks.problems(content)]
    return Readiness(due, instrument_file.fingerprint_of(content))


class _Parts:
    """The parts of an instrument by code: how each is called, and where it is written."""

    def __init__(self, instrument):
        self.instrument = instrument
        self.areas = {area.code: area for area in instrument.in_full()}
        self.items = {item.code: item for area in self.areas.values() for item in area.items.all()}

    def due(self, problem):
        language = problem.details.get("language")
        named = {"language": LANGUAGE_NAMES[language]} if language else {}
        return Due(capfirst(problem.told(self._called(problem), **named)), self._url(problem) + self._field(problem))

    def _called(self, problem):
        if not problem.place or problem.place[0] not in ("areas", "items"):
            return str(PARTS.get(problem.place[0], "")) if problem.place else ""
        things = self.areas if problem.place[0] == "areas" else self.items
        thing = things.get(problem.place[1]) if len(problem.place) > 1 else None
        part = PARTS.get(problem.place[2]) if len(problem.place) > 2 else ""
        if problem.level is not None:
            part = _("level %(number)s") % {"number": self._value(thing, problem.level)}
        title = _("“%(title)s”") % {"title": thing.title if thing else ""}
        return f"{title}, {part}" if part else title

    def _value(self, item, level):
        """What a level is called: 0 to 4 on an anchored scale, its place among the options otherwise."""
        return item.levels[level]["value"] if item.kind == ItemKind.ANCHORED else level + 1

    def _url(self, problem):
        place = problem.place
        if problem.flaw == Flaw.NO_AREA:
            return reverse("assessments:add_area", args=[self.instrument.pk])
        if problem.flaw == Flaw.NO_ITEM:
            return reverse("assessments:add_item", args=[self.areas[place[1]].pk])
        if len(place) > 1 and place[0] in ("areas", "items"):
            thing, door = (self.areas, "edit_area") if place[0] == "areas" else (self.items, "edit_item")
            return reverse(f"assessments:{door}", args=[thing[place[1]].pk])
        return reverse("assessments:edit_texts", args=[self.instrument.pk])

    def _field(self, problem):
        if problem.flaw in (Flaw.NO_AREA, Flaw.NO_ITEM) or not problem.place:
            return ""
        language, part = problem.details.get("language"), problem.place[-1]
        if problem.level is not None:
            return f"#id_level{problem.level}_{language}"
        if language and (part in PARTS or part in TEXTS):
            return f"#id_{part}_{language}"
        return f"#id_{FIELDS.get(part, part)}"
