"""A place of an opening is given while it is offered and free, and is free again when the internship has ended."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from equipe.verdicts import Refused
from placements import actions
from placements.enums import CandidacyState, NoReason
from placements.models import Candidacy
from placements.planning import plan_the_week
from placements.waiting import waiting
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.agreed import internship_of
from tests.placements.factories import AgreementFactory, AvailabilityFactory, OpeningFactory

TODAY = date(2026, 4, 20)
LEFT = date(2026, 4, 17)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-04-20 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def opening():
    return OpeningFactory(agreement=AgreementFactory(seats=5), weekly_hours=20, conditions_asked_on=TODAY)


def begin(dario, opening, episode=None, **more):
    episode = episode or EpisodeFactory(person=PersonFactory(last_name="Basso"))
    return internship_of(dario, episode=episode, agreement=opening.agreement, opening=opening, **more)


def accepted(episode, opening, by, *, on=TODAY):
    card = actions.shortlist(episode, opening, by=by, on=on)
    for state in (CandidacyState.PROPOSED, CandidacyState.ACCEPTED):
        actions.move(card, state, version=card.version, by=by, on=on)
    return card


def leave(internship, by):
    return actions.interrupt(internship, version=internship.version, on=LEFT, reason="health", by=by)


def test_no_more_begin_than_the_opening_has_places(dario, opening):
    begin(dario, opening)
    with pytest.raises(Refused, match=r"No place of this opening is free in this period \(places: 1\)"):
        begin(dario, opening)
    after = {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 12, 31)}
    begin(dario, opening, **after)


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"paused_on": date(2026, 3, 1)}, "taken this opening back since 01/03/2026"),
        ({"paused_on": date(2026, 3, 10)}, ""),
        ({"closes_on": date(2026, 2, 28)}, "closed on 28/02/2026"),
        ({"closes_on": date(2026, 3, 2)}, ""),
        ({"opens_on": date(2026, 3, 3)}, "offers this opening from 03/03/2026"),
    ],
)
def test_it_begins_while_the_opening_is_offered(dario, opening, changed, refused):
    """The internship begins on 2 March: what was agreed before a pause stands, however late it is written down."""
    for name, value in changed.items():
        setattr(opening, name, value)
    opening.save()
    if not refused:
        begin(dario, opening)
        return
    with pytest.raises(Refused, match=refused):
        begin(dario, opening)


def test_a_place_promised_to_somebody_else_is_given_with_a_motive_alone(dario, opening, episode):
    accepted(EpisodeFactory(person=PersonFactory(last_name="Basso")), opening, dario)
    with pytest.raises(Refused, match="accepted somebody else for the last place"):
        begin(dario, opening, episode)
    assert begin(dario, opening, episode, motive="The host rang: she came to the interview after all.").motive


def test_the_one_who_was_accepted_takes_her_own_place(dario, opening, episode):
    card = accepted(episode, opening, dario)
    internship = begin(dario, opening, episode)
    card.refresh_from_db()
    assert (card.internship, card.is_standing, card.followers) == (internship, False, ())
    with pytest.raises(Refused, match="An internship was opened from this card"):
        actions.move(card, CandidacyState.WITHDRAWN, version=card.version, by=dario, on=TODAY, reason=NoReason.NOT_NOW)


def test_an_agreement_that_waits_for_a_signature_is_begun_with_a_motive_alone(dario):
    agreement = AgreementFactory(signed=False)
    with pytest.raises(Refused, match=r"begins \(missing: for the promoter, for the host"):
        internship_of(dario, agreement=agreement)
    said = {"manner": "paper", "by": dario, "at": datetime(2026, 4, 20, 9, tzinfo=UTC)}
    actions.sign_agreement(agreement, side="promoter", name="Elena Zanin", signed_on=date(2026, 1, 1), **said)
    actions.sign_agreement(agreement, side="host", name="Silvia Pase", signed_on=date(2026, 3, 3), **said)
    with pytest.raises(Refused, match=r"\(missing: for the host\)"):
        internship_of(dario, agreement=agreement)
    assert internship_of(dario, agreement=agreement, motive="The host signed a day late, by post.").motive


def test_work_the_agreement_does_not_name_is_begun_with_a_motive_alone(dario, opening, browse):
    opening.agreement.sectors = ["81.30", "archive"]
    opening.agreement.save()
    with pytest.raises(Refused, match="names other kinds of work"):
        begin(dario, opening, tasks="Bakes bread.")
    assert "names other kinds of work" in browse(dario).get(opening.get_absolute_url()).content.decode()
    begin(dario, opening, tasks="Puts the archives in order.")


def test_an_extension_asks_for_the_place_too(dario, opening):
    first = begin(dario, opening)
    begin(dario, opening, starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31))
    longer = {"version": first.version, "ends_on": date(2026, 9, 30), "motive": "More time.", "by": dario}
    with pytest.raises(Refused, match="No place of this opening is free"):
        actions.extend(first, on=TODAY, **longer)


def test_who_left_early_waits_again_and_may_be_thought_of_for_the_same_opening(dario, opening, episode):
    AvailabilityFactory(episode=episode)
    card = accepted(episode, opening, dario)
    internship = begin(dario, opening, episode)
    with pytest.raises(Refused, match="lasts until 31/08/2026"):
        actions.shortlist(episode, opening, by=dario, on=TODAY)
    leave(internship, dario)
    ambito = opening.host.ambito
    assert list(waiting(dario, ambito, on=TODAY)) == [episode]
    assert not Candidacy.objects.standing().exists()
    again = actions.shortlist(episode, opening, by=dario, on=TODAY)
    assert list(Candidacy.objects.on_the_board(since=TODAY - timedelta(days=30))) == [again]
    assert {one.pk for one in Candidacy.objects.all()} == {card.pk, again.pk}


def test_the_place_is_free_again_on_the_day_after(dario, opening):
    internship = begin(dario, opening)
    leave(internship, dario)
    other = EpisodeFactory(person=PersonFactory(last_name="Corte"))
    begin(dario, opening, other, starts_on=LEFT + timedelta(days=1), ends_on=date(2026, 7, 31))


def test_the_plan_does_not_send_anybody_back_by_itself_but_says_why(dario, opening, episode):
    AvailabilityFactory(episode=episode)
    leave(begin(dario, opening, episode), dario)
    [left_out] = plan_the_week(dario, opening.host.ambito, on=TODAY).left_out
    assert left_out.because == ("Has been there before: look at how it ended, then decide by hand. (1)",)


def test_the_plan_finds_another_place_for_who_was_accepted_and_left(dario, opening, episode):
    AvailabilityFactory(episode=episode)
    accepted(episode, opening, dario)
    leave(begin(dario, opening, episode), dario)
    other = OpeningFactory(agreement=opening.agreement, weekly_hours=20, conditions_asked_on=TODAY)
    assert [pair.opening for pair in plan_the_week(dario, opening.host.ambito, on=TODAY).pairs] == [other]


def test_how_it_ended_is_told_where_it_is_decided_anew(dario, opening, episode, browse):
    AvailabilityFactory(episode=episode)
    leave(begin(dario, opening, episode), dario)
    card = actions.shortlist(episode, opening, by=dario, on=TODAY)
    people, fit = (
        reverse(f"placements:{name}", args=args)
        for name, args in (
            ("suggested_people", [opening.pk]),
            ("fit", [opening.pk, episode.pk]),
        )
    )
    for page in (card.get_absolute_url(), fit):
        told = " ".join(browse(dario).get(page).content.decode().split())
        assert "Was there before" in told
        assert "ended early: health" in told
    assert "Was there before: how it ended" in browse(dario).get(people).content.decode()
