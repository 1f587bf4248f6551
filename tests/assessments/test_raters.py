"""Raters beyond colleagues: who may be asked, how the links go out and die, who is reminded, what the person says."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.utils.timezone import localdate

from assessments import actions, clockwork, rules, waiting
from assessments.enums import THE_PERSON, LinkState, RaterRole, Stance
from assessments.models import Assessment, OutsideRater, PersonsWord, RaterLink, Reminder, Round
from assessments.rules import Answer
from equipe import celery_app, jobs
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from tests.assessments.factories import (
    AGREED,
    EVERYTHING,
    OPENED,
    OWN,
    SEEN,
    SITE,
    SUBMITTED,
    answer,
    answer_by_link,
    open_round,
    outsider,
    small_instrument,
    voices_instrument,
)
from tests.equipe.factories import AmbitoFactory

LATER = OPENED + timedelta(days=7)


@pytest.fixture
def tutor(db):
    return outsider()


@pytest.fixture
def views(episode, alice, tutor):
    """Alice, the host's tutor and the person are asked."""
    return actions.open_round(
        episode, instrument=voices_instrument(), raters=[alice, tutor, THE_PERSON], by=alice, on=OPENED, site=SITE
    )


def of(round, role):
    return round.assessments.get(role=role)


def work_is_done():
    """The worker does what was asked for."""
    celery_app.loader.import_default_modules()
    for job in Job.objects.unfinished():
        jobs.carry_out(job_id=str(job.pk))


def secret_in(letter):
    return letter.body.partition("/r/")[2].partition("/")[0]


# Whom to ask


def test_the_person_and_outsiders_are_asked_beside_colleagues(views, alice, tutor):
    assert {a.role for a in views.assessments.all()} == {"social_worker", "host_tutor", "person"}
    assert {a.asked_on for a in views.assessments.all()} == {OPENED}
    trace = AuditEntry.objects.get(verb="round.opened").details
    assert trace == {"raters": [alice.pk], "outside": [str(tutor.pk)], "person": True}


@pytest.mark.parametrize(("who", "says"), [("person", "no wording for the person"), ("tutor", "could see")])
def test_an_instrument_that_cannot_ask_them_says_so(episode, alice, tutor, who, says):
    rater = THE_PERSON if who == "person" else tutor
    with pytest.raises(Refused, match=says):
        actions.open_round(episode, instrument=small_instrument(), raters=[alice, rater], by=alice, on=OPENED)
    assert not Round.objects.exists()


def test_at_least_one_colleague_answers(episode, alice, tutor):
    with pytest.raises(Refused, match="Choose who will answer"):
        actions.open_round(
            episode, instrument=voices_instrument(), raters=[tutor, THE_PERSON], by=alice, on=OPENED, site=SITE
        )


def test_an_outsider_of_another_district_is_not_known_here(episode, alice):
    stranger = outsider(ambito=AmbitoFactory(name="Tagliamento"))
    with pytest.raises(Refused, match="not known in the district"):
        actions.open_round(episode, instrument=voices_instrument(), raters=[alice, stranger], by=alice, on=OPENED)


def test_who_is_typed_twice_is_one_and_the_address_is_kept(episode, alice, tutor):
    again = OutsideRater(
        ambito=tutor.ambito, role=tutor.role, name=tutor.name, organisation=tutor.organisation, email="new@example.org"
    )
    round = actions.open_round(episode, instrument=voices_instrument(), raters=[alice, again], by=alice, on=OPENED)
    assert of(round, "host_tutor").outside_rater == tutor
    tutor.refresh_from_db()
    assert tutor.email == "new@example.org"


def test_one_more_is_asked_once(views, alice, tutor):
    trainer = OutsideRater(ambito=tutor.ambito, role=RaterRole.TRAINER, name="Rita Sartor")
    added = actions.add_rater(views, trainer, by=alice, on=LATER, site=SITE)
    assert (added.role, added.asked_on) == ("trainer", LATER)
    for rater in (trainer, tutor, THE_PERSON):
        with pytest.raises(Refused, match="already takes part"):
            actions.add_rater(views, rater, by=alice, on=LATER, site=SITE)


def test_the_person_alone_is_nobody_to_agree_with(views, alice):
    actions.excuse_rater(of(views, "host_tutor"), reason="Ill.", by=alice, on=LATER)
    with pytest.raises(Refused, match="Somebody must remain"):
        actions.excuse_rater(of(views, "social_worker"), reason="Left.", by=alice, on=LATER)
    actions.excuse_rater(of(views, THE_PERSON), reason="Does not want to.", by=alice, on=LATER)


