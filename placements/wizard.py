"""How an internship is agreed on step by step: what was typed is kept among the drafts, whatever step it stands in."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from equipe import drafts
from placements.aims import candidates
from placements.arrangements import Arrangement
from placements.enums import Payer, TutorSide
from placements.forms.cover import COVERED, Check, Settling
from placements.forms.steps import OTHERS, Learning, Standing, When, Where
from placements.forms.weeks import told_week
from placements.models import Cover, Internship, Opening, Tutor
from placements.models.cover import read_shares

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


@dataclass(frozen=True)
class Place:
    """One step in the row of steps."""

    slug: str
    name: str
    number: int
    is_here: bool
    is_done: bool


class Wizard:
    """One case's internship in the making; `kept` maps the fields of all steps to what was typed, as texts."""

    def __init__(self, episode, *, user, today):
        self.episode, self.user, self.today = episode, user, today
        self.key = f"internship:{episode.pk}"
        self.kept = {}
        for draft in reversed(drafts.left(user, self.key)):
            self.kept |= draft.content

    # What is typed

    def form(self, step, data=None):
        """The form of a step: as it was sent, or filled with what is kept and known."""
        if data is not None:
            return STEPS[step](data, desk=self)
        return STEPS[step](desk=self, initial=self._known(step) | self.kept)

    def keep(self, step, data, *, at, page="", place=""):
        """Keep what was sent with a step; an empty answer is kept too, so that nothing old comes back."""
        names = [name for name in STEPS[step](desk=self).fields if name != "earlier"]
        sent = {name: data.get(name, "").replace("\0", "") for name in names}  # no draft can hold a NUL
        self._keep(sent, at=at, page=page, place=place)

    def take_over(self, told, *, at, place=""):
        """Write over what was typed so far, because somebody asked for it."""
        self._keep({name: "" if value is None else str(value) for name, value in told.items()}, at=at, place=place)

    def forget(self):
        drafts.forget(self.user, self.key)

    def _keep(self, told, *, at, page="", place=""):
        self.kept |= told
        drafts.keep(self.user, self.key, self.kept, at=at, place=place)
        if page:
            drafts.forget(self.user, self.key, page=page)
        for name in ("bound", "host", "opening", "arrangement", "candidates", "questions"):
            self.__dict__.pop(name, None)

    # What it comes to

    @cached_property
    def bound(self):
        """The forms before the check, as kept, each asked whether it is right."""
        return {step: STEPS[step](self.kept, desk=self) for step in STEPS if step != "check"}

    def is_done(self, step):
        return step != "check" and step in self.bound and self.bound[step].is_valid()

    @property
    def undone(self):
        """The first step that is not right yet; the check when all are."""
        return next((step for step in self.bound if not self.is_done(step)), "check")

    def places(self, here):
        """The row of steps."""
        return [
            Place(slug, NAMES[slug], number, slug == here, self.is_done(slug)) for number, slug in enumerate(STEPS, 1)
        ]

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
        """What `actions.open_internship` is told, besides the agreement and who does it."""
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


def offered(opening):
    """What an opening fills in, where one comes from its page."""
    return {"opening": str(opening.pk), "agreement": str(opening.agreement_id)} if opening else {}


def copied(internship):
    """What an earlier internship fills in: all but its days, its goals and what was declared then."""
    told = {
        "kind": internship.kind,
        "weekly_hours": "" if internship.timetable else internship.weekly_hours,
        "tasks": internship.tasks,
        "allowance": f"{internship.allowance:.2f}",
        "promoter_tutor": internship.promoter_tutor_id,
        "host_tutor_name": internship.host_tutor_name,
        "host_tutor_phone": internship.host_tutor_phone,
    }
    tutors = list(Tutor.objects.of(internship).current().in_order())
    for tutor in tutors:
        if tutor.side == TutorSide.HOST:
            told |= {"host_tutor_role": tutor.role, "host_tutor_email": tutor.email}
    others = [tutor for tutor in tutors if tutor.side == TutorSide.OTHER]
    for n, tutor in zip(OTHERS, others, strict=False):
        told |= {f"other-{n}-{what}": getattr(tutor, what) for what in ("name", "role", "phone", "email")}
    return told | told_week(internship.week) | _copied_cover(getattr(internship, "cover", None))


def _copied_cover(cover):
    if cover is None:
        return {}
    parts = read_shares(cover.shares)
    payer = Payer.SHARED if len(parts) > 1 else next(iter(parts), "")
    shares = {f"share_{side}": f"{amount:.2f}" for side, amount in parts.items()} if len(parts) > 1 else {}
    lasting = {name: getattr(cover, name) for name in COVERED if name not in ("training_on", "cob_on")}
    return {"payer": str(payer), "third_party": cover.third_party} | shares | lasting
