"""The list of cases as a tool: columns, order, saved views, workbook, and what is done with many cases at once."""

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from beneficiaries import actions, chosen
from beneficiaries.columns import CASELOAD
from beneficiaries.models import CaseAccess, DiaryEntry, Document, Episode, Task
from equipe.models import AuditEntry, Draft, SavedView
from tests.beneficiaries.factories import DiaryEntryFactory, EpisodeFactory, PersonFactory
from tests.equipe.factories import MembershipFactory, TeamFactory


def url(name, *args):
    return reverse(f"beneficiaries:{name}", args=args)


def page(response):
    return response.content.decode()


def today():
    return timezone.localdate()


def case(name, manager, **fields):
    return EpisodeFactory(
        person=PersonFactory(last_name=name, **fields.pop("person", {})), case_manager=manager, **fields
    )


def in_order(shown, *names):
    return sorted(names, key=lambda name: shown.index(f">{name} Anna<"))


def sheet(response):
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


def rows_of(response):
    return [[cell.value for cell in row] for row in sheet(response).iter_rows()]


class TestColumns:
    def test_the_usual_ones_unless_others_are_chosen(self, browse, alice, episode):
        client = browse(alice)
        assert "Next task" in page(client.get(url("caseload")))
        shown = page(client.get(url("caseload"), {"columns": ["name", "phone", "contact"]}))
        assert 'data-label="Last contact"' in shown
        assert 'data-label="Municipality"' not in shown

    def test_unknown_columns_and_orders_are_not_applied(self, browse, alice, episode):
        shown = page(browse(alice).get(url("caseload"), {"columns": "person__tax_code", "order": "-person__phone"}))
        assert "Moro Anna" in shown
        assert 'data-label="Municipality"' in shown

    @pytest.mark.parametrize("column", [column.name for column in CASELOAD.columns if column.order])
    def test_every_column_that_orders_orders_both_ways(self, browse, alice, column):
        case("Alba", alice, opened_on=date(2024, 1, 1))
        case("Bruni", alice, opened_on=date(2024, 5, 1))
        client = browse(alice)
        for order in (column, f"-{column}"):
            assert "2 cases" in page(client.get(url("caseload"), {"order": order}))

    def test_the_head_turns_the_list_round(self, browse, alice):
        case("Alba", alice, opened_on=date(2024, 1, 1))
        case("Bruni", alice, opened_on=date(2023, 5, 1))
        client = browse(alice)
        first = page(client.get(url("caseload"), {"order": "since"}))
        assert in_order(first, "Alba", "Bruni") == ["Bruni", "Alba"]
        assert 'aria-sort="ascending"' in first
        assert "order=-since" in first
        assert in_order(page(client.get(url("caseload"), {"order": "-since"})), "Alba", "Bruni") == ["Alba", "Bruni"]

    def test_tasks_are_told_and_what_is_late_is_marked(self, browse, alice, episode):
        actions.add_task(episode, text="Ring the host", owner=alice, by=alice, due_on=today() - timedelta(days=1))
        shown = page(browse(alice).get(url("caseload")))
        assert "Ring the host" in shown
        assert "overdue" in shown

    def test_a_private_note_is_no_contact(self, browse, alice, bruno, episode):
        DiaryEntryFactory(episode=episode, author=alice, private=True, happened_at=datetime(2024, 6, 9, 9, tzinfo=UTC))
        DiaryEntryFactory(episode=episode, author=alice, happened_at=datetime(2024, 3, 7, 9, tzinfo=UTC))
        answer = browse(bruno).get(url("export_caseload"), {"columns": ["name", "contact"]})
        assert rows_of(answer)[1][1].date() == date(2024, 3, 7)

    @pytest.mark.parametrize("columns", [(), tuple(column.name for column in CASELOAD.columns)])
    def test_eight_questions_are_enough_with_whatever_columns(self, browse, alice, columns):
        for number in range(25):
            case(f"M{number:02}", alice)
        client = browse(alice)
        client.get(url("caseload"))
        with CaptureQueriesContext(connection) as asked:
            client.get(url("caseload"), {"columns": columns})
        assert len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 8


