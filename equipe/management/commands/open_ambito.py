"""Opens a new district on the server and prints the link with which its first administrator sets a password."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from equipe import actions, invitations
from equipe.models import Ambito, User


class Command(BaseCommand):
    help = "Open a district: its office and its first administrator, who then invites everybody else."

    def add_arguments(self, parser):
        parser.add_argument("name", help="the district's name")
        parser.add_argument("email", help="the first administrator's address")
        parser.add_argument("--first-name", required=True)
        parser.add_argument("--last-name", required=True)

    def handle(self, name, email, first_name, last_name, **_):
        if Ambito.objects.filter(name=name).exists():
            raise CommandError(f"{name} is open already: its administrators invite whoever is missing.")
        if User.objects.known_as(email).exists():
            raise CommandError(f"{email} is somebody's address already: name another administrator.")
        administrator = actions.open_ambito(name=name, email=email, first_name=first_name, last_name=last_name, by=None)
        site = "http://127.0.0.1:8000" if settings.LOCAL else f"https://{settings.ALLOWED_HOSTS[0]}"
        self.stdout.write(f"Within three days open {site}{invitations.path_for(administrator)}")
