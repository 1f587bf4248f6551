"""A small whole world for the doors: one of everything, around Alice's case."""

import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

import assessments
from assessments.actions import export_profile, import_profile, load_instrument, new_version
from assessments.calibrating import rater_key
from assessments.measures.frozen import Frozen
from assessments.models import (
    AgreedRating,
    Assessment,
    Calibration,
    CalibrationSession,
    HeldCompetence,
    Instrument,
    Item,
    OutsideRater,
    RaterLink,
    Rating,
    Round,
    SessionVignette,
    Vignette,
    WorkExperience,
    role_in_team,
)
from beneficiaries.actions import make_feed, merge
from beneficiaries.models import Appointment, CaseAccess, HouseholdMember, PossibleDuplicate
from equipe.models import Job, Municipality, SavedView
from equipe.sealing import seal
from placements.actions import begin, merge_hosts, shortlist
from placements.models import (
    Agreement,
    ApprovalRequest,
    AttendanceMonth,
    Conclusion,
    Contact,
    Course,
    Enrolment,
    ExtensionRequest,
    Hire,
    Host,
    HostEntry,
    HostLink,
    Internship,
    LearningGoal,
    Opening,
    PaymentLine,
    PaymentRun,
    Requirement,
    Scan,
    Site,
)
from reporting import freezing
from reporting.models import (
    Commitment,
    CostLine,
    FrozenReport,
    KeptMonth,
    ListPrint,
    MoneyFile,
    RegisterImport,
    Report,
    SetAside,
    Spending,
    Timesheet,
)
from tests import actors
from tests.beneficiaries.factories import (
    DiaryEntryFactory,
    DocumentFactory,
    EpisodeFactory,
    ExchangeFactory,
    NoteTemplateFactory,
    NoticeFactory,
    PersonFactory,
    ReferralFactory,
    TaskFactory,
)
from tests.beneficiaries.together import decided, drafted, planned, proposed, signed
from tests.doors import ACTORS
from tests.equipe.factories import AmbitoFactory, TeamFactory, actor
from tests.placements.factories import HostFactory
from tests.reporting.factories import FundFactory

INSTRUMENT = sorted((Path(assessments.__file__).parent / "instruments").glob("*.toml"))[0]
REGISTER = Path(__file__).parent / "data" / "registro-2024.xlsx"
YESTERDAY = datetime(2024, 6, 1, 9, tzinfo=UTC)


def placed(episode, tutor):
    """A host with an agreement, and an internship of the case there."""
    host = Host.objects.create(
        ambito=episode.team.ambito, name="Falegnameria Del Pup", vat_number="35117660932", kind="business"
    )
    Site.objects.create(host=host, is_main=True, place="Porcia")
    agreement = Agreement.objects.create(
        host=host, number="7/2024", starts_on=date(2024, 1, 1), ends_on=date(2030, 12, 31), seats=3
    )
    internship = Internship.objects.create(
        episode=episode,
        person=episode.person,
        host=host,
        agreement=agreement,
        kind="inclusion",
        starts_on=date(2024, 3, 1),
        ends_on=date(2030, 6, 30),
        weekly_hours=20,
        allowance=Decimal(300),
        promoter_tutor=tutor,
        host_tutor_name="Fabio Rossi",
    )
    begin([internship], by=tutor)
    return host, agreement, internship


def paid(internship, by):
    """A payment of one closed month."""
    month = AttendanceMonth.objects.create(
        internship=internship,
        month=date(2024, 3, 1),
        days_planned=20,
        days_attended=20,
        due=Decimal(300),
        confirmed_by=by,
        confirmed_at=YESTERDAY,
    )
    run = PaymentRun.objects.create(
        ambito=internship.host.ambito,
        number=1,
        since=month.month,
        month=month.month,
        made_by=by,
        made_at=YESTERDAY,
    )
    PaymentLine.objects.create(run=run, month=month, amount=month.due)
    return run


def money_of(line, *, by, hours_of):
    """A fund with a paper under its grant, a decision that binds money, a month of hours that waits for its answer."""
    fund = FundFactory(ambito=line.ambito)
    sealed = {"content_type": "application/pdf", "size": 8, "digest": "0" * 64, "content": seal(b"%PDF-1.7")}
    told = {"cost_line": line, "dated_on": date(2024, 3, 1), "number": "12/2024", "amount": Decimal(500)}
    sheet = Timesheet.objects.create(ambito=line.ambito, user=hours_of, month=date(2024, 3, 1))
    sheet.hours.create(day=date(2024, 3, 4), activity="cases", hours=4)
    Timesheet.objects.filter(pk=sheet.pk).update(signed_at=YESTERDAY)
    return {
        "fund": fund.pk,
        "money_file": MoneyFile.objects.create(act=fund.acts.get(), filed_by=by, **sealed).pk,
        "commitment": Commitment.objects.create(ambito=line.ambito, **told).pk,
        "timesheet": sheet.pk,
        "aside": SetAside.objects.create(ambito=line.ambito, kind="hours", record=sheet.pk, because="x", by=by).pk,
        "kind_missing": "months",
        "municipality": Municipality.objects.create(ambito=line.ambito, name="Cordenons").pk,
    }


