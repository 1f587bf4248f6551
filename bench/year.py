"""A year counted beside one raw pass over the same rows, with and without a covering index; the dashboard from what is
kept; how many questions are asked, and what memory the counting takes."""

import os
import random
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, connections, transaction

from assessments.models import Instrument, Round
from bench.people import create, run_as_owner
from beneficiaries.enums import ReferralState
from beneficiaries.models import DiaryEntry, Episode, Project, Referral
from equipe.models import Ambito, User
from placements.enums import ContractKind, HostKind, InternshipKind
from placements.models import Agreement, Hire, Host, Internship
from reporting import actions
from reporting.indicators import Glance, Year, count, series
from reporting.models import KeptYear
from reporting.pictures import pictures_of

YEAR, YEARS = 2023, 5
OF_DIARY = ("contacts", "contact_minutes")
EACH = 30
"""Diary entries of a case, over the five years."""

ROUNDS, BATCH, HOSTS = 3, 5_000, 200
ROME = ZoneInfo("Europe/Rome")

DIARY = """
INSERT INTO beneficiaries_diaryentry
    (id, episode_id, author_id, happened_at, channel, minutes, text, private, written_at, version, struck_reason)
SELECT gen_random_uuid(), id, case_manager_id, timestamptz '2021-01-01 00:00Z' + random() * interval '1826 days',
    (ARRAY['interview', 'visit', 'phone', 'message', 'meeting', 'note'])[1 + floor(random() * 6)::int],
    15 * (1 + floor(random() * 6)::int), 'Colloquio di conoscenza: racconta il lavoro svolto e che cosa vorrebbe fare.',
    false, now(), 0, ''
FROM beneficiaries_episode, generate_series(1, %s)
"""

CLOSED = """
UPDATE beneficiaries_episode SET closed_on = opened_on + 90 + floor(random() * 500)::int, closing_reason = 'gave_up'
WHERE random() < 0.4
"""

ENTRIES = """
SELECT e.team_id, date_trunc('month', d.happened_at) AS month, {channels}, sum(d.minutes), count(DISTINCT e.person_id)
FROM beneficiaries_diaryentry d JOIN beneficiaries_episode e ON e.id = d.episode_id
JOIN equipe_team t ON t.id = e.team_id
WHERE t.ambito_id = %(ambito)s AND d.struck_at IS NULL AND d.happened_at >= %(begins)s AND d.happened_at < %(ends)s
GROUP BY GROUPING SETS ((e.team_id, month), ())
"""

CHANNELS = ", ".join(
    f"count(*) FILTER (WHERE d.channel = '{name}')"
    for name in ("interview", "visit", "phone", "message", "meeting", "note", "email", "other")
)

CASES = """
SELECT count(DISTINCT e.person_id)
        FILTER (WHERE e.opened_on <= %(last)s AND coalesce(e.closed_on, %(last)s) >= %(first)s),
    count(DISTINCT e.person_id) FILTER (WHERE e.opened_on BETWEEN %(first)s AND %(last)s),
    count(*) FILTER (WHERE e.closed_on BETWEEN %(first)s AND %(last)s),
    count(DISTINCT i.person_id) FILTER (WHERE i.starts_on BETWEEN %(first)s AND %(last)s),
    count(DISTINCT h.person_id) FILTER (WHERE h.starts_on BETWEEN %(first)s AND %(last)s),
    count(DISTINCT r.id) FILTER (WHERE r.agreed_on BETWEEN %(first)s AND %(last)s),
    count(DISTINCT p.id) FILTER (WHERE p.signed_on BETWEEN %(first)s AND %(last)s)
FROM beneficiaries_episode e JOIN equipe_team t ON t.id = e.team_id
LEFT JOIN placements_internship i ON i.episode_id = e.id LEFT JOIN placements_hire h ON h.episode_id = e.id
LEFT JOIN assessments_round r ON r.episode_id = e.id LEFT JOIN beneficiaries_project p ON p.episode_id = e.id
WHERE t.ambito_id = %(ambito)s
"""

