"""A list on paper: its rows fetched once, each look recorded with them, and the words around them."""

from itertools import islice

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from equipe import audit
from equipe.templatetags.printing import whole
from equipe.workbook import Kind
from reporting.long_print.printing import Register

FETCHED_AT_ONCE = 1000
NUMBERS = (Kind.NUMBER, Kind.MONEY, Kind.PER_CENT)


def register_of(asked, *, at):
    """The list as its reader may see it at this moment, ready to be printed in the language of this thread."""
    columns = asked.printable.listing.chosen(asked.asked)
    rows, told = looked_up(asked, columns, on=localtime(at).date())
    districts = list({m.team.ambito_id: m.team.ambito for m in asked.requested_by.standing}.values())
    return Register(
        title=str(asked.printable.title),
        service=" · ".join(dict.fromkeys(district.service_name for district in districts)),
        district=" · ".join(str(district) for district in districts),
        author=str(asked.requested_by),
        language=asked.language,
        about=(*told, *_imprint(asked, len(rows), at)),
        columns=tuple(str(column.title) for column in columns),
        numbers=frozenset(place for place, column in enumerate(columns) if column.kind in NUMBERS),
        rows=rows,
    )


@transaction.atomic
def looked_up(asked, columns, *, on):
    """The rows in words, and what was chosen; what is fetched was looked at, and both stand or fall together."""
    declared = asked.printable
    found = declared.ask(asked.requested_by, asked.asked, on=on, words=asked.searched)
    rows, looked_at = [], set()
    things = found.things.iterator(chunk_size=FETCHED_AT_ONCE)
    while chunk := list(islice(things, FETCHED_AT_ONCE)):
        files = [file for file in declared.looked_at(chunk) if file.pk not in looked_at]
        looked_at.update(file.pk for file in files)
        audit.record_reads(files, by=asked.requested_by, section="print")
        rows += (tuple(_printed(column.cell(thing, on)) for column in columns) for thing in chunk)
    return rows, found.told


def _printed(cell):
    return f"{cell.text} ({cell.mark})" if cell.mark else cell.text


def _imprint(asked, number, at):
    return (
        (_("Rows"), whole(number)),
        (_("Printed by"), str(asked.requested_by)),
        (_("Printed on"), date_format(localtime(at), "SHORT_DATETIME_FORMAT")),
    )
