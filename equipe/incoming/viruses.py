"""The virus scanner: the setting VIRUS_SCANNER names one of these by its dotted name, or another of the same shape.

A scanner gets the bytes and says whether they are clean; what keeps it from saying so is `Silent`.
"""

import socket
import struct

from django.conf import settings

PATIENCE = 20  # seconds
BITE = 64 * 1024


class Silent(Exception):
    """The scanner gave no answer that could be understood."""


def none(content: bytes) -> bool:
    """No scanner: every file passes."""
    return True


def clamd(content: bytes) -> bool:
    """Asks a ClamAV daemon at CLAMD_ADDRESS ("host:port", or the path of its socket) by its command INSTREAM."""
    try:
        with _connected(settings.CLAMD_ADDRESS) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), BITE):
                bite = content[start : start + BITE]
                line.sendall(struct.pack("!I", len(bite)) + bite)
            line.sendall(struct.pack("!I", 0))
            answer = _answer(line)
    except (OSError, ValueError) as error:
        raise Silent from error
    if answer == b"stream: OK":
        return True
    if answer.endswith(b" FOUND"):
        return False
    raise Silent(answer.decode("ascii", "replace"))


def _connected(address):
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        line.connect(address)
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def _answer(line, longest=4096):
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < longest and (more := line.recv(1024)):
        answer += more
    return answer.rstrip(b"\0\n")
