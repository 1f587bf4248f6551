"""What the year counts, in one service: cases, entries, referrals, rounds, contacts, internships, hires, agreements."""

from django.db.models import Func, IntegerField
from django.db.models.functions import Coalesce
from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assessments.models import Round
from beneficiaries.models import DiaryEntry, Episode, Referral
from placements.models import Agreement, Hire, Internship
from reporting import rules
from reporting.indicators.figure import Noun

LAST_DAY = Coalesce("interrupted_on", "ends_on")


class Age(Func):
    """Completed years between two dates, as the database counts them: the same as `rules.age_on`."""

    template = "EXTRACT(YEAR FROM AGE(%(expressions)s))::integer"
    output_field = IntegerField()


def day(value):
    return formats.date_format(value, "SHORT_DATE_FORMAT")


def period(first, last):
    return f"{day(first)} – {day(last)}" if last else _("since %(day)s") % {"day": day(first)}


# Whose rows


def _episodes(year):
    return Episode.objects.filter(year.lives("person"), team__ambito=year.ambito)


def _entries(year):
    """The first episode that each person opened in the year: one person counts once, as she was when she came."""
    opened = _episodes(year).opened_within(*year.days)
    first = opened.order_by("person", "opened_on").distinct("person").values("pk")
    return Episode.objects.filter(pk__in=first).alias(age=Age("opened_on", "person__birth_date"))


def _internships(year):
    ours = Internship.objects.filter(year.lives("episode__person"), episode__team__ambito=year.ambito)
    return ours.alias(last_day=LAST_DAY)


def _of_episodes(model):
    return lambda year: model.objects.filter(year.lives("episode__person"), episode__team__ambito=year.ambito)


# How one of them stands in a list


def _case_row(episode):
    return episode.person, episode.get_absolute_url(), str(episode.team), period(episode.opened_on, episode.closed_on)


def _entry_row(episode):
    age = rules.age_on(episode.opened_on, birth_date=episode.person.birth_date)
    return episode.person, episode.get_absolute_url(), _("%(age)s years old") % {"age": age}, day(episode.opened_on)


def _internship_row(internship):
    return (
        internship.person,
        internship.get_absolute_url(),
        str(internship.host),
        period(internship.starts_on, internship.last_day),
    )


def _hire_row(hire):
    where = f"{hire.host or hire.employer} ({hire.get_contract_display()})"
    return hire.person, hire.episode.get_absolute_url(), where, day(hire.starts_on)


def _agreement_row(agreement):
    what = _("agreement %(number)s, seats: %(seats)s") % {"number": agreement.number, "seats": agreement.seats}
    return agreement.host, agreement.get_absolute_url(), what, period(agreement.starts_on, agreement.ends_on)


def _referral_row(referral):
    return (
        referral.person,
        referral.get_absolute_url(),
        referral.get_state_display(),
        day(localtime(referral.sent_at)),
    )


def _round_row(assessed):
    person = assessed.episode.person
    return person, assessed.get_absolute_url(), assessed.get_profile_display(), day(assessed.agreed_on)


def _contact_row(entry):
    episode = entry.episode
    return episode.person, episode.get_absolute_url(), entry.get_channel_display(), day(localtime(entry.happened_at))


def _visible(rows, user):
    return rows.filter(pk__in=rows.model.objects.visible_to(user).values("pk"))


EPISODES = Noun("episodes", _episodes, _visible, _case_row, fetch=("person", "team"), model=Episode)

ENTRIES = Noun("entries", _entries, _visible, _entry_row, fetch=("person", "team"), model=Episode)

INTERNSHIPS = Noun("internships", _internships, _visible, _internship_row, fetch=("person", "host"), model=Internship)

HIRES = Noun("hires", _of_episodes(Hire), _visible, _hire_row, fetch=("person", "host", "episode"), model=Hire)

AGREEMENTS = Noun(
    "agreements",
    lambda year: Agreement.objects.filter(host__ambito=year.ambito),
    _visible,
    _agreement_row,
    by_person="host",
    order=("host__name", "pk"),
    fetch=("host",),
    model=Agreement,
)

REFERRALS = Noun(
    "referrals",
    lambda year: Referral.objects.filter(year.lives("person"), team__ambito=year.ambito),
    _visible,
    _referral_row,
    model=Referral,
)

ROUNDS = Noun(
    "rounds",
    _of_episodes(Round),
    _visible,
    _round_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person",),
    model=Round,
)

CONTACTS = Noun(
    "contacts",
    lambda year: DiaryEntry.objects.standing().filter(year.lives("episode__person"), episode__team__ambito=year.ambito),
    _visible,
    _contact_row,
    by_person="episode__person",
    order=("episode__person__sort_name", "pk"),
    fetch=("episode__person",),
    model=DiaryEntry,
)
