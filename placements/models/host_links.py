"""The way in of a host's tutor, without an account, to one internship and nothing else."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from equipe.models import SecretLink, SecretLinkQuerySet
from placements.models.internships import Internship
from placements.models.tutors import Tutor
from placements.rules import following

BEGIN_WITHIN = timedelta(days=14)
"""A secret that nobody has used for two weeks opens nothing any more."""


class HostLinkQuerySet(SecretLinkQuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(tutor__internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(tutor__internship=internship)

    def of_tutor(self, tutor):
        return self.filter(tutor=tutor)

    # How to fetch and list
    def standing_first(self):
        """The valid one, then those replaced or revoked, the latest first."""
        return self.order_by(F("ended_at").desc(nulls_first=True), "-made_at", "-pk")

    def with_internships(self):
        return self.select_related(
            "job",
            "tutor__internship__person",
            "tutor__internship__host",
            "tutor__internship__episode__team__ambito",
            "tutor__internship__promoter_tutor",
        )


class HostLink(SecretLink):
    """The link of one tutor on the host's side: begun within two weeks, then open on that device while she follows.

    There is at most one valid link an internship. `used_at` is when something was last done by it.
    """

    tutor = models.ForeignKey(Tutor, models.PROTECT, related_name="links", verbose_name=_("tutor"))
    begin_by = models.DateField(_("to be opened by"))
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = HostLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a host's tutor")
        verbose_name_plural = _("links of hosts' tutors")
        constraints = [
            models.UniqueConstraint("tutor", condition=Q(ended_at=None), name="one_valid_link_a_tutor"),
            models.CheckConstraint(
                condition=Q(begun_at=None, device="") | Q(begun_at__isnull=False) & ~Q(device=""),
                name="a_host_link_begins_on_a_device",
            ),
        ]

    def __str__(self):
        return f"{self.tutor} ({self.made_at:%Y-%m-%d})"

    @property
    def internship(self):
        return self.tutor.internship

    @property
    def open_until(self):
        """The last day on which it opens anything, as the internship and its tutor stand now."""
        return following.link_open_until(self.internship.last_day, left_on=self.tutor.to_day)

    def opens(self, *, on):
        """Whether it lets anybody in: not replaced, its tutor still there, and begun while its secret was fresh."""
        in_time = self.begun_at is not None or on <= self.begin_by
        return self.ended_at is None and in_time and on <= self.open_until
