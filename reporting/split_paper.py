"""A sum shared out among the municipalities, on paper: to the cent, with the key and what each weighs."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from reporting import documents, money_book
from reporting.documents import Imprint
from reporting.enums import Key
from reporting.papers import Block, Paper, Section
from reporting.tables import money


def municipal_shares(parts, amount, key: Key, *, uncounted=(), imprint: Imprint):
    """Template and context. Whoever pays has to see the exact number of people: the paper says that it is for them."""
    with override(imprint.language):
        table = money_book.split_table(parts, amount, key)
        title = _("Shares of the municipalities")
        lead = _("%(amount)s, shared out by the key “%(key)s”") % {"amount": money(amount), "key": key.label}
        section = Section("shares", capfirst(str(key.label)), tuple(_sentences(key, uncounted)), (Block(table),))
        return documents.report(Paper("shares", title, str(imprint.year), lead, (section,), short=True), imprint)


def _sentences(key, uncounted):
    yield _("Each part is the sum × what the municipality weighs ÷ the weight of all, in whole cents.")
    yield _("The cents left over go one each to the largest remainders: the parts make the whole.")
    if uncounted:
        yield _("Without inhabitants, and therefore with nothing:") + f" {', '.join(map(str, uncounted))}."
    if key == Key.PEOPLE:
        yield _("The numbers of people are exact, for those who pay by them: not to be published.")
