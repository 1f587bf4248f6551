"""The processes that set parts, from the side of who asks them: two at once, fresh interpreters, gone at the end.

They are started anew (never forked: a process that has drawn charts or holds threads must not be), with an environment
that has no keys in it. If one dies or falls silent, all end and `SetterDied` is raised: the whole paper is begun again.
"""

import json
import os
import subprocess
import sys
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

from reporting.long_print.setter import WITHOUT_PANGO

HOME = Path(__file__).resolve().parent.parent.parent
AT_ONCE = 2
AHEAD = 2
"""So many parts may be finished before their turn to be bound has come."""

A_BREATH = 10
PATIENCE = 300
"""Seconds after which one says that the work goes on, and after which a part is given up."""


class SetterDied(Exception):
    """A setting process was killed, or could make nothing of its part."""


class NoPango(Exception):
    """This machine cannot print."""


class Setters:
    """The processes, between `with` and its end."""

    def __init__(self, static, *styles, at_once=AT_ONCE):
        command = [sys.executable, "-E", "-s", "-B", "-m", "reporting.long_print.setter", static, *styles]
        self.command, self.at_once = [str(word) for word in command], at_once
        self.processes, self.idle = [], SimpleQueue()

    def __enter__(self):
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        for _each in range(self.at_once):
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            process = subprocess.Popen(self.command, cwd=HOME, env=environment, **pipes)
            self.processes.append(process)
            self.idle.put(process)
        self.threads = ThreadPoolExecutor(self.at_once)
        return self

    def __exit__(self, *_problem):
        for process in self.processes:
            process.kill()
        self.threads.shutdown(cancel_futures=True)
        for process in self.processes:
            with suppress(OSError):  # what it was told last may never have reached it
                process.stdin.close()
            process.stdout.close()
            process.wait()

    def ask(self, do, **asked):
        """What one of them answers; who waits for none waits for it."""
        return next(self.in_order([{"do": do, **asked}]))

    def in_order(self, requests, *, alive=lambda: None, ahead=AHEAD):
        """The answers in the order of the requests, made as they are needed; `alive` is called now and then."""
        under_way = deque()
        for asked in requests:
            under_way.append(self.threads.submit(self._ask, asked))
            if len(under_way) >= self.at_once + ahead:
                yield _awaited(under_way.popleft(), alive)
        while under_way:
            yield _awaited(under_way.popleft(), alive)

    def _ask(self, asked):
        process = self.idle.get()
        try:
            process.stdin.write(json.dumps(asked).encode() + b"\n")
            process.stdin.flush()
            size = int(process.stdout.readline())
            answer = process.stdout.read(size)
        except (OSError, ValueError) as broken:
            process.kill()
            raise (NoPango if process.wait() == WITHOUT_PANGO else SetterDied) from broken
        finally:  # a dead one too: who takes it fails at once, and nobody waits for ever
            self.idle.put(process)
        if len(answer) < size:
            raise SetterDied
        return answer


def _awaited(future, alive):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return future.result(timeout=A_BREATH)
        except TimeoutError:
            alive()
    raise SetterDied
