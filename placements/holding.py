"""How an internship is held while a deed changes it, and what holds of every act before the rules are asked."""

from django.db import IntegrityError, transaction
from django.db.models import F

from beneficiaries.models import Episode
from equipe.verdicts import Refused
from placements.enums import Refusal, Undone
from placements.insertion import Stale, broken
from placements.models import Act, Agreement, ApprovalRequest, AttendanceMonth, Internship, recorded_acts, stated_now
from placements.rules.answers import written
from placements.rules.attendance import first_of


def held_case(episode, *, closed=Refusal.CASE_OVER):
    """The case as it is now, held until the end of the deed: nobody closes it meanwhile. Refused when it is closed."""
    now = Episode.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=episode.pk)
    if not now.is_open:
        raise Refused(closed.label)
    return now


def held(internship, *, version=None):
    """The internship as it is now, locked with its case, agreement and host until the end of the deed.

    Everything that opens or changes an internship locks these in the same order: case, agreement with host, opening,
    internship.
    Stale if somebody changed it since `version`.
    """
    Episode.objects.select_for_update(of=("self",), no_key=True).get(pk=internship.episode_id)
    if internship.agreement_id:
        Agreement.objects.held(internship.agreement)
    locked = Internship.objects.select_for_update(of=("self",), no_key=True).with_people()
    now = locked.get(pk=internship.pk)
    if version is not None and now.version != version:
        raise Stale(Refusal.STALE.label)
    if not Act.objects.of(now).exists():  # from before acts were kept: it begins with what its row says
        kept = stated_now(now, on=now.starts_on)
        Act.objects.bulk_create(recorded_acts(now, dated_on=now.starts_on, stated=kept))
    return now


def rewrite(internship, **fields):
    """Change the row of an internship that is held; the database is asked too, and answers in words."""
    later = fields | {"version": F("version") + 1}
    try:
        with transaction.atomic():
            Internship.objects.in_version(internship, internship.version).update(**later)
    except IntegrityError as error:
        raise Refused(broken(error, internship)) from None
    internship.refresh_from_db()


def insist_it_lasts(internship, day):
    """A day within the internship, which has not been ended early."""
    if internship.interrupted_on:
        raise Refused(Undone.ENDED.label % {"day": written(internship.interrupted_on)})
    if day < internship.starts_on:
        raise Refused(Undone.BEFORE_START.label % {"first": written(internship.starts_on)})
    if day > internship.ends_on:
        raise Refused(Undone.AFTER_END.label % {"last": written(internship.ends_on)})
    if not internship.episode.is_open:
        raise Refused(Refusal.CASE_CLOSED.label)


def insist_months_are_open(internship, day):
    """No month on or after a day is confirmed: what was paid does not change under an act."""
    confirmed = AttendanceMonth.objects.of([internship]).from_month(first_of(day)).in_order().first()
    if confirmed:
        told = {"month": f"{confirmed.month:%m/%Y}", "day": written(day)}
        raise Refused(Undone.CONFIRMED.label % told)


def held_with_case(request):
    """A request of approval, held with its case until the end of the deed, as whatever opens an internship holds it."""
    Episode.objects.select_for_update(of=("self",), no_key=True).get(pk=request.episode_id)


def hold_what_waits(request):
    """Held, and refused where it was answered already."""
    held_with_case(request)
    if not ApprovalRequest.objects.still_waits(request):
        raise Refused(Undone.DECIDED.label)