INDEX = """
CREATE INDEX bench_year ON beneficiaries_diaryentry (happened_at) INCLUDE (episode_id, channel, minutes)
WHERE struck_at IS NULL
"""

ALONE = """
import django
django.setup()
from datetime import date, datetime, timezone
from equipe.models import Ambito
from reporting import actions, clockwork
{brings}
def most():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))

before = most()
actions.keep_year(Ambito.objects.get(), {year}, at=datetime.now(timezone.utc), on=date({year}, 12, 31))
print(before, most())
"""

WORKER = "from equipe import celery_app; celery_app.loader.import_default_modules()"
"""A worker knows every task and, as Django checks them, every page."""


def database():
    """A copy of the bench's database for this part alone, with five years grown into it."""
    source = connection.settings_dict["NAME"]
    name = f"{source}_year"
    create(name, copied_from=source)
    connections["default"].settings_dict["NAME"] = name
    if not Referral.objects.exists():
        print("  growing five years …", flush=True)
        with transaction.atomic():
            grow()
        run_as_owner("VACUUM ANALYZE")
    return name


def grow():
    dice, ambito, worker = random.Random(11), Ambito.objects.get(), User.objects.order_by("pk").first()
    lacking = EACH - DiaryEntry.objects.count() // Episode.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(DIARY, [lacking])
        cursor.execute(CLOSED)
    hosts = Host.objects.bulk_create(
        Host(ambito=ambito, name=f"Host {n}", vat_number=f"{n:011}", kind=HostKind.BUSINESS) for n in range(HOSTS)
    )
    Agreement.objects.bulk_create(
        Agreement(host=h, number="1", starts_on=date(2021, 1, 1), ends_on=date(2025, 12, 31), seats=9) for h in hosts
    )
    instrument, _new = Instrument.objects.get_or_create(
        code="bench", version=1, defaults={"name": {"it": "Bench"}, "published_at": datetime(2020, 1, 1, tzinfo=ROME)}
    )
    cases = list(Episode.objects.only("pk", "person", "team", "opened_on"))
    made = {model: [] for model in (Referral, Round, Project, Internship, Hire)}
    for case in cases:
        for thing in _of(case, dice, worker, hosts, instrument):
            made[type(thing)].append(thing)
    for model, things in made.items():
        model.objects.bulk_create(things, batch_size=BATCH)
        print(f"  {len(things):,} {model.__name__} rows", flush=True)


def _of(case, dice, worker, hosts, instrument):
    """What hangs on one case: its referral, and as far as it goes a round, a project, an internship, a job."""
    opened, common = case.opened_on, {"episode": case}
    sent = datetime(*opened.timetuple()[:3], 9, tzinfo=ROME) - timedelta(days=dice.randrange(1, 40))
    yield Referral(
        person_id=case.person_id,
        team_id=case.team_id,
        referrer=worker,
        reason="x",
        state=ReferralState.ACCEPTED,
        sent_at=sent,
        decided_at=datetime(*opened.timetuple()[:3], 9, tzinfo=ROME),
        **common,
    )
    days, far = dice.randrange(20, 60), dice.random()
    day = opened + timedelta(days=days)
    if far < 0.8:
        told = {"opened_by": worker, "opened_on": opened, "agreed_on": day}
        yield Round(instrument=instrument, **told, **common)
    if far < 0.6:
        told = {"begun_by": worker, "begun_on": opened, "proposed_on": day, "signed_on": day + timedelta(days=14)}
        yield Project(number=1, review_on=day + timedelta(days=90), **told, **common)
    if far < 0.35:
        first = day + timedelta(days=dice.randrange(10, 200))
        told = {"kind": dice.choice(InternshipKind.values), "weekly_hours": 20, "allowance": 300}
        told |= {"person_id": case.person_id, "host": dice.choice(hosts), "host_tutor_name": "T"}
        yield Internship(starts_on=first, ends_on=first + timedelta(days=150), **told, **common)
        if far < 0.12:
            told = {"person_id": case.person_id, "employer": "Elsewhere", "contract": dice.choice(ContractKind.values)}
            yield Hire(starts_on=first + timedelta(days=170), **told, **common)


