"""Rounds in which an instrument is used on one case, and each rater's own assessment in it.

A rater answers blind to the others until all have submitted; then the team agrees one value per item.
"""

import uuid

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.enums import OUTSIDE_ROLES, ItemKind, Profile, RaterRole
from assessments.models.instruments import Instrument, Item
from assessments.models.raters import OutsideRater
from assessments.soft_skills import SOFT_SKILLS
from beneficiaries.models import Episode
from equipe.models import User


class RoundQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Where it stands
    def agreed(self):
        return self.exclude(agreed_on=None)

    def agreed_within(self, first, last):
        return self.filter(agreed_on__range=(first, last))

    def unagreed(self):
        return self.filter(agreed_on=None)

    def answered_by_all(self):
        """Every rater has submitted or was excused, and at least one submitted: the blind is lifted."""
        return self.filter(Exists(Assessment.objects.of_round(OuterRef("pk")).submitted())).exclude(
            Exists(Assessment.objects.of_round(OuterRef("pk")).awaited())
        )

    def waiting_for_raters(self):
        return self.filter(Exists(Assessment.objects.of_round(OuterRef("pk")).awaited()))

    def of_case(self, episode):
        return self.filter(episode=episode)

    def using(self, *codes):
        """With any version of these instruments."""
        return self.filter(instrument__code__in=codes)

    def of_district(self, ambito):
        return self.filter(episode__team__ambito=ambito)

    def of_open_cases(self):
        return self.filter(episode__closed_on=None)

    def opened_until(self, day):
        return self.filter(opened_on__lte=day)

    def agreed_before(self, round):
        """Earlier rounds of the same case with the same instrument."""
        return (
            self.agreed()
            .filter(episode=round.episode_id, instrument__code=round.instrument.code, agreed_on__lte=round.agreed_on)
            .exclude(pk=round.pk)
        )

    def comparable_until(self, round):
        """This round and earlier ones of the same case that share behaviours with it: measured on one scale."""
        behaviours = Item.objects.of_kind(ItemKind.ANCHORED)
        shared = behaviours.of(OuterRef("instrument")).filter(
            lineage__in=behaviours.of(round.instrument_id).values("lineage")
        )
        return self.filter(episode=round.episode_id, opened_on__lte=round.opened_on).filter(
            Q(pk=round.pk) | Exists(shared)
        )

    def in_the_hands_of(self, user):
        """Of cases she follows; for the desk, of every case she may see."""
        return self if user.works_at_the_desk else self.filter(episode__case_manager=user)

    def concerning(self, user):
        """Opened by her, rated by her, or of a case she follows."""
        rated = Assessment.objects.of(user).values("round")
        return self.filter(Q(opened_by=user) | Q(episode__case_manager=user) | Q(pk__in=rated))

    # How to fetch and list
    def with_cases(self):
        return self.select_related("episode__person", "episode__team", "instrument", "opened_by")

    def with_sides(self):
        """With which sides of a person it tells: see `assessments.profiles`."""
        items = Item.objects.of(OuterRef("instrument"))
        return self.annotate(
            tells_behaviours=Exists(items.soft_skills()),
            tells_conditions=Exists(items.of_kind(ItemKind.CHOICE)),
            tells_domains=Exists(items.of_kind(ItemKind.ANCHORED).exclude(lineage__in=SOFT_SKILLS)),
        )

    def with_raters(self):
        """With its assessments and their raters' names: who has answered, never what."""
        raters = Assessment.objects.with_raters().by_rater()
        return self.prefetch_related(Prefetch("assessments", raters, to_attr="raters"))

    def oldest_first(self):
        return self.order_by("opened_on", "pk")

    def newest_first(self):
        return self.order_by("-opened_on", "-pk")

    def latest_agreed_first(self):
        return self.order_by("-agreed_on", "-opened_on", "-pk")


class Round(models.Model):
    """One occasion on which several raters look at the same person with the same instrument.

    `leading` are the codes of items that are asked first, because somebody has set an aim on them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="rounds", verbose_name=_("case"))
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="rounds", verbose_name=_("instrument"))
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("opened by"))
    opened_on = models.DateField(_("opened on"))
    leading = models.JSONField(_("asked first"), default=list, blank=True, editable=False)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    profile = models.CharField(_("profile"), max_length=14, choices=Profile, blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment round")
        verbose_name_plural = _("assessment rounds")
        constraints = [
            models.UniqueConstraint(
                "episode",
                "instrument",
                condition=Q(agreed_on=None),
                name="one_running_round_an_instrument",
                violation_error_message=_("This instrument is already being used for this person."),
            )
        ]

    def __str__(self):
        return f"{self.episode}: {self.instrument} ({self.opened_on})"

    def get_absolute_url(self):
        return reverse("assessments:round", args=[self.pk])

    @property
    def awaited_names(self):
        """Who has not answered yet, of raters fetched by `with_raters`."""
        return [assessment.rater_name for assessment in self.raters if assessment.is_awaited]

    @property
    def agreement_key(self):
        """Under which a draft of the agreement is kept."""
        return f"agreement:{self.pk}"

    @property
    def word_key(self):
        """Under which a draft of the person's word is kept."""
        return f"word:{self.pk}"


class AssessmentQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """One's own, and those of rounds in which everybody has submitted: raters stay blind to each other."""
        awaited = Assessment.objects.of_round(OuterRef("round")).awaited()
        others = ~Exists(awaited) & Q(submitted_at__isnull=False)
        return self.filter(round__in=Round.objects.visible_to(user)).filter(Q(rater=user) | others)

    def of(self, user):
        return self.filter(rater=user)

    def of_round(self, round):
        return self.filter(round=round)

    # Where it stands
    def submitted(self):
        return self.exclude(submitted_at=None)

    def awaited(self):
        """Neither submitted nor excused: while there is one, the others stay hidden."""
        return self.filter(submitted_at=None, excused_on=None)

    def taking_part(self):
        return self.filter(excused_on=None)

    def open_to_all(self, ambito, *, until):
        """Handed in by then, in rounds of the district in which nobody is awaited any more: the blind is lifted."""
        rounds = Round.objects.of_district(ambito).answered_by_all()
        return self.filter(round__in=rounds, submitted_at__date__lte=until)

    def running(self):
        return self.filter(round__agreed_on=None, round__episode__closed_on=None)

    def by_professionals(self):
        """All but the person's own view: what the team compares and agrees on."""
        return self.exclude(role=RaterRole.PERSON)

    def by_the_person(self):
        return self.filter(role=RaterRole.PERSON)

    # How to fetch and list
    def with_raters(self):
        return self.select_related("rater", "outside_rater")

    def with_rounds(self):
        return self.with_raters().select_related("round__episode__person", "round__instrument")

    def with_reminders(self):
        """With the reminders each was sent, in the order of their days."""
        return self.prefetch_related(Prefetch("reminders", to_attr="reminded"))

    def with_progress(self):
        """With the number of answers so far and of items asked."""
        asked = Item.objects.filter(area__instrument=OuterRef("round__instrument")).order_by()
        asked = asked.values("area__instrument").annotate(n=Count("pk")).values("n")
        return self.annotate(answered=Count("ratings"), asked=Subquery(asked))

    def oldest_first(self):
        return self.order_by("round__opened_on", "pk")

    def by_rater(self):
        """Colleagues by name, then outsiders by name; the person's own view comes last."""
        return self.order_by("rater__last_name", "rater__first_name", "outside_rater__name", "pk")


class Assessment(models.Model):
    """One rater's answers in a round: hers alone until all have submitted.

    The rater is a colleague, somebody outside who answers by a link, or the person herself (role PERSON).
    `jottings` are notes typed beside an item that has no answer yet: item code to text. A rater who cannot answer any
    more is excused; her unfinished answers are kept and shown to nobody. Without `asked_on` she
    was asked on the day the round was opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments", verbose_name=_("round"))
    role = models.CharField(_("as what"), max_length=13, choices=RaterRole)
    rater = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="assessments", verbose_name=_("rater")
    )
    outside_rater = models.ForeignKey(
        OutsideRater,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
        verbose_name=_("rater outside the service"),
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    jottings = models.JSONField(_("notes without a level"), default=dict, editable=False)
    excused_on = models.DateField(_("excused on"), null=True, blank=True)
    excuse = models.CharField(_("why she is excused"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(
                "round",
                "rater",
                name="one_assessment_a_rater",
                violation_error_message=_("This person already takes part in the assessment."),
            ),
            models.UniqueConstraint(
                "round",
                "outside_rater",
                name="one_assessment_an_outside_rater",
                violation_error_message=_("This person already takes part in the assessment."),
            ),
            models.UniqueConstraint(
                "round",
                condition=Q(role=RaterRole.PERSON),
                name="one_view_of_the_person",
                violation_error_message=_("The person already takes part in the assessment."),
            ),
            models.CheckConstraint(
                condition=Q(role=RaterRole.PERSON, rater=None, outside_rater=None)
                | Q(role__in=OUTSIDE_ROLES, rater=None, outside_rater__isnull=False)
                | ~Q(role__in=[RaterRole.PERSON, *OUTSIDE_ROLES]) & Q(rater__isnull=False, outside_rater=None),
                name="a_rater_is_one_of_three",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(excused_on=None), name="who_submitted_is_not_excused"
            ),
        ]

    def __str__(self):
        return f"{self.round}: {self.rater or self.outside_rater or self.role}"

    def get_absolute_url(self):
        return reverse("assessments:assess", args=[self.pk])

    @property
    def excuse_url(self):
        return reverse("assessments:excuse", args=[self.pk])

    @property
    def is_awaited(self):
        return self.submitted_at is None and self.excused_on is None

    @property
    def waits_for_answers(self):
        """Whether answers still come in: she is awaited, nothing is agreed, the case is open."""
        return self.is_awaited and self.round.agreed_on is None and self.round.episode.is_open

    @property
    def awaited_since(self):
        return self.asked_on or self.round.opened_on

    @property
    def address(self):
        """Where a link can be sent: what is known of an outsider, or of the person."""
        return self.outside_rater.email if self.outside_rater_id else self.round.episode.person.email

    @property
    def rater_name(self):
        """Who answers, as the comparison names them."""
        if self.rater_id:
            return self.rater.get_full_name()
        return self.outside_rater.name if self.outside_rater_id else _("the person")

    @property
    def is_own_view(self):
        return self.role == RaterRole.PERSON

    @property
    def is_by_link(self):
        """Answered without an account."""
        return self.rater_id is None

    def items(self):
        """What this rater is asked, in order."""
        return Item.objects.of(self.round.instrument_id).asked_of(self.role).with_areas().in_order()
