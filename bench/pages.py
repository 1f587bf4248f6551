"""List, case page and name search over HTTP: ours beside the floor views and Django's admin, interleaved."""

import http.client
import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import DiaryEntry, Episode
from equipe.models import User

ROUNDS, ENTRIES = 150, 2000


@contextmanager
def server(settings_module, port, wsgi="equipe.wsgi"):
    """One gunicorn with one synchronous worker."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", wsgi, "--bind", f"127.0.0.1:{port}", "--log-level", "error"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings_module},
    )
    try:
        for _ in range(200):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def sign_in(user):
    """A session of the user's, as the cookie header that carries it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def fetch(port, path, cookie=""):
    """Seconds and bytes of one page."""
    start = time.perf_counter()
    connection_ = http.client.HTTPConnection(
        "127.0.0.1", port, timeout=120
    )  # the first one waits for the worker to stand
    connection_.request("GET", path, headers={"Cookie": cookie, "Accept-Language": "it"})
    answer = connection_.getresponse()
    body = answer.read()
    took = time.perf_counter() - start
    connection_.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return took, len(body)


def queries(user, path):
    client = Client()
    client.force_login(user)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path)
    return len([q for q in seen if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def measure(pages):
    """Medians in milliseconds and sizes of the pages {name: (port, path, cookie)}, asked in turn."""
    times, sizes = {name: [] for name in pages}, {}
    for turn in range(ROUNDS + 10):
        for name, page in pages.items():
            took, sizes[name] = fetch(*page)
            if turn >= 10:
                times[name].append(took * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}, sizes


def long_case(worker, besides):
    """A case of the same worker with two thousand entries of 2022 and 2023."""
    case = Episode.objects.filter(case_manager=worker).exclude(pk=besides.pk).order_by("pk").first()
    first = datetime(2022, 1, 3, 8, tzinfo=UTC)
    missing = ENTRIES - DiaryEntry.objects.filter(episode=case).count()
    DiaryEntry.objects.bulk_create(
        DiaryEntry(episode=case, author=worker, happened_at=first + timedelta(hours=8 * n), text=f"Visit {n}. " * 12)
        for n in range(max(missing, 0))
    )
    return case


def run():
    worker = User.objects.get(email="worker0@example.org")
    case = Episode.objects.filter(case_manager=worker, diary__isnull=False).first()
    long = reverse("beneficiaries:case", args=[long_case(worker, case).pk])
    cookie = sign_in(worker)
    list_path, case_path = reverse("beneficiaries:caseload"), reverse("beneficiaries:case", args=[case.pk])
    search = urlencode({"q": case.person.last_name[:5]})
    with server("bench.settings", 8611) as ours, server("bench.reference_settings", 8612) as floor:
        medians, sizes = measure(
            {
                "floor list": (floor, f"/list/?team={case.team_id}"),
                "our list": (ours, list_path, cookie),
                "floor case": (floor, f"/case/{case.pk}/"),
                "our case": (ours, case_path, cookie),
                "long case": (ours, long, cookie),
                "its far past": (ours, f"{long}?until=2022-03-01", cookie),
                "admin list": (floor, "/admin/beneficiaries/episode/"),
                "admin search": (floor, f"/admin/beneficiaries/episode/?{search}"),
                "ILIKE search": (floor, f"/ilike/?{search}"),
            }
        )
    base = medians["floor list"]
    for name, median in medians.items():
        print(f"  {name:14} {median:8.2f} ms   {median / base:6.2f} x floor list   {sizes[name] / 1000:6.1f} kB")
    print(f"  our list / floor list  {medians['our list'] / base:.2f}   goal <= 1.3")
    print(f"  our case / floor list  {medians['our case'] / base:.2f}   goal <= 1.6")
    print(f"  case of {ENTRIES} entries / floor list  {medians['long case'] / base:.2f}   goal <= 1.6")
    print(f"  its far past / its first page  {medians['its far past'] / medians['long case']:.2f}   goal <= 1.5")
    print(f"  our list / admin list  {medians['our list'] / medians['admin list']:.3f}   goal <= 0.2")
    print(f"  queries: list {queries(worker, list_path)} (goal <= 6), case {queries(worker, case_path)} (goal <= 8)")
