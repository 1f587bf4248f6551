"""Referrals and tasks as lists: columns, order, saved views, workbook; many tasks put off or handed on at once."""

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beneficiaries import actions
from beneficiaries.columns import REFERRALS, TASKS
from beneficiaries.models import Task
from equipe.models import AuditEntry, SavedView
from equipe.verdicts import Refused
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory, ReferralFactory, TaskFactory
from tests.equipe.factories import MembershipFactory, TeamFactory, UserFactory


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


def today():
    return timezone.localdate()


def rows_of(response):
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def in_order(shown, *names):
    return sorted(names, key=lambda name: shown.index(name))


class TestReferrals:
    @pytest.fixture
    def two(self, alice):
        for name, day in (("Moro", 15), ("Basso", 20)):
            sent = datetime(2024, 1, day, 9, 0, tzinfo=UTC)
            ReferralFactory(referrer=alice, person__last_name=name, sent_at=sent, reason=f"Reason of {name}")

    def test_what_waits_longest_stands_first_unless_a_head_is_clicked(self, browse, alice, two):
        client = browse(alice)
        assert in_order(page(client.get(url("referrals"))), "Moro Anna", "Basso Anna") == ["Moro Anna", "Basso Anna"]
        by_name = page(client.get(url("referrals"), {"order": "name"}))
        assert in_order(by_name, "Moro Anna", "Basso Anna") == ["Basso Anna", "Moro Anna"]
        assert "order=-name" in by_name

    @pytest.mark.parametrize("column", [column.name for column in REFERRALS.columns if column.order])
    def test_every_column_that_orders_orders_both_ways(self, browse, alice, two, column):
        for order in (column, f"-{column}"):
            assert "2 referrals" in page(browse(alice).get(url("referrals"), {"order": order}))

    def test_the_workbook_holds_what_the_page_shows_and_every_look_leaves_its_trace(self, browse, alice, bruno, two):
        ReferralFactory(referrer=bruno, person__last_name="Zanin")
        asked = {"whose": "mine", "columns": ["name", "sent", "reason"], "order": "-sent"}
        told = rows_of(browse(alice).get(url("export_referrals"), asked))
        assert [row[0] for row in told] == ["Person", "Basso Anna", "Moro Anna"]
        assert (told[1][1].date(), told[1][2]) == (date(2024, 1, 20), "Reason of Basso")
        assert AuditEntry.objects.get(verb="list.exported").details["list"] == "referrals"
        assert AuditEntry.objects.filter(verb="referral.read").count() == 2

    def test_a_view_is_kept_with_its_tab_and_opens_first(self, browse, alice, two):
        kept = {"list": "referrals", "query": "state=declined&q=Moro", "name": "Declined", "opens_first": "on"}
        browse(alice).post(reverse("equipe:save_view"), kept)
        assert SavedView.objects.get().query == "state=declined"
        assert browse(alice).get(url("referrals")).url == f"{url('referrals')}?state=declined"

    def test_as_many_questions_with_all_columns_and_many_rows(self, browse, alice, two):
        client, numbers = browse(alice), []
        client.get(url("referrals"))
        for more in (0, 15):
            for number in range(more):
                ReferralFactory(referrer=alice, person__last_name=f"M{number}")
            with CaptureQueriesContext(connection) as asked:
                client.get(url("referrals"), {"columns": [column.name for column in REFERRALS.columns]})
            numbers.append(len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
        assert numbers[0] == numbers[1] <= 8


class TestTasks:
    def test_mine_open_and_by_their_day_unless_something_else_is_asked(self, browse, alice, bruno, episode):
        TaskFactory(episode=episode, text="Second", due_on=date(2030, 2, 1))
        TaskFactory(episode=episode, text="First", due_on=date(2030, 1, 1))
        TaskFactory(episode=episode, text="Of Bruno", owner=bruno)
        TaskFactory(episode=episode, text="Finished one", done=True)
        client = browse(alice)
        shown = page(client.get(url("task_list")))
        assert in_order(shown, "First", "Second") == ["First", "Second"]
        assert "Of Bruno" not in shown
        assert "Finished one" not in shown
        assert "Of Bruno" in page(client.get(url("task_list"), {"whose": f"u{bruno.pk}"}))
        assert "Of Bruno" in page(client.get(url("task_list"), {"whose": "team"}))
        assert "Finished one" in page(client.get(url("task_list"), {"state": "ended"}))

    def test_tasks_of_cases_not_seen_are_not_listed_whoever_does_them(self, browse, alice, chiara):
        TaskFactory(episode__team=TeamFactory(name="UOT Cordenons"), owner=chiara, text="Hidden")
        for whose in ("team", f"u{chiara.pk}", "u9999999999", "ux", "%00"):
            assert "Hidden" not in page(browse(alice).get(url("task_list"), {"whose": whose}))

    @pytest.mark.parametrize("column", [column.name for column in TASKS.columns if column.order])
    def test_every_column_that_orders_orders_both_ways(self, browse, alice, episode, column):
        TaskFactory.create_batch(2, episode=episode)
        for order in (column, f"-{column}"):
            assert "2 tasks" in page(browse(alice).get(url("task_list"), {"order": order}))

    def test_the_workbook_and_a_look_at_each_case_once(self, browse, alice, episode):
        TaskFactory(episode=episode, text="Ring", due_on=date(2030, 1, 1))
        TaskFactory(episode=episode, text="Write", due_on=None, waiting_for="the doctor")
        told = rows_of(browse(alice).get(url("export_tasks"), {"columns": ["what", "due", "waits"]}))
        assert told[0] == ["What is to be done", "Due by", "Waiting for"]
        assert [(row[0], row[2] or "") for row in told[1:]] == [("Ring", ""), ("Write", "the doctor")]
        looked = AuditEntry.objects.reads().filter(details__section="export")
        assert [entry.thing_id for entry in looked] == [str(episode.pk)]

    def test_as_many_questions_with_all_columns_and_many_rows(self, browse, alice, episode):
        client, numbers = browse(alice), []
        client.get(url("task_list"))
        for more in (1, 20):
            TaskFactory.create_batch(more, episode=episode, created_by=alice)
            with CaptureQueriesContext(connection) as asked:
                client.get(url("task_list"), {"columns": [column.name for column in TASKS.columns]})
            numbers.append(len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
        assert numbers[0] == numbers[1] <= 8


class TestManyTasks:
    @pytest.fixture
    def client(self, browse, alice):
        return browse(alice)

    def choose(self, client, *tasks, then="postpone", **typed):
        return client.post(url("choose_tasks"), {"task": [task.pk for task in tasks], "then": then} | typed)

    def go_through(self, client, address, **typed):
        seen = client.post(address, typed | {"then": "preview"}).context
        client.post(address, typed | {"then": "do", "seen": seen["seen"]})
        return seen["preview"]

    def test_nothing_is_done_before_the_preview_was_seen_for_this_very_day(self, client, episode):
        task = TaskFactory(episode=episode, due_on=date(2030, 1, 1))
        address = self.choose(client, task).url
        client.post(address, {"due_on": "2030-02-01", "then": "do"})
        seen = client.post(address, {"due_on": "2030-02-01", "then": "preview"}).context["seen"]
        client.post(address, {"due_on": "2030-03-01", "then": "do", "seen": seen})
        assert Task.objects.get().due_on == date(2030, 1, 1)

    def test_many_are_put_off_and_the_others_say_why_they_stay(self, client, alice, bruno, episode):
        mine, same = (TaskFactory(episode=episode, due_on=day) for day in (date(2030, 1, 1), date(2030, 2, 1)))
        others = TaskFactory(episode=EpisodeFactory(case_manager=bruno), due_on=date(2030, 1, 1))
        over = TaskFactory(episode=episode, done=True)
        address = self.choose(client, mine, same, others, over).url
        preview = self.go_through(client, address, due_on="2030-02-01", reason="Holidays")
        told = {line.task.pk: line.problem or line.outcome for line in preview.lines}
        assert told[mine.pk] == "01/01/2030 → 01/02/2030"
        assert told[same.pk] == "is due that day already"
        assert told[over.pk] == "the task has ended"
        assert "only who does it" in told[others.pk]
        mine.refresh_from_db()
        assert (mine.due_on, mine.times_postponed, mine.postponed_why) == (date(2030, 2, 1), 1, "Holidays")
        assert AuditEntry.objects.filter(verb="task.postponed").count() == 1
        self.go_through(client, address, due_on="2030-02-01", reason="Holidays")  # the same click again
        assert AuditEntry.objects.filter(verb="task.postponed").count() == 1

    def test_many_change_hands_to_who_sees_their_cases(self, client, alice, bruno, chiara, episode):
        task = TaskFactory(episode=episode)
        address = self.choose(client, task, then="reassign").url
        refused = self.go_through(client, address, owner=chiara.pk)
        assert [line.problem for line in refused.lines] == ["Chiara Bertoli does not see this case"]
        preview = self.go_through(client, address, owner=bruno.pk)
        assert [line.outcome for line in preview.lines] == ["Alice Bertoli → Bruno Bertoli"]
        assert Task.objects.get().owner == bruno
        assert AuditEntry.objects.get(verb="task.edited").details["fields"] == ["owner"]

    def test_one_that_ended_meanwhile_stops_the_whole_deed_and_says_so(self, client, alice, bruno, episode):
        first, second = TaskFactory.create_batch(2, episode=episode, due_on=date(2030, 1, 1))
        actions.end_task(second, end="done", at=timezone.now(), by=alice)
        with pytest.raises(Refused, match="ended this task in the meantime"):
            actions.reassign_all([first, second], owner=bruno, by=alice)
        assert not Task.objects.filter(owner=bruno).exists()

    def test_all_that_the_list_shows(self, client, alice, bruno, episode):
        TaskFactory.create_batch(31, episode=episode, due_on=today() - timedelta(days=1))
        TaskFactory(episode=episode, owner=bruno)
        answer = client.get(self.choose(client, whole="yes", query="when=overdue").url)
        assert "31 chosen tasks" in page(answer)

    def test_what_cannot_be_chosen_is_said(self, client, chiara):
        assert "Tick at least one task first." in page(client.get(self.choose(client).url))
        hidden = TaskFactory(episode__team=TeamFactory(name="UOT Cordenons"), owner=chiara)
        assert self.choose(client, hidden).url.startswith(url("task_list"))
        assert client.post(url("choose_tasks"), {"task": ["x"], "then": "delete"}).status_code == 404
        assert client.get(url("postpone_chosen", "gone")).url == url("task_list")

    def test_a_look_at_each_case_is_recorded_before_it_is_shown(self, client, episode):
        client.get(self.choose(client, *TaskFactory.create_batch(2, episode=episode)).url)
        assert AuditEntry.objects.reads().filter(details__section="tasks").count() == 1

    def test_who_has_left_can_be_relieved_of_everything(self, browse, franca, dario):
        away = UserFactory(first_name="Gone", is_active=False)
        MembershipFactory(user=away)
        task = TaskFactory(episode=EpisodeFactory(person=PersonFactory(last_name="Basso")), owner=away)
        client = browse(franca)
        assert "has left" in page(client.get(url("task_list"), {"whose": "team"}))
        self.go_through(client, self.choose(client, task, then="reassign").url, owner=dario.pk)
        assert Task.objects.get().owner == dario
