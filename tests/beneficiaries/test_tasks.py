"""What is to be done in a case: promised, changed, put off, ended honestly, taken back; and nothing twice."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from beneficiaries import actions
from beneficiaries.enums import TaskEnd
from beneficiaries.models import Task
from beneficiaries.permissions import can_change_task
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.beneficiaries.factories import EpisodeFactory, TaskFactory
from tests.beneficiaries.test_views import page, questions
from tests.equipe.factories import TeamFactory

pytestmark = pytest.mark.django_db

AT = datetime(2024, 6, 12, 8, 0, tzinfo=UTC)
PART = {"HX-Request": "true"}


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def verbs():
    return list(AuditEntry.objects.deeds().order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def task(episode):
    return TaskFactory(episode=episode)


def again(task):
    return Task.objects.get(pk=task.pk)


class TestDeeds:
    def test_done_is_said_once(self, task, alice, bruno):
        for by in (alice, bruno):
            actions.end_task(task, end=TaskEnd.DONE, at=AT, by=by)
        assert (again(task).end, again(task).ended_by, again(task).ended_at) == ("done", alice, AT)
        assert verbs() == ["task.ended"]

    def test_not_needed_wants_a_reason_and_keeps_it(self, task, alice):
        with pytest.raises(Refused, match="why"):
            actions.end_task(task, end=TaskEnd.NOT_NEEDED, at=AT, by=alice, reason=" ")
        actions.end_task(task, end=TaskEnd.NOT_NEEDED, at=AT, by=alice, reason="She found it herself")
        assert again(task).end_reason == "She found it herself"

    def test_one_ending_does_not_overwrite_another(self, task, alice, bruno):
        actions.end_task(task, end=TaskEnd.DONE, at=AT, by=alice)
        with pytest.raises(Refused, match="done"):
            actions.end_task(task, end=TaskEnd.NOT_NEEDED, at=AT, by=bruno, reason="x")
        with pytest.raises(Refused, match="ended"):
            actions.postpone_task(task, due_on=date(2024, 7, 1), by=bruno)

    def test_an_ending_is_taken_back(self, task, alice):
        actions.end_task(task, end=TaskEnd.NOT_NEEDED, at=AT, by=alice, reason="x")
        for _click in range(2):
            actions.reopen_task(task, by=alice)
        assert (again(task).is_open, again(task).end_reason) == (True, "")
        assert verbs() == ["task.ended", "task.reopened"]

    def test_how_often_it_was_put_off_is_counted_and_taken_back(self, task, alice):
        for day in (date(2024, 7, 1), date(2024, 7, 1), date(2024, 8, 1)):
            actions.postpone_task(task, due_on=day, by=alice, reason="she was ill")
        assert (again(task).times_postponed, again(task).due_on) == (2, date(2024, 8, 1))
        for _click in range(2):
            actions.unpostpone_task(task, by=alice)
        assert (again(task).times_postponed, again(task).due_on) == (1, date(2024, 7, 1))
        assert verbs() == ["task.postponed", "task.postponed", "task.edited"]

    def test_a_task_without_a_day_gets_one_and_nobody_calls_it_late(self, episode, alice):
        task = TaskFactory(episode=episode, due_on=None)
        actions.postpone_task(task, due_on=date(2024, 7, 1), by=alice)
        assert again(task).times_postponed == 0

    def test_a_stale_save_overwrites_nothing_and_the_same_one_is_no_second(self, task, alice, bruno):
        said = {"owner": bruno, "due_on": None, "waiting_for": ""}
        for _click in range(2):
            actions.edit_task(task, version=0, text="Call the doctor", **said, by=alice)
        with pytest.raises(actions.Stale):
            actions.edit_task(task, version=0, text="Call nobody", **said, by=alice)
        assert (again(task).text, again(task).version) == ("Call the doctor", 1)
        assert AuditEntry.objects.get(verb="task.edited").details["fields"] == ["due_on", "owner", "text"]

    def test_the_tasks_of_a_closed_case_rest(self, alice):
        task = TaskFactory(episode=EpisodeFactory(case_manager=alice, closed=True))
        for deed in (
            lambda: actions.postpone_task(task, due_on=date(2024, 7, 1), by=alice),
            lambda: actions.reopen_task(task, by=alice),
            lambda: actions.edit_task(task, version=0, text="x", owner=alice, due_on=None, waiting_for="", by=alice),
        ):
            with pytest.raises(Refused, match="closed"):
                deed()
        assert verbs() == []

    def test_who_may_change_it(self, task, alice, bruno, dario):
        assert can_change_task(alice, task)
        assert can_change_task(dario, task)
        assert not can_change_task(bruno, task)
        task.owner = bruno
        assert can_change_task(bruno, task)
        task.episode.closed_on = date(2024, 7, 1)
        assert not can_change_task(alice, task)


class TestPanel:
    def typed(self, who, **more):
        day = localdate() + timedelta(days=3)
        return {"text": "Call the school", "owner": who.pk, "due_on": day, "key": uuid.uuid4()} | more

    def test_one_line_adds_a_task_and_the_second_click_adds_none(self, browse, bruno, dario, episode):
        typed = self.typed(dario, waiting_for="the doctor")
        for _click in range(2):
            answer = browse(bruno).post(url("add_task", episode.pk), typed)
            assert answer.url == url("case", episode.pk)
        task = Task.objects.get()
        assert (task.owner, task.created_by, task.waiting_for) == (dario, bruno, "the doctor")
        assert verbs() == ["task.added"]

    def test_htmx_gets_the_plate_and_what_presses_for_the_head(self, browse, alice, episode):
        shown = page(browse(alice).post(url("add_task", episode.pk), self.typed(alice), headers=PART))
        assert "Call the school" in shown
        assert 'id="urgent" hx-swap-oob="true"' in shown
        assert "<html" not in shown

    def test_a_refused_line_keeps_what_was_typed(self, browse, alice, episode):
        for more in ({"due_on": "2001-01-01"}, {"due_on": "0001-01-01"}, {"owner": "999999"}):
            shown = page(browse(alice).post(url("add_task", episode.pk), self.typed(alice, **more)))
            assert "Call the school" in shown
            assert "thing to put right" in shown
        assert not Task.objects.exists()

    def test_only_who_may_see_the_case_can_be_asked(self, browse, alice, chiara, episode):
        shown = page(browse(alice).post(url("add_task", episode.pk), self.typed(chiara)))
        assert "thing to put right" in shown
        assert str(chiara) not in shown

    def test_a_closed_case_takes_no_more(self, browse, alice):
        episode = EpisodeFactory(case_manager=alice, closed=True)
        assert "closed" in page(browse(alice).post(url("add_task", episode.pk), self.typed(alice)))
        assert not Task.objects.exists()

    def test_eight_questions_are_enough(self, browse, alice, episode):
        for day in range(1, 20):
            TaskFactory(episode=episode, due_on=date(2024, 7, day))
        client = browse(alice)
        client.get(url("tasks_panel", episode.pk))
        assert len(questions(client, url("tasks_panel", episode.pk))) <= 8


class TestWaysOut:
    def test_done_leads_back_and_offers_to_undo(self, browse, alice, task):
        shown = page(
            browse(alice).post(url("end_task", task.pk), {"end": "done", "next": "/people/tasks/"}, follow=True)
        )
        assert "Done: Call the job centre" in shown
        assert url("reopen_task", task.pk) in shown
        browse(alice).post(url("reopen_task", task.pk))
        assert again(task).is_open

    def test_done_in_place(self, browse, alice, task):
        shown = page(browse(alice).post(url("end_task", task.pk), {"end": "done"}, headers=PART))
        assert "Done: Call the job centre" in shown
        assert url("reopen_task", task.pk) in shown
        assert "<html" not in shown
        back = page(browse(alice).post(url("reopen_task", task.pk), headers=PART))
        assert url("end_task", task.pk) in back

    @pytest.mark.parametrize("headers", [{}, PART])
    def test_a_missing_reason_is_said_where_it_is_missing(self, browse, alice, task, headers):
        shown = page(browse(alice).post(url("end_task", task.pk), {"end": "not_needed"}, headers=headers))
        assert "Say why" in shown
        assert again(task).is_open

    @pytest.mark.parametrize("day", ["2001-01-01", "", "yesterday", "0001-01-01"])
    def test_a_day_that_cannot_be_keeps_the_reason_typed(self, browse, alice, task, day):
        typed = {"due_on": day, "reason": "She is ill"}
        shown = page(browse(alice).post(url("postpone_task", task.pk), typed, headers=PART))
        assert "She is ill" in shown
        assert again(task).times_postponed == 0

    def test_put_off_shows_how_often(self, browse, alice, task):
        client = browse(alice)
        client.post(url("postpone_task", task.pk), {"due_on": localdate() + timedelta(days=9)})
        client.post(url("postpone_task", task.pk), {"due_on": localdate() + timedelta(days=19)})
        assert "put off 2 times" in page(client.get(url("tasks")))

    def test_a_foreign_page_is_no_way_back(self, browse, alice, task):
        answer = browse(alice).post(url("end_task", task.pk), {"end": "done", "next": "https://example.org/"})
        assert answer.url == url("case", task.episode_id)

    def test_an_edit_that_came_too_late_shows_both(self, browse, alice, dario, task):
        typed = {"version": 0, "text": "Call the doctor", "owner": alice.pk, "due_on": "", "waiting_for": ""}
        assert browse(dario).post(url("edit_task", task.pk), typed).status_code == 302
        shown = page(browse(alice).post(url("edit_task", task.pk), typed | {"text": "Call the host"}))
        assert "Call the doctor" in shown
        assert "Call the host" in shown
        assert again(task).text == "Call the doctor"


class TestList:
    def test_mine_those_asked_of_others_and_my_teams(self, browse, alice, bruno, chiara, episode):
        TaskFactory(episode=episode, text="Mine")
        TaskFactory(episode=episode, text="Given", owner=bruno, created_by=alice)
        TaskFactory(episode=episode, text="His own", owner=bruno)
        TaskFactory(episode=EpisodeFactory(team=TeamFactory(name="UOT Cordenons")), text="Elsewhere", owner=chiara)
        TaskFactory(episode=EpisodeFactory(case_manager=alice, closed=True), text="At rest")

        def listed(**filters):
            shown = page(browse(alice).get(url("tasks"), filters))
            return {name for name in ("Mine", "Given", "His own", "Elsewhere", "At rest") if f">{name}<" in shown}

        assert listed() == listed(whose="q", when="q") == {"Mine"}
        assert listed(whose="given") == {"Given"}
        assert listed(whose="team") == {"Mine", "Given", "His own"}
        assert listed(when="overdue") == {"Mine"}
        assert listed(when="later") == set()

    def test_what_is_ended_can_be_opened_again(self, browse, alice, episode):
        task = TaskFactory(episode=episode, done=True)
        assert url("reopen_task", task.pk) in page(browse(alice).get(url("tasks"), {"state": "ended"}))

    def test_questions_do_not_grow_with_the_rows(self, browse, alice, episode):
        client = browse(alice)
        numbers = set()
        for _more in range(2):
            for day in range(1, 12):
                TaskFactory(episode=episode, due_on=date(2024, 7, day))
            client.get(url("tasks"))
            numbers.add(len(questions(client, url("tasks"))))
        assert len(numbers) == 1
        assert max(numbers) <= 6

    def test_an_empty_list_teaches(self, browse, alice):
        assert "A task begins on the page of a person" in page(browse(alice).get(url("tasks")))
