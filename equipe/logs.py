"""How trouble is written down: what went wrong and where, never what stood in a row, never a secret address."""

import logging
import re

from django.db import Error
from psycopg2 import Error as DriverError

SECRET = re.compile(r"(/[rh]/|/invitation/[^/\s]+/|/password/reset/key/)[^/\s?\"']+")
"""Paths that open something by themselves: the links of raters and of hosts' tutors, invitations, new passwords."""


class WithoutRows(logging.Formatter):
    """The database names the row that broke a rule (a tax code, a whole text): only its first line stays.

    Of an address that is itself a key, the key is left out.
    """

    def format(self, record):
        return SECRET.sub(r"\1…", super().format(record))

    def formatException(self, failure):
        error = failure[1]
        while error is not None:
            if isinstance(error, Error | DriverError):
                error.args = (str(error).partition("\n")[0],)
            error = error.__cause__ or error.__context__
        return super().formatException(failure)
