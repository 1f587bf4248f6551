"""Whether there is room for what one thinks of writing down: in the plan of its line, in the grant of its fund."""

from equipe.verdicts import Verdict
from reporting import rules
from reporting.indicators.balance import Thought, positions
from reporting.models import FundAct


def beyond(ambito, thought: Thought, *, on) -> Verdict:
    """Where it would go beyond plan or grant, as sentences; a fund that plans or grants nothing says nothing.

    Looked at on the day on which all of it is there: what was dated earlier takes from what is left now.
    """
    on = thought.until(on)
    if not thought.lines:
        return Verdict()
    before, after = positions(ambito, on=on), positions(ambito, on=on, thought=thought)
    verdict = Verdict()
    for fund in dict.fromkeys(fund for fund, _line in thought.lines):
        if _whole(after, fund).planned:
            for line in (line for of, line in thought.lines if of == fund):
                both = (told.get((fund.pk, line.pk), rules.Position()) for told in (before, after))
                verdict += rules.within_plan(*both, line=line.name, fund=str(fund))
        granted = sum(act["granted"] for act in FundAct.objects.of([fund]).until(on).sums())
        if granted:
            both = (_whole(told, fund).against(granted) for told in (before, after))
            verdict += rules.within_grant(*both, fund=str(fund))
    return verdict


def _whole(told, fund):
    return sum((position for (of, _line), position in told.items() if of == fund.pk), rules.Position())
