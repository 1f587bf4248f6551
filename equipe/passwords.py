"""How long a password must be, said in every language of the screen."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """Django's own rule; its sentence has no Italian yet."""

    def get_error_message(self):
        return ngettext(
            "This password is too short: it needs at least %(length)d character.",
            "This password is too short: it needs at least %(length)d characters.",
            self.min_length,
        ) % {"length": self.min_length}
