"""Deeds on hosts: registered, changed, out of use and in use again."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.actions.sites import count_people
from placements.coming_in import carry_words
from placements.enums import Refusal
from placements.insertion import insert, overwrite
from placements.models import Contact, Host, Internship, Site
from placements.rules import codes
from placements.rules.answers import written


@transaction.atomic
def add_host(*, ambito, by, on, site=None, contact=None, people=None, **fields):
    """Register a host of the district with its main place of work, and where they are known whom to ask for and how
    many `people` work there (`permanent` and `fixed_term`) on the day.

    Its VAT number and its tax code are checked and written without prefix and blanks; one of them is needed.
    """
    host = insert(Host(ambito=ambito, **_checked(fields)))
    main = insert(Site(host=host, is_main=True, **(site or {})))
    if contact and any(contact.values()):
        insert(Contact(host=host, **contact))
    audit.record("host.added", host, by=by, kind=host.kind)
    if people and people.get("permanent") is not None:
        count_people(main, counted_on=on, by=by, on=on, **people)
    return host


@transaction.atomic
def edit_host(host, *, version, by, **fields):
    """Change a host's file; `version` is the one the page was filled from."""
    fields, before = _checked(fields), host.name
    changed = sorted(name for name, value in fields.items() if getattr(host, name) != value)
    overwrite(host, version, **fields)
    carry_words(host, before)
    audit.record("host.changed", host, by=by, fields=changed)
    return host


@transaction.atomic
def deactivate_host(host, *, version, on, by):
    """The host receives nobody from a day on; refused while an internship runs there on that day or later."""
    Host.objects.held(host)
    running = Internship.objects.at(host).not_ended(on=on).by_end().last()
    if running:
        raise Refused(Refusal.HOST_IN_USE.label % {"last": written(running.last_day)})
    overwrite(host, version, deactivated_on=on)
    audit.record("host.deactivated", host, by=by, on=on.isoformat())
    return host


@transaction.atomic
def reactivate_host(host, *, version, by):
    """The host receives people again."""
    overwrite(host, version, deactivated_on=None)
    audit.record("host.reactivated", host, by=by)
    return host


def _checked(fields):
    """The numbers as they are kept; of a host that is changed, those that were asked."""
    numbers = {"vat_number": Refusal.VAT_NUMBER, "tax_code": Refusal.TAX_CODE, "ateco": Refusal.ATECO}
    fields = dict(fields)
    for name, wrong in numbers.items():
        if fields.get(name):
            try:
                fields[name] = getattr(codes, name)(fields[name])
            except ValueError:
                raise Refused(wrong.label) from None
    if not fields.get("vat_number") and not fields.get("tax_code"):
        raise Refused(Refusal.ONE_CODE.label)
    return fields