class TestFilters:
    def test_by_colleague(self, browse, alice, bruno, episode):
        case("Zanin", bruno)
        shown = page(browse(alice).get(url("caseload"), {"whose": f"u{bruno.pk}"}))
        assert "Zanin" in shown
        assert "Moro Anna" not in shown

    def test_where_i_help(self, browse, alice, chiara, episode):
        actions.ask_to_help(episode, user=chiara, since=today(), by=alice, at=timezone.now())
        client = browse(chiara)
        assert "Moro Anna" in page(client.get(url("caseload")))
        shown = page(client.get(url("caseload"), {"whose": "shared"}))
        assert "Moro Anna" in shown
        assert "Zanin Anna" not in shown

    def test_colleagues_of_other_teams_are_no_choice(self, browse, alice, bruno, chiara, dario, episode):
        shown = page(browse(alice).get(url("caseload")))
        told = [user.first_name for user in (bruno, chiara, dario) if f'value="u{user.pk}"' in shown]
        assert told == ["Bruno", "Dario"]


class TestSavedViews:
    def save(self, client, query, **typed):
        return client.post(reverse("equipe:save_view"), {"list": "caseload", "query": query, "name": "Late"} | typed)

    def test_a_view_keeps_columns_filters_and_order_and_nothing_else(self, browse, alice):
        client = browse(alice)
        self.save(client, "state=all&order=-since&columns=phone&columns=name&page=3&search=k3y&q=Moro&person__phone=1")
        assert SavedView.objects.get().query == "state=all&order=-since&columns=name&columns=phone"

    def test_words_typed_about_a_person_cannot_be_kept(self, browse, alice):
        self.save(browse(alice), "state=Anna%20Moro&whose=moro@example.org&team=MRONNA85E57G888E")
        assert SavedView.objects.get().query == ""

    def test_it_stands_above_the_list_of_its_readers_alone(self, browse, alice, bruno, chiara, dario, episode):
        self.save(browse(alice), "whose=mine", name="Only hers")
        self.save(browse(alice), "state=closed", name="For the unit", team=episode.team.pk)
        seen = {}
        for user in (alice, bruno, chiara, dario):
            shown = page(browse(user).get(url("caseload"), {"state": "open"}))
            seen[user.first_name] = [name for name in ("Only hers", "For the unit") if name in shown]
        assert seen == {"Alice": ["Only hers", "For the unit"], "Bruno": ["For the unit"], "Chiara": [], "Dario": []}

    def test_it_is_not_shared_with_a_team_one_does_not_work_in(self, browse, alice, chiara):
        self.save(browse(alice), "whose=mine", team=TeamFactory(name="UOT Cordenons").pk)
        assert not SavedView.objects.exists()

    def test_the_list_opens_with_the_one_she_chose(self, browse, alice, bruno, episode):
        client = browse(alice)
        self.save(client, "state=closed", opens_first="on", team=episode.team.pk)
        assert client.get(url("caseload")).url == f"{url('caseload')}?state=closed"
        assert browse(bruno).get(url("caseload")).status_code == 200
        self.save(client, "state=all", name="All", opens_first="on")
        assert client.get(url("caseload")).url.endswith("?state=all")

    def test_saved_twice_it_is_one_and_a_name_means_one_view(self, browse, alice):
        client = browse(alice)
        for query in ("whose=mine", "whose=mine", "state=closed"):
            self.save(client, query)
        assert SavedView.objects.get().query == "whose=mine"
        assert AuditEntry.objects.filter(verb="view.saved").count() == 1

    def test_only_its_owner_changes_and_deletes_it(self, browse, alice, bruno, episode):
        self.save(browse(alice), "whose=mine", team=episode.team.pk)
        view = SavedView.objects.get()
        for door in ("equipe:change_view", "equipe:delete_view"):
            assert browse(bruno).post(reverse(door, args=[view.pk]), {"name": "x"}).status_code == 404
        client = browse(alice)
        client.post(reverse("equipe:change_view", args=[view.pk]), {"name": "Mine", "team": "", "position": 2})
        view.refresh_from_db()
        assert (view.name, view.team, view.position) == ("Mine", None, 2)
        client.post(reverse("equipe:delete_view", args=[view.pk]))
        assert not SavedView.objects.exists()

    def test_a_list_nobody_declared_has_no_views(self, browse, alice):
        assert browse(alice).post(reverse("equipe:save_view"), {"list": "users", "name": "x"}).status_code == 404


