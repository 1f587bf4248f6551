"""The behaviours that may be shown outside the service: a closed list, by meaning.

Whatever is not on it stays inside, however an item is called and whoever wrote it: health, home, income and everyday
life are asked about to help, not to be handed on.
"""

from assessments.enums import ItemKind

SOFT_SKILLS = frozenset(
    {
        "employability-1/adapts-to-change",
        "employability-1/finds-information",
        "employability-1/handles-disagreement",
        "employability-1/holds-under-pressure",
        "employability-1/keeps-rules",
        "employability-1/keeps-times",
        "employability-1/listens",
        "employability-1/makes-self-understood",
        "employability-1/plans-work",
        "employability-1/respects-others",
        "employability-1/solves-problems",
        "employability-1/stays-on-task",
        "employability-1/takes-feedback",
        "employability-1/takes-initiative",
        "employability-1/uses-devices",
        "employability-1/uses-numbers",
        "employability-1/works-with-care",
        "employability-1/works-with-others",
        "soft-skills-1/finds-another-way",
        "soft-skills-1/learns-new-work",
    }
)


def is_soft_skill(item):
    """Whether an item is one of these behaviours, in whatever version or instrument it is asked."""
    return item.kind == ItemKind.ANCHORED and item.lineage in SOFT_SKILLS
