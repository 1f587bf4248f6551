"""Reads what came from outside in a process of its own: without our settings, our files or our keys, with little
memory and time. A file made to harm its reader harms that process alone."""

import os
import subprocess
import sys
from pathlib import Path

BOUNDS = Path(__file__).with_name("bounded.py")
TOO_MUCH = 3
MEGABYTES, SECONDS, PATIENCE = 1024, 20, 30


class TooMuch(Exception):
    """The reader needed more memory or time than a decent file ever does."""


class Unreadable(Exception):
    """The reader could make nothing of it."""


def read_apart(
    program: Path, content: bytes, *, megabytes: int = MEGABYTES, seconds: int = SECONDS, patience: int = PATIENCE
) -> bytes:
    """What a program makes of the bytes: it reads standard input and writes standard output.

    `seconds` are of work; whoever sleeps instead is waited for as long as `patience`, then stopped.
    """
    try:
        made = subprocess.run(
            [sys.executable, "-I", "-B", str(BOUNDS), str(program), str(megabytes), str(seconds)],
            input=content,
            capture_output=True,
            timeout=patience,
            env={"PATH": os.defpath, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooMuch from error
    if made.returncode == TOO_MUCH or made.returncode < 0:  # a negative code: stopped for want of memory or time
        raise TooMuch
    if made.returncode:
        raise Unreadable
    return made.stdout
