"""How long things are kept: the register in docs/retention.toml says it, in words and days; nothing else does."""

import tomllib
from datetime import timedelta
from functools import cache

from django.conf import settings

REGISTER = settings.BASE_DIR / "docs" / "retention.toml"


@cache
def register():
    """What is kept, and what happens to it then: one entry for several tables."""
    return tomllib.loads(REGISTER.read_text(encoding="utf-8"))["kept"]


def kept_for(table):
    """The period after which rows of this table go by themselves."""
    return next(timedelta(days=entry["days"]) for entry in register() if table in entry["tables"])
