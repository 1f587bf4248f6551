"""What a search is called where deeds are listed."""

from django.utils.translation import gettext_lazy as _

DEEDS = {"people.searched": _("search for people")}
