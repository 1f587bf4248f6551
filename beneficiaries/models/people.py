"""Who someone is: few fields, and nothing of what happens to her."""

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat, Left, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Sex
from beneficiaries.models.finding import Codes, meant_by
from beneficiaries.models.names import NameWords
from beneficiaries.models.shared import shared_with
from beneficiaries.rules import phone_key
from equipe.models import Ambito, Municipality, Team
from equipe.words import Plain


class PhoneKey(Func):
    """The digits of a phone number, as `rules.phone_key` tells them; the database does it for an index."""

    function = "phone_key"
    output_field = models.TextField()


class PersonQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        """People with a case of a team whose cases the user may see, or one that is shared with her; and those whom
        such a team has referred and nobody follows yet.

        A referral alone opens nothing of a person whom others follow: knowing a tax code is no key.
        """
        teams, shared = Team.objects.seen_by(user), shared_with(user)
        seen = Q(episodes__team__in=teams) | Q(referrals__team__in=teams, episodes=None)
        return self.standing().filter(seen | Q(episodes__in=shared) if shared else seen).distinct()

    # Who they are
    def named_like(self, text):
        """People of whom a name (in any order, with a slip of the keyboard), the tax code or the number was typed.

        A part of each is enough; the nearest stand first.
        """
        return meant_by(text, self.defer("words"))

    def standing(self):
        """Without the records that were merged into another one."""
        return self.filter(merged_into=None)

    def with_tax_code(self, code, *, ambito):
        return self.standing().filter(ambito=ambito, tax_code=code)

    def coded(self, *, ambito):
        """Everybody with a tax code; of two records with the same one, that which was not merged comes last."""
        known = self.filter(ambito=ambito).exclude(tax_code="").select_related("merged_into")
        return known.order_by(F("merged_into").asc(nulls_last=True))

    def merged_with_tax_code(self, code, *, ambito):
        """Records that had this code before they were merged; the latest first."""
        merged = self.exclude(merged_into=None).filter(ambito=ambito, tax_code=code)
        return merged.select_related("merged_into").order_by("-registered_at")

    def registered_since(self, day):
        return self.standing().filter(registered_at__date__gte=day)

    def merged_into_another(self):
        return self.exclude(merged_into=None)

    def same_reference(self, pk):
        return self.filter(pk=pk)

    def same_row(self, person):
        return self.filter(pk=person.pk)

    def in_version(self, person, version):
        """This very person, if nobody has saved her since."""
        return self.filter(pk=person.pk, version=version)

    def same_as(self, *, last_name, first_name, birth_date):
        """People of the same name, accents and capitals apart, born on the same day."""
        return self.filter(sort_name=Plain(Value(f"{last_name} {first_name}")), birth_date=birth_date)

    def worth_comparing(self, person):
        """Others of her district with her birthday, her phone, or half of her tax code; each asks an index."""
        halves = Q()
        if person.tax_code:
            halves = Q(code_begins=person.tax_code[:7]) | Q(code_goes_on=person.tax_code[7:15])
        phone = Q(phone_said=phone_key(person.phone)) if phone_key(person.phone) else Q()
        others = self.standing().filter(ambito=person.ambito_id).exclude(pk=person.pk)
        told = others.alias(
            phone_said=PhoneKey("phone"), code_begins=Left("tax_code", 7), code_goes_on=Substr("tax_code", 8, 8)
        )
        return told.filter(Q(birth_date=person.birth_date) | phone | halves)

    # How to fetch and list
    def held(self, *people):
        """These very rows by reference, kept from everybody else; always in one order, so that two never wait."""
        wanted = {person.pk for person in people}
        return self.select_for_update(of=("self",)).order_by("pk").in_bulk(wanted)

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
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged", verbose_name=_("merged into")
    )
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
                condition=~Q(tax_code="") & Q(merged_into=None),
                name="one_person_a_tax_code",
                violation_error_message=_("A person with this tax code is already registered."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="nobody_is_merged_into_herself"
            ),
        ]
        indexes = [
            models.Index("ambito", "birth_date", name="people_by_birthday"),
            models.Index("ambito", PhoneKey("phone"), name="people_by_phone"),
            models.Index("ambito", Left("tax_code", 7), name="people_by_code_beginning"),
            models.Index("ambito", Substr("tax_code", 8, 8), name="people_by_code_rest"),
            models.Index(fields=["ambito", "sort_name"], name="people_by_name"),
            GinIndex(fields=["words"], name="people_by_words", fastupdate=False),
            GinIndex(
                OpClass(Codes("tax_code", "phone"), name="gin_trgm_ops"), name="people_by_codes", fastupdate=False
            ),
        ]

    def __str__(self):
        return f"{self.last_name} {self.first_name}"

    def get_absolute_url(self):
        return reverse("beneficiaries:person", args=[self.pk])

    @property
    def standing_record(self):
        """Herself, or the record into which this one was merged, however often that happened."""
        record = self
        while record.merged_into is not None:
            record = record.merged_into
        return record

    @property
    def full_name(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self):
        return f"{self.first_name[:1]}{self.last_name[:1]}".upper()

    def age_on(self, day):
        """Completed years on a day; who was born on 29 February has a birthday on 1 March."""
        return day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))
