"""Who someone is: few fields, and nothing of what happens to her."""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Sex
from beneficiaries.models.names import NamesLike, NameWords, closeness
from beneficiaries.models.shared import shared_with
from equipe.models import Ambito, Municipality, Team
from equipe.words import Plain


class PersonQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """People with a case of a team whose cases the user may see, or one that is shared with her; and those whom
        such a team has referred and nobody follows yet.

        A referral alone opens nothing of a person whom others follow: knowing a tax code is no key.
        """
        teams, shared = Team.objects.seen_by(user), shared_with(user)
        seen = Q(episodes__team__in=teams) | Q(referrals__team__in=teams, episodes=None)
        return self.filter(seen | Q(episodes__in=shared) if shared else seen).distinct()

    # Who they are
    def named_like(self, text):
        """People whose names (in any order, with a slip of the keyboard) or tax code were typed; nearest first."""
        named = self.filter(words=NamesLike(text)).defer("words")
        return named.order_by(closeness(text).desc(), "sort_name", "pk")

    def with_tax_code(self, code, *, ambito):
        return self.filter(ambito=ambito, tax_code=code)

    def same_row(self, person):
        return self.filter(pk=person.pk)

    def in_version(self, person, version):
        """This very person, if nobody has saved her since."""
        return self.filter(pk=person.pk, version=version)

    def same_as(self, *, last_name, first_name, birth_date):
        """People of the same name, accents and capitals apart, born on the same day."""
        return self.filter(sort_name=Plain(Value(f"{last_name} {first_name}")), birth_date=birth_date)

    # How to list
    def by_name(self):
        return self.order_by("sort_name", "pk")


class Person(models.Model):
    """A person known to the service of one Ambito. Her cases are her episodes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="people", verbose_name=_("district"))
    last_name = models.CharField(_("last name"), max_length=80)
    first_name = models.CharField(_("first name"), max_length=80)
    tax_code = models.CharField(_("tax code"), max_length=16, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    birth_date = models.DateField(_("date of birth"))
    birth_place = models.CharField(_("place of birth"), max_length=120, blank=True)
    citizenship = models.CharField(_("citizenship"), max_length=2, blank=True)  # ISO 3166-1 alpha-2
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("municipality")
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    sort_name = models.GeneratedField(
        expression=Plain(Concat("last_name", Value(" "), "first_name")),
        output_field=models.TextField(),
        db_persist=True,
    )

    words = models.GeneratedField(
        expression=NameWords("last_name", "first_name", "tax_code"), output_field=SearchVectorField(), db_persist=True
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                "ambito",
                "tax_code",
                condition=~Q(tax_code=""),
                name="one_person_a_tax_code",
                violation_error_message=_("A person with this tax code is already registered."),
            )
        ]
        indexes = [
            models.Index(fields=["ambito", "sort_name"], name="people_by_name"),
            GinIndex(fields=["words"], name="people_by_words"),
        ]

    def __str__(self):
        return f"{self.last_name} {self.first_name}"

    def get_absolute_url(self):
        return reverse("beneficiaries:person", args=[self.pk])

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self):
        return f"{self.first_name[:1]}{self.last_name[:1]}".upper()

    def age_on(self, day):
        """Completed years on a day; who was born on 29 February has a birthday on 1 March."""
        return day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
