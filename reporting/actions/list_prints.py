"""Lists asked for on paper."""

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from equipe import audit, jobs
from equipe.models import User
from equipe.sealing import seal
from equipe.verdicts import Refused
from reporting.models import ListPrint

PRINT_LIST = "reporting.print_list"
MOST_AT_ONCE = 3
"""So many lists of one reader may be under way; who asks for more waits for the first."""


@transaction.atomic
def print_list(listing, *, query, words="", by):
    """Promise the list on paper; while the same one is being printed, it is that one."""
    User.objects.select_for_update().get(pk=by.pk)
    language = (get_language() or "it")[:2]
    asked = ListPrint(list=listing.name, query=query.urlencode(), language=language, requested_by=by)
    under_way = list(ListPrint.objects.visible_to(by).unfinished().light())
    for standing in ListPrint.objects.alike(asked).unfinished().light():
        if standing.searched == words:
            return standing
    if len(under_way) >= MOST_AT_ONCE:
        raise Refused(_("Your other lists are still being printed: ask again when the first is done."))
    asked.words = seal(words.encode()) if words else None
    asked.job = jobs.ask(PRINT_LIST, by=by, list_print=str(asked.pk))
    asked.save(force_insert=True)
    audit.record("listprint.requested", asked, by=by, list=listing.name)
    return asked


@transaction.atomic
def print_list_again(asked, *, by):
    """Promise anew a list that could not be printed."""
    standing = ListPrint.objects.select_for_update(of=("self",)).light().get(pk=asked.pk)
    if standing.job.failed_at is None:
        raise Refused(_("This list is printed or on its way."))
    standing.parts.all().delete()  # the rows are looked up anew
    standing.plan = None
    standing.job = jobs.ask(PRINT_LIST, by=by, list_print=str(standing.pk))
    standing.save(update_fields=["job", "plan"])
    audit.record("listprint.requested_again", standing, by=by)
    return standing


@transaction.atomic
def discard_list_print(asked, *, by):
    """Throw a list away before its days are over; if it is being printed, that ends."""
    jobs.cancel(asked.job, by=by)
    audit.record("listprint.discarded", asked, by=by)
    asked.delete()
