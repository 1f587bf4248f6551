"""What `make demo` runs: private services, invented people, web server, worker and clock; and the end of them all."""

import argparse
import ctypes
import errno
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from equipe import local_services

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "equipe.settings",
    "DEMO_MODE": "1",
    "DEBUG": "0",
    "PYTHONUNBUFFERED": "1",
    "OPENBLAS_NUM_THREADS": "1",  # several processes share the cores: more threads cost many times the time
}
SECONDS_TO_ANSWER = 60
SECONDS_TO_END = 8
END_WITH_PARENT = 1  # Linux: PR_SET_PDEATHSIG
KERNEL = ctypes.CDLL(None)


class CannotGoOn(Exception):
    """What stands in the way and what to do, in one sentence."""


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reset", action="store_true", help="throw the demo's data away first")
    reset = arguments.parse_args().reset
    os.environ.update(ENVIRONMENT)
    for name in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(name, leave)
    try:
        with plain_words(), ExitStack() as until_the_end:
            demonstrate(until_the_end, reset=reset, port=int(os.environ.get("PORT", "8000")))
    except (CannotGoOn, ImproperlyConfigured, local_services.ServicesError) as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        print("\nStopped; the data are kept. `make demo` goes on, `make demo-reset` begins again.")


def leave(*_):
    """The first signal ends the demo; those that follow must not cut its tidying short."""
    for name in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)
    raise KeyboardInterrupt


def demonstrate(until_the_end, *, reset, port):
    insist_on_free(port)
    room = settings.VAR_DIR / "demo"
    until_the_end.enter_context(alone_in(room))
    if reset:
        begin_again()
    until_the_end.callback(local_services.stop, settings.VAR_DIR)
    prepare()
    web_server = Child("web server", web(port), room)
    others = [Child("worker", worker(), room), Child("clock", clock(room), room)]
    until_the_end.callback(end_all, [web_server, *others])
    web_server.start()
    wait_for_answer(port, web_server)
    for child in others:
        child.start()
    welcome(port, room)
    watch(web_server, others)


# Before


def insist_on_free(port):
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotGoOn(
                f"Port {port} is taken: stop what uses it, or choose another: make demo PORT={port + 1}"
            ) from error


