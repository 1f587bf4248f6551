"""Fills an empty database with an invented service, so that everything a newcomer clicks shows something."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from equipe.models import Ambito, User
from reporting.demo.papers import keep_last_week, print_papers
from reporting.demo.staff import AMBITO, PASSWORD
from reporting.demo.story import tell


class Command(BaseCommand):
    help = "Invent three years of one service: people, diaries, assessments, internships, spending. Always the same."

    def add_arguments(self, parser):
        parser.add_argument("--today", type=date.fromisoformat, help="the day on which the story stands (YYYY-MM-DD)")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is a district already")

    def handle(self, *, today, if_empty, **options):
        if Ambito.objects.exists() and if_empty:
            return
        if Ambito.objects.filter(name=AMBITO).exists():
            raise CommandError(f"There is a district {AMBITO} already: begin again with `make demo-reset`.")
        stage = tell(today or timezone.localdate())
        keep_last_week(stage)
        print_papers(stage)
        if options["verbosity"]:
            self.stdout.write(f"Password of every invented account: {PASSWORD}")
            for user in User.objects.personas().order_by("pk"):
                self.stdout.write(f"  {user.email}: {user.persona}")
