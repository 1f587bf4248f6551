"""A private PostgreSQL and Valkey under VAR_DIR, on UNIX sockets only: for the demo, development and CI.

Never for real data. Settings asks for `addresses` when no DATABASE_URL or REDIS_URL is given; manage.py and bin/demo
`start` what stands there. The servers outlive the process that started them, until `stop`.
"""

import os
from dataclasses import dataclass

from equipe.local_services.postgres import Postgres
from equipe.local_services.rooms import Rooms, ServicesError, plain_words
from equipe.local_services.valkey import Valkey

__all__ = ["Addresses", "ServicesError", "addresses", "forget", "start", "start_what_settings_expect", "stop"]


@dataclass(frozen=True)
class Addresses:
    database_url: str
    owner_url: str
    redis_url: str


def addresses(var_dir):
    """Where the servers of this VAR_DIR answer, or would: nothing is started, nothing is written."""
    rooms = Rooms(var_dir)
    postgres = Postgres(rooms)
    return Addresses(database_url=postgres.url, owner_url=postgres.owner_url, redis_url=Valkey(rooms).url)


def start(var_dir, *, database=True, broker=True):
    """Have the servers answer. A few milliseconds when they already do; safe when several processes ask at once."""
    rooms = Rooms(var_dir)
    wanted = [*([Postgres(rooms)] if database else []), *([Valkey(rooms)] if broker else [])]
    if all(server.answers() for server in wanted):
        return
    with plain_words(rooms.home), rooms.locked():
        for server in wanted:
            if not server.answers():
                server.start()


def stop(var_dir):
    """End the servers of this VAR_DIR; no harm when there are none. Returns the names of those that were running."""
    rooms = Rooms(var_dir)
    if not rooms.services.is_dir():
        return []
    with plain_words(rooms.home), rooms.locked():
        return [server.name for server in (Valkey(rooms), Postgres(rooms)) if server.stop()]


def forget(var_dir):
    """End the servers and throw their data away."""
    stop(var_dir)
    with plain_words(Rooms(var_dir).home):
        Rooms(var_dir).clear()


def start_what_settings_expect(var_dir, environment=os.environ):
    """Start only what the environment does not already point elsewhere."""

    def elsewhere(name):
        return environment.get(name) or environment.get(f"{name}_FILE")

    start(var_dir, database=not elsewhere("DATABASE_URL"), broker=not elsewhere("REDIS_URL"))
