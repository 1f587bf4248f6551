"""Whether a link of a host's tutor lets anybody in now: asked before a page is shown, and again inside every deed."""

from django.db.models.functions import Now

from beneficiaries.enums import Receiver
from beneficiaries.models import DataExchange, may_tell
from equipe.verdicts import Refused
from placements.enums import Unmet
from placements.models import HostLink, Internship


def may_come_in(internship, *, on):
    """Whether nothing that is written down forbids telling this host."""
    return not verdict_on(internship, on=on).refused


def verdict_on(internship, *, on):
    """What is written down about telling this host."""
    return may_tell(internship.episode, Receiver.HOST, name=internship.host.name, on=on)


def carry_words(host, *before):
    """What is written down about telling a host by name goes on under its name of now: a "no" falls with no rename."""
    for name in {name for name in before if name != host.name}:
        words = DataExchange.objects.with_receiver(Receiver.HOST).in_district(host.ambito_id).on_the_name(name)
        words.update(name=host.name)


def words_on(host, *names):
    """What is written down in the district of a host about telling hosts of these names: pairs of key and name."""
    words = DataExchange.objects.with_receiver(Receiver.HOST).in_district(host.ambito_id)
    return [pair for name in names for pair in words.on_the_name(name).order_by("pk").values_list("pk", "name")]


def held(internship):
    """The internship as it is now, its row locked until the deed is done."""
    return Internship.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=internship.pk)


def held_link(link, *, on):
    """The link as it is now, its internship locked first so that nothing changes under it; refused when it is over."""
    internship = held(link.internship)
    link = HostLink.objects.select_for_update(of=("self",)).with_internships().get(pk=link.pk)
    link.tutor.internship = internship
    if not link.opens(on=on) or not may_come_in(internship, on=on):
        raise Refused(Unmet.LINK_OVER.label)
    return link


def mark_used(link):
    """Something was done by it just now."""
    HostLink.objects.filter(pk=link.pk).update(used_at=Now())