class TestWorkbook:
    def test_it_holds_what_the_page_shows_of_all_pages(self, browse, alice):
        for number in range(30):
            case(f"M{number:02}", alice, person={"phone": "0434 1"})
        case("Gone", alice, closed=True)
        answer = browse(alice).get(url("export_caseload"), {"columns": ["name", "phone", "since"], "order": "-name"})
        head, *rows = rows_of(answer)
        assert head == ["Person", "Phone", "Since"]
        assert [row[0] for row in rows] == [f"M{number:02} Anna" for number in reversed(range(30))]
        assert rows[0][1:] == ["0434 1", datetime(2024, 2, 1)]
        assert "Gone" not in str(rows)

    def test_nobody_else_is_in_it(self, browse, alice, chiara, episode):
        case("CANARY", chiara, team=TeamFactory(name="UOT Cordenons"))
        for query in ({}, {"state": "all"}, {"whose": f"u{chiara.pk}"}, {"team": TeamFactory(name="UOT Cordenons").pk}):
            assert "CANARY" not in str(rows_of(browse(alice).get(url("export_caseload"), query)))

    def test_the_search_counts_and_stands_in_no_name(self, browse, alice, episode):
        case("Zanin", alice)
        client = browse(alice)
        key = client.post(url("people"), {"q": "moro"}).url
        answer = client.get(f"{url('export_caseload')}?{key.partition('?')[2]}")
        assert [row[0] for row in rows_of(answer)[1:]] == ["Moro Anna"]
        assert "moro" not in answer["Content-Disposition"].casefold()

    def test_a_name_that_looks_like_a_formula_stays_a_name(self, browse, alice):
        case("=HYPERLINK(1)", alice)
        cell = sheet(browse(alice).get(url("export_caseload"))).cell(2, 1)
        assert (cell.value, cell.data_type) == ("=HYPERLINK(1) Anna", "s")

    def test_the_log_tells_how_many_and_whose(self, browse, alice, episode):
        other = case("Zanin", alice)
        browse(alice).get(url("export_caseload"), {"columns": ["name", "phone"]})
        told = AuditEntry.objects.get(verb="list.exported")
        assert told.details == {"list": "caseload", "rows": 2, "columns": ["name", "phone"]}
        looked = AuditEntry.objects.reads().filter(details__section="export").values_list("thing_id", flat=True)
        assert set(looked) == {str(episode.pk), str(other.pk)}


class Bulk:
    """Ticks cases and goes through the pages."""

    def __init__(self, client):
        self.client = client

    def choose(self, *episodes, then="hand_over", **typed):
        return self.client.post(url("choose"), {"case": [e.pk for e in episodes], "then": then} | typed)

    def preview(self, address, **typed):
        answer = self.client.post(address, typed | {"then": "preview"})
        return answer.context["preview"], answer.context["seen"]

    def do(self, address, seen, **typed):
        return self.client.post(address, typed | {"then": "do", "seen": seen})


@pytest.fixture
def bulk(browse, alice):
    return Bulk(browse(alice))


