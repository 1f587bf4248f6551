"""The words of writing instruments: where a version stands, whether an item still means the same, what is refused."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.enums import ItemKind


class InstrumentState(TextChoices):
    """Where a version of an instrument stands, as its dates and its use say."""

    DRAFT = "draft", _("draft")
    READY = "ready", pgettext_lazy("instrument", "in use")
    FROZEN = "frozen", _("used and frozen")
    REPLACED = "replaced", _("replaced")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.DRAFT: "new", self.READY: "good", self.FROZEN: "good", self.REPLACED: "off"}[self]


class Continuity(TextChoices):
    """Whether an item of a new version goes on meaning what it meant."""

    SAME = "same", _("It means the same: old and new ratings are read together")
    NEW = "new", _("It begins a new meaning: its ratings begin anew")
    ASK = "ask", _("The words have changed: say whether it still means the same")


USE = {
    ItemKind.CHOICE: _("A condition with a few options, each with points: they make the score and the profile."),
    ItemKind.ANCHORED: _("Something one sees done: five levels, each a written behaviour. Change can be measured."),
    ItemKind.FRAMEWORK: _("Languages (CEFR), digital skills (DigComp) or titles (EQF): only the code is chosen."),
    ItemKind.NUMBER: _("A quantity with its limits and its unit, for example years of work."),
    ItemKind.DATE: _("A day, for example the last one at work."),
    ItemKind.TEXT: _("Words as they are said: jobs, tools, wishes."),
}
"""For what one chooses a kind of item."""


class Unwritten(TextChoices):
    """Why something cannot be written now, and what to do."""

    WRITTEN_MEANWHILE = (
        "written_meanwhile",
        _("Somebody else changed this while you were writing. Nothing was overwritten."),
    )
    PUBLISHED_MEANWHILE = (
        "published_meanwhile",
        _(
            "This version was published in the meantime and does not change any more. What you typed is still here: "
            "copy it into a new version."
        ),
    )
    DISCARDED_MEANWHILE = (
        "discarded_meanwhile",
        _("Somebody else removed this while you were writing. What you typed is still here: add it anew."),
    )
    HAS_ITEMS = ("has_items", _("This area still has items: move them to another area or remove them first."))
    CHANGED_BEFORE_PUBLISHING = (
        "changed_before_publishing",
        _("Somebody changed this draft since you opened the page: read it over, then publish."),
    )
    IS_PUBLISHED = "is_published", _("This version is published already.")
    DRAFT_WAITS = (
        "draft_waits",
        _("There is a draft of this instrument already: go on with that one, or discard it."),
    )
    VERSION_KNOWN = (
        "version_known",
        _("There is a version %(version)s of “%(code)s” already: raise the version in the file (version = %(next)s)."),
    )
    MEANING = "meaning", _("The words have changed: choose whether it still means the same.")
    OTHER_LEVELS = (
        "other_levels",
        _("Its levels are others than before, so it begins a new meaning: two scales cannot be read together."),
    )
