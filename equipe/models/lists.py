"""Views of lists that somebody gave a name to."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from equipe.models.people import Team, User


class SavedViewQuerySet(models.QuerySet):
    # Who may look
    def usable_by(self, user):
        """One's own, and those that somebody shares with a team one works in today."""
        return self.filter(Q(owner=user.pk) | Q(team__in={membership.team_id for membership in user.standing}))

    # Which
    def owned_by(self, user):
        return self.filter(owner=user)

    def of_list(self, name):
        return self.filter(list=name)

    def opening(self):
        return self.filter(opens_first=True)

    # How to list
    def in_order(self):
        return self.select_related("team").order_by("position", "name", "pk")


class SavedView(models.Model):
    """A list as somebody likes to see it: its columns, filters and order, as the address of the page tells them.

    The address is checked before it is kept: words that were searched for never stand in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    list = models.CharField(_("list"), max_length=30)
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.CharField(_("columns, filters and order"), max_length=600, blank=True)
    owner = models.ForeignKey(User, models.CASCADE, related_name="saved_views", verbose_name=_("whose"))
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("shared with the team")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    opens_first = models.BooleanField(_("opens first"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.UniqueConstraint(
                "owner",
                "list",
                "name",
                name="one_view_a_name",
                violation_error_message=_("You have a view of this name already: choose another name."),
            ),
            models.UniqueConstraint("owner", "list", condition=Q(opens_first=True), name="one_view_opens_first"),
        ]

    def __str__(self):
        return self.name
