"""English as it is written in Europe: the day comes first."""

from django.conf.locale.en_GB.formats import *  # noqa: F403
