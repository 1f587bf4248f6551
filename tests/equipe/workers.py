"""Real Celery processes on a real broker, to be killed as one likes."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from equipe import local_services

ROOT = Path(settings.BASE_DIR)


def database_url():
    """The address of the database of these tests, for another process."""
    known = os.environ.get("DATABASE_URL") or local_services.addresses(settings.VAR_DIR).database_url
    return urlsplit(known)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@pytest.fixture
def broker(tmp_path):
    """A Valkey of its own, to be emptied and ended as one likes."""
    local_services.start(tmp_path, database=False)
    yield local_services.addresses(tmp_path).redis_url
    local_services.stop(tmp_path)


@contextmanager
def celery(redis_url, *words, **environment):
    """A Celery process in a group of its own; killed with its children at the latest at the end."""
    env = os.environ | {"DATABASE_URL": database_url(), "REDIS_URL": redis_url, "DEBUG": "1", **environment}
    env["DJANGO_SETTINGS_MODULE"] = environment.get("DJANGO_SETTINGS_MODULE", "equipe.settings")
    command = [sys.executable, "-m", "celery", "--app=equipe", "--quiet", *words, "--loglevel=WARNING"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


def kill(process):
    with suppress(ProcessLookupError):  # it may have ended already
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(true, *, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.2)
    return False
