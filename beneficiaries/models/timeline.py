"""The story of a case on one line: what this app offers, and everything that the apps above offer, in one question."""

from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import Case, Count, OuterRef, Q, Subquery, TextField, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from psycopg2 import sql

from beneficiaries.enums import MomentKind, StepKind
from beneficiaries.models.diary import DiaryEntry
from beneficiaries.models.episodes import Episode
from beneficiaries.models.moments import Moment, in_words, moments
from beneficiaries.models.referrals import ReferralStep
from equipe.offered import offered

ANY_CASE, ANY_READER = UUID("e9150de0-0000-4000-8000-000000000000"), -915_001
"""What stands for the case and the reader while the question is put into words: offers know no more of either."""


CONDITIONS = {
    "kind": "told_kind = %s",
    "author": "told_author = %s",
    "since": "told_at >= %s",
    "until": "told_at < %s",
    "before": "(told_at, told_reference, told_title) < %s",
    "shared": "told_private = NOT %s",
}
"""How the story can be narrowed: by kind, author, instants (`since` included, `until` not), from where a page ended."""


def timeline(episodes, *, reader, limit=None, **narrowed):
    """What the reader may read of visible cases, newest first; `narrowed` by what CONDITIONS names."""
    told = _ask(
        "*", episodes, reader, narrowed, " ORDER BY told_at DESC, told_reference DESC, told_title DESC LIMIT %s", limit
    )
    return [Moment(*row) for row in told]


def authors(episodes, *, reader):
    """Everybody who has written something on the story: (reference, name), by name."""
    who = "DISTINCT told_author, told_who"
    return _ask(who, episodes, reader, {}, " AND told_author IS NOT NULL ORDER BY told_who, told_author LIMIT %s", None)


def _ask(columns, episodes, reader, narrowed, ending, limit):
    question, asked = _question(get_language())
    known = [value for episode in episodes for value in _about(asked, episode, reader)]
    conditions = ["told_at <= clock_timestamp()", *(CONDITIONS[name] for name in narrowed)]
    whole = sql.SQL("SELECT {} FROM ({}) AS story WHERE {}{}").format(
        sql.SQL(columns),
        sql.SQL(" UNION ALL ").join([sql.SQL(question)] * len(episodes)),
        sql.SQL(" AND ".join(conditions)),
        sql.SQL(ending),
    )
    with connection.cursor() as cursor:
        cursor.execute(whole, [*known, *narrowed.values(), limit])
        return cursor.fetchall()


@cache
def _question(_language):
    """The one question and what it asks with; put into words once a language, for that takes longer than the answer."""
    first, *others = [rows for offer in offered("TIMELINE") for rows in offer(ANY_CASE, reader=ANY_READER)]
    return first.union(*others, all=True).query.sql_with_params()


def _about(asked, episode, reader):
    real = {ANY_CASE: episode.pk, ANY_READER: reader.pk}
    return [real.get(value, value) if isinstance(value, UUID | int) else value for value in asked]


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
