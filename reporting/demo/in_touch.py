"""How the invented service keeps in touch with its hosts: agreements signed and renewed, calls and what is next."""

from datetime import timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

from beneficiaries.enums import TaskEnd
from equipe.sealing import seal
from placements.enums import AGREEMENT_SIGNERS, AgreementActKind, SignerSide, SigningManner
from placements.models import (
    Agreement,
    AgreementAct,
    Contact,
    Headcount,
    HostEntry,
    Scan,
    Signature,
    Site,
    first_act,
)
from reporting.demo.documents import one_page
from reporting.demo.host_texts import (
    ACCESS,
    INSURER,
    LINES,
    NEXT,
    NOT_NEEDED,
    POLICY,
    ROLES,
    SAFETY,
    SAID,
)
from reporting.demo.stage import SEED, months_later

SIGNED, SCANNED, RENEWED = 0.8, 0.3, 0.35
DRIVEN = 5
"""Every so many-th host is reached only with a vehicle of one's own."""


def furnish(stage, places):
    """Places of work, whom one asks for and how many work there; by a chance of its own, like all of this file."""
    rng = Random(SEED + 11)
    sites, contacts, counts = [], [], []
    for number, place in enumerate(places):
        driven = number % DRIVEN == DRIVEN - 1
        site = Site(
            host=place.host,
            is_main=True,
            address=place.address,
            place=place.business.place,
            lines="" if driven else rng.choice(LINES),
            needs_vehicle=driven,
            accessibility=rng.choice(ACCESS),
        )
        sites.append(site)
        counts += _counts(stage, rng, site, place.business.employees)
        reached = {"phone": place.phone, "email": f"info{number + 1}@example.org"}
        contacts.append(Contact(host=place.host, name=place.contact, role=rng.choice(ROLES), **reached))
        if number % 4 == 1:
            left = stage.today - timedelta(days=rng.randint(30, 400))
            contacts.append(Contact(host=place.host, name="Silvano Del Zotto", position=1, left_on=left))
    for model, rows in ((Site, sites), (Contact, contacts), (Headcount, counts)):
        model.objects.bulk_create(rows)


def _counts(stage, rng, site, employees):
    """Counted before the story began, and again a while ago; nobody so many fewer that a quota would break."""
    temporary = employees // rng.choice((4, 6, 9))
    before = stage.begins_on - timedelta(days=rng.randint(30, 300))
    yield Headcount(site=site, counted_on=before, permanent=employees - temporary, fixed_term=temporary)
    again = stage.today - timedelta(days=rng.randint(20, 200))
    yield Headcount(site=site, counted_on=again, permanent=employees - temporary, fixed_term=temporary)


def sign_and_renew(stage, places):
    """The acts of every agreement and who signed it; some scans; one that gets another seat next month."""
    rng = Random(SEED + 12)
    acts, signatures, scans = [], [], []
    agreements = [agreement for place in places for agreement in place.agreements]
    for number, agreement in enumerate(agreements):
        _insure(agreement, number)
        acts += _acts(stage, rng, agreement)
        if rng.random() < SIGNED:
            scan = _scan(stage, rng, agreement) if rng.random() < SCANNED else None
            scans += [scan] if scan else []
            signatures += [_signature(stage, agreement, side, scan) for side in AGREEMENT_SIGNERS]
    acts.append(_one_seat_more(stage, agreements, acts))
    Agreement.objects.bulk_update(agreements, ["seats", "inail_by", "liability_insurer", "liability_policy", "safety"])
    AgreementAct.objects.bulk_create(acts)
    Scan.objects.bulk_create(scans)
    Signature.objects.bulk_create(signatures)


def _insure(agreement, number):
    agreement.liability_insurer, agreement.liability_policy = INSURER, POLICY.format(number=4100 + number)
    agreement.safety = SAFETY


def _acts(stage, rng, agreement):
    first = first_act(agreement, dated_on=agreement.starts_on - timedelta(days=7), by=stage.mediator)
    renewed_on = months_later(agreement.starts_on, 12) - timedelta(days=1)
    if renewed_on < agreement.ends_on and renewed_on < stage.today and rng.random() < RENEWED:
        first.ends_on = renewed_on
        yield first
        yield AgreementAct(
            agreement=agreement,
            number=2,
            kind=AgreementActKind.RENEWED,
            dated_on=renewed_on - timedelta(days=20),
            holds_from=renewed_on + timedelta(days=1),
            ends_on=agreement.ends_on,
            recorded_by=stage.mediator,
        )
    else:
        yield first


def _one_seat_more(stage, agreements, acts):
    valid = [a for a in agreements if a.holds(stage.today, stage.today + timedelta(days=120))]
    agreement = next((a for a in valid if a.seats == 2), valid[0])
    agreement.seats += 1
    return AgreementAct(
        agreement=agreement,
        number=1 + sum(act.agreement is agreement for act in acts),
        kind=AgreementActKind.AMENDED,
        dated_on=stage.today - timedelta(days=1),
        holds_from=stage.today + timedelta(days=30),
        seats=agreement.seats,
        note="Un posto in più per la stagione.",
        recorded_by=stage.mediator,
    )


def _signature(stage, agreement, side, scan):
    host = agreement.host
    by_host = side == SignerSide.HOST
    return Signature(
        agreement=agreement,
        side=side,
        position=AGREEMENT_SIGNERS.index(side),
        name=f"Legale rappresentante di {host}"[:120] if by_host else str(stage.coordinator),
        manner=SigningManner.PAPER if scan else SigningManner.ELECTRONIC,
        signed_on=agreement.starts_on - timedelta(days=7),
        scan=scan if by_host else None,
        filed_by=stage.mediator,
        filed_at=stage.moment(stage.workday(agreement.starts_on - timedelta(days=5))),
    )


def _scan(stage, rng, agreement):
    content = one_page(f"Convenzione {agreement.number}")
    return Scan(
        pk=UUID(int=rng.getrandbits(128), version=4),
        host=agreement.host,
        content_type="application/pdf",
        size=len(content),
        pages=1,
        digest=sha256(content).hexdigest(),
        content=seal(content),
        filed_by=stage.mediator,
    )


def keep_in_touch(stage, places):
    """Calls and visits of the last half year; some have something next, a few of it late."""
    rng = Random(SEED + 13)
    contacts = {contact.host_id: contact for contact in Contact.objects.filter(left_on=None)}
    entries = [
        _entry(stage, rng, place.host, contacts.get(place.host.pk), number)
        for number, place in enumerate(places)
        for _each in range(rng.randint(1, 4))
    ]
    HostEntry.objects.bulk_create(entries)


def _entry(stage, rng, host, contact, number):
    kind, text, goes_on = rng.choice(SAID)
    happened_on = stage.workday(stage.today - timedelta(days=rng.randint(1, 180)), latest=stage.today)
    by = rng.choice((stage.mediator, stage.mediator, stage.educator))
    entry = HostEntry(host=host, kind=kind, text=text, happened_on=happened_on, contact=contact, written_by=by)
    if goes_on:
        entry.next_action, entry.owner = rng.choice(NEXT), by
        entry.due_on = happened_on + timedelta(days=rng.choice((7, 14, 30)))
        recent = happened_on > stage.today - timedelta(days=40)
        if not recent or rng.random() < 0.3:
            entry.end = TaskEnd.DONE if rng.random() < 0.8 else TaskEnd.NOT_NEEDED
            entry.end_reason = NOT_NEEDED if entry.end == TaskEnd.NOT_NEEDED else ""
            entry.ended_at, entry.ended_by = stage.moment(min(entry.due_on, stage.today)), by
    return entry
