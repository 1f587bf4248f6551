"""How the papers of placing are worded, per funding line and in versions; from which line an internship is paid."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from equipe.enums import DESK_ROLES, Role
from equipe.models import Ambito, User
from placements.models import Internship
from reporting.enums import PaperKind
from reporting.models.funds import Fund
from reporting.models.lines import CostLine


class WordingQuerySet(models.QuerySet):
    # Who may look
    def visible_to(self, user):
        return self.filter(ambito__in=Ambito.objects.where(user, *DESK_ROLES))

    def written_by(self, user):
        """Of the districts whose coordinator she is."""
        return self.filter(ambito__in=Ambito.objects.where(user, Role.COORDINATOR))

    # Which
    def of(self, ambito):
        return self.filter(ambito=ambito)

    def of_paper(self, paper):
        return self.filter(paper=paper)

    def for_line(self, cost_line):
        return self.filter(cost_line=cost_line)

    def in_force(self, paper, *, line, on):
        """What a paper of a day says: the line's own wording before the general one, the latest of each.

        Nothing where the district has written none that was valid then: the wording shipped with Equipe stands.
        """
        fitting = self.filter(paper=paper, valid_from__lte=on).filter(Q(cost_line=line) | Q(cost_line=None))
        return fitting.order_by(F("cost_line").asc(nulls_last=True), "-valid_from", "-number").first()

    # How to fetch and list
    def light(self):
        """Without the logo's bytes."""
        return self.defer("logo").select_related("cost_line", "written_by")

    def newest_first(self):
        return self.order_by(F("cost_line__name").asc(nulls_first=True), "-number")


class Wording(models.Model):
    """One version of what stands around the facts of a paper. Once written it stays; a change is the next number.

    `opening` and `closing` are plain paragraphs with placeholders (see `reporting.placement_papers.wording`); `logo` is
    a PNG that was looked through.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ambito = models.ForeignKey(Ambito, models.PROTECT, related_name="wordings", verbose_name=_("district"))
    paper = models.CharField(_("paper"), max_length=12, choices=PaperKind)
    cost_line = models.ForeignKey(
        CostLine, models.PROTECT, null=True, blank=True, related_name="wordings", verbose_name=_("funding line")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    heading = models.CharField(_("heading"), max_length=160, blank=True)
    opening = models.TextField(_("before the facts"), blank=True)
    closing = models.TextField(_("after the facts"), blank=True)
    logo = models.BinaryField(_("logo"), null=True, editable=False)
    logo_words = models.CharField(_("what the logo shows"), max_length=120, blank=True)
    valid_from = models.DateField(_("for papers dated from"))
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording of a paper")
        verbose_name_plural = _("wordings of papers")
        constraints = [
            models.UniqueConstraint(
                fields=["ambito", "paper", "cost_line", "number"],
                nulls_distinct=False,
                name="one_wording_a_number",
                violation_error_message=_("Somebody else wrote a version a moment ago: look at it, then write yours."),
            ),
            models.CheckConstraint(
                condition=Q(logo=None) | ~Q(logo_words=""),
                name="a_logo_has_its_words",
                violation_error_message=_("Write what the logo shows, for those who do not see it."),
            ),
        ]

    def __str__(self):
        return f"{self.get_paper_display()} {self.number}"


class PaidFromQuerySet(models.QuerySet):
    # Which
    def of(self, internship):
        return self.filter(internship=internship)

    def of_district(self, ambito):
        return self.filter(cost_line__ambito=ambito)

    def holding(self, *, on):
        """The choice that papers of a day follow, or nothing."""
        return self.filter(Q(holds_from=None) | Q(holds_from__lte=on)).latest_first().first()

    # How to fetch and list
    def latest_first(self):
        return self.order_by(F("holds_from").desc(nulls_last=True), "-pk").select_related(
            "cost_line", "insurance_line", "fund", "chosen_by"
        )

    def by_internship(self):
        """What each internship is paid from now: {internship id: its latest choice of line and fund}."""
        return {each.internship_id: each for each in reversed(self.latest_first())}


class PaidFrom(models.Model):
    """From which line an internship is paid, for papers dated from a day on: it decides their wording and logo.

    A choice stays as it was made; another one holds for papers dated later than all that were printed before.
    """

    internship = models.ForeignKey(Internship, models.PROTECT, related_name="paid_from", verbose_name=_("internship"))
    cost_line = models.ForeignKey(CostLine, models.PROTECT, related_name="internships", verbose_name=_("funding line"))
    fund = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="internships", verbose_name=_("fund")
    )
    insurance_line = models.ForeignKey(  # None: the same line
        CostLine, models.PROTECT, null=True, blank=True, related_name="insured", verbose_name=_("line of the insurance")
    )
    holds_from = models.DateField(_("for papers dated from"), null=True, blank=True)  # None: for all
    chosen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("chosen by"))
    chosen_at = models.DateTimeField(_("chosen"), auto_now_add=True)

    objects = PaidFromQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding line of an internship")
        verbose_name_plural = _("funding lines of internships")

    def __str__(self):
        return f"{self.internship}: {self.cost_line}"

    @property
    def line_of_insurance(self):
        return self.insurance_line or self.cost_line
