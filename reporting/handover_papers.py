"""The hand-over pack: what whoever takes cases over has to know first, on one page and on paper."""

from dataclasses import dataclass

from beneficiaries.enums import MomentKind
from beneficiaries.models import pending_in
from beneficiaries.models.contacts import last_contacts
from beneficiaries.permissions import can_hand_over
from beneficiaries.views.bulk import note_key
from equipe import drafts

CONTACTS = 3


@dataclass(frozen=True)
class Packed:
    """One case in the pack."""

    episode: object
    promises: list
    deadlines: list
    contacts: list
    note: str
    note_key: str
    may_write: bool

    @property
    def person(self):
        return self.episode.person


def pack_of(episodes, *, reader, on):
    """The cases with promises, deadlines, contacts, and the reader's own words to the successor as they are drafted."""
    pending, contacts = pending_in(episodes, reader=reader, on=on), last_contacts(episodes, CONTACTS)
    notes = drafts.typed_in_all(reader, [note_key(episode) for episode in episodes])
    return [
        _packed(episode, pending.get(episode.pk, []), contacts[episode.pk], notes, reader=reader)
        for episode in episodes
    ]


def _packed(episode, things, contacts, notes, *, reader):
    key = note_key(episode)
    return Packed(
        episode,
        promises=[thing for thing in things if thing.kind in (MomentKind.TASK, MomentKind.PROJECT)],
        deadlines=[thing for thing in things if thing.kind not in (MomentKind.TASK, MomentKind.PROJECT)],
        contacts=contacts,
        note=str(notes.get(key, {}).get("note", "")),
        note_key=key,
        may_write=can_hand_over(reader, episode),
    )


def pack(packed, *, imprint):
    """The same on paper, for the hands of the successor."""
    return "reporting/documents/handover.html", {"packed": packed, "imprint": imprint}
