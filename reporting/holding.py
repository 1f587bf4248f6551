"""What every deed of money asks first: one writes at a time, the year is open, the fund allows it."""

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


def insist(row, *, motive="", on=None):
    """Nothing is written in a closed year, or against the rules of its fund; a warning is passed with a motive."""
    if row.fund and row.fund.ambito_id != row.cost_line.ambito_id:
        raise Refused(_("This fund belongs to another district."))
    insist_on_open_years(row.cost_line.ambito_id, [row.dated_on.year])
    rules_of(row, on=on).insist(motive=motive)


def rules_of(row, *, on=None):
    """What the fund of a row says to it."""
    if row.fund is None:
        return Verdict()
    lines = set(row.fund.eligible_lines.values_list("pk", flat=True))
    terms = rules.Terms(row.fund.starts_on, row.fund.ends_on, row.fund.paid_by, lines)
    told = {"line": row.cost_line_id, "line_name": row.cost_line.name}
    return rules.allows(terms, dated_on=row.dated_on, paid_on=row.paid_on, on=on, **told)


def insist_on_open_years(ambito_id, years):
    closed = FundingYear.objects.closed_years(ambito_id) & set(years)
    if closed:
        raise Refused(YEAR_CLOSED % {"year": min(closed)})
