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
        if row.fund and row.fund.ambito_id != row.cost_line.ambito_id:
            raise Refused(_("This fund belongs to another district."))
        self.insist_on_open(row.dated_on.year)
        self.of_fund(row, on=on).insist(motive=motive)

    def insist_on_open(self, year):
        if year in self.closed:
            raise Refused(YEAR_CLOSED % {"year": year})

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
