"""Rounds for the stories, made by the same verbs as in life; a small instrument; jobs and competences."""

from datetime import UTC, date, datetime
from pathlib import Path

import factory

from assessments import actions
from assessments.enums import RaterRole
from assessments.models import HeldCompetence, OutsideRater, WorkExperience
from assessments.rules import Answer
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import AmbitoFactory

SMALL = Path(__file__).parent / "instruments" / "small.toml"
OPENED = date(2024, 3, 4)
AGREED = date(2024, 3, 20)
SUBMITTED = datetime(2024, 3, 11, 9, 0, tzinfo=UTC)

STEADY = {
    "home": Answer(3),
    "income": Answer(2),
    "travel": Answer(1),
    "on-time": Answer(3),
    "listens": Answer(2),
}


KINDS = SMALL.with_name("kinds.toml")
WORDED = {
    "punctual": Answer(3),
    "italian": Answer(3),
    "years": Answer(words="7.5"),
    "last-day": Answer(words="2023-11-30"),
    "tools": Answer(words="Trapano, mola"),
}


VOICES = SMALL.with_name("voices.toml")
SITE = "https://equipe.example"
SEEN = {"on-time": Answer(3), "finishes": Answer(2), "listens": Answer(3)}
EVERYTHING = SEEN | {"care": Answer(1), "wishes": Answer(words="Cucire.")}
OWN = SEEN | {"wishes": Answer(words="In cucina.")}


def voices_instrument():
    """Five items: three that outsiders see, four that the person is asked in plain words."""
    return actions.load_instrument(VOICES)


def outsider(role=RaterRole.HOST_TUTOR, name="Fabio Rossi", *, email="fabio@example.org", ambito=None):
    """Somebody known in the district who has no account."""
    return OutsideRater.objects.create(
        ambito=ambito or AmbitoFactory(), role=role, name=name, organisation="Falegnameria Del Pup", email=email
    )


def kinds_instrument():
    """Every way of asking; its first item means the same as the small instrument's punctuality."""
    small_instrument()
    return actions.load_instrument(KINDS)


def small_instrument():
    return actions.load_instrument(SMALL)


def open_round(episode, *raters, by=None, on=OPENED, instrument=None):
    return actions.open_round(
        episode, instrument=instrument or small_instrument(), raters=raters, by=by or episode.case_manager, on=on
    )


def answer_by_link(assessment, answers, *, submit=True):
    """What a rater without an account answers and (unless told otherwise) submits."""
    actions.save_answers(assessment, answers, by=None)
    if submit:
        actions.submit(assessment, by=None, at=SUBMITTED)
    return assessment


def answer(round, rater, answers=STEADY, *, submit=True):
    """The rater's assessment, answered and (unless told otherwise) submitted."""
    assessment = round.assessments.get(rater=rater)
    actions.save_answers(assessment, answers, by=rater)
    if submit:
        actions.submit(assessment, by=rater, at=SUBMITTED)
    return assessment


def agreed_round(episode, *raters, on=AGREED, answers=STEADY):
    """A round in which everybody saw the same and the team agreed on it."""
    round = open_round(episode, *raters, on=OPENED if on == AGREED else on)
    for rater in raters:
        answer(round, rater, answers)
    return actions.agree(round, answers, by=episode.case_manager, on=on)


class ExperienceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkExperience

    episode = factory.SubFactory(EpisodeFactory)
    job_title = "Kitchen help"
    since = "2018-09"
    until = "2021-06"


class HeldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HeldCompetence

    episode = factory.SubFactory(EpisodeFactory)
    label = "cooking for many"
