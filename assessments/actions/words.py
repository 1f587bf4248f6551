"""Writing down what the person says of what was agreed: added, never changed."""

from django.db import transaction

from assessments.enums import Refusal, Stance
from assessments.models import PersonsWord, Round
from equipe import audit, drafts
from equipe.verdicts import Refused


@transaction.atomic
def record_word(round, *, item, stance, words, by, on):
    """Keep the person's word on the whole profile (no item) or on one item. A click that falls twice writes once."""
    round = Round.objects.select_for_update().get(pk=round.pk)
    words = words.strip()
    if round.agreed_on is None:
        raise Refused(Refusal.NOT_AGREED.label)
    if on < round.agreed_on:
        raise Refused(Refusal.SAID_WHEN.label)
    if stance == Stance.DISAGREES and not words:
        raise Refused(Refusal.WHY_NOT.label)
    said = {"item": item, "stance": stance, "words": words, "said_on": on, "recorded_by": by}
    word, is_new = PersonsWord.objects.get_or_create(round=round, **said)
    if is_new:
        drafts.forget(by, round.word_key)
        audit.record("round.word_recorded", round, by=by, word=str(word.pk))
    return word