def known_of(host, by):
    """What hangs on a host: its place of work, whom one asks for, a call with something next, a scan."""
    contact = Contact.objects.create(host=host, name="Silvia Pase", phone="0434 123456")
    entry = HostEntry.objects.create(
        host=host,
        happened_on=date(2024, 5, 2),
        kind="call",
        contact=contact,
        text="Richiedono un incontro.",
        next_action="Fissare l’incontro",
        owner=by,
        written_by=by,
    )
    sealed = {"content_type": "application/pdf", "size": 8, "digest": "0" * 64, "content": seal(b"%PDF-1.7")}
    scan = Scan.objects.create(host=host, filed_by=by, **sealed)
    site = Site.objects.get(host=host)
    things = {"site": site, "contact": contact, "host_entry": entry, "scan": scan}
    return {name: thing.pk for name, thing in things.items()} | {"side": "host"}


def asked_to_extend(internship, by):
    """The act with which an internship began, and a request to extend it that waits."""
    asked = {"ends_on": date(2030, 12, 31), "asked_by": "person", "requested_on": date(2024, 5, 2)}
    return internship.acts.get(), ExtensionRequest.objects.create(internship=internship, recorded_by=by, **asked)


def made_ready(episode, agreement, by):
    """An internship of the case that waits for approval."""
    days = {"asked_on": date(2024, 5, 2), "starts_on": date(2030, 1, 7), "ends_on": date(2030, 6, 30)}
    return ApprovalRequest.objects.create(episode=episode, agreement=agreement, asked_by=by, **days)


def assessed(episode, *raters):
    """A round that waits for its raters; the first one's sheet."""
    load_instrument(INSTRUMENT)
    from_file = Round._meta.get_field("instrument").related_model.objects.first()
    waiting = Round.objects.create(
        episode=episode, instrument=from_file, opened_by=raters[0], opened_on=date(2024, 3, 1)
    )
    sheets = [
        Assessment.objects.create(round=waiting, rater=rater, role=role_in_team(rater, episode)) for rater in raters
    ]
    return waiting, sheets[0]


def in_session(ambito, coordinator):
    """A case of the district, a session that ended with it and one that is open with another."""
    instrument = Instrument.objects.get(code="employability", version=1)
    cases = [
        Vignette.objects.create(
            ambito=ambito,
            code=code,
            instrument_code="employability",
            title={"it": "Tommaso, al panificio", "en": "Tommaso, at the bakery"},
            text={"it": "Arriva puntuale.", "en": "He comes on time."},
            items=["keeps-times", "listens"],
        )
        for code in ("bakery", "laundry", "library")
    ]
    days = {"closed": (date(2024, 1, 8), date(2024, 1, 29)), "open": (date(2024, 6, 3), date(2999, 6, 30))}
    sessions = {
        name: CalibrationSession.objects.create(
            ambito=ambito,
            opened_by=coordinator,
            opened_on=first,
            closes_on=last,
            closed_on=last if name == "closed" else None,
        )
        for name, (first, last) in days.items()
    }
    for session in sessions.values():
        for case in cases[:2]:
            SessionVignette.objects.create(session=session, vignette=case, instrument=instrument)
    return sessions, cases[2]


def linked(waiting):
    """A host's tutor is asked too: the secret of his link, which nobody has begun."""
    tutor = OutsideRater.objects.create(
        ambito=waiting.episode.team.ambito, role="host_tutor", name="Fabio Rossi", email="fabio@example.org"
    )
    asked = Assessment.objects.create(round=waiting, outside_rater=tutor, role="host_tutor")
    return RaterLink.objects.create(assessment=asked, expires_on=date(2999, 1, 1)).renew()


