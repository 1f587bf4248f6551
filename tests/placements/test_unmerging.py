"""A merge of hosts is undone: rows, fields, words and wishes go back, and what was written since with them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beneficiaries.models import DataExchange, may_tell
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.models import Agreement, Availability, Contact, Host, HostEntry, Internship, Opening, Scan, Site
from tests.beneficiaries.factories import EpisodeFactory, ExchangeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory
from tests.placements.factories import (
    AgreementFactory,
    AvailabilityFactory,
    HireFactory,
    HostFactory,
    InternshipFactory,
    OpeningFactory,
    vat_number,
)

TODAY = date(2026, 4, 20)

pytestmark = pytest.mark.django_db


def full(name):
    """A host with one of everything that can hang on it."""
    host = HostFactory(name=name, notes=f"Notes of {name}.")
    agreement = AgreementFactory(host=host)
    InternshipFactory(agreement=agreement, episode__person__last_name=f"Of {name}")
    OpeningFactory(agreement=agreement)
    HireFactory(host=host, episode__person__last_name=f"From {name}")
    Contact.objects.create(host=host, name="Silvia")
    asked = AvailabilityFactory(episode__person__last_name=f"Not {name}")
    asked.hosts_not_wanted.set([host])
    return host


def picture():
    """Which row hangs on which host, and what each host says of itself."""
    hanging = {
        (type(row).__name__, row.pk, row.host_id)
        for model in (Agreement, Internship, Site, Contact, HostEntry, Scan)
        for row in model.objects.all()
    }
    unwanted = set(Availability.hosts_not_wanted.through.objects.values_list("availability", "host"))
    main = set(Site.objects.filter(is_main=True).values_list("pk", flat=True))
    said = set(Host.objects.values_list("pk", "name", "vat_number", "notes", "merged_into"))
    words = set(DataExchange.objects.values_list("pk", "name"))
    return hanging, unwanted, main, said, words


def undo(merge, by, *, at=None):
    return actions.undo_host_merge(merge, by=by, at=at or timezone.now())


@pytest.fixture
def two():
    return full("Il Faro"), full("Faro (doppio)")


def test_everything_stands_as_before(two, dario, episode):
    here, gone = two
    AvailabilityFactory(episode=episode).hosts_not_wanted.set([here, gone])
    for name in ("Il Faro", "Faro (doppio)"):
        ExchangeFactory(episode=episode, telling="not_allowed", what="", name=name)
    earlier = HostFactory(name="Faro (triplo)")
    actions.merge_hosts(gone, earlier, by=dario)
    before = picture()
    merge = actions.merge_hosts(here, gone, taken=["vat_number", "name"], by=dario)
    assert picture() != before
    assert undo(merge, dario) == gone
    assert picture() == before
    assert may_tell(episode, "host", name="Faro (doppio)", on=TODAY).refused
    assert AuditEntry.objects.filter(verb="host.unmerged").count() == 2
    actions.merge_hosts(here, gone, by=dario)  # and it may be merged again


def test_what_was_written_since_goes_with_what_it_hangs_on(two, dario):
    here, gone = two
    agreement = gone.agreements.get()
    merge = actions.merge_hosts(here, gone, by=dario)
    since = InternshipFactory(
        agreement=Agreement.objects.get(pk=agreement.pk),
        episode=EpisodeFactory(person=PersonFactory(last_name="Since")),
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
    )
    other = Contact.objects.create(host=here, name="Written since, of the one that stays")
    assert since.host == here
    undo(merge, dario)
    since.refresh_from_db()
    other.refresh_from_db()
    assert (since.host, other.host) == (gone, here)
    assert all(one.host_id == one.agreement.host_id for one in Internship.objects.select_related("agreement"))


def test_what_was_tied_to_both_cannot_be_parted(two, dario):
    here, gone = two
    merge = actions.merge_hosts(here, gone, by=dario)
    moved = Agreement.objects.get(pk=next(move["pk"] for move in merge.moved if move["table"].endswith(".Agreement")))
    site = Site.objects.of_host(here).get(is_main=True)
    Opening.objects.filter(agreement=moved).update(site=site)
    before = picture()
    with pytest.raises(Refused, match="tied together"):
        undo(merge, dario)
    assert picture() == before


def test_it_can_be_undone_for_thirty_days_and_once(two, dario):
    here, gone = two
    merge = actions.merge_hosts(here, gone, by=dario)
    with pytest.raises(Refused, match="thirty days have passed"):
        undo(merge, dario, at=merge.at + timedelta(days=30, seconds=1))
    undo(merge, dario, at=merge.at + timedelta(days=30))
    with pytest.raises(Refused, match="it was undone already"):
        undo(merge, dario)


def test_a_merge_from_before_it_could_be_undone_stays(two, dario):
    merge = actions.merge_hosts(*two, by=dario)
    type(merge).objects.update(before={})
    with pytest.raises(Refused, match="can no longer be undone"):
        undo(merge, dario)


def test_what_was_corrected_since_is_not_lost(two, dario):
    here, gone = two
    merge = actions.merge_hosts(here, gone, taken=["vat_number"], by=dario)
    here.refresh_from_db()
    actions.edit_host(here, version=here.version, by=dario, name=here.name, vat_number=vat_number(999))
    with pytest.raises(Refused, match="somebody corrected: VAT number"):
        undo(merge, dario)


def test_a_number_that_is_taken_by_now_is_told(two, dario):
    here, gone = two
    merge = actions.merge_hosts(here, gone, by=dario)
    HostFactory(vat_number=gone.vat_number)
    with pytest.raises(Refused, match="another host was registered with the number"):
        undo(merge, dario)


def test_of_a_chain_the_last_merge_is_undone_first(dario):
    first, second, third = (HostFactory(name=name) for name in "ABC")
    earlier = actions.merge_hosts(second, first, by=dario)
    later = actions.merge_hosts(third, second, by=dario)
    with pytest.raises(Refused, match="undo that merge first"):
        undo(earlier, dario)
    undo(later, dario)
    undo(earlier, dario)
    assert not Host.objects.exclude(merged_into=None).exists()


def test_a_main_place_that_was_chosen_since_stays_where_it_is(two, dario):
    here, gone = two
    merge = actions.merge_hosts(here, gone, by=dario)
    Site.objects.of_host(here).filter(is_main=True).update(is_main=False)
    Site.objects.filter(pk__in=merge.before["main_sites"]).update(is_main=True)
    with pytest.raises(Refused, match="moved on or taken away"):
        undo(merge, dario)


def test_it_is_undone_from_the_page_of_the_host(two, dario, browse):
    here, gone = two
    merge, desk = actions.merge_hosts(here, gone, by=dario), browse(dario)
    assert "Undo (until" in desk.get(here.get_absolute_url()).content.decode()
    answer = desk.post(reverse("placements:undo_host_merge", args=[merge.pk]))
    assert answer["Location"] == gone.get_absolute_url()
    assert "Undo (until" not in desk.get(here.get_absolute_url()).content.decode()
    again = desk.post(reverse("placements:undo_host_merge", args=[merge.pk]), follow=True)
    assert "can no longer be undone" in again.content.decode()


def test_merges_of_another_district_are_not_there(dario, browse):
    foreign = [HostFactory(ambito=AmbitoFactory(name="Tagliamento")) for _ in range(2)]
    merge = actions.merge_hosts(*foreign, by=dario)
    assert browse(dario).post(reverse("placements:undo_host_merge", args=[merge.pk])).status_code == 404
