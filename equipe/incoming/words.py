"""Why a file from outside is not taken in, in one sentence that says what to do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unwanted(TextChoices):
    EMPTY = "empty", _("The file is empty: choose it again.")
    LARGE = "large", _("The file is larger than 10 MB: scan it in grey, or in two parts.")
    UNKNOWN = (
        "unknown",
        _("This is neither a PDF nor a picture (JPEG, PNG) nor a text (.docx, .odt), whatever its name says."),
    )
    BROKEN = "broken", _("The file is damaged or cut off: open it where it comes from and save it again.")
    TOO_MUCH = "too_much", _("The file takes too much time or memory to be read: save it again as a plain PDF.")
    BOMB = "bomb", _("Unpacked, the file is far larger than any text: it is not taken in.")
    PIXELS = "pixels", _("The picture has more than 50 million points: take it again with a smaller size.")
    PAGES = "pages", _("The PDF has more than 200 pages: file it in parts.")
    ENCRYPTED = "encrypted", _("The file is locked with a password: save it without one.")
    SCRIPT = "script", _("The file contains a program (script or macro): save or print it as a plain PDF.")
    LAUNCH = "launch", _("The PDF would start other programs or send data: print it as a plain PDF.")
    ATTACHMENT = "attachment", _("Other files are hidden in this one: file each of them by itself.")
    FETCHED = "fetched", _("The text fetches parts from elsewhere when it is opened: save it as a PDF.")
    TWO_IN_ONE = "two_in_one", _("Something else is glued to this file: open it and save it again.")
    VIRUS = "virus", _("The virus scanner found something in this file: it is not taken in. Tell the administrator.")
    NOT_SCANNED = (
        "not_scanned",
        _("The virus scanner does not answer, and nothing is taken in unscanned: try again in a few minutes."),
    )
