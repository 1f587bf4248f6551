"""What was said with a host, call by call, and what is next with it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import TaskEnd
from equipe.models import User
from placements.enums import EntryKind
from placements.models.hosts import Host
from placements.models.sites import Contact


class HostEntryQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(host__in=Host.objects.visible_to(user))

    # Whose, and of what
    def of_host(self, host):
        return self.filter(host=host)

    def owned_by(self, user):
        return self.filter(owner=user)

    # Where it stands
    def awaited(self):
        """Something is next, and nobody has settled it."""
        return self.exclude(next_action="").filter(end="")

    def in_version(self, entry, version):
        """This entry, if nobody changed it since; for an update that overwrites nothing unseen."""
        return self.filter(pk=entry.pk, version=version)

    # How to fetch and list
    def held(self, entry):
        """This very entry, as it stands now, kept from everybody else until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("host").get(pk=entry.pk)

    def with_people(self):
        return self.select_related("host", "contact", "owner", "written_by", "ended_by")

    def newest_first(self):
        return self.order_by("-happened_on", "-written_at", "-pk")

    def by_due_day(self):
        """What is due first stands first; what has no day comes last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "written_at", "pk")


class HostEntry(models.Model):
    """One call, visit or letter; with it, at most one thing that is next: it ends done, or not needed with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    host = models.ForeignKey(Host, models.PROTECT, related_name="entries", verbose_name=_("host"))
    happened_on = models.DateField(_("when"))
    kind = models.CharField(_("how"), max_length=5, choices=EntryKind)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="entries", verbose_name=_("with whom")
    )
    with_whom = models.CharField(_("with whom else"), max_length=120, blank=True)
    text = models.TextField(_("what was said"))
    next_action = models.CharField(_("what is next"), max_length=200, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="host_entries", verbose_name=_("who does it")
    )
    end = models.CharField(_("how it ended"), max_length=12, choices=TaskEnd, blank=True)
    end_reason = models.CharField(_("why it was not needed"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = HostEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("call or visit")
        verbose_name_plural = _("calls and visits")
        constraints = [
            models.CheckConstraint(
                condition=Q(next_action="", owner=None, due_on=None) | ~Q(next_action="") & Q(owner__isnull=False),
                name="what_is_next_has_an_owner",
                violation_error_message=_("Say what is next and who does it, or leave both empty."),
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_at=None, end_reason="")
                | ~Q(end="") & ~Q(next_action="") & Q(ended_at__isnull=False),
                name="only_what_was_next_ends",
            ),
            models.CheckConstraint(
                condition=~Q(end=TaskEnd.NOT_NEEDED) | ~Q(end_reason=""), name="not_needed_with_a_host_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["host", "-happened_on"], name="host_entries_newest_first")]

    def __str__(self):
        return f"{self.host}: {self.happened_on:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("placements:host_entry", args=[self.pk])

    @property
    def who(self):
        """With whom it was, in words."""
        return " · ".join(str(word) for word in (self.contact, self.with_whom) if word)

    @property
    def is_awaited(self):
        return bool(self.next_action) and not self.end
