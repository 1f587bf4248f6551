"""Deeds on what hangs on a host: its places of work, whom one asks for there, how many people were counted."""

from django.db import transaction
from django.db.models import F

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.insertion import insert, overwrite
from placements.models import Contact, Headcount, Host, Site


@transaction.atomic
def add_site(host, *, by, **fields):
    """Write down one more place of work."""
    _standing(host)
    site = insert(Site(host=host, is_main=not Site.objects.of_host(host).exists(), **_only_said(fields)))
    audit.record("site.saved", host, by=by, site=str(site.pk))
    return site


@transaction.atomic
def edit_site(site, *, version, by, **fields):
    """Change a place of work, or close it; the main one stays in use until another one is the main one."""
    _standing(site.host)
    if fields.get("closed_on") and (site.is_main or fields.get("is_main")):
        raise Refused(Refusal.MAIN_SITE.label)
    if site.is_main and not fields.get("is_main", True):
        raise Refused(Refusal.MAIN_SITE.label)
    if fields.get("is_main") and not site.is_main:
        Site.objects.of_host(site.host).besides(site).update(is_main=False, version=F("version") + 1)
    overwrite(site, version, **fields)
    audit.record("site.saved", site.host, by=by, site=str(site.pk))
    return site


@transaction.atomic
def add_contact(host, *, by, **fields):
    """Write down somebody to ask for."""
    _standing(host)
    contact = insert(Contact(host=host, position=Contact.objects.of_host(host).count(), **fields))
    audit.record("contact.saved", host, by=by, contact=str(contact.pk))
    return contact


@transaction.atomic
def edit_contact(contact, *, version, by, **fields):
    """Change who is asked for; whoever left stays, with the day."""
    _standing(contact.host)
    overwrite(contact, version, **fields)
    audit.record("contact.saved", contact.host, by=by, contact=str(contact.pk))
    return contact


@transaction.atomic
def count_people(site, *, counted_on, permanent, fixed_term=None, by, on):
    """Note how many people worked at a place on a day; the same day again corrects it, and leaves what stood there."""
    _standing(site.host)
    if site.closed_on and site.closed_on <= counted_on:
        raise Refused(Refusal.SITE_CLOSED.label)
    if counted_on > on:
        raise Refused(Refusal.COUNTED_AHEAD.label)
    said = {"permanent": permanent, "fixed_term": fixed_term, "noted_by": by}
    earlier = Headcount.objects.of_site(site).filter(counted_on=counted_on).first()
    before = {"before": [earlier.permanent, earlier.fixed_term]} if earlier else {}
    count, _is_new = Headcount.objects.update_or_create(site=site, counted_on=counted_on, defaults=said)
    audit.record(
        "headcount.noted", site.host, by=by, on=counted_on.isoformat(), after=[permanent, fixed_term], **before
    )
    return count


def _standing(host):
    """The host, held; one that was merged meanwhile takes nothing new."""
    held = Host.objects.held(host)[host.pk]
    if held.merged_into_id:
        raise Refused(Refusal.MERGED.label % {"host": held.merged_into})


def _only_said(fields):
    return {name: value for name, value in fields.items() if name != "is_main"}