def agreed(episode, *raters):
    """A round that ended: every item seen at its second level by all."""
    ended = Round.objects.create(
        episode=episode,
        instrument=Round._meta.get_field("instrument").related_model.objects.first(),
        opened_by=raters[0],
        opened_on=date(2024, 1, 10),
        agreed_on=date(2024, 1, 20),
        score=60,
        profile="mild",
    )
    items = [item for area in ended.instrument.areas.all() for item in area.items.all()]
    for rater in raters:
        sheet = Assessment.objects.create(
            round=ended, rater=rater, role=role_in_team(rater, episode), submitted_at=YESTERDAY
        )
        Rating.objects.bulk_create(Rating(assessment=sheet, item=item, value=item.levels[1]["value"]) for item in items)
    AgreedRating.objects.bulk_create(AgreedRating(round=ended, item=i, value=i.levels[1]["value"]) for i in items)
    return ended


def offered(agreement):
    """An opening of the host that asks one behaviour."""
    opening = Opening.objects.create(agreement=agreement, title="Levigatura", opens_on=date(2024, 2, 1))
    asked = Item.objects.of_kind("anchored").in_order().first()
    Requirement.objects.create(opening=opening, item=asked, lineage=asked.lineage, level=3)
    return opening, asked


def thought_of(episode, agreement, by):
    """The case on the shortlist of another opening of the host."""
    other = Opening.objects.create(agreement=agreement, title="Imballaggio", opens_on=date(2024, 2, 1))
    return shortlist(episode, other, by=by, on=date(2024, 6, 3))


def aimed(internship, item, by):
    """A goal of the internship that nobody had observed before."""
    return LearningGoal.objects.create(
        internship=internship,
        item=item,
        lineage=item.lineage,
        aim=3,
        words="Arrivare puntuale.",
        position=1,
        set_on=internship.starts_on,
        set_by=by,
    )


def ended_well(internship, by):
    """The host's word at the end, a job at another host, and a course somebody takes part in."""
    episode = internship.episode
    conclusion = Conclusion.objects.create(
        internship=internship,
        side="host",
        name="Fabio Rossi",
        reached="whole",
        went_well="Puntuale.",
        given_on=date(2024, 6, 3),
        recorded_by=by,
    )
    job = Hire.objects.create(
        episode=episode, person=episode.person, employer="Altrove srl", starts_on=date(2023, 12, 1), contract="other"
    )
    course = Course.objects.create(
        ambito=episode.team.ambito, title="HACCP", provider="IAL", hours=12, starts_on=date(2024, 4, 1)
    )
    enrolment = Enrolment.objects.create(course=course, episode=episode, enrolled_on=date(2024, 4, 1))
    return {
        "conclusion": conclusion.pk,
        "end_side": "host",
        "job_found": job.pk,
        "course": course.pk,
        "enrolment": enrolment.pk,
    }


def followed(internship):
    """Its two tutors, a visit that is planned, something the host's tutor told, and his link that nobody has begun."""
    of_service, of_host = internship.tutors.in_order()
    visit = internship.visits.create(tutor=of_service, planned_on=date(2024, 6, 3))
    told = internship.visits.create(
        tutor=of_service, planned_on=date(2024, 5, 6), done_on=date(2024, 5, 6), how="well", words="Puntuale."
    )
    said = {"kind": "other", "on": date(2024, 6, 1), "words": "Guanti finiti.", "reported_at": YESTERDAY}
    report = internship.host_reports.create(tutor=of_host, **said)
    link = HostLink.objects.create(tutor=of_host, begin_by=date(2999, 1, 1))
    return {
        "visit": visit.pk,
        "told_visit": told.pk,
        "host_report": report.pk,
        "service_tutor": of_service.pk,
        "host_secret": link.renew(),
    }


def met(episode, colleague):
    """An appointment of the case that is over, and the secret of the colleague's calendar."""
    begins = datetime(2024, 6, 3, 9, tzinfo=UTC)
    appointment = Appointment.objects.create(
        episode=episode, owner=colleague, made_by=colleague, starts_at=begins, ends_at=begins + timedelta(hours=1)
    )
    return appointment, make_feed(colleague, by=colleague)


def calibrated():
    """A calibration that found nothing to measure."""
    nothing = ("persons", "vignettes", "raters", "items", "ratings", "double_rated")
    left_out = ("without_level", "own_views", "rounds_waiting", "parts", "withheld")
    return Calibration.objects.create(
        ambito=AmbitoFactory(),
        number=1,
        scale=1,
        until=date(2024, 5, 31),
        made_at=YESTERDAY,
        engine="none",
        fingerprint="0" * 64,
        data=Frozen.of([]).as_json(),
        result={"parts": [], "links": []},
        counts=dict.fromkeys((*nothing, *left_out), 0),
    )


