"""Runs another program with little memory and time: the inside of `equipe.apart`, a script and never imported.

    python -I bounded.py PROGRAM MEGABYTES SECONDS

What the program asks too much of ends this process alone. Exit code 3: too much; 4: the program could not go on.
"""

import resource
import runpy
import sys

TOO_MUCH, BROKEN = 3, 4


def main(program, megabytes, seconds):
    memory, seconds = int(megabytes) * 1024 * 1024, int(seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # what it makes goes through the pipe, nothing onto a disk
    try:
        runpy.run_path(program, run_name="__main__")
    except (OverflowError, MemoryError, RecursionError):
        sys.exit(TOO_MUCH)
    except Exception:  # whatever a broken file makes a reader say, the caller has one sentence for it
        sys.exit(BROKEN)


if __name__ == "__main__":
    main(*sys.argv[1:])