def raw(year):
    """One pass over the diary of the year, and one over the cases with what hangs on them."""
    begins, ends = year.moments
    told = {"ambito": year.ambito.pk, "begins": begins, "ends": ends, "first": year.first, "last": year.last}
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES.format(channels=CHANNELS), told)
        entries = cursor.fetchall()
        cursor.execute(CASES, told)
        return entries, cursor.fetchall()


def dashboard(ambito):
    """What the page does: the row that is kept, and its pictures."""
    kept = KeptYear.objects.of(ambito).of_year(YEAR).get()
    return pictures_of(Glance.thawed(kept.told, kept.ambito_id))


def in_turn(ways, rounds=ROUNDS):
    """Median seconds of each way, asked in turn, once more at the beginning to warm up."""
    took = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, ask in ways.items():
            begun = time.perf_counter()
            ask()
            took[name].append(time.perf_counter() - begun)
    return {name: statistics.median(seconds[1:]) for name, seconds in took.items()}


@contextmanager
def questions():
    """How many questions are asked meanwhile."""
    asked = []
    with connection.execute_wrapper(lambda execute, sql, *rest: asked.append(sql) or execute(sql, *rest)):
        yield asked


@contextmanager
def covering_index():
    run_as_owner(INDEX, "VACUUM ANALYZE beneficiaries_diaryentry")
    try:
        yield
    finally:
        drop_index()


def drop_index():
    run_as_owner("DROP INDEX IF EXISTS bench_year")


def without_index(ask):
    """The same in a transaction that has dropped the index, and is undone: so both ways can be asked in turn."""

    def asking():
        with transaction.atomic():
            drop_index()
            ask()
            transaction.set_rollback(True)

    return asking


def run():
    name, ambito = database(), Ambito.objects.get()
    drop_index()  # one that was stopped midway leaves it
    year = Year(ambito, YEAR)
    begins, ends = year.moments
    within = DiaryEntry.objects.filter(happened_at__gte=begins, happened_at__lt=ends).count()
    rows = f"{Episode.objects.count():,} cases, {DiaryEntry.objects.count():,} entries"
    print(f"  {rows}, {within:,} of them in {YEAR}", flush=True)
    with questions() as asked:
        count(year)
    print(f"  questions of a counted year: {len(asked)}   goal <= 10")
    actions.keep_year(ambito, YEAR, at=datetime(YEAR, 12, 31, 12, tzinfo=ROME), on=date(YEAR, 12, 31))
    ways = {"raw": lambda: raw(year), "count": lambda: count(year), "diary": lambda: series(OF_DIARY, [year])}
    covered = {f"{way}, covered": ask for way, ask in ways.items()}
    bare = {way: without_index(ask) for way, ask in ways.items()}
    with covering_index():
        took = in_turn(bare | covered | {"dashboard": lambda: dashboard(ambito)})
    show(took, ways)
    memory(name)


def show(took, ways):
    ratio = took["count"] / took["raw"]
    print(f"  raw pass {took['raw']:.2f} s   a year counted {took['count']:.2f} s   ratio {ratio:.2f}   goal <= 1.5")
    quick, times = took["dashboard"] * 1000, took["raw"] / took["dashboard"]
    print(f"  dashboard from what is kept {quick:.1f} ms   raw pass / it {times:.0f}   goal >= 50")
    for way in ways:
        seconds = took[f"{way}, covered"]
        part = seconds / took[way]
        print(f"  {way} with a covering index {seconds:.2f} s, of without {part:.2f}   goal <= 0.7", flush=True)


def memory(name):
    """Megabytes of a process that counts a year and keeps it, before and after; and of one that knows all else too."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_DATABASE": name}
    for whose, brings in (("the job", ""), ("a worker that does it", WORKER)):
        command = [sys.executable, "-c", ALONE.format(year=YEAR, brings=brings)]
        told = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
        before, after = told.split()[-2:]
        print(f"  memory of {whose} {after} MB, {before} MB before it counts   goal <= 150")
