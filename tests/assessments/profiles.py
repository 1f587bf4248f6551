"""Rounds with the instruments that ship, agreed on, for the stories of profiles."""

from datetime import UTC, date, datetime, time

from assessments import actions
from assessments.instrument_file import SHIPPED
from assessments.models import AgreedRating, Assessment, Item, Rating, Round, role_in_team

SPRING, AUTUMN = date(2024, 3, 20), date(2024, 9, 20)


def shipped(name):
    """An instrument that ships, by name and version; those its items come from are loaded first."""
    actions.load_instrument(SHIPPED / "employability-1.toml")
    return actions.load_instrument(SHIPPED / f"{name}.toml")


def agreed_with(name, episode, *raters, level, on=SPRING, note="", **levels):
    """A round in which everybody chose the same level of every item (`levels` by the item's code), and agreed on it."""
    instrument = shipped(name)
    items = list(Item.objects.of(instrument).in_order())
    chosen = {item.pk: _nearest(item, levels.get(item.code.replace("-", "_"), level)) for item in items}
    round = Round.objects.create(episode=episode, instrument=instrument, opened_by=raters[0], opened_on=on)
    for rater in raters:
        at = datetime.combine(on, time(9), UTC)
        sheet = Assessment.objects.create(round=round, rater=rater, role=role_in_team(rater, episode), submitted_at=at)
        Rating.objects.bulk_create(Rating(assessment=sheet, item=i, value=chosen[i.pk], note=note) for i in items)
    AgreedRating.objects.bulk_create(AgreedRating(round=round, item=i, value=chosen[i.pk], reason=note) for i in items)
    round.agreed_on = on
    round.save(update_fields=["agreed_on"])
    return round


def _nearest(item, level):
    """The level, or the highest that the item has."""
    values = [each["value"] for each in item.levels]
    return level if level in values else max(values)
