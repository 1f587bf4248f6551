"""How a person is found by name: without accents, with a mistyped letter, with the names swapped.

A dictionary of all name words stands beside the people (triggers keep it, see the second migration). What is typed is
first looked up there, by what is left of a word when letters are missing; the words found are then sought in the words
of each person. Both are questions to an index, and none of them is about how many people there are.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField, TrigramSimilarity
from django.db import models
from django.db.models import Func, Value
from django.utils.translation import gettext_lazy as _

from equipe.words import Plain


class LeftBySlips(Func):
    """What is left of a word when a letter is missing, or two of a longer one."""

    function = "left_by_slips"
    output_field = ArrayField(models.TextField())


class NameWord(models.Model):
    """One word of some name. Not unique: two newcomers of the same name must never wait for each other."""

    word = models.TextField(_("word"))

    class Meta:
        verbose_name = _("word of a name")
        verbose_name_plural = _("words of names")
        indexes = [
            models.Index(OpClass("word", name="text_pattern_ops"), name="name_words"),
            GinIndex(LeftBySlips("word"), name="name_words_by_slips", fastupdate=False),
        ]

    def __str__(self):
        return self.word


class NameWords(Func):
    """The words by which a person is found: last name, first name, tax code."""

    function = "name_words"
    arity = 3
    output_field = SearchVectorField()


class NamedLike(Func):
    """The people whose names are like those typed: `pk__in=NamedLike(Value("mro ana"))`.

    A function of the database, for it tells the planner how few it finds: left to guess, it would read all cases of a
    team first.
    """

    function = "people_named_like"
    arity = 1
    template = "(SELECT %(function)s(%(expressions)s))"
    output_field = models.UUIDField()


def closeness(text, *, name="sort_name"):
    """How near a name is to what was typed, between 0 and 1."""
    return TrigramSimilarity(name, Plain(Value(text)))
