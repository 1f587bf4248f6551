"""The folders of one VAR_DIR: where things lie, who may enter, and how a refusal of the system is put into words."""

import errno
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

LONGEST_SOCKET_PATH = 107
PATIENCE = 30


class ServicesError(Exception):
    """What went wrong and what to do, in one sentence for the person at the terminal."""


class User(NamedTuple):
    uid: int
    gid: int


class Rooms:
    """The folders of one VAR_DIR. PostgreSQL refuses to run as root, and then needs a user and a place within reach."""

    def __init__(self, var_dir):
        self.var_dir = Path(var_dir).absolute()
        self.home = self.var_dir if self.suits(self.var_dir) else self.of_our_own()
        self.services = self.home / "services"

    def suits(self, home):
        short = len(os.fsencode(home / "services" / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
        return short and can_be_entered(home / "services", by=self.unprivileged_user())

    def of_our_own(self):
        mark = hashlib.sha256(os.fsencode(self.var_dir)).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f"equipe-{os.geteuid()}-{mark}"

    @staticmethod
    def unprivileged_user():
        if os.geteuid() != 0:
            return User(os.geteuid(), os.getegid())
        known = {user.pw_name: User(user.pw_uid, user.pw_gid) for user in pwd.getpwall()}
        return known.get("postgres") or known["nobody"]

    def user(self):
        """Who runs the servers: the owner of what is there, so that a user made later does not lock us out."""
        if not self.services.exists():
            return self.unprivileged_user()
        found = self.services.stat()
        owner = User(found.st_uid, found.st_gid)
        if os.geteuid() not in (0, owner.uid):
            raise ServicesError(f"{self.services} is another user's: work as that user, or choose another VAR_DIR.")
        return owner

    def make_home(self):
        if not self.var_dir.is_dir():
            self.var_dir.mkdir(parents=True, exist_ok=True)
            self.var_dir.chmod(0o755)
        if self.home != self.var_dir:
            self.claim_home()
            print(f"{self.var_dir} cannot hold the servers' sockets: they live in {self.home}.", file=sys.stderr)

    def make_services(self):
        user = self.user()
        if not self.services.exists():
            self.services.mkdir(mode=0o700)
            if os.geteuid() == 0:
                os.chown(self.services, user.uid, user.gid)

    def clear(self):
        if self.services.exists():
            shutil.rmtree(self.services)
        if self.home != self.var_dir and self.home.exists():
            shutil.rmtree(self.home)

    def claim_home(self):
        """A predictable name in a folder open to all may already be someone else's."""
        self.home.mkdir(mode=0o711, exist_ok=True)
        found = self.home.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise ServicesError(f"{self.home} belongs to somebody else: choose a shorter or a readable VAR_DIR.")

    @contextmanager
    def locked(self):
        """One at a time. The folder itself is the lock, so none is ever left behind."""
        self.make_home()
        folder = os.open(self.home, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            self.make_services()
            yield
        finally:
            os.close(folder)

    def run(self, *command, **options):
        """Run a program as the servers' user, with nothing of our environment but what it needs."""
        user = self.user()
        become = {"user": user.uid, "group": user.gid, "extra_groups": []} if os.geteuid() == 0 else {}
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
    return by.uid == os.geteuid() or all(lets_through(folder, by) for folder in path.parents if folder.exists())


def lets_through(folder, user):
    found = folder.stat()
    if found.st_uid == user.uid:
        return found.st_mode & stat.S_IXUSR
    if found.st_gid == user.gid:
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
