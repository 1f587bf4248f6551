"""What the person says of what the team agreed on: added, never changed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.enums import Stance
from assessments.models.instruments import Item
from assessments.models.rounds import Round
from equipe.models import User


class PersonsWordQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(round__in=Round.objects.visible_to(user))

    def of_round(self, round):
        return self.filter(round=round)

    def of_rounds(self, rounds):
        return self.filter(round__in=rounds)

    def with_items(self):
        return self.select_related("item", "recorded_by")

    def oldest_first(self):
        return self.order_by("recorded_at", "pk")


class PersonsWord(models.Model):
    """The person agrees, or does not, with the whole profile or with one item; her words, and who wrote them down."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="words", verbose_name=_("round"))
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="words", verbose_name=_("about what")
    )
    stance = models.CharField(_("the person"), max_length=9, choices=Stance)
    words = models.TextField(_("in the person’s own words"), blank=True)
    said_on = models.DateField(_("said on"))
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = PersonsWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("the person’s word")
        verbose_name_plural = _("the person’s words")
        constraints = [
            models.CheckConstraint(
                condition=Q(stance=Stance.AGREES) | ~Q(words=""), name="who_does_not_agree_says_with_what"
            )
        ]

    def __str__(self):
        return f"{self.round}: {self.stance} ({self.said_on})"

    @property
    def disagrees(self):
        return self.stance == Stance.DISAGREES
