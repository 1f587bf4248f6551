"""The extract of a case on paper: who, the sheet, and the story as it stood on a day, with or without private notes."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from beneficiaries.models import timeline
from reporting.documents import Imprint


@dataclass(frozen=True)
class Chapter:
    """A month of the story."""

    title: str
    moments: tuple


def story(episode, *, reader, private, narrowed):
    """What the reader may read, oldest first; without private notes not even her own."""
    asked = narrowed | ({} if private else {"shared": True})
    return timeline([episode], reader=reader, **asked)[::-1]


def paper(episode, moments, *, imprint: Imprint, private, told):
    """`told` says in words what was chosen: an extract never passes for the whole."""
    with override(imprint.language):
        months = groupby(moments, key=lambda moment: localtime(moment.at).date().replace(day=1))
        chapters = [Chapter(date_format(month, "F Y"), tuple(told)) for month, told in months]
    context = {
        "episode": episode,
        "person": episode.person,
        "chapters": chapters,
        "private": private,
        "told": told,
        "imprint": imprint,
    }
    return "reporting/documents/case_extract.html", context
