"""What stands around the facts of the papers of placing, and from which line an internship is paid."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from equipe import audit
from equipe.models import Ambito
from equipe.verdicts import Refused
from placements.models import Internship
from reporting.models import PaidFrom, Wording
from reporting.placement_papers import printed


@transaction.atomic
def pay_from(internship, cost_line, *, fund=None, insurance_line=None, by):
    """Pay an internship from a line and fund; its papers are worded so: all, or those dated after what was printed.

    Its insurance may have a line of its own; without one it is paid from the same.
    """
    lines = [cost_line, *([insurance_line] if insurance_line else [])]
    if any(line.ambito_id != internship.episode.team.ambito_id for line in lines):
        raise Refused(_("This funding line belongs to another district."))
    if fund and fund.ambito_id != cost_line.ambito_id:
        raise Refused(_("This fund belongs to another district."))
    Internship.objects.select_for_update(of=("self",), no_key=True).get(pk=internship.pk)
    latest = printed.latest_of(internship)
    holds_from = latest + timedelta(days=1) if latest else None
    said = {"cost_line": cost_line, "insurance_line": insurance_line, "fund": fund, "holds_from": holds_from}
    choice = PaidFrom.objects.create(internship=internship, chosen_by=by, **said)
    audit.record("internship.paid_from", internship, by=by, cost_line=cost_line.pk, fund=str(fund.pk) if fund else "")
    return choice


@transaction.atomic
def write_wording(ambito, paper, *, cost_line=None, logo=None, by, **said):
    """Write the next version; the ones before stay, for the papers dated before it and for all that were printed."""
    Ambito.objects.select_for_update(no_key=True).get(pk=ambito.pk)
    versions = Wording.objects.of(ambito).of_paper(paper).for_line(cost_line)
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    latest = versions.newest_first().first()
    if latest and said["valid_from"] < latest.valid_from:
        sentence = _("The version before holds from %(day)s: choose that day or a later one.")
        raise Refused(sentence % {"day": f"{latest.valid_from:%d/%m/%Y}"})
    dated = printed.latest_in(ambito, paper)
    if dated and said["valid_from"] <= dated:
        sentence = _("This paper was printed already with the date of %(day)s: choose a later day.")
        raise Refused(sentence % {"day": f"{dated:%d/%m/%Y}"})
    wording = Wording.objects.create(
        ambito=ambito,
        paper=paper,
        cost_line=cost_line,
        number=number,
        logo=logo.content if logo else None,
        written_by=by,
        **said,
    )
    audit.record("wording.written", wording, by=by, paper=paper, number=number)
    return wording
