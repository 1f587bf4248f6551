"""Ends the private PostgreSQL and Valkey of this VAR_DIR."""

from django.conf import settings
from django.core.management.base import BaseCommand

from equipe import local_services


class Command(BaseCommand):
    help = "Stop the private PostgreSQL and Valkey of this VAR_DIR."
    requires_system_checks = []

    def handle(self, **_):
        for name in local_services.stop(settings.VAR_DIR):
            self.stdout.write(f"{name} stopped.")
