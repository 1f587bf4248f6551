"""What stands around the facts of the papers of placing, and from which line an internship is paid."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from equipe import audit
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.models import PaidFrom, Wording


@transaction.atomic
def pay_from(internship, cost_line, *, fund=None, by):
    """From now on an internship is paid from this line and fund, and its papers are worded as the line wants it."""
    if cost_line.ambito_id != internship.episode.team.ambito_id:
        raise Refused(_("This funding line belongs to another district."))
    if fund and fund.ambito_id != cost_line.ambito_id:
        raise Refused(_("This fund belongs to another district."))
    said = {"cost_line": cost_line, "fund": fund, "chosen_by": by}
    PaidFrom.objects.update_or_create(internship=internship, defaults=said)
    audit.record("internship.paid_from", internship, by=by, cost_line=cost_line.pk, fund=str(fund and fund.pk))


@transaction.atomic
def write_wording(ambito, paper, *, cost_line=None, logo=None, by, **said):
    """Write the next version; the ones before stay, for the papers dated before it."""
    Ambito.objects.select_for_update(no_key=True).get(pk=ambito.pk)
    versions = Wording.objects.of(ambito).of_paper(paper).for_line(cost_line)
    number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
    latest = versions.newest_first().first()
    if latest and said["valid_from"] < latest.valid_from:
        sentence = _("The version before holds from %(day)s: choose that day or a later one.")
        raise Refused(sentence % {"day": f"{latest.valid_from:%d/%m/%Y}"})
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