def told(episode):
    """A job of the person, and what she learnt there."""
    experience = WorkExperience.objects.create(episode=episode, job_title="Magazziniera", since="2019-03")
    held = HeldCompetence.objects.create(episode=episode, label="muletto", kind="licence", experience=experience)
    return experience, held


def from_elsewhere(ended, episode):
    """The same person's profile as another service would have handed it over."""
    content = export_profile([ended], by=None, on=YESTERDAY.date())
    profile, _is_new = import_profile(content, ambito=episode.team.ambito, episode=episode, by=None, at=YESTERDAY)
    return profile


def together(episode, alice, franca):
    """Three projects, each at another point, and a meeting that talked about the case."""
    later = {"opened_on": date(2025, 2, 1), "case_manager": alice}  # the figures of 2024 know nothing of them
    others = [EpisodeFactory(person=PersonFactory(last_name=name), **later) for name in ("Berisha", "Conti")]
    waiting = proposed(others[1], alice)
    meeting = planned(franca, franca.standing[0].team, alice.standing[0].team)
    return {
        "project": signed(episode, alice).pk,
        "draft_project": drafted(others[0], alice).pk,
        "proposed_project": waiting.pk,
        "signature": waiting.signatures.first().pk,
        "meeting": meeting.pk,
        "agenda_item": decided(meeting, episode, franca).pk,
    }


def helped(episode, by):
    """A colleague of a third unit who helps on the case."""
    colleague = actor("Nora", name="UOT Porcia")
    return CaseAccess.objects.create(
        episode=episode, user=colleague, kind="helper", since=date(2024, 3, 1), given_by=by
    )


def frozen(author):
    """A report that was frozen, with its job, and the figures of a month that were kept."""
    ambito = AmbitoFactory()
    job = Job.objects.create(kind="reporting.freeze_report", requested_by=author, finished_at=YESTERDAY)
    report = Report.objects.create(
        ambito=ambito, kind="outcomes", year=2023, begun_by=author, job=job, checked_at=YESTERDAY
    )
    counting = freezing.count_for(report, behind=True)
    content = freezing.content_of(report, counting, counting.paper(report), {}, by=author, at=YESTERDAY)
    files = {"pdf": b"%PDF-1.7", "archive": b"%PDF-1.7", "workbook": b"PK", "tables": b"PK"}
    told = {"content": content, "sha256": freezing.digest(content), "behind": counting.behind}
    told["figures"] = counting.exact()
    FrozenReport.objects.create(report=report, frozen_by=author, **told, **files)
    Report.objects.update(frozen_at=YESTERDAY)
    KeptMonth.objects.create(ambito=ambito, month=date(2023, 11, 1), figures=counting.counted.frozen())
    return report, job


def list_on_paper(reader):
    """Her list of cases as it was printed for her."""
    job = Job.objects.create(kind="reporting.print_list", requested_by=reader, finished_at=YESTERDAY)
    kept = {"printed_at": YESTERDAY, "rows": 1, "pages": 1, "pdf": seal(b"%PDF-1.7")}
    return ListPrint.objects.create(list="caseload", requested_by=reader, job=job, **kept)


def known_twice(by):
    """Two records that may be of one person, and two that were merged."""
    one, other, merged, survivor = (PersonFactory(last_name="Vidal", first_name=name) for name in ("A", "B", "C", "D"))
    first, second = sorted((one, other), key=lambda person: person.pk)
    pair = PossibleDuplicate.objects.create(first=first, second=second, likeness=["name_and_birth"])
    return pair, merge(survivor, merged, taken=[], by=by, at=YESTERDAY)


