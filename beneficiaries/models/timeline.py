"""The story of a case on one line: what this app offers, and everything that the apps above offer, in one question."""

from django.db.models import Case, Count, OuterRef, Q, Subquery, TextField, Value, When
from django.utils.translation import gettext as _

from beneficiaries.enums import MomentKind, StepKind
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import moments
from beneficiaries.models.referrals import ReferralStep
from equipe.offered import offered


def timeline(episode, *, reader):
    """Rows of what the reader may read of a case, newest first; `Moment(*row)` makes one printable."""
    first, *others = [rows for offer in offered("TIMELINE") for rows in offer(episode, reader=reader)]
    return first.union(*others, all=True).order_by("-told_at", "told_reference")


def diary(episode, *, reader):
    """Entries with what became of them; of one struck out only its author and who follows the case read the words."""
    hers = Q(struck_at=None) | Q(author=reader)
    words = Case(When(hers, then="text"), default=Value(""), output_field=TextField())
    yield moments(
        DiaryEntry.objects.filter(episode=episode).readable_by(reader),
        at="happened_at",
        kind=MomentKind.DIARY,
        title="",
        by="author",
        channel="channel",
        minutes="minutes",
        text="text" if episode.case_manager_id == reader.pk else words,
        private="private",
        door="beneficiaries:entry",
        others=_others_of_the_group(),
        remark=Case(
            When(struck_at__isnull=False, then=Value(_("struck out"))),
            When(version__gt=0, then=Value(_("corrected"))),
            default=Value(""),
            output_field=TextField(),
        ),
    )


def _others_of_the_group():
    """How many other people a meeting was with; who they are is told only where their cases may be seen."""
    same = DiaryEntry.objects.filter(group=OuterRef("group")).order_by().values("group")
    return Subquery(same.annotate(number=Count("pk") - 1).values("number"))


def turns(episode, *, reader):
    """The referral that led here, the opening and the closing."""
    steps = ReferralStep.objects.filter(referral__episode=episode)
    told = {
        StepKind.SENT: _("referral sent"),
        StepKind.RETURNED: _("referral returned with a question"),
        StepKind.ANSWERED: _("question answered"),
        StepKind.DECLINED: _("referral declined"),
    }  # that it was accepted is told by the opening
    for step, title in told.items():
        yield moments(steps.filter(kind=step), at="at", kind=MomentKind.CASE, title=title, by="by", text="text")
    this = Episode.objects.filter(pk=episode.pk)
    reason = Case(When(referral=None, then="reason"), default=Value(""), output_field=TextField())
    yield moments(this, at="opened_on", kind=MomentKind.CASE, title=_("taken in charge"), text=reason)
    yield moments(this, at="closed_on", kind=MomentKind.CASE, title=_("case closed"), text="closing_note")
