"""Which papers were printed already, as their traces tell: what is chosen later holds only for later ones."""

from django.db.models import CharField, DateField, Max
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, TruncDate

from equipe.models import AuditEntry
from placements.models import Agreement, Internship
from reporting.enums import PaperKind

PRINTED = "paper.printed"


def latest_of(internship):
    """The latest date that a printed paper of an internship bears, or nothing."""
    return _latest(AuditEntry.objects.about(internship))


def latest_in(ambito, paper):
    """The latest date that a printed paper of this kind bears in a district, or nothing."""
    whole = Agreement if paper == PaperKind.AGREEMENT else Internship
    here = whole.objects.filter(host__ambito=ambito).annotate(reference=Cast("pk", CharField())).values("reference")
    of_kind = AuditEntry.objects.filter(thing_kind=whole._meta.label_lower, thing_id__in=here, details__paper=paper)
    return _latest(of_kind)


def _latest(entries):
    """A trace from before they told it bears the day of the print at the latest."""
    dated = Coalesce(Cast(KT("details__dated"), DateField()), TruncDate("at"))
    return entries.filter(verb=PRINTED).aggregate(latest=Max(dated))["latest"]