def test_each_is_asked_what_they_can_tell(views):
    asked = {a.role: [item.code for item in a.items()] for a in views.assessments.all()}
    assert asked["social_worker"] == ["care", "on-time", "finishes", "listens", "wishes"]
    assert asked["host_tutor"] == ["on-time", "finishes", "listens"]
    assert asked["person"] == ["on-time", "finishes", "listens", "wishes"]
    with pytest.raises(Refused, match="no item “care”"):
        actions.save_answers(of(views, "host_tutor"), {"care": Answer(1)}, by=None)


# Links


def test_the_link_goes_out_by_the_worker_and_names_nobody(views, episode, mailoutbox):
    job = Job.objects.get()
    assert "fabio" not in str(job.payload)
    work_is_done()
    [letter] = mailoutbox
    assert letter.to == ["fabio@example.org"]
    assert f"{SITE}/r/" in letter.body
    for word in ("Anna", "Moro", "Fabio", str(episode.pk), str(views.pk)):
        assert word not in letter.subject + letter.body
    link = RaterLink.objects.get()
    assert RaterLink.objects.known_by(secret_in(letter)).get() == link
    assert link.sent_at
    assert secret_in(letter) not in str(list(RaterLink.objects.values())) + str(list(Job.objects.values()))


def test_nothing_is_sent_to_the_person_unless_somebody_decides_it(views, episode, alice, mailoutbox):
    work_is_done()
    own = of(views, THE_PERSON)
    with pytest.raises(Refused, match="No e-mail is known"):
        actions.send_link(own, site=SITE, by=alice, on=OPENED, to="mallory@example.org")
    episode.person.email = "anna@example.org"
    episode.person.save()
    actions.send_link(own, site=SITE, by=alice, on=OPENED)
    work_is_done()
    assert [letter.to for letter in mailoutbox] == [["fabio@example.org"], ["anna@example.org"]]


def test_a_newer_link_kills_the_older(views, alice, mailoutbox):
    work_is_done()
    actions.send_link(of(views, "host_tutor"), site=SITE, by=alice, on=OPENED)
    old = RaterLink.objects.known_by(secret_in(mailoutbox[0])).get()
    assert not old.opens(on=OPENED)
    work_is_done()
    assert RaterLink.objects.known_by(secret_in(mailoutbox[1])).get().opens(on=OPENED)


def test_a_letter_whose_link_died_meanwhile_is_not_sent(views, alice, mailoutbox):
    actions.excuse_rater(of(views, "host_tutor"), reason="Ill.", by=alice, on=OPENED)
    work_is_done()
    assert mailoutbox == []


def test_a_link_lives_for_two_weeks(views):
    link = RaterLink.objects.with_assessments().get()
    assert link.opens(on=OPENED + timedelta(days=14))
    assert not link.opens(on=OPENED + timedelta(days=15))


@pytest.mark.parametrize("how", ["submitted", "excused", "closed"])
def test_a_link_dies_when_nobody_waits(views, alice, how):
    tutor = of(views, "host_tutor")
    if how == "submitted":
        answer_by_link(tutor, SEEN)
    elif how == "excused":
        actions.excuse_rater(tutor, reason="Ill.", by=alice, on=OPENED)
    else:
        views.episode.closed_on, views.episode.closing_reason = LATER, "goals_reached"
        views.episode.save()
    assert not RaterLink.objects.with_assessments().get().opens(on=OPENED)
    waits_no_more = Assessment.objects.get(pk=tutor.pk)
    with pytest.raises(Refused):
        actions.send_link(waits_no_more, site=SITE, by=alice, on=OPENED)
    with pytest.raises(Refused):
        actions.hand_link(waits_no_more, by=alice, on=OPENED)


def test_a_colleague_needs_no_link(views, alice):
    with pytest.raises(Refused, match="needs no link"):
        actions.hand_link(of(views, "social_worker"), by=alice, on=OPENED)


def begun(link, device="phone"):
    link = RaterLink.objects.with_assessments().get(pk=link.pk)
    actions.begin(link, device=device, on=OPENED)
    return link


def test_a_link_is_begun_once(views):
    link = begun(RaterLink.objects.get())
    with pytest.raises(Refused, match="another device"):
        begun(link, device="laptop")


def test_a_new_link_to_the_same_address_goes_on_where_one_was(views, alice):
    tutor = of(views, "host_tutor")
    begun(RaterLink.objects.get())
    answer_by_link(tutor, {"on-time": Answer(3, note="Saw it.")}, submit=False)
    begun(actions.send_link(tutor, site=SITE, by=alice, on=OPENED))
    assert tutor.ratings.get().note == "Saw it."


