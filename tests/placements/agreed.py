"""An internship that was really opened, with its acts, tutors and cover; and what a mediator types for one."""

from datetime import date
from decimal import Decimal

from placements import actions
from placements.enums import Declared, InternshipKind, Said
from placements.models import Cover
from tests.beneficiaries.factories import EpisodeFactory
from tests.placements.factories import AgreementFactory

TODAY = date(2026, 4, 20)
NOTHING_WRONG = {
    str(about): (Said.YES if about == Declared.SAFE else Said.NO).value
    for about in Declared
    if about not in (Declared.SEASONAL, Declared.ADMITTED)
}
MORNINGS = {f"{end}-{day}-1": hour for day in range(5) for end, hour in (("from", "08:30"), ("until", "12:30"))}


def covered(**fields):
    """Everything settled, the host pays alone."""
    told = {
        "shares": {"host": "300.00"},
        "inail_position": "91234567",
        "liability_insurer": "Assicura",
        "liability_policy": "RC 77/2026",
        "liability_until": date(2027, 12, 31),
        "training_on": date(2026, 3, 1),
        "cob_on": date(2026, 2, 27),
    }
    return Cover(**told | fields)


def internship_of(by, *, episode=None, agreement=None, on=TODAY, **changed):
    """Six months for somebody disadvantaged, twenty hours a week, opened by the deed itself."""
    agreed = {
        "kind": InternshipKind.DISADVANTAGED,
        "starts_on": date(2026, 3, 2),
        "ends_on": date(2026, 8, 31),
        "weekly_hours": 20,
        "allowance": Decimal("300.00"),
        "promoter_tutor": by,
        "host_tutor_name": "Fabio Rossi",
        "motive": "",
        "cover": covered(),
    }
    return actions.open_internship(
        episode or EpisodeFactory(), agreement or AgreementFactory(), by=by, on=on, **agreed | changed
    )


def typed_steps(agreement, tutor):
    """What a mediator types into each step for an internship that the rules allow."""
    return {
        "where": {"agreement": agreement.pk},
        "when": {"kind": "insertion", "starts_on": "2026-07-01", "ends_on": "2026-12-31", **MORNINGS},
        "learning": {"tasks": "Sanding and painting", "later": "on"},
        "tutors": {
            "promoter_tutor": tutor.pk,
            "host_tutor_name": "Fabio Rossi",
            "host_tutor_role": "foreman",
            "host_tutor_phone": "0434 000000",
            "host_tutor_email": "fabio@example.it",
            "other-1-name": "Elena Zanin",
            "other-1-role": "job coach",
        },
        "money": {
            "allowance": "300,00",
            "payer": "host",
            "inail_by": "promoter",
            "inail_position": "91234567",
            "liability_insurer": "Assicura",
            "liability_policy": "RC 77/2026",
            "liability_until": "2027-12-31",
            "training_by": "host",
            "training_general": "4",
            "training_specific": "8",
            "training_on": "2026-07-01",
            "cob_by": "host",
            "cob_on": "2026-06-30",
        },
        "check": {f"said-{about}": said for about, said in NOTHING_WRONG.items()},
    }
