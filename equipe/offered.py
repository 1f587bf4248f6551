"""What the upper apps offer to the pages below them: settings name the functions, so that nobody imports upwards."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


@cache
def offered(setting):
    """The functions that a setting lists by their dotted names, in its order."""
    return tuple(import_string(name) for name in getattr(settings, setting))
