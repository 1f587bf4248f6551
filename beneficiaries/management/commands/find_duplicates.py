"""`manage.py find_duplicates`: compare everybody with everybody, once; afterwards each newcomer is compared at once."""

from django.core.management.base import BaseCommand

from beneficiaries.models import Person, note_duplicates


class Command(BaseCommand):
    help = "Looks for records that may be of one person; the desk decides on them under “Possible duplicates”."

    def handle(self, **options):
        pairs = note_duplicates(Person.objects.standing().defer("words").iterator())
        self.stdout.write(f"{len(pairs)} pairs look alike; those told apart before stay told apart.")
