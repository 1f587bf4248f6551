#!/usr/bin/env python
"""Django's command line. Starts the private PostgreSQL and Valkey for the commands that need them."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from equipe import local_services

NEED_NO_SERVICES = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "stop_services",
    "version",
}


def needs_services(arguments):
    command = next((word for word in arguments if not word.startswith("-")), "help")
    return command not in NEED_NO_SERVICES and not {"-h", "--help"} & set(arguments) or "--database" in arguments


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "equipe.settings")
    try:
        if needs_services(sys.argv[1:]):
            local_services.start_what_settings_expect(settings.VAR_DIR)
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, local_services.ServicesError) as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
