"""What a person was told about her data, and to whom they may be told: dated rows that only ever end."""

import uuid

from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from beneficiaries import rules
from beneficiaries.enums import RECEIVER_OF, Basis, DateKind, Handing, MomentKind, Purpose, Receiver, Telling
from beneficiaries.models.deadlines import known_days
from beneficiaries.models.episodes import Episode
from beneficiaries.models.household import OtherService
from beneficiaries.models.moments import moments
from equipe.models import User


class NotedQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(episode__in=Episode.objects.visible_to(user))

    # Of what
    def of_case(self, episode):
        return self.filter(episode=episode)

    def without_end(self):
        return self.filter(ends_on=None)

    # How to fetch and list
    def with_people(self):
        return self.select_related("noted_by", "ended_by")

    def with_cases(self):
        return self.select_related("episode__person", "episode__team")

    def newest_first(self):
        return self.order_by("-starts_on", "-noted_at", "pk")

    def oldest_first(self):
        return self.order_by("starts_on", "noted_at", "pk")


class NoticeQuerySet(NotedQuerySet):
    def for_purpose(self, purpose):
        return self.filter(purpose=purpose)


class ExchangeQuerySet(NotedQuerySet):
    def with_receiver(self, receiver):
        return self.filter(receiver=receiver)

    def on_the_name(self, name):
        """Of one receiver alone, as `rules.telling` knows it: blanks and capitals apart."""
        return self.filter(name__iexact=" ".join(name.split()))

    def in_district(self, ambito):
        return self.filter(episode__team__ambito=ambito)


class Noted(models.Model):
    """One thing that holds from a day on; what holds no more gets a last day and stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="%(class)ss", verbose_name=_("case"))
    basis = models.CharField(_("legal basis"), max_length=16, choices=Basis)
    starts_on = models.DateField(_("since"))
    ends_on = models.DateField(_("ended on"), null=True, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written down by"))
    noted_at = models.DateTimeField(_("written down"), auto_now_add=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )

    class Meta:
        abstract = True

    def holds(self, *, on):
        """From its first day on, and on its last day no more."""
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


class PrivacyNotice(Noted):
    """The person was told for what her data are used and on what that rests: which notice, when, how."""

    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    notice_version = models.CharField(_("version of the notice"), max_length=60)
    handing = models.CharField(_("how"), max_length=8, choices=Handing)
    language = models.CharField(_("language"), max_length=40)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("privacy notice given")
        verbose_name_plural = _("privacy notices given")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="a_notice_ends_after_it_was_given"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=rules.FREE_PURPOSES, basis=Basis.CONSENT)
                | ~Q(purpose__in=rules.FREE_PURPOSES) & ~Q(basis=Basis.CONSENT),
                name="consent_where_the_law_leaves_it_free",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(basis=Basis.CONSENT), name="only_consent_is_taken_back"
            ),
        ]
        indexes = [models.Index(fields=["episode", "-starts_on"], name="notices_newest_first")]

    def __str__(self):
        return f"{self.get_purpose_display()} ({self.starts_on})"


class DataExchange(Noted):
    """What one receiver outside the service may be told of a person, or that it must not be told anything."""

    receiver = models.CharField(_("receiver"), max_length=12, choices=Receiver)
    name = models.CharField(_("which one"), max_length=160, blank=True)
    telling = models.CharField(_("may it be told?"), max_length=12, choices=Telling)
    what = models.CharField(_("what may be told"), max_length=300, blank=True)

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("data exchange")
        verbose_name_plural = _("data exchanges")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="an_exchange_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(telling=Telling.ALLOWED) | ~Q(what=""), name="what_may_be_told_is_said"
            ),
        ]
        indexes = [models.Index(fields=["episode", "-starts_on"], name="exchanges_newest_first")]

    def __str__(self):
        return f"{self.get_receiver_display()} {self.name}".strip()

    @property
    def as_word(self):
        return rules.Word(self.name, self.telling, self.starts_on, self.ends_on)


def may_tell(episode, receiver, *, name="", on):
    """Whether something of a case may be told to a receiver on a day, as it is written down: a Verdict."""
    exchanges = DataExchange.objects.of_case(episode).with_receiver(receiver).oldest_first()
    return rules.telling([exchange.as_word for exchange in exchanges], name=name, on=on)


def last_words(episode, *, on):
    """The exchange that counts for each receiver, in the order of the list; `is_valid` says whether it holds."""
    exchanges = list(DataExchange.objects.of_case(episode).with_people().newest_first())
    last = {}
    for exchange in exchanges:
        exchange.is_valid = exchange.holds(on=on)
        last.setdefault((exchange.receiver, exchange.name.casefold()), exchange)
    order = list(Receiver)
    return sorted(last.values(), key=lambda exchange: (order.index(exchange.receiver), exchange.name))


def without_notice(episodes):
    """Of these cases, those in which nothing says that the person was told about her data."""
    told = PrivacyNotice.objects.for_purpose(Purpose.CHARGE)
    return episodes.exclude(pk__in=told.values("episode"))


def services_undecided(episodes):
    """Services in charge in these cases of which nothing says whether they may be told something."""
    kinds = (When(kind=kind, then=Value(receiver)) for kind, receiver in RECEIVER_OF.items())
    receiver = Case(*kinds, default=Value(Receiver.OTHER), output_field=CharField())
    running = OtherService.objects.filter(episode__in=episodes, until=None).alias(receiver=receiver)
    said = DataExchange.objects.filter(episode=OuterRef("episode"), receiver=OuterRef("receiver"))
    return running.exclude(Exists(said))


def days_of_privacy(episodes, *, reader):
    """Since when a person should have been told about her data, and a service waits to be decided on."""
    untold = without_notice(Episode.objects.filter(pk__in=episodes))
    yield known_days(untold, kind=DateKind.UNTOLD, day="opened_on", case="")
    yield known_days(services_undecided(episodes), kind=DateKind.UNDECIDED, day=TruncDate("written_at"))


def noted_privacy(episode, *, reader):
    """What the person was told and what may be told of her, for the story of the case."""
    told = {"kind": MomentKind.CASE, "by": "noted_by"}
    notices = PrivacyNotice.objects.of_case(episode)
    yield moments(notices, at="starts_on", title=_("privacy notice given"), text="notice_version", **told)
    yield moments(
        DataExchange.objects.of_case(episode),
        at="starts_on",
        title=_("data exchange written down"),
        text="what",
        **told,
    )