class TestChoosing:
    def test_what_is_not_visible_is_not_chosen(self, bulk, chiara, episode):
        theirs = case("Hidden", chiara, team=TeamFactory(name="UOT Cordenons"))
        shown = page(bulk.client.get(bulk.choose(episode, theirs).url))
        assert "Moro Anna" in shown
        assert "Hidden" not in shown

    def test_all_that_the_list_shows(self, bulk, alice, bruno, episode):
        for number in range(30):
            case(f"M{number:02}", alice)
        case("Zanin", bruno)
        shown = page(bulk.client.get(bulk.choose(whole="yes", query="whose=mine").url))
        assert "31 chosen cases" in shown
        assert "Zanin" not in shown

    def test_nothing_ticked_says_what_to_do(self, bulk):
        answer = bulk.client.get(bulk.choose().url)
        assert "Tick at least one case first." in page(answer)

    def test_not_more_than_one_can_look_through(self, bulk, alice, monkeypatch):
        monkeypatch.setattr(chosen, "MOST", 2)
        answer = bulk.choose(*(case(f"M{n}", alice) for n in range(3)))
        assert "narrow the list" in page(bulk.client.get(answer.url))

    def test_the_key_of_a_choice_is_worth_nothing_to_others(self, browse, bulk, bruno, episode):
        assert browse(bruno).get(bulk.choose(episode).url).url == url("caseload")

    def test_what_is_no_reference_is_no_case(self, bulk, episode):
        answer = bulk.client.post(url("choose"), {"case": ["x", "' OR 1=1", str(episode.pk)], "then": "task"})
        assert "1 chosen case" in page(bulk.client.get(answer.url))


class TestHandingOverMany:
    @pytest.fixture
    def successor(self, chiara):
        return {"team": TeamFactory(name="UOT Cordenons").pk, "case_manager": chiara.pk, "tasks_go_along": "on"}

    def test_the_preview_tells_the_truth(self, bulk, alice, bruno, chiara, episode, successor):
        others = case("Others", bruno)
        closed = case("Closed", alice, closed=True)
        address = bulk.choose(episode, others, closed).url
        preview, seen = bulk.preview(address, **successor)
        told = {line.episode.pk: line.problem or line.outcome for line in preview.lines}
        assert told[episode.pk] == "Alice Bertoli may still read for 30 days"
        assert "only who follows" in told[others.pk]
        assert told[closed.pk] == "the case is closed"
        assert not AuditEntry.objects.filter(verb="episode.handed_over").exists()
        bulk.do(address, seen, **successor)
        changed = {e.pk: e.case_manager for e in Episode.objects.select_related("case_manager")}
        assert (changed[episode.pk], changed[others.pk], changed[closed.pk]) == (chiara, bruno, alice)

    def test_what_is_open_is_shown(self, bulk, alice, bruno, episode):
        actions.add_task(episode, text="Ring the host", owner=alice, by=alice, due_on=date(2030, 1, 7))
        shared = {"content_type": "application/pdf", "size": 1, "digest": "0", "content": b"", "expires_on": today()}
        Document.objects.create(episode=episode, kind="permit", title="Permit", filed_by=bruno, **shared)
        Document.objects.create(episode=episode, kind="health", title="CANARY", filed_by=bruno, private=True, **shared)
        shown = page(bulk.client.get(bulk.choose(episode).url))
        assert "Ring the host" in shown
        assert "Permit" in shown
        assert "CANARY" not in shown

    def test_nothing_is_done_that_was_not_seen(self, bulk, alice, bruno, episode, successor):
        address = bulk.choose(episode).url
        _preview, seen = bulk.preview(address, **successor)
        other = successor | {"team": episode.team.pk, "case_manager": bruno.pk}
        assert bulk.do(address, seen, **other).status_code == 200
        episode.refresh_from_db()
        assert episode.case_manager == alice

    def test_a_double_click_has_one_effect_and_one_answer(self, bulk, alice, chiara, episode, successor):
        actions.add_task(episode, text="Ring the host", owner=alice, by=alice)
        Draft.objects.create(user=alice, key=f"handover:{episode.pk}", content={"note": "Ring in the morning."})
        address = bulk.choose(episode).url
        _preview, seen = bulk.preview(address, **successor)
        answers = [bulk.do(address, seen, **successor) for _ in range(3)]
        assert {answer.url for answer in answers} == {url("caseload")}
        said = page(bulk.client.get(url("caseload")))
        assert said.count("1 case is now followed by Chiara Bertoli.") == 3
        assert AuditEntry.objects.filter(verb="episode.handed_over").count() == 1
        assert DiaryEntry.objects.get().text == "Ring in the morning."
        assert Task.objects.get().owner == chiara
        assert CaseAccess.objects.count() == 1
        assert not Draft.objects.exists()

    def test_a_case_of_another_district_stays(self, browse, franca, chiara, episode, successor):
        case("Zanet", None, team=TeamFactory(name="Carso", ambito__name="Carso"))
        MembershipFactory(user=franca, team=TeamFactory(name="Carso", ambito__name="Carso"))
        bulk = Bulk(browse(franca))
        preview, _seen = bulk.preview(bulk.choose(*Episode.objects.all()).url, **successor)
        problems = {line.episode.person.last_name: line.problem for line in preview.lines if line.problem}
        assert problems == {"Zanet": "only who follows the case, or the desk, may do this"}

    def test_every_look_is_recorded(self, bulk, episode):
        bulk.client.get(bulk.choose(episode).url)
        assert AuditEntry.objects.about(episode).reads().get().details == {"section": "hand over"}

    def test_the_questions_do_not_grow_with_what_was_chosen(self, bulk, alice):
        address = bulk.choose(*(case(f"M{n}", alice) for n in range(20))).url
        with CaptureQueriesContext(connection) as asked:
            bulk.client.get(address)
        assert len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 14


