"""Loads the official CSV files of ESCO into the catalogue of competences: docs/esco.md says where they come from."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from assessments import actions, esco
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = (
        "Loads ESCO's CSV files in one language into the catalogue. Safe to repeat; a second language adds its labels."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="CSV_DIR", help="the folder of the unpacked files")
        parser.add_argument("language", metavar="LANG", help="their language: it, en, …")
        parser.add_argument(
            "--esco-version", default="", metavar="1.2.1", help="if the name of the folder does not say it"
        )

    def handle(self, *, folder, language, esco_version, **options):
        try:
            loaded = actions.load_esco(folder, language=language, version=esco_version, on=localdate())
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            f"{loaded.edition}: {loaded.concepts} concepts read; {loaded.added} added, {loaded.changed} changed, "
            f"{loaded.dropped} dropped; {loaded.links} links made, {loaded.unlinked} taken away."
        )
        self.stdout.write(str(esco.ATTRIBUTION))
