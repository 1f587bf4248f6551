"""Framework agreements: their acts, seats on any day, signatures with sealed scans, warnings before the end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import InternshipKind
from placements.models import Agreement, AgreementAct, Host, Internship, Scan, Signature
from reporting import worklists
from reporting.demo.documents import one_page
from tests.equipe.factories import AmbitoFactory
from tests.placements.factories import AgreementFactory, HostFactory, InternshipFactory
from tests.placements.test_actions import opened
from tests.placements.test_views import door, words

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
INSURED = {"inail_by": "promoter", "liability_insurer": "Alpe", "liability_policy": "RC 1", "insured_until": None}

pytestmark = pytest.mark.django_db


def agreed(dario, *, seats=2, **more):
    said = {"number": "7/2026", "starts_on": FIRST, "ends_on": LAST, "seats": seats}
    return actions.add_agreement(more.pop("host", None) or HostFactory(employees=100), by=dario, **said | more)


def there(agreement, name, **days):
    return InternshipFactory(
        agreement=agreement, episode__person__last_name=name, kind=InternshipKind.DISADVANTAGED, **days
    )


# Acts


def test_the_signing_is_the_first_act(dario):
    agreement = agreed(dario, dated_on=date(2025, 12, 20), sectors=["10.71"], protocol="P 12")
    act = AgreementAct.objects.get()
    assert (act.number, act.kind, act.dated_on, act.holds_from) == (1, "signed", date(2025, 12, 20), FIRST)
    assert (act.seats, act.sectors, act.protocol, act.ends_on) == (2, ["10.71"], "P 12", LAST)
    assert agreement.sectors_in_words == ["10.71 food industry"]


def test_an_amendment_holds_from_its_day(dario):
    agreement = agreed(dario)
    said = {"dated_on": TODAY, "holds_from": date(2026, 6, 1), "seats": 4, "insurance": INSURED, "by": dario}
    actions.amend_agreement(agreement, version=0, **said)
    assert (agreement.seats, agreement.liability_insurer, agreement.version) == (4, "Alpe", 1)
    for day, seats in ((date(2026, 5, 31), 2), (date(2026, 6, 1), 4)):
        assert Agreement.objects.with_seats(on=day).get().seats_then == seats
        assert Host.objects.with_seats(on=day).get().seats == seats
    with pytest.raises(actions.Stale):
        actions.amend_agreement(agreement, version=0, **said | {"seats": 5})
    with pytest.raises(Refused, match="choose a day in between"):
        actions.amend_agreement(agreement, version=1, **said | {"holds_from": date(2027, 1, 1)})
    with pytest.raises(Refused, match="nothing to change"):
        actions.amend_agreement(agreement, version=1, dated_on=TODAY, holds_from=TODAY, by=dario)
    assert AgreementAct.objects.count() == 2


def test_seats_that_are_taken_are_not_given_up(dario):
    agreement = agreed(dario, seats=3)
    for name in ("Basso", "Corazza"):
        there(agreement, name, starts_on=date(2026, 5, 1), ends_on=date(2026, 7, 31))
    said = {"dated_on": TODAY, "seats": 1, "by": dario}
    with pytest.raises(Refused, match="2 seats are taken"):
        actions.amend_agreement(agreement, version=0, holds_from=date(2026, 6, 1), **said)
    actions.amend_agreement(agreement, version=0, holds_from=date(2026, 8, 1), **said)
    assert agreement.seats == 1


def test_nothing_starts_beyond_the_seats_of_its_own_days(episode, dario):
    """More seats from June do not help in May; fewer from September hold back who would stay until then."""
    agreement = agreed(dario, seats=1)
    actions.amend_agreement(agreement, version=0, dated_on=TODAY, holds_from=date(2026, 6, 1), seats=2, by=dario)
    there(agreement, "Basso", starts_on=FIRST, ends_on=date(2026, 12, 20))
    days = {"kind": InternshipKind.DISADVANTAGED, "motive": "Agreed."}
    with pytest.raises(Refused, match=r"No seat .* \(seats: 1\)"):
        opened(episode, agreement, dario, starts_on=date(2026, 5, 31), ends_on=date(2026, 8, 31), **days)
    running = opened(episode, agreement, dario, starts_on=date(2026, 6, 1), ends_on=date(2026, 8, 31), **days)
    actions.amend_agreement(agreement, version=1, dated_on=TODAY, holds_from=date(2026, 9, 1), seats=1, by=dario)
    with pytest.raises(Refused, match="No seat"):
        actions.extend(running, version=0, ends_on=date(2026, 10, 1), motive="Agreed.", by=dario, on=date(2026, 8, 1))


def test_a_renewal_goes_on_without_a_gap(episode, dario):
    agreement = agreed(dario)
    days = {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 3, 31)}
    with pytest.raises(Refused, match="The agreement ends on 31/12/2026"):
        opened(episode, agreement, dario, **days)
    with pytest.raises(Refused, match="register a new agreement"):
        actions.renew_agreement(agreement, version=0, dated_on=date(2027, 1, 2), ends_on=date(2028, 1, 1), by=dario)
    act = actions.renew_agreement(agreement, version=0, dated_on=TODAY, ends_on=date(2027, 12, 31), by=dario)
    assert (act.holds_from, agreement.ends_on) == (date(2027, 1, 1), date(2027, 12, 31))
    assert opened(episode, agreement, dario, motive="Both sign at the next meeting.", **days)


def test_an_early_end_leaves_nobody_outside_and_is_the_last_act(dario):
    agreement = agreed(dario)
    there(agreement, "Basso", starts_on=FIRST, ends_on=date(2026, 6, 30))
    ending = {"dated_on": date(2026, 5, 2), "note": "They close.", "by": dario}
    with pytest.raises(Refused, match="until 30/06/2026"):
        actions.end_agreement(agreement, version=0, ends_on=date(2026, 6, 29), **ending)
    actions.end_agreement(agreement, version=0, ends_on=date(2026, 6, 30), **ending)
    assert agreement.ends_on == date(2026, 6, 30)
    with pytest.raises(Refused, match="ended early"):
        actions.renew_agreement(agreement, version=1, dated_on=date(2026, 6, 1), ends_on=LAST, by=dario)


def test_an_act_is_never_written_over(dario):
    agreed(dario)
    for deed in (lambda acts: acts.update(seats=9), lambda acts: acts.delete()):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            deed(AgreementAct.objects.all())


def test_an_agreement_older_than_its_acts_gets_its_first_one(dario):
    agreement = AgreementFactory(starts_on=FIRST, ends_on=LAST)
    actions.renew_agreement(agreement, version=0, dated_on=TODAY, ends_on=date(2027, 6, 30), by=dario)
    assert list(AgreementAct.objects.in_order().values_list("number", "kind")) == [(1, "signed"), (2, "renewed")]


def test_an_expired_agreement_is_refused(episode, dario):
    agreement = AgreementFactory(starts_on=date(2025, 1, 1), ends_on=date(2026, 5, 31))
    with pytest.raises(Refused, match="The agreement ends on 31/05/2026"):
        opened(episode, agreement, dario, starts_on=date(2026, 6, 1), ends_on=date(2026, 8, 31))
    assert not Internship.objects.exists()


# The pages


def test_seats_on_any_day(dario, browse):
    agreement = agreed(dario, seats=1)
    there(agreement, "Basso", starts_on=date(2026, 3, 1), ends_on=date(2026, 5, 31))
    actions.amend_agreement(agreement, version=0, dated_on=TODAY, holds_from=date(2026, 5, 1), seats=3, by=dario)
    desk = browse(dario)
    for day, said in (
        ("2026-02-28", "1 seat free, 0 of 1 taken"),
        ("2026-03-01", "0 seats free, 1 of 1 taken"),
        ("2026-05-01", "2 seats free, 1 of 3 taken"),
        ("2026-06-01", "3 seats free, 0 of 3 taken"),
        ("2027-01-01", "does not hold on this day"),
        ("2025-12-31", "does not hold on this day"),
    ):
        assert said in words(desk.get(door("agreement", agreement, on=day))), day
    months = desk.get(door("agreement", agreement, on="2026-04-10")).context["months"]
    assert [(one.month.month, one.taken, one.seats) for one in months[1:5]] == [
        (3, 1, 1),
        (4, 1, 1),
        (5, 1, 3),
        (6, 0, 3),
    ]
    assert [one.look for one in months] == ["free", "full", "full", *["free"] * 8, "outside"]
    assert desk.get(door("agreement", agreement, on="31-02-2026")).status_code == 200


def test_the_acts_are_done_from_their_pages(dario, browse):
    agreement, desk = agreed(dario), browse(dario)
    act = {"dated_on": "2026-06-01", "version": "0"}
    sheet = act | {"holds_from": "2026-07-01", "seats": "3", "inail_by": "promoter", "sectors": "81.30\narchive"}
    assert "no ATECO code" in words(desk.post(door("amend_agreement", agreement), sheet | {"sectors": "04.1"}))
    desk.post(door("amend_agreement", agreement), sheet)
    agreement.refresh_from_db()
    assert (agreement.seats, agreement.sectors) == (3, ["81.30", "archive"])
    stale = words(desk.post(door("renew_agreement", agreement), act | {"ends_on": "2027-12-31", "note": "As agreed"}))
    assert "in the meantime" in stale
    assert "As agreed" in stale
    assert 'name="version" value="1"' in stale
    desk.post(door("renew_agreement", agreement), act | {"ends_on": "2027-12-31", "version": "1"})
    ending = act | {"ends_on": "2026-12-31", "version": "2"}
    assert "Write in a sentence why" in words(desk.post(door("end_agreement", agreement), ending))
    desk.post(door("end_agreement", agreement), ending | {"note": "They close."})
    page = words(desk.get(agreement.get_absolute_url()))
    for said in ("1. Signing", "2. Amendment", "3. Renewal", "4. Early end", "They close.", "81.30 cleaning"):
        assert said in page
    desk.post(door("edit_agreement", agreement), {"number": "8/2026", "protocol": "P 1", "version": "3"})
    agreement.refresh_from_db()
    assert (agreement.number, agreement.protocol) == ("8/2026", "P 1")


# Signatures


def signing(**said):
    return {"name": "Silvia Pase", "manner": "paper", "signed_on": "2026-01-02", "seen": "", "key": KEY} | said


KEY = "5b4c1a52-1f9e-4b19-8a3e-6f6d0f0d3a11"


def side(agreement, name="host"):
    return f"{agreement.get_absolute_url()}signatures/{name}/"


def test_a_signature_is_filed_with_its_sealed_scan(dario, browse):
    agreement, desk, content = agreed(dario), browse(dario), one_page("Convenzione")
    paper = SimpleUploadedFile("Silvia Pase firmato.pdf", content, "text/plain")
    answer = desk.post(side(agreement), signing(file=paper))
    assert answer.status_code == 302, answer.context["form"].errors
    signature, scan = Signature.objects.get(), Scan.objects.get()
    assert (signature.side, signature.name, signature.scan) == ("host", "Silvia Pase", scan)
    assert content not in bytes(scan.content)
    answer = desk.get(door("open_scan", scan))
    assert answer.content == content
    assert "Pase" not in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert AuditEntry.objects.filter(verb="scan.read", actor=dario, thing_id=str(scan.pk)).exists()
    page = words(desk.get(agreement.get_absolute_url()))
    assert "Silvia Pase" in page
    assert "not filed yet" in page  # the other side


def test_what_is_no_paper_is_refused_and_nothing_typed_is_lost(dario, browse):
    agreement, desk = agreed(dario), browse(dario)
    page = words(desk.post(side(agreement), signing(file=SimpleUploadedFile("scan.pdf", b"MZ run me"))))
    assert 'value="Silvia Pase"' in page
    assert not Signature.objects.exists()
    assert not Scan.objects.exists()
    assert "Choose how it was signed" in words(desk.post(side(agreement), signing(manner="")))
    assert "has not come yet" in words(desk.post(side(agreement), signing(signed_on="2999-01-01")))
    assert desk.get(side(agreement, "person")).status_code == 404


def test_nobody_files_a_signature_over_another_one(dario, elena, browse):
    agreement = agreed(dario)
    said = {"side": "host", "manner": "paper", "signed_on": FIRST, "at": NOW}
    actions.sign_agreement(agreement, name="Silvia Pase", by=elena, **said)
    page = words(browse(dario).post(side(agreement), signing(name="Nadia Brun")))
    assert "in the meantime" in page
    assert 'value="Nadia Brun"' in page
    assert Signature.objects.get().name == "Silvia Pase"
    seen = Signature.objects.get().seen
    browse(dario).post(side(agreement), signing(name="Nadia Brun", seen=seen))
    assert Signature.objects.get().name == "Nadia Brun"


def test_a_scan_of_another_district_stays_shut(dario, browse):
    host = HostFactory(ambito=AmbitoFactory(name="Tagliamento"))
    sealed = {"content_type": "application/pdf", "size": 8, "digest": "0", "content": b"x", "filed_by": dario}
    scan, agreement = Scan.objects.create(host=host, **sealed), AgreementFactory(host=host)
    assert browse(dario).get(door("open_scan", scan)).status_code == 404
    for name in ("agreement", "amend_agreement", "renew_agreement", "end_agreement", "edit_agreement"):
        assert browse(dario).get(door(name, agreement)).status_code == 404
    assert browse(dario).get(side(agreement)).status_code == 404
    assert not AuditEntry.objects.filter(verb="scan.read").exists()


# Warnings


def plate(user, *, on):
    plates = worklists.of(user, on=on).plates
    return [line for plate in plates if "Agreements ending" in plate.title for line in plate.lines]


@pytest.mark.parametrize(
    ("left", "kind"), [(91, None), (90, "wait"), (60, "warn"), (30, "stop"), (0, "stop"), (-30, "stop"), (-31, None)]
)
def test_an_ending_is_told_in_time(dario, left, kind):
    AgreementFactory(ends_on=TODAY + timedelta(days=left))
    assert [line.kind for line in plate(dario, on=TODAY)] == ([kind] if kind else [])


def test_nothing_nags_after_a_renewal_or_a_new_agreement(dario, franca, browse):
    soon = TODAY + timedelta(days=20)
    renewed, followed, ended = (agreed(dario, ends_on=soon, host=HostFactory(), number=n) for n in "123")
    assert len(plate(dario, on=TODAY)) == len(plate(franca, on=TODAY)) == 3
    actions.renew_agreement(renewed, version=0, dated_on=TODAY, ends_on=date(2027, 12, 31), by=dario)
    AgreementFactory(host=followed.host, starts_on=soon, ends_on=date(2027, 12, 31))
    actions.end_agreement(ended, version=0, dated_on=TODAY, ends_on=TODAY, note="They close.", by=dario)
    assert plate(dario, on=TODAY) == []
    last = AgreementFactory(host=HostFactory(deactivated_on=TODAY), ends_on=soon)
    assert plate(dario, on=TODAY) == []
    assert browse(dario).get(last.get_absolute_url()).status_code == 200