@contextmanager
def alone_in(room):
    """One demo for each VAR_DIR. The folder is the lock, so none is left behind."""
    room.mkdir(parents=True, exist_ok=True)
    folder = os.open(room, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CannotGoOn(f"A demo already runs in {room.parent}: stop it, or choose another VAR_DIR.") from error
    try:
        yield
    finally:
        os.close(folder)


def begin_again():
    if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"):
        raise CannotGoOn("DATABASE_URL names a database of yours, which the demo does not empty.")
    local_services.forget(settings.VAR_DIR)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def prepare():
    print("Starting PostgreSQL and Valkey …")
    local_services.start_what_settings_expect(settings.VAR_DIR)
    django.setup()
    print("Preparing the database and the pages …")
    with collecting_pages():
        if migrations_wait():
            call_command("migrate", verbosity=0)
        if not apps.get_model("equipe", "Ambito").objects.exists():
            print("Inventing three years of people and work …")
            insist_on(manage("seed_demo", "--verbosity=0"))


@contextmanager
def collecting_pages():
    """Pressing styles and scripts takes a while: another process does it meanwhile, when anything has changed."""
    if not pages_have_changed():
        yield
        return
    collector = manage("collectstatic", "--noinput", "--verbosity=0")
    try:
        yield
        insist_on(collector)
    finally:
        collector.terminate()
        collector.wait()


def manage(*command):
    return subprocess.Popen(
        [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, stderr=subprocess.PIPE, text=True
    )


def insist_on(process):
    try:
        _, complaint = process.communicate()
    finally:
        process.terminate()
    if "No space left" in complaint:
        raise OSError(errno.ENOSPC, complaint)
    if process.returncode:
        raise CannotGoOn(f"{complaint}\n`{' '.join(process.args[1:3])}` did not go well: see above.")


def migrations_wait():
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def pages_have_changed():
    """Whether a style, script or picture is newer than what was collected."""
    collected = settings.STATIC_ROOT / "staticfiles.json"
    if not collected.exists():
        return True
    sources = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return max(map(os.path.getmtime, sources)) > collected.stat().st_mtime


# While it runs


def web(port):
    return [
        "gunicorn",
        "equipe.wsgi",
        f"--bind=127.0.0.1:{port}",
        "--workers=2",
        "--graceful-timeout=3",
        "--no-control-socket",
    ]


def worker():
    return ["celery", "--app=equipe", "--quiet", "worker", "--concurrency=1", "--loglevel=WARNING"]


def clock(room):
    return [
        "celery",
        "--app=equipe",
        "--quiet",
        "beat",
        f"--schedule={room / 'schedule'}",
        "--pidfile=",
        "--loglevel=WARNING",
    ]


class Child:
    """A program that runs beside us, in a process group of its own so that Ctrl-C ends it in order."""

    def __init__(self, name, command, room):
        self.name = name
        self.command = [str(Path(sys.executable).parent / command[0]), *command[1:]]
        self.log = room / f"{name.replace(' ', '-')}.log"
        self.process = None

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=end_with_parent,
            )  # fmt: skip

    def ask_to_end(self):
        if self.process:
            self.process.terminate()

    def finish(self):
        if self.process:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(SECONDS_TO_END)
            self.sweep()

    def sweep(self):
        """What a program left of its own when it was killed ends with it."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        self.process.wait()

    def has_ended(self):
        return self.process.poll() is not None

    def last_words(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])


def end_all(children):
    for child in children:
        child.ask_to_end()
    for child in children:
        child.finish()


def end_with_parent():
    """Should we be killed without a word, the kernel passes the word on."""
    if sys.platform == "linux":
        KERNEL.prctl(END_WITH_PARENT, signal.SIGTERM)


def wait_for_answer(port, web_server):
    end = time.monotonic() + SECONDS_TO_ANSWER
    while not answers(port):
        if web_server.has_ended() or time.monotonic() > end:
            raise CannotGoOn(f"The web server does not answer. Its last words:\n{web_server.last_words()}")
        time.sleep(0.1)


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
            return True
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise CannotGoOn(f"The first page fails: see the logs in {settings.VAR_DIR / 'demo'}.") from error
        return True
    except OSError:
        return False


def welcome(port, room):
    people = apps.get_model("equipe", "User").objects.personas().order_by("pk")
    print(f"\nEquipe answers at http://127.0.0.1:{port}/ – log in with one click as one of:")
    for person in people:
        print(f"  {person.email:36} {person.persona}")
    print(f"What the programs say, and the mail they would send, is in {room}. Ctrl-C ends everything.\n", flush=True)


def watch(web_server, others):
    """Worker and clock are started again when they die; without the web server there is nothing to show."""
    while not web_server.has_ended():
        time.sleep(0.5)
        for child in others:
            if child.has_ended():
                print(
                    f"The {child.name} died ({child.process.returncode}) and starts again; see {child.log}.", flush=True
                )
                child.sweep()
                time.sleep(1)
                child.start()
    raise CannotGoOn(f"The web server ended by itself. Its last words:\n{web_server.last_words()}")


@contextmanager
def plain_words():
    try:
        yield
    except (OSError, DatabaseError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC or "No space left" in str(error):
            raise CannotGoOn(
                f"The disk that holds {settings.VAR_DIR} is full: free some space and begin again."
            ) from error
        if isinstance(error, OSError):
            raise CannotGoOn(f"{error.filename or settings.VAR_DIR} cannot be used: {error.strerror}.") from error
        raise


if __name__ == "__main__":
    main()
