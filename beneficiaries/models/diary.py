"""The diary of a case: who met whom, how, for how long, and what came of it. Nothing written in it is ever lost."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.urls import reverse
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

    # Which
    def same_as(self, entry):
        return self.filter(pk=entry.pk)

    def in_version(self, entry, version):
        """This very entry, if nobody has corrected it since."""
        return self.filter(pk=entry.pk, version=version)

    def standing(self):
        """What counts: not struck out."""
        return self.filter(struck_at=None)

    def written_by(self, user):
        return self.filter(author=user)

    def happened_between(self, first, last):
        """From a moment on, and before another."""
        return self.filter(happened_at__gte=first, happened_at__lt=last)

    def written_together_with(self, entry):
        """The other entries of the same group meeting."""
        return self.filter(group=entry.group).exclude(pk=entry.pk) if entry.group else self.none()

    # How to fetch and list
    def with_people(self):
        return self.select_related("author", "episode__person", "episode__team", "episode__case_manager")

    def newest_first(self):
        return self.order_by("-happened_at", "-pk")

    def by_person(self):
        return self.order_by("episode__sort_name", "pk")


class Contact(models.Model):
    """What is told of a contact, in the diary and in its earlier wordings."""

    SAID = ("happened_at", "channel", "minutes", "text", "private")

    happened_at = models.DateTimeField(_("when"))
    channel = models.CharField(_("how"), max_length=12, choices=Channel, default=Channel.INTERVIEW)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    text = models.TextField(_("what happened"))
    private = models.BooleanField(_("private: only I can read it"), default=False)

    class Meta:
        abstract = True

    @property
    def said(self):
        return {name: getattr(self, name) for name in self.SAID}


class DiaryEntry(Contact):
    """One contact or note. A private entry is read by its author alone. Sent twice by a quick hand, it is one.

    A meeting with several people is one entry in each case, with the same `group`. A correction keeps what stood there
    before; a wrong entry is struck out with a reason, and never deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="diary", verbose_name=_("case"))
    author = models.ForeignKey(User, models.PROTECT, related_name="diary_entries", verbose_name=_("author"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    group = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    struck_at = models.DateTimeField(_("struck out"), null=True, blank=True)
    struck_reason = models.CharField(_("why it was struck out"), max_length=200, blank=True)

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
                condition=Q(struck_at=None),
                nulls_distinct=False,
                name="one_diary_entry_once",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_reason="") | Q(struck_at__isnull=False) & ~Q(struck_reason=""),
                name="what_is_struck_out_says_why",
                violation_error_message=_("Say why the entry is struck out."),
            ),
        ]
        indexes = [
            models.Index(fields=["episode", "-happened_at"], name="diary_newest_first"),
            models.Index(fields=["group"], condition=Q(group__isnull=False), name="diary_by_group"),
        ]

    def __str__(self):
        return f"{self.happened_at:%Y-%m-%d} {self.get_channel_display()}"

    def get_absolute_url(self):
        return reverse("beneficiaries:entry", args=[self.pk])

    @property
    def is_struck(self):
        return self.struck_at is not None

    def is_hidden_from(self, user):
        """What was struck out is still read by who wrote it and by who follows the case."""
        return self.is_struck and user.pk not in (self.author_id, self.episode.case_manager_id)


class WordingQuerySet(models.QuerySet):
    def of_entry(self, entry):
        return self.filter(entry=entry)

    def readable_by(self, user):
        """Of entries already known to be readable: what was private when it was written stays its author's own."""
        return self.filter(Q(private=False) | Q(entry__author=user))

    def newest_first(self):
        return self.order_by("-version")


class EarlierWording(Contact):
    """What an entry said before it was corrected. Rows only grow."""

    entry = models.ForeignKey(DiaryEntry, models.PROTECT, related_name="earlier", verbose_name=_("diary entry"))
    version = models.PositiveIntegerField(editable=False)
    until = models.DateTimeField(_("stood until"), auto_now_add=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier wording")
        verbose_name_plural = _("earlier wordings")
        constraints = [models.UniqueConstraint("entry", "version", name="one_wording_a_version")]

    def __str__(self):
        return f"{self.entry} ({self.version})"
