"""Deeds on cases: opening, keeping the sheet, handing over. Closing looks at internships and lives above."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from beneficiaries.actions.people import Stale, register
from beneficiaries.enums import EmploymentStatus
from beneficiaries.models import Episode
from beneficiaries.rules import citizenship_group
from equipe import audit
from equipe.verdicts import Refused


@transaction.atomic
def open_case(
    person,
    *,
    team,
    case_manager,
    opened_on,
    by,
    reason="",
    referred_on=None,
    isced="",
    employment=EmploymentStatus.UNKNOWN,
    disabled=False,
):
    """Take a person in charge; who comes back after a closure gets a new episode."""
    person = register(person, by=by) if person._state.adding else person
    if Episode.objects.of_person(person).running_after(opened_on).exists():
        raise Refused(_("On that day this person was already taken in charge: choose a later day."))
    episode = Episode(
        person=person,
        team=team,
        case_manager=case_manager,
        referred_on=referred_on,
        opened_on=opened_on,
        reason=reason,
        citizenship_group=citizenship_group(person.citizenship),
        isced=isced,
        employment=employment,
        disabled=disabled,
    )
    try:
        with transaction.atomic():
            episode.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("This person is already taken in charge: a second case cannot be opened.")) from None
    audit.record("episode.opened", episode, by=by, team=team.pk, case_manager=case_manager and case_manager.pk)
    return episode


@transaction.atomic
def edit_case(episode, *, version, strengths, wishes, fragilities, by):
    """Keep the sheet of an open case; `version` is the one the page was filled from."""
    sheet = {"strengths": strengths, "wishes": wishes, "fragilities": fragilities}
    if not Episode.objects.open().in_version(episode, version).update(version=F("version") + 1, **sheet):
        return _saved_already(episode, sheet)
    changed = sorted(name for name, value in sheet.items() if getattr(episode, name) != value)
    for name, value in sheet.items():
        setattr(episode, name, value)
    episode.version = version + 1
    audit.record("episode.edited", episode, by=by, fields=changed)
    return episode


def _saved_already(episode, sheet):
    """A second click finds its own words saved; whoever else finds another's is told why nothing was."""
    stands = Episode.objects.open().same_as(episode).first()
    if stands is None:
        raise Refused(_("This case has been closed in the meantime: its sheet can no longer be changed."))
    if any(getattr(stands, name) != value for name, value in sheet.items()):
        raise Stale(_("Somebody else changed this case while you were writing. Nothing was overwritten."))
    return stands