class TestTaskForEach:
    def test_each_gets_its_own_once(self, bulk, alice, bruno, episode):
        others = case("Others", bruno)
        nobodys = case("Nobodys", None)
        address = bulk.choose(episode, others, nobodys, then="task").url
        typed = {"text": "Renew the ISEE", "who": "each", "due_on": "2030-01-31"}
        key = bulk.client.get(address).context["form"]["key"].value()
        preview, seen = bulk.preview(address, **typed, key=key)
        assert [line.episode.person.last_name for line in preview.problems] == ["Nobodys"]
        for _ in range(2):
            assert bulk.do(address, seen, **typed, key=key).status_code == 302
        assert {task.episode_id: task.owner for task in Task.objects.select_related("owner")} == {
            episode.pk: alice,
            others.pk: bruno,
        }

    def test_i_do_it_myself(self, bulk, alice, episode):
        nobodys = case("Nobodys", None)
        address = bulk.choose(nobodys, then="task").url
        typed = {"text": "Call", "who": "me"}
        _preview, seen = bulk.preview(address, **typed)
        bulk.do(address, seen, **typed)
        assert Task.objects.get().owner == alice


class TestHelpOnMany:
    def test_an_absence_is_covered(self, bulk, alice, chiara, episode):
        second = case("Second", alice)
        address = bulk.choose(episode, second, then="help").url
        typed = {"user": chiara.pk, "since": str(today()), "until": str(today() + timedelta(days=14))}
        _preview, seen = bulk.preview(address, **typed)
        for _ in range(2):
            bulk.do(address, seen, **typed)
        assert CaseAccess.objects.standing().filter(user=chiara).count() == 2
        assert AuditEntry.objects.filter(verb="access.given").count() == 2
        assert set(Episode.objects.values_list("case_manager", flat=True).filter(team=episode.team)) == {alice.pk}

    def test_who_sees_them_anyway_is_not_needed(self, bulk, bruno, episode):
        address = bulk.choose(episode, then="help").url
        preview, _seen = bulk.preview(address, user=bruno.pk, since=str(today()))
        assert "already" in preview.lines[0].problem
