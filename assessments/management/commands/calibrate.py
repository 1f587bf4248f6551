"""Calibrates districts now, as the clock does by night."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from assessments import actions
from equipe.models import Ambito
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Calibrates the ratings of every district, or of one; says why where there is nothing to calibrate."

    def add_arguments(self, parser):
        parser.add_argument("--ambito", metavar="NAME", help="one district alone")
        parser.add_argument("--new-scale", action="store_true", help="begin a new scale instead of going on with it")

    def handle(self, *, ambito, new_scale, **options):
        districts = Ambito.objects.order_by("name")
        if ambito:
            districts = districts.filter(name=ambito)
            if not districts:
                raise CommandError(f"There is no district {ambito}.")
        for district in districts:
            self.stdout.write(f"{district}: {self._calibrated(district, new_scale)}")

    def _calibrated(self, district, new_scale):
        try:
            made = actions.calibrate(district, on=localdate(), new_scale=new_scale)
        except Refused as refusal:
            return str(refusal)
        return f"calibration {made.number}, {made.counts['ratings']} ratings"
