"""What each rater saw of an item, and what the team agreed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.enums import Absence, ItemKind, RaterRole
from assessments.models.instruments import Item
from assessments.models.rounds import Assessment, Round
from assessments.rules import Answer

AN_ANSWER = (
    Q(value__isnull=False, words="", absence="")
    | Q(value=None, absence="") & ~Q(words="")
    | Q(value=None, words="") & ~Q(absence="")
)
"""A level, words, or the reason why there is neither: one of the three."""


class RatingQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(assessment__in=Assessment.objects.visible_to(user))

    # Whose
    def of_assessments(self, assessments):
        return self.filter(assessment__in=assessments)

    def of_rounds(self, rounds):
        return self.filter(assessment__round__in=rounds)

    def meaning(self, lineages):
        return self.filter(item__lineage__in=lineages)

    # Which count for a calibration
    def of_behaviours(self):
        return self.filter(item__kind=ItemKind.ANCHORED)

    def submitted(self):
        """Not those that somebody excused had begun."""
        return self.exclude(assessment__submitted_at=None)

    def with_a_level(self):
        return self.exclude(value=None)

    def without_a_level(self):
        """Not observable, or not asked."""
        return self.filter(value=None)

    def by_professionals(self):
        """By all but the person herself."""
        return self.exclude(assessment__role=RaterRole.PERSON)

    def by_the_person(self):
        return self.filter(assessment__role=RaterRole.PERSON)

    # How to fetch and list
    def with_raters(self):
        return self.select_related("item", "assessment__rater", "assessment__outside_rater")

    def to_measure(self):
        """With who rated and what the items are called, and nothing of their wording and levels."""
        return self.select_related("item__area", "assessment__rater", "assessment__outside_rater").only(
            "value",
            "item__lineage",
            "item__name",
            "item__area__code",
            "item__area__name",
            "assessment__round",
            "assessment__role",
            "assessment__rater__first_name",
            "assessment__rater__last_name",
            "assessment__outside_rater__name",
        )

    def seen_in(self, rounds):
        """The levels that all but the person herself chose in these rounds, rater by rater, with their names."""
        chosen = self.of_rounds(rounds).submitted().by_professionals().with_a_level().defer("note", "words")
        return chosen.select_related("assessment__rater", "assessment__outside_rater").order_by(
            "assessment__rater__last_name",
            "assessment__rater__first_name",
            "assessment__outside_rater__name",
            "assessment",
        )

    def to_be_shown(self, rounds):
        """The soft skills in these rounds, as all but the person herself saw them; not their notes."""
        shown = self.of_rounds(rounds).submitted().by_professionals().filter(item__in=Item.objects.soft_skills())
        return shown.select_related("item__area", "assessment").defer("note", "words").in_order()

    def in_order(self):
        return self.order_by("item__area__position", "item__position", "assessment")

    def oldest_first(self):
        return self.order_by("pk")

    def by_submission(self):
        """What was handed in last comes last."""
        return self.order_by("assessment__submitted_at", "pk")

    def by_rater(self):
        """As assessments are listed by rater."""
        rater = ("rater__last_name", "rater__first_name", "outside_rater__name", "pk")
        return self.order_by(*(f"assessment__{name}" for name in rater), "pk")


class Rating(models.Model):
    """What one rater saw of one item: a level, words, or why there is neither; silence is no row.

    `words` are a text, a number with a decimal point or a date as year-month-day, as the item's kind says.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="ratings", verbose_name=_("assessment"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="ratings", verbose_name=_("item"))
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    words = models.TextField(_("in words"), blank=True)
    absence = models.CharField(_("why there is no level"), max_length=14, choices=Absence, blank=True)
    note = models.TextField(_("what was seen"), blank=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.UniqueConstraint("assessment", "item", name="one_rating_an_item"),
            models.CheckConstraint(condition=AN_ANSWER, name="a_rating_is_one_answer"),
        ]

    def __str__(self):
        return f"{self.item}: {self.value}"

    @property
    def as_answer(self):
        return Answer(self.value, absence=self.absence, note=self.note, words=self.words)


class AgreedRatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(round__in=Round.objects.visible_to(user))

    def of_round(self, round):
        return self.filter(round=round)

    def of_rounds(self, rounds):
        return self.filter(round__in=rounds)

    def of_case(self, episode):
        return self.filter(round__episode=episode)

    def of_cases(self, episodes):
        return self.filter(round__episode__in=episodes)

    def meaning(self, lineages):
        return self.filter(item__lineage__in=lineages)

    def with_a_level(self):
        return self.exclude(value=None)

    def with_items(self):
        return self.select_related("item")

    def with_rounds(self):
        return self.select_related("item__area", "round__episode__team", "round__instrument")

    def latest_first(self):
        return self.order_by("-round__agreed_on", "-round__opened_on", "-pk")

    def with_areas(self):
        return self.select_related("item__area")

    def told_in(self, rounds):
        """What was agreed in these rounds, in the order of the instrument, without what only a rater reads."""
        told = self.of_rounds(rounds).with_areas().in_order()
        return told.defer("reason", "item__wording", "item__unit", "item__area__about")

    def to_be_shown(self, rounds):
        """The soft skills in these rounds; not the reasons."""
        shown = self.of_rounds(rounds).filter(item__in=Item.objects.soft_skills())
        return shown.with_areas().defer("reason", "words").in_order()

    def in_order(self):
        return self.order_by("item__area__position", "item__position")


class AgreedRating(models.Model):
    """What the team agreed on; `reason` is the sentence that is due where the raters differed."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="agreed", verbose_name=_("round"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="agreed", verbose_name=_("item"))
    value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    words = models.TextField(_("in words"), blank=True)
    absence = models.CharField(_("why there is no level"), max_length=14, choices=Absence, blank=True)
    reason = models.TextField(_("why, where the raters differed"), blank=True)

    objects = AgreedRatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreed rating")
        verbose_name_plural = _("agreed ratings")
        constraints = [
            models.UniqueConstraint("round", "item", name="one_agreed_rating_an_item"),
            models.CheckConstraint(condition=AN_ANSWER, name="an_agreed_rating_is_one_answer"),
        ]

    def __str__(self):
        return f"{self.item}: {self.value}"

    @property
    def as_answer(self):
        return Answer(self.value, absence=self.absence, note=self.reason, words=self.words)
