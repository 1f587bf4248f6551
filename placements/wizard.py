"""How an internship is agreed on step by step: what was typed is kept among the drafts, whatever step it stands in."""

from dataclasses import dataclass
from functools import cached_property

from equipe import drafts
from placements.enums import Payer, TutorSide
from placements.forms.cover import COVERED
from placements.forms.steps import OTHERS
from placements.forms.weeks import told_week
from placements.making import NAMES, STEPS, Making
from placements.models import ApprovalRequest, Tutor
from placements.models.cover import read_shares


@dataclass(frozen=True)
class Place:
    """One step in the row of steps."""

    slug: str
    name: str
    number: int
    is_here: bool
    is_done: bool


class Wizard(Making):
    """An internship in the making as one colleague has it before her: her drafts, or what came back to the desk."""

    def __init__(self, episode, *, user, today):
        super().__init__(episode, user=user, today=today, kept={})
        self.key = f"internship:{episode.pk}"
        left = drafts.left(user, self.key)
        if all(draft.page for draft in left) and self.came_back:  # a page keeps its own step alone while one types
            self.kept = dict(self.came_back.terms)
        for draft in reversed(left):
            self.kept |= draft.content

    @cached_property
    def came_back(self):
        """What was given back or withdrawn last and is still to be taken up, or nothing."""
        requests = ApprovalRequest.objects.of_case(self.episode).to_take_up()
        return requests.with_cases().newest_first().first()

    # Where one stands

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

    # What is typed

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
        self.take(told)
        drafts.keep(self.user, self.key, self.kept, at=at, place=place)
        if page:
            drafts.forget(self.user, self.key, page=page)


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