@pytest.mark.parametrize("how", ["handed", "other address"])
def test_a_link_that_passes_through_other_hands_begins_anew(views, alice, how):
    """Otherwise whoever may send links could read a draft."""
    tutor = of(views, "host_tutor")
    begun(RaterLink.objects.get())
    answer_by_link(tutor, {"on-time": Answer(3, note="Saw it."), "listens": Answer(note="Later.")}, submit=False)
    if how == "handed":
        link, _secret = actions.hand_link(tutor, by=alice, on=OPENED)
    else:
        link = actions.send_link(tutor, site=SITE, by=alice, on=OPENED, to="alice@example.org")
    assert tutor.ratings.exists()
    begun(link)
    tutor.refresh_from_db()
    assert not tutor.ratings.exists()
    assert tutor.jottings == {}
    assert AuditEntry.objects.filter(verb="assessment.begun_anew").exists()


def refuse_with(monkeypatch, trouble):
    def send(self, **_):
        raise trouble

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)


def state(round, role, on=OPENED):
    round = Round.objects.with_cases().with_raters().get(pk=round.pk)
    return next(a for a in waiting.awaited_of(round, on=on).values() if a.assessment.role == role)


def test_a_letter_that_cannot_be_delivered_is_seen_and_not_logged(views, monkeypatch, capfd):
    refuse_with(monkeypatch, SMTPRecipientsRefused({"fabio@example.org": (550, b"no such user")}))
    work_is_done()
    assert state(views, "host_tutor").state == LinkState.FAILED
    assert Job.objects.get().attempts == 1
    assert "fabio" not in capfd.readouterr().err


def test_a_mail_server_that_is_down_is_tried_again(views, monkeypatch, capfd):
    refuse_with(monkeypatch, SMTPServerDisconnected("fabio@example.org"))
    work_is_done()
    assert state(views, "host_tutor").state == LinkState.SENDING
    written = capfd.readouterr().err
    assert "NotDelivered" in written
    assert "fabio" not in written


def test_how_far_a_link_has_come(views, alice, mailoutbox):
    assert state(views, THE_PERSON).state == LinkState.NONE
    assert state(views, "host_tutor").state == LinkState.SENDING
    work_is_done()
    assert state(views, "host_tutor").state == LinkState.SENT
    assert state(views, "host_tutor", on=OPENED + timedelta(days=20)).state == LinkState.EXPIRED
    begun(RaterLink.objects.get())
    assert state(views, "host_tutor").state == LinkState.BEGUN
    actions.hand_link(of(views, THE_PERSON), by=alice, on=OPENED)
    assert state(views, THE_PERSON).state == LinkState.HANDED
    assert state(views, "social_worker").state is None


# Reminders


@pytest.mark.parametrize(
    ("days", "reminded", "due"),
    [
        (6, [], False),
        (7, [], True),
        (13, [7], False),
        (14, [7], True),
        (21, [7, 14], True),
        (28, [7, 14, 21], False),
        (400, [7, 14, 21], False),
        (10, [9], False),
    ],
)
def test_when_a_reminder_is_due(days, reminded, due):
    on = [OPENED + timedelta(days=day) for day in reminded]
    assert rules.reminder_is_due(OPENED, on, on=OPENED + timedelta(days=days)) is due


def test_reminding_by_hand_at_most_once_a_day(views, alice, mailoutbox):
    work_is_done()
    for role in ("social_worker", "host_tutor"):
        actions.remind(of(views, role), by=alice, on=OPENED)
        with pytest.raises(Refused, match="already on its way"):
            actions.remind(of(views, role), by=alice, on=OPENED)
    work_is_done()
    assert [letter.to[0] for letter in mailoutbox] == ["fabio@example.org", "alice@example.org", "fabio@example.org"]
    assert RaterLink.objects.count() == 2
    actions.remind(of(views, "host_tutor"), by=alice, on=LATER)


def test_the_person_is_not_written_to_by_the_clock(views, alice):
    with pytest.raises(Refused, match="No link was ever sent"):
        actions.remind(of(views, THE_PERSON), by=alice, on=OPENED)
    assert actions.remind_all_due(on=LATER, by=None) == 2
    assert not Reminder.objects.filter(assessment__role=THE_PERSON).exists()


