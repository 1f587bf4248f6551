"""How trouble is written down: what went wrong and where, never what stood in a row."""

import logging

from django.db import Error
from psycopg2 import Error as DriverError


class WithoutRows(logging.Formatter):
    """The database names the row that broke a rule (a tax code, a whole text): only its first line stays."""

    def formatException(self, failure):
        error = failure[1]
        while error is not None:
            if isinstance(error, Error | DriverError):
                error.args = (str(error).partition("\n")[0],)
            error = error.__cause__ or error.__context__
        return super().formatException(failure)
