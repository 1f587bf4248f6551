"""Lists that can be printed from end to end: the apps declare how each is asked for without a page around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from equipe.lists import Listing
from equipe.offered import offered


class Asked(NamedTuple):
    """What an address of a list asks for, within what the reader may see: the things, and what was chosen in words."""

    things: object
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Printable:
    """A list with its title and its key. `ask(user, query, on=, words=)` answers with `Asked`.

    `words` were searched for and stand in no address. `looked_at` tells of which files among the things a look is
    recorded: of each thing itself, unless it says others.
    """

    listing: Listing
    title: str
    may: Callable
    ask: Callable
    looked_at: Callable = list

    @property
    def name(self):
        return self.listing.name


def printable(name):
    """The list of this name among those that can be printed (see settings), or nothing."""
    return next((declared for declared in offered("PRINTABLE") if declared.name == name), None)


def in_words(form):
    """What was chosen in a form of filters: label and words of every field that has an answer."""
    chosen = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name) if hasattr(form, "cleaned_data") else None
        if value not in (None, ""):
            words = dict(getattr(field, "choices", ())).get(value, value)
            chosen.append((str(field.label), str(words)))
    return tuple(chosen)
