"""What hangs on a host: places of work, contacts, counts, the log, and two records that become one."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from beneficiaries.models import DataExchange, may_tell
from equipe import audit
from equipe.models import AuditEntry, Draft
from equipe.verdicts import Refused
from placements import actions
from placements.models import (
    Agreement,
    Availability,
    Contact,
    Headcount,
    Hire,
    Host,
    HostEntry,
    HostMerge,
    Internship,
    Opening,
    Scan,
    Site,
)
from placements.models.merges import count_kinds, references
from tests.beneficiaries.factories import ExchangeFactory
from tests.equipe.factories import AmbitoFactory
from tests.placements.factories import (
    AgreementFactory,
    AvailabilityFactory,
    HireFactory,
    HostFactory,
    InternshipFactory,
    OpeningFactory,
)
from tests.placements.test_actions import SHEET, TODAY, opened
from tests.placements.test_views import door, words

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db


def entry(host, by, **said):
    what = {"happened_on": date(2026, 11, 20), "kind": "call", "text": "They have room.", "next_action": "Call again"}
    return actions.write_entry(host, by=by, **what | {"owner": by} | said)


# Who it is


def test_a_host_is_registered_with_what_one_knows(dario):
    host = actions.add_host(
        ambito=AmbitoFactory(),
        by=dario,
        on=TODAY,
        site={"place": "Porcia", "lines": "5"},
        contact={"name": "Silvia Pase", "phone": "0434 1", "email": ""},
        people={"permanent": 10, "fixed_term": 2},
        **SHEET | {"ateco": "107110"},
    )
    assert (host.ateco, Site.objects.get().is_main, Contact.objects.get().name) == ("10.71.10", True, "Silvia Pase")
    assert Headcount.objects.employees(host, on=TODAY) == 12


def test_an_association_has_its_tax_code_alone(dario):
    host = actions.add_host(
        ambito=AmbitoFactory(), by=dario, on=TODAY, name="Il Cesto", kind="association", tax_code="35117660932"
    )
    assert (host.vat_number, host.tax_code) == ("", "35117660932")
    with pytest.raises(Refused, match="tax code is already registered"):
        actions.add_host(ambito=host.ambito, by=dario, on=TODAY, name="B", kind="association", tax_code="35117660932")
    with pytest.raises(Refused, match="one of the two"):
        actions.add_host(ambito=host.ambito, by=dario, on=TODAY, name="C", kind="association")
    with pytest.raises(Refused, match="tax code is not valid"):
        actions.edit_host(host, version=0, by=dario, name="D", tax_code="123")
    with pytest.raises(IntegrityError, match="a_host_has_a_number"), transaction.atomic():
        Host.objects.filter(pk=host.pk).update(tax_code="")


def test_one_of_two_numbers_is_asked_for(dario, browse):
    answer = browse(dario).post(door("add_host"), {"name": "Il Cesto", "kind": "association", "version": "0"})
    assert "one of the two says who the host is" in words(answer)
    assert 'value="Il Cesto"' in words(answer)
    browse(dario).post(
        door("add_host"),
        {"name": "Il Cesto", "kind": "association", "tax_code": "35117660932", "permanent": "3", "version": "0"},
    )
    assert Headcount.objects.employees(Host.objects.get(), on=date(2999, 1, 1)) == 3


def test_two_on_one_host_see_both_wordings(dario, browse):
    host = HostFactory(name="Il Vecchio Faro", vat_number="35117660932")
    desk, page = browse(dario), {"vat_number": "35117660932", "kind": "business", "version": "0"}
    was = desk.get(door("edit_host", host)).context["form"].was
    actions.edit_host(host, version=0, by=dario, name="Il Faro Nuovo", vat_number="35117660932", sector="Bakery")
    answer = words(desk.post(door("edit_host", host), page | {"name": "Il Faro", "was": was}))
    assert "changed by both of you" in answer
    assert "Il Faro Nuovo" in answer
    assert 'value="Il Faro"' in answer
    assert 'value="Bakery"' in answer  # what I had not touched is taken over


# Counts


def test_counts_keep_their_history_and_decide_the_quota(episode, dario):
    host = HostFactory(employees=5)
    site = Site.objects.get()
    actions.count_people(site, counted_on=date(2026, 6, 1), permanent=30, fixed_term=10, by=dario, on=TODAY)
    assert [Headcount.objects.employees(host, on=date(2026, month, 31)) for month in (5, 7)] == [5, 40]
    actions.count_people(site, counted_on=date(2026, 6, 1), permanent=31, by=dario, on=TODAY)
    assert Headcount.objects.count() == 2
    trace = AuditEntry.objects.filter(verb="headcount.noted").order_by("pk").last().details
    assert (trace["before"], trace["after"]) == ([30, 10], [31, None])
    with pytest.raises(Refused, match="has not come yet"):
        actions.count_people(site, counted_on=date(2027, 1, 1), permanent=1, by=dario, on=TODAY)
    agreement = AgreementFactory(host=host, seats=9)
    InternshipFactory(agreement=agreement, episode__person__last_name="Basso", kind="insertion")
    with pytest.raises(Refused, match="With 5 employees"):
        opened(episode, agreement, dario, ends_on=date(2026, 8, 30))  # begins in March: five were counted then
    opened(episode, agreement, dario, starts_on=date(2026, 6, 1), ends_on=date(2026, 8, 31))


def test_the_main_place_stays_in_use(dario):
    host = HostFactory()
    main = Site.objects.get()
    with pytest.raises(Refused, match="main place"):
        actions.edit_site(main, version=0, by=dario, closed_on=TODAY)
    store = actions.add_site(host, by=dario, name="Store", place="Cordenons")
    actions.edit_site(store, version=0, by=dario, is_main=True)
    main.refresh_from_db()
    assert (main.is_main, store.is_main) == (False, True)
    actions.edit_site(main, version=main.version, by=dario, closed_on=TODAY)
    with pytest.raises(actions.Stale):
        actions.edit_site(main, version=0, by=dario, name="x")
    with pytest.raises(Refused, match="no longer in use"):
        actions.count_people(main, counted_on=TODAY, permanent=1, by=dario, on=TODAY)


def test_places_and_contacts_are_written_down_and_changed(dario, browse):
    host, desk, new = HostFactory(), browse(dario), {"version": "0"}
    assert "one of them says where it is" in words(desk.post(door("add_site", host), {"lines": "5"}))
    desk.post(door("add_site", host), {"name": "Magazzino", "place": "Zoppola", "needs_vehicle": "on"} | new)
    desk.post(door("add_contact", host), {"role": "portineria", "phone": "0434 555123"} | new)
    contact = Contact.objects.get()
    page = words(desk.get(host.get_absolute_url()))
    for said in ("Magazzino", "only with a vehicle", "portineria", "0434 555123"):
        assert said in page
    desk.post(door("edit_contact", contact), {"role": "portineria", "left_on": "2026-01-31", "version": "0"})
    assert not Contact.objects.there().exists()
    answer = desk.post(door("edit_contact", contact), {"role": "ufficio", "version": "0"})
    assert "in the meantime" in words(answer)


@pytest.mark.parametrize(
    ("typed", "found"), [("zoppola", True), ("0434 555123", True), ("351176", True), ("maniago", False)]
)
def test_a_host_is_found_by_place_phone_and_number(dario, typed, found):
    host = HostFactory(vat_number="35117660932")
    Site.objects.create(host=host, name="Store", place="Zoppola")
    Contact.objects.create(host=host, name="Silvia", phone="+39 0434 555123")
    assert Host.objects.named_like(typed).exists() is found
    assert Host.objects.named_like(typed).count() <= 1


# The log


def test_what_is_next_waits_for_its_owner_and_is_settled_from_home(dario, elena, browse):
    host, desk = HostFactory(), browse(dario)
    call = entry(host, dario, due_on=date(2026, 11, 1))
    entry(host, elena, next_action="Somebody else’s")
    plate = words(desk.get(door("next_with_hosts"), headers=HTMX))
    assert "Call again" in plate
    assert "Somebody else’s" not in plate
    answer = desk.post(door("end_host_entry", call), {"end": "not_needed"}, headers=HTMX)
    assert "Say why" in words(answer)
    answer = desk.post(door("end_host_entry", call), {"end": "done"}, headers=HTMX)
    assert "Done: Call again" in words(answer)
    desk.post(door("end_host_entry", call), {"end": "done"})  # the same click a second time
    with pytest.raises(Refused, match="settled in the meantime"):
        actions.end_entry(call, end="not_needed", reason="No.", at=NOW, by=dario)
    assert "Nothing waits" in words(desk.get(door("next_with_hosts")))
    desk.post(door("reopen_host_entry", call))
    assert HostEntry.objects.owned_by(dario).awaited().get() == call


def test_a_call_is_written_down_with_a_draft_behind_it(dario, browse):
    host = HostFactory()
    Draft.objects.create(user=dario, key=f"host_entry:{host.pk}", content={"text": "They asked for a"})
    desk = browse(dario)
    assert "They asked for a" in words(desk.get(door("write_host_entry", host)))
    said = {"happened_on": "2026-06-01", "kind": "visit", "text": "They asked for a visit.", "version": "0"}
    said["due_on"] = "2026-07-01"
    assert "Write what is to be done" in words(desk.post(door("write_host_entry", host), said))
    desk.post(door("write_host_entry", host), said | {"next_action": "Visit them"})
    written = HostEntry.objects.get()
    assert (written.owner, written.due_on) == (dario, date(2026, 7, 1))
    assert not Draft.objects.exists()
    assert "They asked for a visit." in words(desk.get(host.get_absolute_url()))


def test_nobody_writes_over_a_colleagues_entry(dario, elena, browse):
    call = entry(HostFactory(), dario)
    actions.edit_entry(call, version=0, by=elena, text="They have two places.")
    said = {"happened_on": "2026-11-20", "kind": "call", "text": "They have none.", "version": "0"}
    answer = words(browse(dario).post(door("host_entry", call), said))
    assert "in the meantime" in answer
    assert "They have two places." in answer
    assert "They have none." in answer
    call.refresh_from_db()
    assert call.text == "They have two places."


def test_an_entry_without_anything_next_has_no_owner(dario):
    written = entry(HostFactory(), dario, next_action="", due_on=TODAY)
    assert (written.owner, written.due_on) == (None, None)
    with pytest.raises(Refused, match="Nothing is next"):
        actions.end_entry(written, end="done", at=NOW, by=dario)
    with pytest.raises(IntegrityError, match="what_is_next_has_an_owner"), transaction.atomic():
        HostEntry.objects.update(next_action="Call")


# Two records of one host


def full(**fields):
    """A host with one of everything that can hang on it."""
    host = HostFactory(**fields)
    agreement = AgreementFactory(host=host)
    InternshipFactory(agreement=agreement, episode__person__last_name=f"Of {host.name}")
    OpeningFactory(agreement=agreement)
    HireFactory(host=host, episode__person__last_name=f"From {host.name}")
    Contact.objects.create(host=host, name="Silvia")
    return host


def test_every_row_moves_and_the_old_address_leads_here(dario, browse):
    here, gone = full(name="Il Faro", notes="Loud."), full(name="Faro (doppio)", notes="Kind people.")
    entry(gone, dario)
    sealed = {"content_type": "application/pdf", "size": 8, "digest": "0", "content": b"x", "filed_by": dario}
    Scan.objects.create(host=gone, **sealed)
    before = {model: model.objects.count() for model in (Agreement, Internship, Hire, Site, Contact, Scan, Opening)}
    hanging = count_kinds(gone)
    done = actions.merge_hosts(here, gone, taken=["vat_number"], by=dario)
    assert len(done.moved) == sum(hanging.values()) == 7
    assert count_kinds(gone) == {}
    assert {model: model.objects.count() for model in before} == before
    moved = (Agreement, Internship, Hire, Site, Contact, Scan, HostEntry)
    assert {row.host for model in moved for row in model.objects.all()} == {here}
    assert Site.objects.get(is_main=True).host == here
    here.refresh_from_db()
    gone.refresh_from_db()
    assert (here.vat_number, here.notes, gone.merged_into) == (gone.vat_number, "Loud.\n\nKind people.", here)
    assert [found.verb for found in audit.history(here, gone)][:2] == ["host.merged", "host.merged"]
    desk = browse(dario)
    assert desk.get(door("host", gone))["Location"] == here.get_absolute_url()
    assert desk.get(door("edit_host", gone)).context["host"] == here
    assert [host.pk for host in desk.get(door("hosts")).context["page"]] == [here.pk]


def test_a_merged_host_takes_nothing_new(dario):
    here, gone = full(name="Il Faro"), full(name="Faro (doppio)")
    agreement = gone.agreements.get()
    actions.merge_hosts(here, gone, by=dario)
    for model, said in (
        (Site, {}),
        (Contact, {"name": "x"}),
        (Agreement, {"number": "x", "starts_on": TODAY, "ends_on": TODAY, "seats": 1}),
        (HostEntry, {"happened_on": TODAY, "kind": "call", "text": "x", "written_by": dario}),
    ):
        with pytest.raises(IntegrityError, match="merged into another one"), transaction.atomic():
            model.objects.create(host=gone, **said)
    with pytest.raises(IntegrityError, match="merged into another one"), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(host=gone)
    with pytest.raises(Refused, match="Il Faro"):
        actions.add_contact(gone, name="Silvia", by=dario)
    with pytest.raises(Refused, match="Il Faro"):
        actions.merge_hosts(here, gone, by=dario)
    with pytest.raises(actions.Stale):
        actions.edit_host(gone, version=1, by=dario, name="x", vat_number=gone.vat_number)


def test_every_table_that_leads_to_a_host_is_shut_by_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'merged_hosts_are_shut_insert'")
        shut = {table for (table,) in cursor.fetchall()}
    assert {field.model._meta.db_table for field in references()} == shut


def test_nobody_is_said_not_to_want_a_host_that_was_merged_away(dario):
    here, gone, asked = HostFactory(name="Il Faro"), HostFactory(name="Faro (doppio)"), AvailabilityFactory()
    actions.merge_hosts(here, gone, by=dario)
    with pytest.raises(IntegrityError, match="merged into another one"), transaction.atomic():
        asked.hosts_not_wanted.add(gone)
    asked.hosts_not_wanted.add(here)
    with pytest.raises(IntegrityError, match="merged into another one"), transaction.atomic():
        Availability.hosts_not_wanted.through.objects.update(host=gone)


def test_a_chain_of_merges_leads_to_the_end(dario, browse):
    first, second, third = (HostFactory(name=name) for name in ("A", "B", "C"))
    actions.merge_hosts(second, first, by=dario)
    actions.merge_hosts(third, second, by=dario)
    assert browse(dario).get(door("host", first))["Location"] == third.get_absolute_url()


def test_what_cannot_be_one_stays_two(dario):
    here, gone = HostFactory(), HostFactory()
    for host in (here, gone):
        AgreementFactory(host=host, number="7/2026")
    with pytest.raises(Refused, match="7/2026"):
        actions.merge_hosts(here, gone, by=dario)
    with pytest.raises(Refused, match="another host of the same district"):
        actions.merge_hosts(here, here, by=dario)
    with pytest.raises(Refused, match="another host of the same district"):
        actions.merge_hosts(here, HostFactory(ambito=AmbitoFactory(name="Tagliamento")), by=dario)
    assert not HostMerge.objects.exists()


def test_a_merge_is_done_from_the_page(dario, browse):
    here, gone, desk = HostFactory(name="Il Faro"), HostFactory(name="Faro snc", ateco="81.30"), browse(dario)
    foreign = HostFactory(name="Faro di Latisana", ambito=AmbitoFactory(name="Tagliamento"))
    found = words(desk.get(door("merge_hosts", here, q="faro")))
    assert "Faro snc" in found
    assert "Latisana" not in found
    assert desk.get(door("merge_hosts", here, other=foreign.pk)).context["other"] is None
    assert "81.30" in words(desk.get(door("merge_hosts", here, other=gone.pk)))
    desk.post(door("merge_hosts", here), {"other": str(gone.pk), "take-ateco": "other", "take-name": ""})
    here.refresh_from_db()
    assert (here.name, here.ateco) == ("Il Faro", "81.30")


def test_what_hangs_on_hosts_of_another_district_stays_unseen(dario, browse):
    foreign = HostFactory(name="Latisana Legno", ambito=AmbitoFactory(name="Tagliamento"))
    contact = Contact.objects.create(host=foreign, name="Silvia Canarin")
    call = entry(foreign, dario, text="Canarin said so.")
    desk = browse(dario)
    for name, thing in (
        ("host", foreign),
        ("merge_hosts", foreign),
        ("write_host_entry", foreign),
        ("edit_site", foreign.sites.get()),
        ("count_people", foreign.sites.get()),
        ("edit_contact", contact),
        ("host_entry", call),
    ):
        assert desk.get(door(name, thing)).status_code == 404, name
    for page in ("hosts", "next_with_hosts"):
        assert "Canarin" not in words(desk.get(door(page)))
        assert "Latisana" not in words(desk.get(door(page)))
    assert "Latisana" not in words(desk.post("/people/find/", {"q": "Latisana"}))


def test_a_no_to_a_host_outlives_its_name(episode, dario):
    host, double = HostFactory(name="Il Faro"), HostFactory(name="Faro (doppio)")
    for name in ("il  faro", "Faro (doppio)"):
        ExchangeFactory(episode=episode, telling="not_allowed", what="", name=" ".join(name.split()))
    actions.edit_host(host, version=0, by=dario, name="Il Faro s.c.s.", vat_number=host.vat_number)
    assert may_tell(episode, "host", name="Il Faro s.c.s.", on=TODAY).refused
    actions.merge_hosts(host, double, by=dario)
    assert not DataExchange.objects.exclude(name="Il Faro s.c.s.").exists()


def test_who_does_not_want_either_record_does_not_want_the_one_that_stays(episode, dario):
    here, gone = HostFactory(name="Il Faro"), HostFactory(name="Faro (doppio)")
    both, one = AvailabilityFactory(episode=episode), AvailabilityFactory()
    both.hosts_not_wanted.set([here, gone])
    one.hosts_not_wanted.set([gone])
    actions.merge_hosts(here, gone, by=dario)
    assert [list(each.hosts_not_wanted.all()) for each in (both, one)] == [[here], [here]]
    told = {"asked_on": TODAY, "hosts_not_wanted": [gone]}  # from a page that was opened before
    actions.tell_availability(one.episode, version=one.version, by=dario, **told)
    assert list(one.hosts_not_wanted.all()) == [here]
