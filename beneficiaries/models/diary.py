"""The diary of a case: who met whom, how, for how long, and what came of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Channel
from beneficiaries.models.episodes import Episode
from equipe.models import User


class DiaryQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """Entries of visible cases: the shared ones, and one's own private ones."""
        return self.filter(episode__in=Episode.objects.visible_to(user)).readable_by(user)

    def readable_by(self, user):
        """Of cases already known to be visible: the shared entries, and one's own private ones."""
        return self.filter(Q(private=False) | Q(author=user))

    # How to list
    def newest_first(self):
        return self.order_by("-happened_at", "-pk")


class DiaryEntry(models.Model):
    """One contact or note. A private entry is read by its author alone. Sent twice by a quick hand, it is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="diary", verbose_name=_("case"))
    author = models.ForeignKey(User, models.PROTECT, related_name="diary_entries", verbose_name=_("author"))
    happened_at = models.DateTimeField(_("when"))
    channel = models.CharField(_("how"), max_length=12, choices=Channel, default=Channel.INTERVIEW)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    text = models.TextField(_("what happened"))
    private = models.BooleanField(_("private: only I can read it"), default=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = DiaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary")
        constraints = [
            models.UniqueConstraint(
                "episode",
                "author",
                "happened_at",
                "channel",
                "minutes",
                "private",
                MD5("text"),
                nulls_distinct=False,
                name="one_diary_entry_once",
            )
        ]
        indexes = [models.Index(fields=["episode", "-happened_at"], name="diary_newest_first")]

    def __str__(self):
        return f"{self.happened_at:%Y-%m-%d} {self.get_channel_display()}"
