"""An internship in the making: the texts of its steps, and what they come to."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from placements.aims import candidates
from placements.arrangements import Arrangement
from placements.forms.cover import COVERED, Check, Settling
from placements.forms.steps import Learning, Standing, When, Where
from placements.models import Cover, Internship, Opening

STEPS = {"where": Where, "when": When, "learning": Learning, "tutors": Standing, "money": Settling, "check": Check}
"""In their order; the check asks everything before it."""

NAMES = {
    "where": _("Host"),
    "when": _("Period and week"),
    "learning": _("Tasks and goals"),
    "tutors": _("Tutors"),
    "money": _("Money and cover"),
    "check": _("Check"),
}

BORROWED = tuple(name for name in COVERED if name.startswith(("inail", "liability", "insurance")))
"""What the district's latest internship says too: policies are the same for many."""


class Making:
    """One case's internship in the making; `kept` maps the fields of all steps to what was typed, as texts."""

    def __init__(self, episode, *, user, today, kept):
        self.episode, self.user, self.today, self.kept = episode, user, today, kept

    def form(self, step, data=None):
        """The form of a step: as it was sent, or filled with what is kept and known."""
        if data is not None:
            return STEPS[step](data, desk=self)
        return STEPS[step](desk=self, initial=self._known(step) | self.kept)

    def take(self, told):
        """Write over what was typed so far; whatever was made of it is made anew."""
        self.kept = self.kept | told
        for name in ("bound", "host", "opening", "arrangement", "candidates", "questions"):
            self.__dict__.pop(name, None)

    # What it comes to

    @cached_property
    def bound(self):
        """The forms before the check, as kept, each asked whether it is right."""
        return {step: STEPS[step](self.kept, desk=self) for step in STEPS if step != "check"}

    @property
    def lacking(self):
        """The steps before the check that something is missing in, each with what."""
        return [(step, NAMES[step], form) for step, form in self.bound.items() if not form.is_valid()]

    @cached_property
    def arrangement(self):
        """What the rules are asked about; nothing while a step is not right."""
        if self.lacking:
            return None
        told = {name: form.cleaned_data for name, form in self.bound.items()}
        return Arrangement(
            episode=self.episode,
            agreement=told["where"]["agreement"],
            timetable=self.bound["when"].timetable,
            cover=self.bound["money"].cover,
            declared=self.declared,
            opening=told["where"]["opening"],
            tasks=told["learning"]["tasks"],
            on=self.today,
            **{name: told["when"][name] for name in ("kind", "starts_on", "ends_on", "weekly_hours")},
            **{name: told["tutors"][name] for name in ("promoter_tutor", "host_tutor_name")},
            allowance=told["money"]["allowance"],
        )

    @property
    def declared(self):
        """What is declared so far, with the day of the title."""
        said = {name[5:]: value for name, value in self.kept.items() if name.startswith("said-") and value}
        title_on = self.bound["when"].cleaned_data.get("title_on")
        return said | ({"title_on": title_on.isoformat()} if title_on else {})

    @property
    def agreed(self):
        """What `actions.open_internship` is told, besides case, agreement and who does it."""
        arrangement, told = self.arrangement, {name: form.cleaned_data for name, form in self.bound.items()}
        plain = ("kind", "starts_on", "ends_on", "weekly_hours", "allowance", "promoter_tutor", "host_tutor_name")
        return {name: getattr(arrangement, name) for name in (*plain, "timetable", "cover", "declared")} | {
            "opening": told["where"]["opening"],
            "tasks": told["learning"]["tasks"],
            "aims": self.bound["learning"].chosen,
            "host_tutor": self.bound["tutors"].host_tutor,
            "host_tutor_phone": told["tutors"]["host_tutor_phone"],
            "others": self.bound["tutors"].others,
            "motive": self.kept.get("motive", ""),
        }

    @property
    def terms(self):
        """What was typed, so that it reads the same in every language: days and amounts as programs write them."""
        told = [form.cleaned_data.items() for form in self.bound.values()]
        plain = {name: _plain(value) for items in told for name, value in items if isinstance(value, date | Decimal)}
        return self.kept | plain

    # What is known before anybody types

    @cached_property
    def opening(self):
        return Opening.objects.visible_to(self.user).with_hosts().known_as(self.kept.get("opening")).first()

    @cached_property
    def host(self):
        """The host chosen so far, or nothing."""
        if self.opening:
            return self.opening.host
        chosen = Where(self.kept, desk=self) if self.kept.get("agreement") else None
        return chosen.cleaned_data["agreement"].host if chosen and chosen.is_valid() else None

    @cached_property
    def candidates(self):
        return candidates(Internship(episode=self.episode, opening=self.opening))

    @cached_property
    def questions(self):
        return tuple(self.arrangement.questions) if self.arrangement else ()

    def _known(self, step):
        if step == "learning" and self.opening:
            return {"tasks": self.opening.tasks}
        if step == "tutors":
            return {"promoter_tutor": self.user.pk}
        if step == "money":
            latest = Cover.objects.of_ambito(self.episode.team.ambito_id).newest_first().first()
            return {name: getattr(latest, name) for name in BORROWED} if latest else {}
        return {}


def _plain(value):
    return value.isoformat() if isinstance(value, date) else f"{value:.2f}"
