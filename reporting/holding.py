"""What every deed of money asks first: one writes at a time, the year is open, the fund allows it."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from equipe.models import Ambito
from equipe.verdicts import Refused, Verdict
from reporting import rules
from reporting.models import FundingYear

YEAR_CLOSED = gettext_lazy(
    "The year %(year)s is closed: open it again, with a reason, before anything is entered in it."
)


def hold(ambito_id):
    """Money of a district is written by one at a time: whoever comes second waits, then looks again."""
    return Ambito.objects.select_for_update(no_key=True).get(pk=ambito_id)


class Allowing:
    """What a district allows: its closed years, and what each of its funds says. For many rows it is asked once."""

    def __init__(self, ambito_id):
        self.ambito_id, self.terms = ambito_id, {}

    def insist(self, row, *, motive="", on=None):
        """Nothing in a closed year, or against the rules of its fund; a warning is passed with a motive."""
        if row.cost_line.ambito_id != self.ambito_id:
            raise Refused(_("This cost line belongs to another district."))
        if row.fund and row.fund.ambito_id != row.cost_line.ambito_id:
            raise Refused(_("This fund belongs to another district."))
        self._insist_on_what_is_bound(row)
        self.insist_on_open(row.dated_on.year)
        self.of_fund(row, on=on).insist(motive=motive)

    def insist_on_open(self, *years):
        if closed := self.closed.intersection(years):
            raise Refused(YEAR_CLOSED % {"year": min(closed)})

    def _insist_on_what_is_bound(self, row):
        """What is spent of a decision is spent on its line and from its fund: else neither stands as it is told."""
        bound = row.commitment
        if bound and (bound.cost_line_id, bound.fund_id) != (row.cost_line_id, row.fund_id):
            told = {"number": bound.number, "line": bound.cost_line, "fund": bound.fund or _("no fund")}
            raise Refused(_("Decision %(number)s binds money of %(line)s, %(fund)s: choose the same, or none.") % told)

    def of_fund(self, row, *, on=None):
        """What the fund of a row says to it."""
        if row.fund is None:
            return Verdict()
        told = {"line": row.cost_line_id, "line_name": row.cost_line.name}
        return rules.allows(self._terms(row.fund), dated_on=row.dated_on, paid_on=row.paid_on, on=on, **told)

    @cached_property
    def closed(self):
        return FundingYear.objects.closed_years(self.ambito_id)

    def _terms(self, fund):
        if fund.pk not in self.terms:
            lines = set(fund.eligible_lines.values_list("pk", flat=True))
            self.terms[fund.pk] = rules.Terms(fund.starts_on, fund.ends_on, fund.paid_by, lines)
        return self.terms[fund.pk]
