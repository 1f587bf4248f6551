"""Loads written cases from their files: all that come with the product, or those named."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from assessments import actions, vignette_file
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Loads written cases from TOML files; without names, all that come with the product. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *, files, **options):
        for path in files or vignette_file.shipped():
            try:
                vignette = actions.load_vignette(path)
            except Refused as refusal:
                raise CommandError("\n".join(str(reason) for reason in refusal.reasons)) from None
            self.stdout.write(f"{vignette.code}: {vignette.title_in_words}")
