"""Handing a profile on, and taking in what another service hands over: one verb a deed."""

from django.db import transaction

from assessments.enums import Refusal
from assessments.models import ImportedProfile
from assessments.profile_file import writing
from equipe import audit
from equipe.verdicts import Refused


def export_profile(rounds, *, inventory=None, with_name=False, receiver="", by, on):
    """The file of these rounds of one case, the latest first: only soft skills, and the inventory that was chosen."""
    return _hand_on("profile.exported", rounds, inventory, with_name=with_name, receiver=receiver, by=by, on=on)


def share_profile(rounds, *, inventory=None, with_name=False, receiver="", by, on):
    """The same for a copy on paper: what is not in the file cannot stand on it."""
    return _hand_on("profile.shared", rounds, inventory, with_name=with_name, receiver=receiver, by=by, on=on)


@transaction.atomic
def _hand_on(verb, rounds, inventory, *, with_name, receiver, by, on):
    if not rounds:
        raise Refused(Refusal.NOTHING_TO_SHOW.label)
    content = writing.content_of(rounds, inventory=inventory, with_name=with_name, on=on)
    chosen = [*inventory.competences, *inventory.experiences] if inventory else []
    told = {"inventory": [one.pk for one in chosen], "with_name": with_name, "receiver": receiver}
    audit.record(verb, rounds[0].episode, by=by, **told)
    return content


@transaction.atomic
def import_profile(content, *, ambito, by, at, episode=None):
    """Keep a profile that was read and checked, once: the same file a second time is the one that is there."""
    fingerprint = writing.fingerprint(content)
    source = content["source"]
    profile, is_new = ImportedProfile.objects.get_or_create(
        ambito=ambito,
        fingerprint=fingerprint,
        defaults={
            "content": content,
            "service": f"{source['service']}, {source['district']}",
            "imported_at": at,
            "imported_by": by,
        },
    )
    if is_new:
        audit.record("profile.imported", profile, by=by, rounds=len(content["rounds"]))
    if episode and profile.episode_id is None:
        attach_profile(profile, episode, by=by)
    return profile, is_new


@transaction.atomic
def attach_profile(profile, episode, *, by):
    """Say whose profile it is; a mistake is mended by attaching it to the right case."""
    profile = ImportedProfile.objects.select_for_update().light().get(pk=profile.pk)
    if episode.team.ambito_id != profile.ambito_id:
        raise Refused(Refusal.OTHER_DISTRICT.label)
    if profile.episode_id == episode.pk:
        return profile
    before = profile.episode_id
    profile.episode = episode
    profile.save(update_fields=["episode"])
    audit.record("profile.attached", profile, by=by, case=str(episode.pk), instead_of=str(before or ""))
    return profile
