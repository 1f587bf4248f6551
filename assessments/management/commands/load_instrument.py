"""Loads instruments from their files: all that come with the product, or those named."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from assessments import actions, instrument_file, official_words
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Loads instruments from TOML files; without names, all that come with the product. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument(
            "--official",
            action="append",
            default=[],
            metavar="LANGUAGE=FILE",
            help="the official words of a pack that comes without them, in one language",
        )

    def handle(self, *, files, official, **options):
        try:
            words = dict(self._words(given) for given in official)
            for path in files or instrument_file.shipped():
                instrument = actions.load_instrument(path, official=words)
                self.stdout.write(f"{instrument.code} {instrument.version}: {instrument.title}")
        except Refused as refusal:
            raise CommandError("\n".join(str(reason) for reason in refusal.reasons)) from None

    def _words(self, given):
        language, equals, path = given.partition("=")
        if not equals or language not in instrument_file.LANGUAGES:
            known = ", ".join(instrument_file.LANGUAGES)
            raise CommandError(f"--official {given}: write it like it=FILE; the languages are {known}.")
        return language, official_words.read(path)
