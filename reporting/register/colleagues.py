"""What the sheet Diario is held against: colleagues by name, and the notes that are there already."""

from collections import defaultdict

from django.db.models.functions import MD5
from django.utils import timezone

from beneficiaries.models import DiaryEntry
from equipe.models import User
from reporting.register.reading import bare
from reporting.register.words import Sheet


def open_diary(books, register, ambito, *, author, at):
    """Add to the books when the register was handed in, and what its notes need; without a diary no more is asked."""
    books.last_day = at and timezone.localtime(at).date()
    if ambito is None or Sheet.DIARY not in register.sheets:
        return books
    books.hands_in = author and author.pk
    books.colleagues = {
        name: users[0].pk for name, users in _named(ambito).items() if len({user.pk for user in users}) == 1
    }
    entries = DiaryEntry.objects.filter(episode__person__ambito=ambito).exclude(episode__person__tax_code="")
    books.notes = set(
        entries.values_list(
            "episode__person__tax_code", "episode__opened_on", "happened_at", "author", MD5("text")
        ).iterator()
    )
    return books


def colleagues_of(ambito):
    """Everybody who works or has worked in the district: diaries tell of years past."""
    return User.objects.belonging_to([ambito]).by_name()


def _named(ambito):
    """By name, written either way round, and by e-mail address; a name that two share stands for neither."""
    found = defaultdict(list)
    for user in colleagues_of(ambito):
        for name in {f"{user.first_name} {user.last_name}", f"{user.last_name} {user.first_name}", user.email}:
            found[bare(name)].append(user)
    return found
