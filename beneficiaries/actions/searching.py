"""What is written down of a search: that it was made and how much it found, never what was sought."""

from django.utils.crypto import salted_hmac

from beneficiaries.models import Episode
from equipe import audit

COUNTED = 100
"""So many cases found are counted; beyond, it is known that it was a wide net."""


def record_search(text, *, by):
    """Leave the trace of a search: a keyed fingerprint, by which the same search is known again, and what it found.

    The key is ours and never leaves us: who reads the log cannot try names against it.
    """
    found = Episode.objects.visible_to(by).named_like(text).order_by()
    number = len(found.values_list("pk")[:COUNTED])
    words = salted_hmac("beneficiaries.search", text.casefold(), algorithm="sha256").hexdigest()
    audit.record("people.searched", by, by=by, words=words, found=number)
