"""Long lists set by several workers: each part once, in order, resumed where it stood, sealed as long as it is kept.

Thirty pages in the suite; more with `PAGES=60 pytest tests/reporting/test_shared_prints.py`.
"""

import io
import re
import uuid
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pypdf
import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from equipe import jobs
from equipe.models import AuditEntry, Job
from equipe.printable import printable
from equipe.sealing import unseal
from reporting import actions
from reporting.clockwork import sweep_list_prints
from reporting.long_print import sharing
from reporting.long_print.planning import UPRIGHT
from reporting.long_print.printing import Plan
from reporting.models import ListPrint, PrintPart
from tests.equipe.workers import broker, celery, kill, wait_until  # noqa: F401 - broker is a fixture
from tests.reporting.long_list import PAGES, PAGES_A_PART, ROWS_A_PAGE

PARTS = 7
WORKER = ("worker", "--concurrency=1", "--include=tests.reporting.long_list")
HASTY = {"DJANGO_SETTINGS_MODULE": "tests.reporting.hasty_settings", "LONG_LIST": "1"}


class QuickSetters:
    """Setting processes that set nothing: a sheaf says which words it would hold."""

    def __init__(self):
        self.asked = []

    def in_order(self, requests, **_more):
        for each in requests:
            self.asked.append(each["number"])
            yield f"{each['number']} {each['html']}".encode()


@pytest.fixture
def setters(monkeypatch):
    made = QuickSetters()

    @contextmanager
    def setting(_at_once):
        yield made

    monkeypatch.setattr(sharing, "setting", setting)
    return made


@pytest.fixture
def asked(alice):
    return actions.print_list(printable("caseload"), query=QueryDict(""), by=alice)


def plan(parts=PARTS):
    return Plan(UPRIGHT, [{"number": number, "html": "Zvonimir", "rows": []} for number in range(parts)], parts * 10)


def lease(asked, *, seconds=60):
    """A worker that holds the print, or helps with it: its lease."""
    token = uuid.uuid4()
    Job.objects.create(kind="test", lease_token=token, lease_until=timezone.now() + timedelta(seconds=seconds))
    return token


def begun(asked, setters, *, parts=PARTS):
    """The sheaves of a list whose leader has just planned it."""
    return sharing.shared(asked, lease(asked), 300)(plan(parts), setters, lambda: None)


@pytest.mark.django_db
def test_few_parts_are_set_by_one_and_kept_nowhere(asked, setters):
    assert len(list(begun(asked, setters, parts=sharing.FEW))) == sharing.FEW
    assert not PrintPart.objects.exists()
    assert not Job.objects.of_kind(sharing.HELP).exists()


@pytest.mark.django_db
def test_many_are_kept_sealed_and_others_are_called_by_a_number(asked, setters):
    sheaves = list(begun(asked, setters))
    assert sheaves == [f"{number} Zvonimir".encode() for number in range(PARTS)]
    for part in PrintPart.objects.all():
        for sealed in (part.words, part.sheaf):
            assert b"Zvonimir" not in bytes(sealed)
            assert unseal(sealed)
    calls = Job.objects.of_kind(sharing.HELP)
    assert [call.payload for call in calls] == [{"list_print": str(asked.pk)}] * sharing.MOST_HELPERS
    asked.refresh_from_db()
    assert asked.plan == {"page": [210, 297, 8.5], "pages": PARTS * 10, "parts": PARTS, "rows": 300}


@pytest.mark.django_db
def test_what_a_living_worker_has_claimed_is_left_to_it_and_what_a_dead_one_had_is_free(asked, setters):
    next(begun(asked, setters))  # the leader has set one part, and is gone
    alive, dead, own = lease(asked), lease(asked, seconds=-1), uuid.uuid4()
    assert [asked.parts.claim(alive).number, asked.parts.claim(dead).number] == [1, 2]
    assert [asked.parts.claim(own).number for _each in range(2)] == [2, 2]  # without a lease a claim holds nothing
    sharing.help_with(asked, lease(asked), alive=lambda: None)
    assert setters.asked == [0, 2, 3, 4, 5, 6]
    Job.objects.filter(lease_token=alive).update(lease_token=None)  # given up, taken over, or done
    sharing.help_with(asked, lease(asked), alive=lambda: None)
    assert setters.asked == [0, 2, 3, 4, 5, 6, 1]


