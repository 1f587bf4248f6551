"""The story of a case on one line: what this app offers, and everything that the apps above offer, in one question."""

from functools import cache

from django.db import connection
from django.db.models import Case, Count, OuterRef, Q, Subquery, TextField, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beneficiaries.enums import MomentKind, StepKind
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, in_words, moments
from beneficiaries.models.referrals import ReferralStep
from equipe.offered import offered
from equipe.prepared import asking, stand_in, worded

ANY_CASE, ANY_READER = stand_in("uuid", 1), stand_in("bigint", 2)

STORY = "SELECT {} FROM {} AS asked (episode) CROSS JOIN LATERAL ({}) AS story WHERE told_at <= clock_timestamp()"
ONE, MANY = "(SELECT ($1)[1])", "unnest($1)"
"""What is told until now of one case, or of several after each other, to the reader $2. Of one it is said that it is
one, for the database supposes of every array that it is long."""

CONDITIONS = {
    "kind": ("told_kind = {}", "text"),
    "author": ("told_author = {}", "integer"),
    "since": ("told_at >= {}", "timestamptz"),
    "until": ("told_at < {}", "timestamptz"),
    "before": ("(told_at, told_reference, told_title) < ({}, {}, {})", "timestamptz", "text", "text"),
    "shared": ("told_private = NOT {}", "boolean"),
}
"""How the story can be narrowed: by kind, author, instants (`since` included, `until` not), from where a page ended."""


def timeline(episodes, *, reader, limit=None, **narrowed):
    """What the reader may read of visible cases, newest first; `narrowed` by what CONDITIONS names."""
    ending = " ORDER BY told_at DESC, told_reference DESC, told_title DESC" + (f" LIMIT {limit:d}" if limit else "")
    return [Moment(*row) for row in _ask("story.*", episodes, reader, narrowed, ending)]


def authors(episodes, *, reader):
    """Everybody who has written something on the story: (reference, name), by name."""
    who = "DISTINCT told_author, told_who"
    return _ask(who, episodes, reader, {}, " AND told_author IS NOT NULL ORDER BY told_who, told_author")


def _ask(columns, episodes, reader, narrowed, ending):
    values = [[episode.pk for episode in episodes], reader.pk]
    for told in narrowed.values():
        values += told if isinstance(told, tuple) else [told]
    with connection.cursor() as cursor:
        cases = ONE if len(episodes) == 1 else MANY
        cursor.execute(asking(*_question(get_language(), columns, cases, tuple(narrowed), ending)), values)
        return cursor.fetchall()


@cache
def _question(language, columns, cases, narrowed, ending):
    """The statement and the types of what it asks with."""
    kinds = ["uuid[]", "bigint"]
    conditions = [STORY.format(columns, cases, _offered_in(language))]
    for name in narrowed:
        condition, *asked = CONDITIONS[name]
        conditions.append(condition.format(*(f"${len(kinds) + place}" for place in range(1, len(asked) + 1))))
        kinds += asked
    return " AND ".join(conditions) + ending, tuple(kinds)


@cache
def _offered_in(_language):
    """All that the apps offer as one question about the case asked for."""
    first, *others = [rows for offer in offered("TIMELINE") for rows in offer(ANY_CASE, reader=ANY_READER)]
    told = first.union(*others, all=True).query.sql_with_params()
    return worded(*told, {ANY_CASE: "asked.episode", ANY_READER: "$2"})


def diary(episode, *, reader):
    """Entries with what became of them; of one struck out only its author and who follows the case read the words."""
    hers = Q(struck_at=None) | Q(author=reader) | Q(episode__case_manager=reader)
    words = Case(When(hers, then="text"), default=Value(""), output_field=TextField())
    yield moments(
        DiaryEntry.objects.filter(episode=episode).readable_by(reader),
        at="happened_at",
        kind=MomentKind.DIARY,
        title="",
        by="author",
        channel="channel",
        minutes="minutes",
        text=words,
        private="private",
        door="beneficiaries:entry",
        others=_others_of_the_group(),
        remark=Case(
            When(struck_at__isnull=False, then=Value(_("struck out"))),
            When(version__gt=0, then=Value(_("corrected"))),
            default=Value(""),
            output_field=TextField(),
        ),
    )


def _others_of_the_group():
    """How many other people a meeting was with; who they are is told only where their cases may be seen."""
    same = DiaryEntry.objects.filter(group=OuterRef("group")).order_by().values("group")
    return Subquery(same.annotate(number=Count("pk") - 1).values("number"))


def turns(episode, *, reader):
    """The referral that led here, the opening and the closing."""
    titles = {
        StepKind.SENT: _("referral sent"),
        StepKind.RETURNED: _("referral returned with a question"),
        StepKind.ANSWERED: _("question answered"),
        StepKind.DECLINED: _("referral declined"),
    }  # that it was accepted is told by the opening
    steps = ReferralStep.objects.filter(referral__episode=episode, kind__in=titles)
    yield moments(steps, at="at", kind=MomentKind.CASE, title=in_words("kind", titles), by="by", text="text")
    this = Episode.objects.filter(pk=episode)
    reason = Case(When(referral=None, then="reason"), default=Value(""), output_field=TextField())
    yield moments(this, at="opened_on", kind=MomentKind.CASE, title=_("taken in charge"), text=reason)
    yield moments(this, at="closed_on", kind=MomentKind.CASE, title=_("case closed"), text="closing_note")
