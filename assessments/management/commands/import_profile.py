"""Brings in a skills profile that another service has written, and says how it stands on our scale."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.timezone import now
from django.utils.translation import gettext as _

from assessments import actions
from assessments.profile_file import reading
from assessments.received import received
from equipe.models import Ambito
from equipe.verdicts import Refused


class Command(BaseCommand):
    help = "Brings in a skills profile from a JSON file (see docs/profile-format.md); the same file twice is one."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--ambito", metavar="NAME", help="the district; needed where there are several")

    def handle(self, *, file, ambito, **options):
        district = self.district(ambito)
        try:
            content = reading.read(file.read_bytes())
            profile, is_new = actions.import_profile(content, ambito=district, by=None, at=now())
        except OSError as problem:
            told = {"file": file, "problem": problem.strerror}
            raise CommandError(_("%(file)s cannot be read: %(problem)s.") % told) from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        said = _("Brought in as %(key)s.") if is_new else _("This file was brought in before, as %(key)s.")
        self.stdout.write(said % {"key": profile.pk})
        for line in as_table(received(profile)):
            self.stdout.write(line)

    def district(self, name):
        found = Ambito.objects.filter(name=name) if name else Ambito.objects.all()
        if len(found) != 1:
            names = ", ".join(Ambito.objects.order_by("name").values_list("name", flat=True))
            raise CommandError(_("Name the district with --ambito: %(names)s.") % {"names": names})
        return found[0]


def as_table(profile):
    """The measures as they came and on our scale, and how the two were linked."""
    theirs, ours = _("as it came"), _("on our scale")
    yield f"{'':<44} {theirs:>18} {ours:>18}"
    for bar in profile.bars:
        yield f"{bar.theirs.title:<44} {_number(bar.theirs):>18} {_number(bar.ours):>18}"
    yield profile.link_in_words or str(profile.why_not_linked)
    if profile.left_out:
        yield _("Left out of the link, because they are read differently: %(items)s.") % {
            "items": ", ".join(profile.left_out)
        }


def _number(bar):
    if bar is None or bar.value is None:
        return "–"
    value = number_format(bar.value, 2)
    return value if bar.low is None else f"{value} ({number_format(bar.low, 2)}–{number_format(bar.high, 2)})"
