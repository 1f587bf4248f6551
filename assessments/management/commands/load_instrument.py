"""Loads instruments from their files: all that come with the product, or those named."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from assessments import actions, instrument_file
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Loads instruments from TOML files; without names, all that come with the product. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *, files, **options):
        for path in files or instrument_file.shipped():
            try:
                instrument = actions.load_instrument(path)
            except Refused as refusal:
                raise CommandError("\n".join(str(reason) for reason in refusal.reasons)) from None
            self.stdout.write(f"{instrument.code} {instrument.version}: {instrument.title}")
