"""The traces that deeds and looks leave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from equipe.enums import Role
from equipe.models.people import Ambito, User


class AuditQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """The auditor reads the traces of the people of her districts; nobody else reads the log."""
        ambiti = Ambito.objects.where(user, Role.AUDITOR)
        return self.filter(actor__in=User.objects.belonging_to(ambiti))

    # What about
    def about(self, *things):
        """About a thing, or several of one kind."""
        return self.filter(thing_kind=things[0]._meta.label_lower, thing_id__in=[str(thing.pk) for thing in things])

    def by_actor(self, user):
        return self.filter(actor=user)

    def about_reference(self, thing_id):
        return self.filter(thing_id=thing_id)

    def since(self, first):
        return self.filter(at__date__gte=first)

    def until(self, last):
        return self.filter(at__date__lte=last)

    def deeds(self):
        return self.exclude(verb__endswith=".read")

    def reads(self):
        return self.filter(verb__endswith=".read")

    def last_deed_at(self):
        """When somebody last did something; nothing if nobody ever has."""
        return self.deeds().order_by("-at").values_list("at", flat=True).first()

    # How to fetch and list
    def with_actors(self):
        return self.select_related("actor")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class AuditEntry(models.Model):
    """One deed or one look at a file. The database refuses to change or delete it (see the migration)."""

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="deeds", verbose_name=_("who"), db_index=False
    )
    verb = models.CharField(_("deed"), max_length=60)
    thing_kind = models.CharField(_("kind of thing"), max_length=60)
    thing_id = models.CharField(_("reference"), max_length=40)
    details = models.JSONField(_("details"), default=dict)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("access log entry")
        verbose_name_plural = _("access log")
        indexes = [
            models.Index(fields=["thing_kind", "thing_id", "-at"], name="audit_by_thing"),
            models.Index(fields=["actor", "-at"], name="audit_by_actor"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.thing_kind} {self.thing_id}"
