"""The papers of placing: what each says, that old ones say the same again, and that they are accessible."""

import io
from datetime import date
from decimal import Decimal

import pikepdf
import pypdf
import pytest
from django.urls import reverse

from equipe.enums import Role
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import ActKind, InternshipKind
from placements.models import AttendanceMonth, Day, Host, Tutor
from placements.rules import timetables
from reporting.actions import pay_from, write_wording
from reporting.enums import PaperKind
from reporting.models import CostLine, Wording
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory, actor
from tests.placements.factories import AgreementFactory, item, scale
from tests.reporting.test_pdf import structure

pytestmark = pytest.mark.django_db

WEEK = [[day, "08:30", "12:30"] for day in range(5)]
SIGNED = date(2026, 2, 25)


@pytest.fixture
def internship(episode, dario):
    agreement = AgreementFactory(host__ambito=episode.team.ambito, host__name="Falegnameria Del Pup")
    return actions.open_internship(
        episode,
        agreement,
        kind=InternshipKind.DISADVANTAGED,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 8, 31),
        weekly_hours=20,
        allowance=Decimal("300.00"),
        timetable=timetables.read(WEEK),
        promoter_tutor=dario,
        host_tutor_name="Fabio Rossi",
        host_tutor_phone="0434 111222",
        tasks="Levigare\nTenere in ordine il banco",
        motive="",
        by=dario,
        on=SIGNED,
    )


@pytest.fixture
def extended(internship, dario):
    return actions.extend(
        internship, version=internship.version, ends_on=date(2026, 10, 31), by=dario, on=date(2026, 8, 20)
    )


def get(client, internship, kind, **asked):
    return client.get(reverse("reporting:paper", args=[internship.pk, kind]), asked)


def words(answer):
    assert answer["Content-Type"] == "application/pdf", answer.content[:200]
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_training_project_says_who_when_what_and_for_how_much(browse, dario, internship):
    text = words(get(browse(dario), internship, "start"))
    for told in ("Individual training project", "Anna Moro", "Falegnameria Del Pup", "Levigare", "Fabio Rossi"):
        assert told in text
    assert "from 2 March 2026 to 31 August 2026" in text
    assert "300.00" in text.replace(",", ".")
    assert "Signatures" in text


def test_an_old_paper_says_the_same_whatever_came_later(browse, dario, internship):
    before = words(get(browse(dario), internship, "start", act=1))
    actions.extend(internship, version=internship.version, ends_on=date(2026, 10, 31), by=dario, on=date(2026, 8, 20))
    host = internship.host
    actions.edit_host(host, version=0, by=dario, name="Del Pup Legno", vat_number=host.vat_number)
    assert words(get(browse(dario), internship, "start", act=1)) == before
    letter = words(get(browse(dario), internship, "extension", act=2))
    assert "31 August 2026" in letter
    assert "31 October 2026" in letter


def _everything(client, internship):
    """Each paper of an internship, as text."""
    kinds = ("start", "cob", "register", "observation", "dossier", "attestation", "statement", "extension")
    asked = {kind: {"month": "2026-03", "filled": "on"} if kind in ("register", "statement") else {} for kind in kinds}
    asked["start"] = {"act": 1}
    return {kind: words(get(client, internship, kind, **asked[kind])) for kind in kinds}


