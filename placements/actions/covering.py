"""The deed on the cover of an internship: insurance, safety training and communication as they come to be known."""

from django.db import transaction
from django.db.models import F

from equipe import audit
from placements.actions.acts import restate
from placements.enums import Refusal
from placements.holding import held
from placements.insertion import Stale, insert
from placements.models import Cover


@transaction.atomic
def settle(internship, *, version, by, on, **fields):
    """Write what is settled around an internship; who pays changes only by an act. Of none, `version` is 0.

    Papers keep what was settled on the day of their act; before an internship begins, and while nobody has signed,
    what is put right stands on its training project too.
    """
    internship = held(internship)
    cover = Cover.objects.of(internship).first()
    if cover is None:
        cover = insert(Cover(internship=internship, version=1, **fields))
        changed = sorted(fields)
    else:
        changed = sorted(name for name, value in fields.items() if getattr(cover, name) != value)
        if not Cover.objects.in_version(cover, version).update(version=F("version") + 1, **fields):
            raise Stale(Refusal.STALE.label)
        cover.refresh_from_db()
    restate(internship, by=by, on=on)
    audit.record("internship.settled", internship, by=by, fields=changed)
    return cover
