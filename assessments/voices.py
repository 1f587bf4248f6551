"""How those without an account are asked and read back: the person in plain words, outsiders in what could be seen."""

from assessments.enums import THE_PERSON, Absence, ItemKind, OwnAbsence, OwnStanding, Unseen


def absences_of(role):
    """Why there may be no level, as this rater would say it."""
    return OwnAbsence if role == THE_PERSON else Unseen


def choices_of(item, *, role):
    """What is chosen from: of a behaviour, five plain steps for the person, the written levels for outsiders."""
    return [*_levels(item, role), *absences_of(role).choices]


def said(item, answer, *, role):
    """What this rater answered, in the words it was chosen by; empty while nothing was."""
    if answer.absence:
        return dict(absences_of(role).choices).get(answer.absence, Absence(answer.absence).label)
    if answer.value is None:
        return item.label_of(answer)
    return dict(_levels(item, role)).get(str(answer.value), "")


def _levels(item, role):
    if role == THE_PERSON and item.kind == ItemKind.ANCHORED:
        return OwnStanding.choices
    return [(str(value), label) for value, label in item.choices]
