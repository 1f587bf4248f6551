"""How much of the clock of an accident is left."""

from django import template

register = template.Library()


@register.filter
def hours_left(report, now):
    """Whole hours until the promoter must have reported it; below zero when they are over."""
    return report.hours_left(at=now)