@pytest.mark.django_db
def test_who_takes_over_sets_only_what_is_missing(asked, setters, monkeypatch):
    sheaves = begun(asked, setters)
    for _part in range(3):
        next(sheaves)
    asked.refresh_from_db()
    monkeypatch.setattr(sharing, "bound", lambda plan, setters, tell, share: list(share(plan, setters, tell)))
    again = sharing.go_on(asked, lease(asked), tell=lambda *_words: None)
    assert again == [f"{number} Zvonimir".encode() for number in range(PARTS)]
    assert setters.asked == list(range(PARTS))
    assert Job.objects.of_kind(sharing.HELP).count() == sharing.MOST_HELPERS


@pytest.mark.django_db
def test_a_leader_waits_for_what_others_have_in_hand(asked, setters, monkeypatch):
    helper, sheaves = lease(asked), begun(asked, setters)
    next(sheaves)
    theirs = asked.parts.claim(helper)
    waited = []

    def meanwhile(_seconds):
        waited.append(theirs.number)
        PrintPart.objects.filter(pk=theirs.pk).update(sheaf=sharing._closed(b"theirs"))

    monkeypatch.setattr(sharing.time, "sleep", meanwhile)
    assert list(sheaves)[0] == b"theirs"
    assert waited == [1]
    assert 1 not in setters.asked


@pytest.mark.django_db
def test_nobody_sets_parts_of_a_list_that_is_not_wanted_any_more(browse, alice, asked, setters):
    next(begun(asked, setters))
    jobs.cancel(asked.job, by=alice)
    sharing.help_with(asked, lease(asked), alive=lambda: None)
    assert setters.asked == [0]
    browse(alice).post(reverse("reporting:print_list_again", args=[asked.pk]))
    asked.refresh_from_db()
    assert (asked.plan, asked.parts.count()) == (None, 0)  # its rows are looked up anew


@pytest.mark.django_db
def test_who_stops_the_printing_ends_it_and_nothing_of_it_is_left(browse, alice, asked, setters):
    next(begun(asked, setters))
    client = browse(alice)
    assert "Stop printing" in client.get(asked.get_absolute_url()).content.decode()
    client.post(reverse("reporting:discard_list_print", args=[asked.pk]))
    assert not PrintPart.objects.exists()
    assert Job.objects.get(pk=asked.job_id).was_cancelled


@pytest.mark.django_db
def test_parts_of_what_has_failed_go_by_night(asked, setters):
    next(begun(asked, setters))
    sweep_list_prints()
    assert asked.parts.count() == PARTS
    Job.objects.filter(pk=asked.job_id).update(failed_at=timezone.now())
    sweep_list_prints()
    assert not asked.parts.exists()


# Real workers on a real broker


@pytest.mark.parametrize("killed", ["leader", "helper"])
@pytest.mark.django_db(transaction=True)
def test_two_workers_share_a_list_and_one_of_them_is_killed(alice, broker, tmp_path, killed):  # noqa: F811
    asked = actions.print_list(printable("caseload"), query=QueryDict(""), by=alice)
    hands = set()

    def both_have_set_some():
        hands.update(asked.parts.exclude(sheaf=None).values_list("claim", flat=True))
        return len(hands) > 1

    def printed():
        return ListPrint.objects.printed().filter(pk=asked.pk).exists()

    with ExitStack() as all_of_them:
        all_of_them.enter_context(celery(broker, "beat", f"--schedule={tmp_path / 'beat'}", **HASTY))
        workers = {"leader": all_of_them.enter_context(celery(broker, *WORKER, **HASTY))}
        assert wait_until(lambda: asked.parts.exists(), seconds=120), "the leader never planned"
        workers["helper"] = all_of_them.enter_context(celery(broker, *WORKER, **HASTY))
        assert wait_until(both_have_set_some, seconds=120), "the helper never set a part"
        kill(workers[killed])
        assert not printed()
        assert wait_until(printed, seconds=240), Job.objects.values("kind", "attempts", "step", "lease_until")
    asked = ListPrint.objects.select_related("job").get(pk=asked.pk)
    assert asked.job.attempts == (2 if killed == "leader" else 1)
    assert (asked.plan, PrintPart.objects.count()) == (None, 0)
    assert AuditEntry.objects.filter(verb="listprint.printed", thing_id=asked.pk).count() == 1
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(unseal(asked.pdf))).pages]
    assert len(pages) == asked.pages > PAGES - PAGES_A_PART
    rows = [int(row) for page in pages for row in re.findall(r"Zvonimir-(\d+)", page)]
    assert rows == list(range(asked.rows)) == list(range(PAGES * ROWS_A_PAGE))
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {asked.pages}" in " ".join(page.split())