def test_the_clock_reminds_after_a_week_and_once(views, mailoutbox):
    work_is_done()
    assert actions.remind_all_due(on=LATER - timedelta(days=1), by=None) == 0
    assert actions.remind_all_due(on=LATER, by=None) == 2
    assert actions.remind_all_due(on=LATER, by=None) == 0
    work_is_done()
    letters = mailoutbox[1:]
    assert sorted(letter.to[0] for letter in letters) == ["alice@example.org", "fabio@example.org"]
    for letter in letters:
        assert not {"Anna", "Moro"} & set(f"{letter.subject} {letter.body}".split())
    assert {r.asked_by for r in Reminder.objects.all()} == {None}


def test_the_clock_knows_its_deed(views, settings):
    celery_app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(celery_app.tasks)
    clockwork.remind()
    assert {r.on for r in Reminder.objects.all()} == {localdate()}


def test_a_colleague_of_whom_several_are_awaited_gets_one_letter(views, alice, mailoutbox):
    open_round(views.episode, alice)
    assert actions.remind_all_due(on=LATER, by=None) == 2
    work_is_done()
    hers = [letter for letter in mailoutbox if letter.to == ["alice@example.org"]]
    assert [letter.subject for letter in hers] == ["2 assessments wait for your answers"]
    assert Reminder.objects.filter(assessment__rater=alice).count() == 2


def test_nobody_is_reminded_after_answering_or_being_excused(views, alice):
    answer(views, alice, EVERYTHING)
    tutor = of(views, "host_tutor")
    actions.excuse_rater(tutor, reason="Ill.", by=alice, on=OPENED)
    assert actions.remind_all_due(on=LATER, by=None) == 0
    for assessment in (views.assessments.get(rater=alice), tutor):
        with pytest.raises(Refused):
            actions.remind(assessment, by=alice, on=LATER)


def test_who_may_not_look_any_more_gets_no_letter(views, alice, mailoutbox):
    actions.remind(of(views, "social_worker"), by=alice, on=LATER)
    alice.memberships.update(ended_at="2024-03-05T00:00Z")
    work_is_done()
    assert [letter.to for letter in mailoutbox] == [["fabio@example.org"]]


def test_a_reminder_that_did_not_arrive_is_seen(views, alice, monkeypatch):
    refuse_with(monkeypatch, SMTPRecipientsRefused({"alice@example.org": (550, b"")}))
    actions.remind(of(views, "social_worker"), by=alice, on=LATER)
    work_is_done()
    assert state(views, "social_worker", on=LATER).failed


# What the person says


@pytest.fixture
def agreed(views, alice):
    answer(views, alice, EVERYTHING)
    answer_by_link(of(views, "host_tutor"), SEEN | {"on-time": Answer(1)})
    answer_by_link(of(views, THE_PERSON), OWN | {"on-time": Answer(4)})
    return actions.agree(views, EVERYTHING | {"on-time": Answer(3, note="Talked over.")}, by=alice, on=AGREED)


def say(round, alice, stance=Stance.DISAGREES, words="I am never late.", item=None, on=AGREED):
    return actions.record_word(round, item=item, stance=stance, words=words, by=alice, on=on)


def test_the_word_is_added_and_never_changed(agreed, alice):
    say(agreed, alice)
    say(agreed, alice, words="And I said so.", on=AGREED + timedelta(days=40))
    assert [word.words for word in PersonsWord.objects.oldest_first()] == ["I am never late.", "And I said so."]
    assert AuditEntry.objects.filter(verb="round.word_recorded").count() == 2
    assert "late" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_click_that_falls_twice_writes_one_word(agreed, alice):
    assert say(agreed, alice) == say(agreed, alice)
    assert PersonsWord.objects.count() == 1


def test_who_does_not_agree_says_with_what(agreed, alice):
    with pytest.raises(Refused, match="own words"):
        say(agreed, alice, words="  ")
    assert say(agreed, alice, stance=Stance.AGREES, words="")


def test_there_is_a_word_only_on_what_was_agreed(views, agreed, alice):
    with pytest.raises(Refused, match="between the agreement and today"):
        say(agreed, alice, on=AGREED - timedelta(days=1))
    another = open_round(views.episode, alice, on=date(2024, 4, 1))
    with pytest.raises(Refused, match="not agreed"):
        say(another, alice, on=date(2024, 4, 2))


def test_raw_answers_of_everybody_stay(agreed):
    assert {a.submitted_at for a in agreed.assessments.all()} == {SUBMITTED}
    assert sum(a.ratings.count() for a in agreed.assessments.all()) == 5 + 3 + 4