def build(episode, people):
    """One of everything around the case: who there is by name, and the key of each thing as the doors ask for it."""
    by_name = dict(zip(ACTORS, (*people, None), strict=True))
    alice, bruno, _, dario, elena, franca, *_ = people

    host, agreement, internship = placed(episode, elena)
    act, extension = asked_to_extend(internship, elena)
    approval = made_ready(episode, agreement, dario)
    waiting, sheet = assessed(episode, alice, dario)
    experience, held = told(episode)
    opening, item = offered(agreement)
    report, job = frozen(franca)
    line = CostLine.objects.create(ambito=AmbitoFactory(), name="Formazione")
    spending = Spending.objects.create(
        ambito=line.ambito, cost_line=line, dated_on=date(2024, 5, 2), amount=Decimal("120.50"), entered_by=franca
    )
    register = RegisterImport.objects.create(
        ambito=line.ambito, filename="registro.xlsx", content=seal(REGISTER.read_bytes()), uploaded_by=franca
    )
    referral = ReferralFactory(person=PersonFactory(last_name="Hoxha"), team=TeamFactory(), referrer=alice)
    draft = new_version(waiting.instrument, ambito=line.ambito, by=franca)
    sessions, unasked = in_session(line.ambito, franca)
    ended = agreed(episode, alice, dario)
    appointment, feed = met(episode, alice)
    pair, merged = known_twice(franca)
    kept = HouseholdMember.objects.create(person=episode.person, name="Luca", relation="child", written_by=alice)
    things = {
        "approval": approval.pk,
        "pair": pair.pk,
        "merge": merged.pk,
        "host_merge": merge_hosts(HostFactory(name="Stays"), HostFactory(name="Was merged"), by=elena).pk,
        "kept_kind": "member",
        "moment": "exit",
        "kept": kept.pk,
        "session": sessions["open"].pk,
        "closed_session": sessions["closed"].pk,
        "asked": sessions["open"].asked.first().pk,
        "vignette": unasked.pk,
        "draft": draft.pk,
        "area": draft.areas.first().pk,
        "item": draft.areas.first().items.first().pk,
        "entry": DiaryEntryFactory(episode=episode, author=bruno).pk,
        "private_entry": DiaryEntryFactory(episode=episode, author=bruno, private=True).pk,
        "own_template": NoteTemplateFactory(owner=alice, name="Own").pk,
        "district_template": NoteTemplateFactory().pk,
        "episode": episode.pk,
        "person": episode.person.pk,
        "referral": referral.pk,
        "task": TaskFactory(episode=episode).pk,
        "round": waiting.pk,
        "rater": rater_key(alice.pk, None),
        "colleague_rater": rater_key(dario.pk, None),
        "agreed": ended.pk,
        "document": DocumentFactory(episode=episode).pk,
        "health_document": DocumentFactory(episode=episode, kind="health").pk,
        "notice": NoticeFactory(episode=episode).pk,
        "exchange": ExchangeFactory(episode=episode).pk,
        "imported": from_elsewhere(ended, episode).pk,
        "sheet": sheet.pk,
        "experience": experience.pk,
        "held": held.pk,
        "secret": linked(waiting),
        "instrument": waiting.instrument.pk,
        "host": host.pk,
        "agreement": agreement.pk,
        "opening": opening.pk,
        "internship": internship.pk,
        "candidacy": thought_of(episode, agreement, elena).pk,
        "act": act.pk,
        "extension": extension.pk,
        "step": "when",
        "goal": aimed(internship, item, elena).pk,
        "payment": paid(internship, elena).pk,
        "access": helped(episode, alice).pk,
        "view": SavedView.objects.create(list="caseload", name="Mine", query="whose=mine", owner=alice).pk,
        "key": "x",
        "report": report.pk,
        "list_print": list_on_paper(alice).pk,
        "calibration": calibrated().pk,
        "job": job.pk,
        "spending": spending.pk,
        **money_of(line, by=franca, hours_of=alice),
        "register": register.pk,
        "colleague": bruno.pk,
        "membership": bruno.memberships.get().pk,
        "year": 2024,
        "figure": "people_in_charge",
        "cohort": "entered",
        "column": "placed",
        "appointment": appointment.pk,
        "feed": feed,
        "paper_kind": "dossier",
        "passage": "premise",
        "month": KeptMonth.objects.get().pk,
        "word": "x",
        "token": "x-x",
    }
    things |= together(episode, alice, franca) | followed(internship) | known_of(host, dario)
    things |= ended_well(internship, elena)
    return SimpleNamespace(actors=by_name, things=things)


def session_of(user):
    client = Client()
    client.force_login(user)
    session = client.session
    session["renewed_at"] = int(time.time())  # or every knock that is not kept would write it anew
    session.save()
    return session.session_key


def signed_in(user, **how):
    """A new browser with the user's session, which a lasting world keeps for all its stories; nobody's has none."""
    client = Client(**how)
    if user is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = getattr(user, "kept_session", None) or session_of(user)
    return client


@pytest.fixture
def world(episode, alice, bruno, chiara, dario, elena, franca, guido, ines):
    return build(episode, (alice, bruno, chiara, dario, elena, franca, guido, ines))


@pytest.fixture(scope="module")
def lasting_world(django_db_setup, django_db_blocker):
    """A world for a whole file of stories: each is undone by itself and finds it new; it goes with the last of them.

    Only where every story lives in it: one that does not ask for it meets it all the same.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        people = [getattr(actors, name)() for name in ACTORS if name != "nobody"]
        built = build(EpisodeFactory(case_manager=people[0]), people)
        for person in people:
            person.kept_session = session_of(person)
        with django_db_blocker.block():
            yield built
        transaction.set_rollback(True)