def test_every_paper_says_the_same_after_all_around_it_changed(browse, dario, franca, internship, time_machine):
    """Cover, address of the tutor, name and number of the host, line, wording: papers of before keep theirs."""
    scale()
    actions.settle(internship, version=0, by=dario, on=date(2026, 2, 26), inail_position="111", liability_policy="AAA")
    extended = actions.extend(
        internship, version=internship.version, ends_on=date(2026, 10, 31), by=dario, on=date(2026, 8, 20)
    )
    AttendanceMonth.objects.create(
        internship=internship,
        month=date(2026, 3, 1),
        days_planned=20,
        days_attended=20,
        due=Decimal("300.00"),
        confirmed_by=dario,
        confirmed_at="2026-04-02T09:00Z",
    )
    time_machine.move_to(date(2026, 11, 10))
    client = browse(dario)
    before = _everything(client, extended)
    ambito, host = internship.episode.team.ambito, internship.host
    actions.settle(internship, version=1, by=dario, on=date(2026, 11, 10), inail_position="222", cob_by="promoter")
    actions.edit_host(host, version=0, by=dario, name="Del Pup Legno", vat_number=host.vat_number)
    Host.objects.filter(pk=host.pk).update(vat_number="99999999999")
    Tutor.objects.of(internship).update(email="nuovo@example.org", phone="0434 999999")
    ambito.managing_body = "Altro ente"
    ambito.save()
    line = CostLine.objects.create(ambito=ambito, name="Fondo regionale")
    pay_from(internship, line, by=dario)
    for kind in before:
        for cost_line in (None, line):
            said = {"heading": "Other", "opening": "Other words.", "closing": "", "logo_words": ""}
            write_wording(ambito, kind, cost_line=cost_line, valid_from=date(2026, 11, 11), by=franca, **said)
    assert "111" in before["start"]
    assert _everything(client, extended) == before


def test_before_it_begins_and_anybody_signed_the_project_is_put_right(browse, dario, internship):
    client = browse(dario)
    actions.settle(internship, version=0, by=dario, on=date(2026, 2, 26), inail_position="111")
    assert "111" in words(get(client, internship, "start"))
    act = internship.acts.get()
    said = {"manner": "paper", "signed_on": date(2026, 2, 26), "by": dario, "at": "2026-02-26T09:00Z"}
    actions.file_signatures(act, ["person"], on=date(2026, 2, 26), **said)
    actions.settle(internship, version=1, by=dario, on=date(2026, 2, 26), inail_position="222")
    assert "111" in words(get(client, internship, "start"))


def test_the_training_project_keeps_the_goals_it_began_with(browse, dario, internship):
    scale()
    [goal] = actions.set_goals(internship, [(item("keeps-times"), 3, "To be on time")], by=dario, on=SIGNED)
    before = words(get(browse(dario), internship, "start", act=1))
    later = {"by": dario, "on": date(2026, 5, 4)}
    actions.change_goal(goal, level=2, words="", why="Too much at once.", **later)
    actions.set_goals(internship, [(item("listens"), 2, "")], **later)
    assert words(get(browse(dario), internship, "start", act=1)) == before


