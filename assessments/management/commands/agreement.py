"""How far raters agree, on the command line: as a table to read, or as JSON under the names of the file."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments import agreement_file, rules
from assessments.enums import Changed, Coefficient, Reading, Tally
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Reckons agreement and change from a JSON file of named blocks of ratings, tables or scores."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="the numbers under the names of the file")

    def handle(self, *, file, json: bool, **options):
        try:
            blocks = agreement_file.read(file)
            found = {name: agreement_file.reckon(name, block) for name, block in blocks.items()}
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(as_json(found) if json else as_table(found))


def as_json(found):
    plain = {name: findings.plain() for name, findings in found.items()}
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)


def as_table(found):
    blocks = ["\n".join(_block(name, findings)) for name, findings in found.items()]
    return "\n\n".join([*blocks, _("How good a number is: custom among professionals, to be verified.")])


def _block(name, findings):
    yield name
    yield "  " + "; ".join(_counted(findings.n))
    if findings.enough is False:
        few = _("Fewer than %(minimum)s cases: the pages do not show these numbers.")
        yield "  " + few % {"minimum": rules.MINIMUM_CASES}
    for line in findings.lines:
        yield f"  {Coefficient(line.key).label!s:<44} {_value(line.value):>9}  {_in_words(line)}".rstrip()


def _counted(n):
    unknown = _("not given")
    for what, count in n.items():
        yield f"{Tally(what).label}: {unknown if count is None else count}"


def _value(value):
    return "–" if value is None else number_format(round(value, 3), 3)


def _in_words(line):
    if line.trouble:
        return agreement_file.sentence(line.trouble)
    between = ""
    if line.interval:
        low, high = map(_value, line.interval)
        between = _("%(low)s to %(high)s") % {"low": low, "high": high}
    words = {**dict(Reading.choices), **dict(Changed.choices)}.get(line.reading, "")
    return f"{between:<18} {words}"
