"""A person's skills profile as a file for another service: what may be shown, and nothing else."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from assessments import actions
from assessments.inventory import inventory_of
from assessments.models import Round
from assessments.profile_file import writing
from assessments.sharing import rounds_to_share
from beneficiaries.models import Episode
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Writes the skills profile of a case, or of one round of it, as JSON (see docs/profile-format.md)."

    def add_arguments(self, parser):
        parser.add_argument("thing", metavar="ROUND_OR_EPISODE_UUID")
        parser.add_argument("--out", type=Path, metavar="FILE", help="where to write it; without it, on the screen")
        parser.add_argument("--with-name", action="store_true", help="with the person's name, if she wishes it")
        parser.add_argument("--with-inventory", action="store_true", help="with what she brings, if she agrees")

    def handle(self, *, thing, out, with_name, with_inventory, **options):
        episode, rounds = self.found(thing)
        try:
            content = actions.export_profile(
                rounds,
                inventory=inventory_of(episode) if with_inventory else None,
                with_name=with_name,
                by=None,
                on=localdate(),
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        text = writing.as_text(content)
        if out is None:
            self.stdout.write(text)
        else:
            out.write_text(text + "\n", encoding="utf-8")
            self.stdout.write(_("%(file)s is written: %(n)s rounds.") % {"file": out, "n": len(rounds)})

    def found(self, thing):
        """The case, and the rounds to write; a round alone is written alone."""
        try:
            key = UUID(thing)
        except ValueError:
            raise CommandError(_("“%(thing)s” is no reference of a round or a case.") % {"thing": thing}) from None
        round = Round.objects.agreed().with_cases().with_sides().filter(pk=key).first()
        if round:
            return round.episode, [round] if round.tells_behaviours else []
        episode = Episode.objects.with_people().filter(pk=key).first()
        if episode is None:
            raise CommandError(_("There is no agreed round and no case with this reference."))
        return episode, rounds_to_share(episode)
