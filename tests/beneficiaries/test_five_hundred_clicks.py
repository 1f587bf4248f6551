"""Five hundred forms of the case file, each sent twice or three times over: each has exactly one effect.

What a click leaves is every row about people and cases, and every trace of a deed; after the first it changes no more.
"""

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from psycopg2 import sql

from beneficiaries.models import Appointment, DiaryEntry
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, PersonFactory, TaskFactory

pytestmark = pytest.mark.django_db

ROUNDS = 20
TUESDAY = datetime(2024, 3, 5, 9, tzinfo=UTC)


def told(**said):
    return {name: value for name, value in said.items() if value is not None}


def forms(case, user, successor, dice):
    """Door, things and what is typed, on a case of its own; everything that a quick hand sends twice."""
    words, key = f"words {dice.random()}", str(uuid4())
    entry = DiaryEntryFactory(episode=case, author=user, text=words, happened_at=TUESDAY)
    struck = DiaryEntryFactory(episode=case, author=user, text="wrong", happened_at=TUESDAY)
    tasks = [TaskFactory(episode=case, owner=user, text=f"task {number}") for number in range(3)]
    met, moved, off = (
        Appointment.objects.create(
            episode=case, owner=user, made_by=user, starts_at=TUESDAY, ends_at=TUESDAY + timedelta(minutes=30)
        )
        for _ in range(3)
    )
    day = date(2024, 4, dice.randrange(1, 29)).isoformat()
    note = told(text=words, happened_at="2024-03-06T10:30", channel="phone", minutes="15")
    hours = told(kind="office", day="2024-05-06", hour="10:00", minutes="30", owner=user.pk, subject=words)
    coming = date(2999, 4, dice.randrange(1, 29)).isoformat()
    task = told(text=words, owner=user.pk, due_on=coming, waiting_for="")
    person = told(last_name="Moro", first_name="Anna", sex="F", birth_date="1985-05-17", phone="0434 123456", version=0)
    exchange = told(receiver="job_centre", telling="allowed", what="profile", basis="public_task", starts_on=day)
    notice = told(purpose="charge", basis="public_task", notice_version="2026/1", given_on=day, handing="read")
    yield "write_diary", [case.pk], note
    yield "note", [], note | {"people": [case.pk], "text": words + " for many"}
    yield "edit_entry", [entry.pk], note | {"text": words + " said better", "version": 0}
    yield "strike_entry", [struck.pk], {"reason": "the wrong case"}
    yield "edit_case", [case.pk], {"strengths": words, "wishes": "", "fragilities": "", "version": 0}
    yield "edit_person", [case.person.pk], person
    yield "add_task", [case.pk], task | {"key": key}
    yield "edit_task", [tasks[0].pk], task | {"version": 0}
    yield "postpone_task", [tasks[1].pk], {"due_on": coming, "reason": "ill"}
    yield "end_task", [tasks[2].pk], {"end": "done"}
    yield "add_appointment", [case.pk], hours | {"key": str(uuid4())}
    yield "edit_appointment", [moved.pk], hours | {"version": 0}
    yield "cancel_appointment", [off.pk], {"reason": "ill"}
    yield "tell_attendance", [met.pk], {"attendance": dice.choice(["came", "missed"])}
    yield "add_to_household", [case.pk, "member"], {"name": words, "relation": "sibling", "key": str(uuid4())}
    yield "add_to_household", [case.pk, "service"], {"kind": "job_centre", "name": words, "key": str(uuid4())}
    yield "give_notice", [case.pk], notice | {"language": "Italian", "key": str(uuid4())}
    yield "record_exchange", [case.pk], exchange | {"name": "", "ends_on": "", "key": str(uuid4())}
    yield "begin_project", [case.pk], {}
    yield "ask_team", [case.pk], {"reason": words}
    yield "add_note_template", [], {"name": words, "channel": "phone", "minutes": "5", "text": "x", "key": str(uuid4())}
    yield "days", [case.pk], {"isee": day}
    yield "plan_meeting", [], told(held_on=day, begins_at="09:00", teams=[case.team.pk], key=str(uuid4()))
    yield "edit_person", [case.person.pk], person | {"version": 1, "phone": "0434 654321"}
    yield "hand_over", [case.pk], {"team": case.team.pk, "case_manager": successor.pk, "note": words}


TABLE = sql.SQL("SELECT {}, count(*), coalesce(sum(hashtext(t::text)::bigint), 0) FROM {} AS t")
DEEDS = sql.SQL(
    "SELECT 'deeds', count(*), 0 FROM equipe_auditentry WHERE verb NOT LIKE '%.read' AND verb <> 'door.refused'"
)


def whole():
    """{table: (rows, what stands in them as one number)} of people and cases, and the number of deeds."""
    tables = [model._meta.db_table for model in apps.get_app_config("beneficiaries").get_models()]
    asked = [TABLE.format(sql.Literal(table), sql.Identifier(table)) for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join([*asked, DEEDS]))
        return {name: told for name, *told in cursor.fetchall()}


def test_each_has_exactly_one_effect(browse, alice, bruno):
    """Twenty rounds of five and twenty forms: five hundred double submits, a third of them sent three times."""
    dice, client, sent, twice, idle = Random(500), browse(alice), 0, [], []
    for number in range(ROUNDS):
        case = EpisodeFactory(
            person=PersonFactory(last_name=f"Moro{number}"), case_manager=alice, team=alice.standing[0].team
        )
        before = None
        for door, things, typed in forms(case, alice, bruno, dice):
            address, before = reverse(f"beneficiaries:{door}", args=things), before or whole()
            answers = [client.post(address, typed).status_code]
            after = whole()
            answers += [client.post(address, typed).status_code for _ in range(dice.choice((1, 1, 2)))]
            sent += 1
            if after == before:
                idle.append((door, answers))
            elif (at_last := whole()) != after:
                twice.append((door, answers, [name for name, rows in at_last.items() if rows != after[name]]))
            assert max(answers) < 500, (door, answers)
            before = after
    assert sent == 500
    assert idle == [], "a form that does nothing proves nothing"
    assert twice == []
    assert DiaryEntry.objects.count() >= 4 * ROUNDS
