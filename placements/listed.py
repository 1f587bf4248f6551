"""What the addresses of our lists ask for, within what a reader may see: page, workbook and print ask alike."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from equipe.printable import Asked, Printable, in_words
from placements.columns import HOSTS, INTERNSHIPS
from placements.forms import HostSearch, InternshipSearch
from placements.models import Host, Internship
from placements.permissions import can_see_hosts, can_see_placements


def internships(user, query, *, on):
    search = InternshipSearch(query, today=on)
    found = search.apply(Internship.objects.visible_to(user).with_people())
    ordered = INTERNSHIPS.ordered(found, query.get("order", ""))
    return search, INTERNSHIPS.fetched(found if ordered is None else ordered, INTERNSHIPS.chosen(query))


def hosts(user, query, *, on):
    search = HostSearch(query, today=on)
    found = search.apply(Host.objects.visible_to(user)).with_whereabouts().with_employees(on=on)
    ordered = HOSTS.ordered(found, query.get("order", ""))
    return search, found.by_name() if ordered is None else ordered


# As they are printed


def _internships(user, query, *, on, words):
    search, found = internships(user, query, on=on)
    return Asked(found, in_words(search))


def _hosts(user, query, *, on, words):
    """A host is searched by name in the address; kept apart from it, the words come back here."""
    asked = QueryDict(query.urlencode(), mutable=True)
    asked["q"] = words
    search, found = hosts(user, asked, on=on)
    return Asked(HOSTS.fetched(found, HOSTS.chosen(query)), in_words(search))


INTERNSHIPS_ON_PAPER = Printable(INTERNSHIPS, gettext_lazy("Internships"), can_see_placements, _internships)
HOSTS_ON_PAPER = Printable(HOSTS, gettext_lazy("Hosts"), can_see_hosts, _hosts, lambda hosts: [])
"""A host is no file of a person: no look is recorded."""
