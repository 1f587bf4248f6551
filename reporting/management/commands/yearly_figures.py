"""The figures of a year on the command line: as a table to read, or as JSON under the keys of the register."""

import json

from django.core.management.base import BaseCommand, CommandError

from equipe.models import Ambito
from reporting.indicators import FIGURES, REGISTER_KEYS, Year, count, snapshot


def ambito_named(name):
    """The district asked for; without a name, the only one there is."""
    known = list(Ambito.objects.order_by("name"))
    matching = [ambito for ambito in known if not name or ambito.name.casefold() == name.casefold()]
    if len(matching) == 1:
        return matching[0]
    names = ", ".join(ambito.name for ambito in known) or "none yet"
    raise CommandError(f"Say which district with --ambito NAME. Districts: {names}.")


class Command(BaseCommand):
    help = "Prints the figures of a year."

    def add_arguments(self, parser):
        parser.add_argument("year", type=int)
        parser.add_argument("--ambito", default="", help="name of the district, where there are several")
        parser.add_argument("--json", action="store_true", help="the register's figures as JSON")
        parser.add_argument("--all", action="store_true", help="every figure as JSON")

    def handle(self, *, year, ambito, json: bool, all: bool, **options):
        if not 1900 <= year <= 9998:
            raise CommandError("The year has four digits.")
        with snapshot():
            counted = count(Year(ambito_named(ambito), year))
        self.stdout.write(as_json(counted, FIGURES if all else REGISTER_KEYS) if json or all else as_table(counted))


def as_json(counted, codes):
    values = counted.plain()
    return json.dumps({code: values[code] for code in codes}, ensure_ascii=False, indent=1)


def as_table(counted):
    lines = []
    for code, value in counted.plain().items():
        figure = FIGURES[code]
        if isinstance(value, dict):
            lines.append(f"{figure.label}")
            lines += [f"    {figure.label_of(key)!s:<56} {part:>14}" for key, part in value.items()]
        else:
            lines.append(f"{figure.label!s:<60} {'-' if value is None else value:>14}")
    return "\n".join(lines)
