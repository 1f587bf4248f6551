"""What of a person may be handed on: her soft skills, and what she chooses of her inventory. Everything else stays."""

from dataclasses import replace

from assessments.inventory import Inventory
from assessments.models import Round


def rounds_to_share(episode) -> list[Round]:
    """The latest round that tells soft skills, and the one before."""
    told = Round.objects.of_case(episode).agreed().with_cases().with_sides().latest_agreed_first()
    return [round for round in told if round.tells_behaviours][:2]


def chosen_of(inventory: Inventory, chosen) -> Inventory:
    """Only the entries that were chosen, by their keys: what was not named is left out."""
    chosen = set(chosen)
    return replace(
        inventory,
        competences=tuple(held for held in inventory.competences if held.pk in chosen),
        experiences=tuple(job for job in inventory.experiences if job.pk in chosen),
    )
