"""What is next for the invented people: tasks, the days that matter, and what was let go.

It is drawn by a chance of its own, so that all the rest of the story stays as it was.
"""

from datetime import date, timedelta
from random import Random

from beneficiaries.enums import CitizenshipGroup, DateKind, DeadlineKind, TaskEnd
from beneficiaries.models import Dismissal, KnownDay, Task
from reporting.demo.stage import SEED, Stage, weighted

NEXT = (
    "Telefonare per confermare l’appuntamento",
    "Preparare il curriculum con le ultime esperienze",
    "Portare la relazione all’équipe",
    "Sentire come va il primo periodo in azienda",
    "Controllare l’iscrizione al Centro per l’impiego",
    "Accordarsi con il tutor sugli orari",
)
WAITS = (
    ("Ricevere il patto di servizio firmato", "il Centro per l’impiego"),
    ("Avere il certificato delle limitazioni", "il medico di base"),
    ("Sapere del posto al nido", "il Comune"),
    ("Avere la risposta sulla casa", "ATER"),
    ("Sapere l’esito della visita", "la commissione invalidi"),
)
ASKED_OF_THE_DESK = (
    "Cercare un posto in un’azienda raggiungibile in autobus",
    "Parlare con l’azienda della proroga",
    "Fissare il colloquio di orientamento",
)
DONE = (
    "Accompagnata la persona al Centro per l’impiego",
    "Spedita la documentazione per la convenzione",
    "Fatta la visita in azienda",
    "Chiamata la scuola di italiano per i livelli",
)
PUT_OFF = ("la persona era malata", "l’azienda è chiusa per ferie", "")
NOT_NEEDED = ("ha trovato da sé", "già fatto dalla famiglia", "non è più necessario dopo il cambio di casa")


def promise(stage, agreed):
    """Tasks of open cases: what is next, what waits for others, what was asked of the desk, what is done."""
    aside = Stage(stage.today, Random(SEED + 1))
    aside.mediator, aside.educator = stage.mediator, stage.educator
    tasks = []
    for episode, words, due_on in agreed:
        if episode.closed_on is None:
            tasks += _tasks(aside, episode, words, due_on)
    _write(aside, tasks)
    episodes = [episode for episode, _words, _day in agreed if episode.closed_on is None]
    remember(aside, episodes)


def remember(aside, episodes):
    """The days that matter in some of the cases; a deadline that one household did not need was let go."""
    days = [day for episode in episodes for day in _days(aside, episode)]
    KnownDay.objects.bulk_create(days)
    let_go = [day for day in days if day.kind == DateKind.ISEE and day.day < aside.today][:3]
    Dismissal.objects.bulk_create(
        Dismissal(
            episode=day.episode,
            kind=DeadlineKind.ISEE,
            due_on=day.day,
            reason="Il nucleo non chiede più prestazioni legate all’ISEE",
            by=day.noted_by,
        )
        for day in let_go
    )


def _tasks(aside, episode, words, due_on):
    rng, follower = aside.rng, episode.case_manager
    yield _task(aside, episode, words, follower, due_on, by=follower)
    if aside.chance(0.3):
        day = aside.workday(aside.today + timedelta(days=rng.randint(-4, 20)))
        yield _task(aside, episode, rng.choice(NEXT), follower, day, by=follower)
    if aside.chance(0.16):
        words, whom = rng.choice(WAITS)
        day = aside.workday(aside.today + timedelta(days=rng.randint(2, 30)))
        yield _task(aside, episode, words, follower, day, by=follower, waiting_for=whom)
    if aside.chance(0.14):
        day = aside.workday(aside.today + timedelta(days=rng.randint(-3, 18)))
        desk = rng.choice((aside.mediator, aside.educator))
        yield _task(aside, episode, rng.choice(ASKED_OF_THE_DESK), desk, day, by=follower)
    if aside.chance(0.5):
        day = aside.workday(aside.today - timedelta(days=rng.randint(8, 60)), latest=aside.today)
        if day > episode.opened_on:
            yield _ended(aside, episode, day)


def _task(aside, episode, text, owner, due_on, *, by, **said):
    task = Task(id=aside.id(), episode=episode, text=text, owner=owner, created_by=by, due_on=due_on, **said)
    if not said and aside.chance(0.12):
        task.times_postponed, task.postponed_why = aside.rng.choice((1, 1, 2)), aside.rng.choice(PUT_OFF)
        task.postponed_from = due_on - timedelta(days=7)
    return task


def _ended(aside, episode, day):
    needless = aside.chance(0.15)
    by = episode.case_manager
    task = _task(aside, episode, aside.rng.choice(DONE), by, day, by=by, waiting_for="")
    task.end, task.ended_by, task.ended_at = TaskEnd.DONE, by, aside.moment(day)
    if needless:
        task.end, task.end_reason = TaskEnd.NOT_NEEDED, aside.rng.choice(NOT_NEEDED)
    return task


def _days(aside, episode):
    rng, by, today = aside.rng, episode.case_manager, aside.today

    def note(kind, day):
        return KnownDay(episode=episode, kind=kind, day=day, noted_by=by)

    if aside.chance(0.7):
        year = today.year if aside.chance(0.85) else today.year - 1
        yield note(DateKind.ISEE, date(year, 12, 31))
    if episode.citizenship_group == CitizenshipGroup.THIRD_COUNTRY:
        until = today + timedelta(days=rng.randint(20, 700))
        yield note(DateKind.PERMIT, until)
        if until < today + timedelta(days=60) and aside.chance(0.6):
            yield note(DateKind.PERMIT_ASKED, until - timedelta(days=rng.randint(60, 80)))
    if aside.chance(0.35):
        pad = today - timedelta(days=weighted(rng, (rng.randint(30, 125), rng.randint(126, 260)), (1, 2)))
        yield note(DateKind.PAD, pad)
        if pad < today - timedelta(days=70):
            met = pad + timedelta(days=rng.randint(40, 110))
            yield note(DateKind.ADI_MET, min(met, today))
            if met < today - timedelta(days=80):
                yield note(DateKind.ADI_UPDATED, min(met + timedelta(days=rng.randint(75, 95)), today))
    if episode.opened_on < today - timedelta(days=60) and aside.chance(0.6):
        yield note(DateKind.REVIEWED, today - timedelta(days=rng.randint(5, 100)))


def _write(aside, tasks):
    Task.objects.bulk_create(tasks)
    for task in tasks:
        asked_on = (task.ended_at.date() if task.ended_at else aside.today) - timedelta(days=aside.rng.randint(10, 40))
        task.created_at = aside.moment(aside.workday(asked_on))
    Task.objects.bulk_update(tasks, ["created_at"])
