"""The acts of an internship: what was agreed at the start, and each change of it, dated and never written over."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from equipe.models import User
from placements.enums import QUESTIONS, ActKind, Declared, InterruptionReason, Said, SuspensionReason
from placements.models.internships import Internship
from placements.rules import cover as rules
from placements.rules import timetables
from placements.rules.acts import Change


class ActQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(internship__in=Internship.objects.visible_to(user))

    # What it belongs to
    def of(self, internship):
        return self.filter(internship=internship)

    def of_any(self, internships):
        return self.filter(internship__in=internships)

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    # Where it stands
    def unsigned(self):
        """Under which nobody's signature is filed."""
        return self.exclude(signatures__signed_on__isnull=False)

    def to_begin(self, *, after):
        return self.filter(holds_from__gt=after)

    def to_communicate(self, *, since):
        """Made by a colleague, of internships that last or ended since a day, and not noted as communicated (COB).

        The communication of the start stands with the cover; a first day that moves after it is communicated anew.
        """
        start = Q(kind=ActKind.START, internship__cover__cob_on=None)
        moved = Q(kind=ActKind.AMENDMENT, starts_on__isnull=False, internship__cover__cob_on__lt=F("dated_on"))
        later = (Q(kind__in=(ActKind.EXTENSION, ActKind.EARLY_END)) | moved) & Q(communicated_on=None)
        last_day = Coalesce("internship__interrupted_on", "internship__ends_on")
        lasting = self.alias(last_day=last_day).filter(last_day__gte=since)
        return lasting.exclude(recorded_by=None).filter(start | later)

    # How to fetch and list
    def with_internships(self):
        return self.select_related("internship__person", "internship__host", "internship__episode__team", "recorded_by")

    def in_order(self):
        return self.order_by("number")

    def newest_first(self):
        return self.order_by("-number")

    # What they come to
    def declared_at_start(self):
        """What was declared when it was opened; None where nobody was asked."""
        return self.of_kind(ActKind.START).values_list("declared", flat=True).first() or None

    def changes(self):
        """As `rules.acts` reads them, in their order."""
        return tuple(act.change for act in self.in_order())


class Act(models.Model):
    """One act. `number` counts within the internship, the start is 1; what an act does not change is empty.

    `dated_on` is the day it was made, `holds_from` the first day on which it counts (of an early end the last day of
    the internship, of a resumption the first day back). `reason` is a `SuspensionReason` or an `InterruptionReason`,
    `motive` why a warning of the rules was passed. `stated` is what stands around it on its paper, as it was that day
    (see `models.stating`). The database refuses changes: protocol and communication may come later, and `stated` may
    be put right while nobody has signed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    internship = models.ForeignKey(Internship, models.PROTECT, related_name="acts", verbose_name=_("internship"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=ActKind)
    dated_on = models.DateField(_("date of the act"))
    holds_from = models.DateField(_("holds from"))
    requested_on = models.DateField(_("requested on"), null=True, blank=True)
    requested_by = models.CharField(_("requested by"), max_length=120, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)  # only where an amendment moves it
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(_("weekly hours"), null=True, blank=True)
    timetable = models.JSONField(_("timetable"), null=True, blank=True)  # as rules.timetables.write keeps it
    allowance = models.DecimalField(_("monthly allowance"), max_digits=8, decimal_places=2, null=True, blank=True)
    shares = models.JSONField(_("who pays"), null=True, blank=True)  # as models.cover.write_shares keeps it
    tasks = models.TextField(_("tasks"), null=True, blank=True)  # noqa: DJ001  None: this act leaves them as they were
    reason = models.CharField(
        _("reason"), max_length=12, blank=True, choices=[*SuspensionReason.choices, *InterruptionReason.choices]
    )
    note = models.TextField(_("in words"), blank=True)
    motive = models.TextField(_("motive for passing a warning"), blank=True)
    declared = models.JSONField(_("what was declared"), default=dict, blank=True)  # {Declared: Said}, "title_on": day
    protocol = models.CharField(_("protocol number"), max_length=60, blank=True)
    communicated_on = models.DateField(_("mandatory communication made on"), null=True, blank=True)
    stated = models.JSONField(_("as it stood that day"), default=dict, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of an internship")
        verbose_name_plural = _("acts of internships")
        constraints = [
            models.UniqueConstraint("internship", "number", name="one_act_a_number"),
            models.UniqueConstraint("internship", condition=Q(kind=ActKind.START), name="an_internship_starts_once"),
            models.UniqueConstraint(
                "internship",
                condition=Q(kind=ActKind.EARLY_END),
                name="an_internship_ends_early_once",
                violation_error_message=_("This internship was already ended early."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=ActKind.START)
                | Q(number=1, ends_on__isnull=False, weekly_hours__isnull=False, allowance__isnull=False),
                name="a_start_says_everything",
            ),
            models.CheckConstraint(
                condition=Q(allowance=None) | Q(allowance__gte=0), name="no_act_pays_less_than_nothing"
            ),
        ]

    def __str__(self):
        return f"{self.internship}: {self.number}, {self.get_kind_display()}"

    @property
    def change(self):
        """The act as `rules.acts` reads it."""
        return Change(
            kind=ActKind(self.kind),
            order=self.number,
            holds_from=self.holds_from,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            weekly_hours=self.weekly_hours,
            allowance=self.allowance,
            timetable=None if self.timetable is None else timetables.read(self.timetable),
            tasks=self.tasks,
            reason=self.reason,
            shares=self.shares,
        )

    @property
    def is_communicated_apart(self):
        """Whether a communication of its own is made of it; that of the start is noted with the cover."""
        return self.kind in (ActKind.EXTENSION, ActKind.EARLY_END) or self.starts_on is not None

    @property
    def communicate_by(self):
        begins = self.starts_on or self.holds_from
        return rules.communicate_by(ActKind(self.kind), begins=begins, dated_on=self.dated_on)

    @property
    def seen(self):
        """What may still come to it, as a form remembers from what it was filled."""
        return f"{self.communicated_on or ''}|{self.protocol}"

    @property
    def declarations(self):
        """What was declared, as question and answer in words."""
        known = [(Declared(name), Said(said)) for name, said in self.declared.items() if name in Declared.values]
        return [(QUESTIONS[about], said.label) for about, said in known]


def changes_of(internship):
    """The acts of an internship as `rules.acts` reads them; what its row says where none was ever recorded."""
    acts = list(Act.objects.of(internship).in_order()) or list(recorded_acts(internship, dated_on=internship.starts_on))
    return tuple(act.change for act in acts)


def recorded_acts(internship, *, dated_on, by=None, stated=None, **said):
    """The acts of an internship whose row alone is known: its start, and its early end where there was one.

    Unsaved; for what is opened now, and for history that comes from a register. `said` is what else the start says.
    """
    stated = stated or {}
    yield Act(
        internship=internship,
        number=1,
        kind=ActKind.START,
        dated_on=dated_on,
        holds_from=internship.starts_on,
        ends_on=internship.ends_on,
        weekly_hours=internship.weekly_hours,
        timetable=internship.timetable,
        allowance=internship.allowance,
        tasks=internship.tasks,
        motive=internship.motive,
        stated=stated,
        recorded_by=by,
        **said,
    )
    if internship.interrupted_on:
        yield Act(
            internship=internship,
            number=2,
            kind=ActKind.EARLY_END,
            dated_on=internship.interrupted_on,
            holds_from=internship.interrupted_on,
            reason=internship.interruption_reason,
            note=internship.interruption_note,
            stated=stated,
            recorded_by=by,
        )
