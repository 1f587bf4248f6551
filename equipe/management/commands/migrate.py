"""Django's `migrate`, done as the owner of the tables, who first says again what the application may do with them."""

from django.conf import settings
from django.core.management.commands import migrate
from django.db import transaction

from equipe.roles import as_owner, rights


class Command(migrate.Command):
    def handle(self, *args, **options):
        alias = options["database"]
        application = settings.DATABASES[alias]["USER"]
        with as_owner(alias) as owner:
            grant(owner, application)
            super().handle(*args, **options)
            grant(owner, application)  # of a new database the table of migrations is there only now


def grant(owner, application):
    known = owner.settings_dict
    with transaction.atomic(owner.alias), owner.cursor() as cursor:
        for right in rights(owner=known["USER"], application=application, database=known["NAME"]):
            cursor.execute(right)
