"""What every deed of money asks first: one writes at a time, the year is open, the fund allows it and has room."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from equipe.models import Ambito
from equipe.verdicts import Refused, Verdict
from reporting import rules
from reporting.indicators.balance import Thought
from reporting.models import FundingYear
from reporting.room import beyond

YEAR_CLOSED = gettext_lazy(
    "The year %(year)s is closed: open it again, with a reason, before anything is entered in it."
)

NOT_YET = gettext_lazy(
    "%(day)s has not come yet: spending is entered once it has happened. What is decided before is a commitment."
)

NOT_PAID_YET = gettext_lazy(
    "It cannot have been paid on %(day)s, which has not come yet: leave the day of payment out until it is paid."
)


def hold(ambito_id):
    """Money of a district is written by one at a time: whoever comes second waits, then looks again."""
    return Ambito.objects.select_for_update(no_key=True).get(pk=ambito_id)


class Allowing:
    """What a district allows: its closed years, and what each of its funds says. For many rows it is asked once."""

    def __init__(self, ambito_id):
        self.ambito_id, self.terms = ambito_id, {}

    def insist(self, row, *, motive="", on=None, instead_of=None):
        """Nothing of another district, of a day to come, in a closed year or against the rules of its fund; beyond its
        plan only with a motive."""
        self._insist_on_district(row)
        self._insist_on_what_is_bound(row)
        self._insist_it_happened(row, on=on)
        self.insist_on_open(row.dated_on.year)
        thought = Thought((row,), instead_of=instead_of)
        self._insist(self.of_fund(row, on=on), thought, motive=motive, on=on or row.dated_on)

    def insist_on_decision(self, commitment, *, motive="", on=None):
        """A decision binds what the fund allows, beyond its plan only with a motive; it may come before the fund."""
        self._insist_on_district(commitment)
        self.insist_on_open(commitment.dated_on.year)
        fund, first = commitment.fund, commitment.dated_on
        verdict = self._allowed(commitment, dated_on=max(first, fund.starts_on)) if fund else Verdict()
        self._insist(verdict, Thought(commitment=commitment), motive=motive, on=on or first)

    def insist_on_open(self, *years):
        if closed := self.closed.intersection(years):
            raise Refused(YEAR_CLOSED % {"year": min(closed)})

    def _insist_on_district(self, row):
        if row.cost_line.ambito_id != self.ambito_id:
            raise Refused(_("This cost line belongs to another district."))
        if row.fund and row.fund.ambito_id != self.ambito_id:
            raise Refused(_("This fund belongs to another district."))

    def _insist_it_happened(self, row, *, on):
        """What is typed or brought in is a fact by then; the day of a booked row follows from what it comes from.

        Whatever a row comes from, it was paid by then or is not paid.
        """
        if on and row.dated_on > on and not row.is_booked:
            raise Refused(NOT_YET % {"day": f"{row.dated_on:%d/%m/%Y}"})
        if on and row.paid_on and row.paid_on > on:
            raise Refused(NOT_PAID_YET % {"day": f"{row.paid_on:%d/%m/%Y}"})

    def _insist_on_what_is_bound(self, row):
        """What is spent of a decision is spent on its line and from its fund: else neither stands as it is told."""
        bound = row.commitment
        if bound and (bound.cost_line_id, bound.fund_id) != (row.cost_line_id, row.fund_id):
            told = {"number": bound.number, "line": bound.cost_line, "fund": bound.fund or _("no fund")}
            raise Refused(_("Decision %(number)s binds money of %(line)s, %(fund)s: choose the same, or none.") % told)

    def of_fund(self, row, *, on=None):
        """What the fund of a row says to it."""
        return self._allowed(row, dated_on=row.dated_on, paid_on=row.paid_on, on=on) if row.fund else Verdict()

    def _allowed(self, written, *, dated_on, paid_on=None, on=None):
        fund, line = written.fund, written.cost_line
        told = {"dated_on": dated_on, "paid_on": paid_on, "on": on}
        return rules.allows(self._terms(fund), line=line.pk, line_name=line.name, **told)

    def _insist(self, verdict, thought, *, motive, on):
        """Whoever says why was told where it leads: what would be left is not reckoned again."""
        if not (motive.strip() or verdict.refused):
            verdict += beyond(self.ambito_id, thought, on=on)
        verdict.insist(motive=motive)

    @cached_property
    def closed(self):
        return FundingYear.objects.closed_years(self.ambito_id)

    def _terms(self, fund):
        if fund.pk not in self.terms:
            lines = set(fund.eligible_lines.values_list("pk", flat=True))
            self.terms[fund.pk] = rules.Terms(fund.starts_on, fund.ends_on, fund.paid_by, lines)
        return self.terms[fund.pk]
