"""Brings in an office's register workbook from the command line."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.register.colleagues import colleagues_of
from reporting.register.known import books_of
from reporting.register.plan import plan
from reporting.register.reading import bare
from reporting.register.rejects import rejects_workbook
from reporting.register.sheets import find_sheets
from reporting.register.words import Setback, Sheet, Warned
from reporting.register.workbook import open_workbook
from reporting.register.writing import bring_in


class Command(BaseCommand):
    help = "Import a register workbook (.xlsx): all of it in one transaction; the same file again creates nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--ambito", required=True, help="name of the territorial district")
        parser.add_argument("--create", action="store_true", help="make the district and its units where missing")
        parser.add_argument("--by", metavar="E-MAIL", help="who hands it in: the author of notes that name nobody")
        parser.add_argument("--rejects", type=Path, help="where to write the workbook of what was set aside")
        parser.add_argument("--json", action="store_true", help="print what was done as JSON")

    def handle(self, *, file, ambito, create, rejects, by=None, **options):
        try:
            register = find_sheets(open_workbook(_content(file)))
            with transaction.atomic():
                district = _district(ambito, register, create=create)
                made = bring_in(register, district, by=_colleague(by, district), at=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if rejects:
            rejects.write_bytes(rejects_workbook(register, made.reasons))
        if options["json"]:
            self.stdout.write(json.dumps(made.findings(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_in_words(made)))


def _content(file):
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(_("%(file)s cannot be read.") % {"file": file}) from error


def _district(name, register, *, create):
    """The district of that name; it and the units it lacks are made only when asked for."""
    if create:
        return Ambito.objects.get_or_create(name=name)[0]
    ambito = Ambito.objects.filter(name=name).first()
    if ambito is None:
        raise Refused(_("There is no district called “%(name)s”: add --create to make it.") % {"name": name})
    books = books_of(ambito)
    there = set(books.teams)
    wanted = {entry.team for entry in plan(register, books).entries(Sheet.PEOPLE) if entry.team}
    if missing := sorted(team for team in wanted if bare(team) not in there):
        raise Refused(
            _("These units are not there yet: %(units)s. Add --create to make them.") % {"units": ", ".join(missing)}
        )
    return ambito


def _colleague(email, ambito):
    if not email:
        return None
    colleague = colleagues_of(ambito).known_as(email).first()
    if colleague is None:
        raise Refused(_("Nobody of this district has the e-mail address %(email)s.") % {"email": email})
    return colleague


def _in_words(made):
    """The findings as an office reads them."""
    findings = made.findings()
    for sheet, count in findings["created"].items():
        yield _("%(sheet)s: %(count)s rows taken in") % {"sheet": sheet, "count": count}
    for sheet, count in findings["enriched"].items():
        yield _("%(sheet)s: %(count)s rows completed what was there") % {"sheet": sheet, "count": count}
    for title, words, counts in (
        (_("Set aside:"), Setback, findings["set_aside"]),
        (_("To look at:"), Warned, findings["warnings"]),
    ):
        if counts:
            yield title
        for key, count in counts.items():
            sheet, _colon, value = key.partition(":")
            yield f"  {sheet}: {words(value).label} ({count})"
    for sheet, columns in findings["unknown_columns"].items():
        yield _("%(sheet)s: columns nobody knows: %(columns)s") % {"sheet": sheet, "columns": ", ".join(columns)}
    for sheet in findings["missing_sheets"]:
        yield _("The sheet %(sheet)s is missing.") % {"sheet": sheet}
    if findings["unknown_sheets"]:
        yield _("Sheets nobody knows: %(sheets)s") % {"sheets": ", ".join(findings["unknown_sheets"])}