def test_the_framework_agreement_says_what_was_signed_and_what_changed_since(browse, dario):
    host = AgreementFactory(host__name="Il Faro").host
    said = {"number": "7/2026", "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31), "seats": 2}
    agreement = actions.add_agreement(host, by=dario, **said)
    said = {"version": 0, "dated_on": date(2026, 5, 4), "holds_from": date(2026, 6, 1), "seats": 5}
    actions.amend_agreement(agreement, by=dario, **said)
    text = words(browse(dario).get(reverse("reporting:agreement_pdf", args=[agreement.pk])))
    assert "Seats at the same time 2" in text
    assert "Seats at the same time: 5" in text


def test_a_letter_belongs_to_its_act(browse, dario, extended):
    assert get(browse(dario), extended, "extension", act=1).status_code == 404
    assert get(browse(dario), extended, "start", act=2).status_code == 404
    assert get(browse(dario), extended, "extension", act=9).status_code == 404
    assert get(browse(dario), extended, "extension", act="x").status_code == 200  # the last act is the extension


def test_the_register_has_a_line_a_day_and_says_what_was_noted(browse, dario, internship):
    internship.timetable = WEEK
    Day.objects.create(internship=internship, day=date(2026, 3, 3), presence="present", hours=4)
    Day.objects.create(internship=internship, day=date(2026, 3, 4), presence="absent", reason="illness")
    blank = words(get(browse(dario), internship, "register", month="2026-03"))
    filled = words(get(browse(dario), internship, "register", month="2026-03", filled="on"))
    assert "ill" not in blank.split()
    assert "ill" in filled.split()
    again = get(browse(dario), internship, "register", month="2026-03").content
    assert len(pypdf.PdfReader(io.BytesIO(again)).pages) == 1


def test_a_month_that_is_not_confirmed_has_no_statement(browse, dario, internship):
    answer = get(browse(dario), internship, "statement", month="2026-03")
    assert answer.status_code == 302
    AttendanceMonth.objects.create(
        internship=internship,
        month=date(2026, 3, 1),
        days_planned=20,
        days_attended=10,
        due=Decimal("145.16"),
        confirmed_by=dario,
        confirmed_at="2026-04-02T09:00Z",
    )
    text = words(get(browse(dario), internship, "statement", month="2026-03"))
    assert "145.16" in text.replace(",", ".")
    assert "for the days attended" in text
    assert "Attendance 50 %" in text


@pytest.mark.parametrize(
    ("kind", "missing"), [("midterm", "not agreed on yet"), ("attestation", "the attestation comes afterwards")]
)
def test_what_is_not_ready_says_what_is_missing(browse, dario, internship, time_machine, kind, missing):
    time_machine.move_to(date(2026, 4, 10))
    client = browse(dario)
    assert missing in client.get(reverse("reporting:papers", args=[internship.pk])).content.decode()
    assert get(client, internship, kind).status_code == 302


def test_an_attestation_tells_only_what_was_agreed(browse, dario, internship, time_machine):
    time_machine.move_to(date(2026, 9, 10))
    text = words(get(browse(dario), internship, "attestation"))
    assert "Levigare" in text
    assert "No level was agreed on" in text
    assert "20 hours" not in text


PAPERS = ("start", "cob", "register", "observation", "dossier")


@pytest.fixture(params=PAPERS)
def paper(request, browse, dario, internship):
    scale()
    return get(browse(dario), internship, request.param, month="2026-03", language="it")


def test_every_paper_is_tagged_and_speaks_its_language(paper):
    opened = pikepdf.open(io.BytesIO(paper.content))
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "it"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert 'pdfuaid:part="1"' in opened.Root.Metadata.read_bytes().decode()


def test_every_table_of_a_paper_has_heads_that_its_cells_name(paper):
    opened = pikepdf.open(io.BytesIO(paper.content))
    tags = structure(opened)
    heads = {bytes(element.ID) for name, element in tags if name == "/TH"}
    cells = [element for name, element in tags if name == "/TD"]
    assert cells
    assert {bytes(each) for cell in cells for each in cell.A.Headers} <= heads
    levels = [int(name[2]) for name, _element in tags if name in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1


def test_printing_leaves_a_trace_and_no_name_in_the_file(paper):
    assert AuditEntry.objects.filter(verb="paper.printed").count() == 1
    assert "moro" not in paper["Content-Disposition"].lower()


CANARIES = {"address": "CANARYVIA 1", "phone": "3330000001", "email": "canary@example.org"}


@pytest.mark.parametrize("kind", ["start", "cob", "register", "observation"])
def test_what_goes_to_the_host_holds_nothing_of_the_persons_life(browse, dario, kind):
    scale()
    person = PersonFactory(first_name="Lia", last_name="Conte", **CANARIES)
    episode = EpisodeFactory(person=person, reason="CANARYREASON")
    internship = actions.open_internship(
        episode,
        AgreementFactory(host__ambito=episode.team.ambito),
        kind=InternshipKind.INCLUSION,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 8, 31),
        weekly_hours=20,
        allowance=Decimal("300.00"),
        promoter_tutor=dario,
        host_tutor_name="Fabio Rossi",
        motive="CANARYMOTIVE",
        by=dario,
        on=SIGNED,
    )
    text = words(get(browse(dario), internship, kind, month="2026-03"))
    assert "CANARY" not in text.upper().replace("CANARY@EXAMPLE.ORG", "CANARY")
    assert "3330000001" not in text.replace(" ", "")


# Wording


def test_a_line_has_its_own_words_and_an_old_paper_keeps_its_own(browse, dario, franca, internship):
    ambito = internship.episode.team.ambito
    line = CostLine.objects.create(ambito=ambito, name="Fondo regionale")
    said = {"heading": "", "closing": "", "logo_words": ""}
    write_wording(ambito, "start", opening="Old words for {person}.", valid_from=date(2026, 1, 1), by=franca, **said)
    write_wording(ambito, "start", opening="Newer words.", valid_from=date(2026, 3, 1), by=franca, **said)
    write_wording(
        ambito, "start", cost_line=line, opening="Words of the line.", valid_from=date(2026, 1, 1), by=franca, **said
    )
    pay_from(internship, line, by=dario)
    assert "Words of the line." in words(get(browse(dario), internship, "start"))


def test_what_was_printed_keeps_its_words_when_a_line_is_chosen_later(browse, dario, franca, internship):
    ambito, client = internship.episode.team.ambito, browse(dario)
    line = CostLine.objects.create(ambito=ambito, name="Fondo regionale")
    said = {"heading": "", "closing": "", "logo_words": "", "by": franca}
    write_wording(ambito, "start", opening="Old words for {person}.", valid_from=date(2026, 1, 1), **said)
    for kind in ("start", "extension"):
        write_wording(ambito, kind, cost_line=line, opening="Words of the line.", valid_from=date(2026, 1, 1), **said)
    assert "Old words for Anna Moro." in words(get(client, internship, "start"))
    address = reverse("reporting:choose_line", args=[internship.pk])
    told = client.post(address, {"cost_line": line.pk}, follow=True).content.decode()
    assert "papers dated from 26/02/2026 on" in told
    assert "Old words for Anna Moro." in words(get(client, internship, "start"))
    actions.extend(internship, version=internship.version, ends_on=date(2026, 10, 31), by=dario, on=date(2026, 8, 20))
    assert "Words of the line." in words(get(client, internship, "extension", act=2))


def test_a_wording_does_not_begin_before_a_paper_that_was_printed(browse, dario, franca, internship):
    get(browse(dario), internship, "start")
    said = {"heading": "", "opening": "A", "closing": "", "logo_words": "", "by": franca}
    ambito = internship.episode.team.ambito
    with pytest.raises(Refused, match="25/02/2026"):
        write_wording(ambito, "start", valid_from=SIGNED, **said)
    write_wording(ambito, "start", valid_from=date(2026, 2, 26), **said)
    write_wording(ambito, "cob", valid_from=date(2026, 1, 1), **said)


def test_a_wording_is_written_with_known_marks_and_looked_at_first(browse, franca):
    client, page = browse(franca), reverse("reporting:wording", args=["start"])
    typed = {"opening": "Dear {host}", "closing": "", "valid_from": "2026-03-01"}
    wrong = client.post(page, typed | {"opening": "Dear {boss}"})
    assert "{boss}" in str(wrong.context["form"].errors)
    assert "Dear {boss}" in wrong.content.decode()
    looked = client.post(page, typed | {"preview": "1"})
    assert "Dear [name of the host]" in looked.content.decode()
    assert not Wording.objects.exists()
    client.post(page, typed)
    assert Wording.objects.get().number == 1


def test_who_coordinates_one_district_words_nothing_of_another(browse):
    """She works in two districts, and coordinates the second."""
    here, there = AmbitoFactory(), AmbitoFactory(name="Tagliamento")
    helga = actor("Helga", ambito=here)
    MembershipFactory(user=helga, team=TeamFactory(ambito=there, inclusion=True), role=Role.COORDINATOR)
    assert helga.ambito == here
    page = reverse("reporting:wording", args=["start"])
    browse(helga).post(page, {"opening": "A", "closing": "", "valid_from": "2026-03-01"})
    assert Wording.objects.get().ambito == there


def test_a_version_does_not_hold_before_the_one_before_it(browse, franca):
    client, page = browse(franca), reverse("reporting:wording", args=["start"])
    typed = {"opening": "A", "closing": "", "valid_from": "2026-03-01"}
    client.post(page, typed)
    answer = client.post(page, typed | {"valid_from": "2026-02-28"})
    assert "holds from 01/03/2026" in answer.content.decode()
    assert Wording.objects.count() == 1


def test_every_kind_of_act_has_its_letter():
    from_acts = {PaperKind(kind) for kind in ActKind.values}
    assert from_acts <= set(PaperKind)
