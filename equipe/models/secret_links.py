"""Ways in for people without an account: what every link by secret has in common, whatever it opens."""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from equipe.models.people import User
from equipe.models.work import Job
from equipe.sealing import fingerprint_of

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Thirty-two that are told apart when read aloud: no i, l, o, u."""


def new_secret():
    """Four groups of five letters, 100 bits: nobody guesses it, and one can still read it out."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(5)) for _group in range(4))


class SecretLinkQuerySet(models.QuerySet):
    # Which
    def known_by(self, secret):
        return self.filter(fingerprint=fingerprint_of(secret))

    # Where it stands
    def valid(self):
        """Not replaced by another one, nor revoked."""
        return self.filter(ended_at=None)

    def begun(self):
        return self.exclude(begun_at=None)

    def mailed(self):
        return self.exclude(sent_to="")

    # How to fetch and list
    def with_jobs(self):
        return self.select_related("job")

    def newest_first(self):
        return self.order_by("-made_at", "-pk")

    def latest_begun_first(self):
        return self.order_by("-begun_at", "-pk")


class SecretLink(models.Model):
    """A way in by a secret of which only a fingerprint is kept; one that goes by mail has none until it is sent.

    The first device on which somebody begins is the only one it opens on. `sent_to` is empty when it was handed over;
    `site` is the address in front of the path.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fingerprint = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  several none
    device = models.CharField(max_length=64, blank=True, editable=False)
    sent_to = models.EmailField(_("sent to"), blank=True)
    site = models.CharField(_("address of the service"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+", verbose_name=_("job"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    begun_at = models.DateTimeField(_("opened"), null=True, blank=True)
    ended_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    class Meta:
        abstract = True

    def renew(self):
        """A new secret, told here and kept nowhere; the one before opens nothing any more."""
        secret = new_secret()
        self.fingerprint, self.device, self.begun_at = fingerprint_of(secret), "", None
        self.save(update_fields=["fingerprint", "device", "begun_at"])
        return secret
