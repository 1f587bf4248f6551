"""Says in words what the mathematics of ratings answers: why there is no measure, and what to know beside one."""

from collections.abc import Callable, Hashable, Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.enums import Remarked, Unmeasured
from assessments.measures import remarks
from assessments.measures.design import Subset
from assessments.measures.ratings import Unusable

MOST_NAMED = 12
"""Labels that a sentence names before it only counts the rest."""

Name = Callable[[Hashable], str]


def unmeasured(unusable: Unusable, *, name: Name = str) -> str:
    """The sentence for ratings that cannot be measured; `name` says how a person, rater or item is called."""
    details = dict(unusable.details)
    if subsets := details.pop("subsets", None):
        details |= {"count": len(subsets), "subsets": groups(subsets, name)}
    return Unmeasured(unusable.trouble).label % details


def remarked(remark: remarks.Finding, *, name: Name = str) -> str:
    """The sentence for a remark."""
    details = {key: said(value, name) for key, value in remark.details.items()}
    for within in (Remarked.OF_ITEM, Remarked.ON_ITEMS):
        named = details.get(within.value.split("_")[1])
        details[within.value] = within.label % details if named else ""
    return Remarked(remark.remark).label % details


def said(value, name: Name) -> str:
    if isinstance(value, tuple):
        return listed(value, name)
    if isinstance(value, float):
        return number_format(round(value, 2), 2)
    return number_format(value) if isinstance(value, int) else name(value)


def listed(labels: Iterable[Hashable], name: Name) -> str:
    """The first of them by name, and how many more there are."""
    labels = list(labels)
    names = ", ".join(name(label) for label in labels[:MOST_NAMED])
    if len(labels) <= MOST_NAMED:
        return names
    return _("%(names)s and %(more)s more") % {"names": names, "more": number_format(len(labels) - MOST_NAMED)}


def groups(subsets: Iterable[Subset], name: Name) -> str:
    """The subsets, each with its raters and people, and its items where these tell it apart."""
    return "; ".join(
        _("(%(number)s) raters %(raters)s with people %(persons)s")
        % {"number": number, "raters": listed(subset.raters, name), "persons": listed(subset.persons, name)}
        + (Remarked.ON_ITEMS.label % {"items": listed(subset.items, name)} if subset.items else "")
        for number, subset in enumerate(subsets, 1)
    )
