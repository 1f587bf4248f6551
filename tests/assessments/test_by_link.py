"""Answering without an account: what a link shows, to whom, on which device; what is said when it opens nothing."""

import logging
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from assessments import actions
from assessments.enums import THE_PERSON
from assessments.models import RaterLink
from assessments.rules import NOT_OBSERVABLE, Answer
from beneficiaries.models import DataExchange
from equipe.by_link import DEVICE
from equipe.logs import WithoutRows
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import OWN, SEEN, SITE, answer, answer_by_link, outsider, voices_instrument
from tests.beneficiaries.factories import ExchangeFactory
from tests.phones import Phone

TODAY = localdate()


@pytest.fixture
def views(episode, alice):
    """Alice, a host's tutor, a trainer and the person are asked today."""
    raters = [alice, outsider(), outsider("trainer", "Rita Sartor", email=""), THE_PERSON]
    return actions.open_round(episode, instrument=voices_instrument(), raters=raters, by=alice, on=TODAY, site=SITE)


def link_for(round, role, *, days=14):
    """The address of a fresh link, as it is read out."""
    assessment = round.assessments.get(role=role)
    _link, secret = actions.hand_link(assessment, by=round.opened_by, on=TODAY, days=days)
    return reverse("by_link:door", args=[secret])


@pytest.fixture
def tutors(views):
    """The tutor's phone, with the link begun on it."""
    return Phone(link_for(views, "host_tutor")).begin()


@pytest.fixture
def persons(views):
    return Phone(link_for(views, THE_PERSON)).begin()


def typed(answers, version=0, **more):
    fields = {"version": version, **more}
    for code, given in answers.items():
        fields[code] = given.absence or given.words or ("" if given.value is None else str(given.value))
        fields[f"{code}-note"] = given.note
    return fields


def words(page):
    return page.content.decode()


# The door


def test_looking_a_hundred_times_opens_nothing_and_tells_nothing(views):
    link, scanner = link_for(views, "host_tutor"), Client()
    pages = {words(scanner.get(link)).partition("csrfmiddlewaretoken")[0] for _ in range(100)}
    assert len(pages) == 1
    [page] = pages
    assert not [word for word in ("Anna", "Moro", "Fabio", "Punctuality", "host", str(views.pk)) if word in page]
    assert RaterLink.objects.valid().get(assessment__role="host_tutor").begun_at is None
    assert not AuditEntry.objects.filter(verb__startswith="assessment.begun").exists()
    assert Phone(link).begin().look("answers/").status_code == 200


def test_the_same_page_whatever_is_wrong_with_a_link(views, alice):
    """Invented, replaced, expired, excused: nothing tells which, nor whether there ever was one."""
    replaced, link = link_for(views, "host_tutor"), link_for(views, "host_tutor")
    expired = link_for(views, "trainer", days=-1)
    excused = link_for(views, THE_PERSON)
    actions.excuse_rater(views.assessments.get(role=THE_PERSON), reason="Ill.", by=alice, on=TODAY)
    invented = reverse("by_link:door", args=["0" * 5])
    answers = {}
    for address in (replaced, expired, excused, invented):
        for method, part in (("get", ""), ("get", "answers/"), ("post", "begin/"), ("post", "submit/")):
            answer = getattr(Client(), method)(address + part)
            answers.setdefault((answer.status_code, words(answer)), []).append(address)
    assert [status for status, _ in answers] == [404]
    assert Client().get(link).status_code == 200


def test_a_link_opens_on_one_device(tutors):
    laptop = Phone(tutors.link)
    page = laptop.look()
    assert page.status_code == 403
    assert "opened on another device" in words(page)
    assert "new link is made with one click" in words(page)
    assert laptop.send("begin/")["Location"] == tutors.link
    for part in ("answers/", "answers/?area=work"):
        assert laptop.look(part)["Location"] == tutors.link
    assert laptop.send("answers/?area=work", typed(SEEN)).status_code == 403
    laptop.send("submit/")
    assert "Anna" not in words(laptop.look())
    assert tutors.look("answers/").status_code == 200


def test_the_device_is_known_by_a_cookie_of_this_path_alone(views):
    phone = Phone(link_for(views, "host_tutor"))
    cookie = phone.send("begin/").cookies[DEVICE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (phone.link, True, "Lax")
    assert cookie["max-age"] == 15 * 24 * 60 * 60
    assert bool(cookie["secure"]) == settings.SESSION_COOKIE_SECURE
    assert cookie.value.split(":")[0] not in str(list(RaterLink.objects.values()))


def test_a_cookie_of_another_link_opens_nothing(views, tutors):
    other = Phone(link_for(views, "trainer")).begin()
    other.cookies[DEVICE] = tutors.cookies[DEVICE].value
    assert other.look("answers/")["Location"] == other.link
    assert other.look().status_code == 403


def test_a_form_of_another_site_is_refused(views):
    stranger = Client(enforce_csrf_checks=True)
    for part in ("begin/", "answers/", "submit/", "language/"):
        assert stranger.post(link_for(views, "host_tutor") + part).status_code == 403


def test_nothing_is_kept_and_no_address_told(tutors):
    for part in ("", "answers/", "answers/?area=summary", "../0000/"):
        answer = tutors.get(tutors.link + part) if not part.startswith("..") else tutors.get("/r/0000/")
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer["Cache-Control"]


def test_the_log_does_not_tell_the_secret(views, caplog):
    link = link_for(views, "host_tutor")
    actions.hand_link(views.assessments.get(role="host_tutor"), by=views.opened_by, on=TODAY)
    with caplog.at_level(logging.WARNING, "django.request"):
        Client().get(link)
        Client(enforce_csrf_checks=True).post(link + "begin/")
    written = "".join(WithoutRows().format(record) for record in caplog.records)
    assert "Not Found: /r/…" in written
    assert link.strip("/").split("/")[1] not in written


def test_the_pages_lead_nowhere_else(tutors, persons):
    for phone in (tutors, persons):
        for part in ("", "answers/", "answers/?area=summary"):
            page = words(phone.get(phone.link + part, follow=True))
            leads = [piece.partition('"')[0] for piece in page.split('href="')[1:]]
            assert [lead for lead in leads if not lead.startswith(("?", "#", "/static/"))] == []


def test_each_speaks_the_language_of_its_choice(tutors):
    tutors.send("language/", {"language": "it"})
    assert '<html lang="it">' in words(tutors.look("answers/"))
    assert "Non ho potuto vederlo" in words(tutors.look("answers/"))
    tutors.send("language/", {"language": "xx"})
    assert '<html lang="it">' in words(tutors.look("answers/"))


# The questions


def test_the_tutor_is_asked_what_can_be_seen_and_told_a_first_name(tutors, episode):
    page = "".join(words(tutors.look(f"answers/?area={area}")) for area in ("work", "others", "summary"))
    for word in ("What I see of Anna", "Punctuality", "Does she arrive on time", "always, by herself", "Listening"):
        assert word in page
    for word in ("Moro", "Treatment", "Health", "Wishes", "I arrive on time", "Alice", "Rita", str(episode.pk)):
        assert word not in page


def test_the_person_is_asked_in_plain_words(persons):
    page = words(persons.look("answers/?area=work"))
    for word in ("Anna: how I see it", "I arrive on time, and I say so", "Yes, if someone reminds me", "I do not know"):
        assert word in page
    assert page.index("What does this mean?") < page.index("always, by herself")
    assert "Does she arrive on time" not in page
    assert "Which work would I like to do?" in words(persons.look("answers/?area=others"))


def test_each_tap_is_kept(tutors):
    part = tutors.send(
        "answers/?area=work", typed({"on-time": Answer(3)}), headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in part
    assert "1 of 3 answered" in part
    assert 'name="version" value="1"' in part
    assert 'value="3" id="id_on-time_3" checked' in words(tutors.look("answers/?area=work"))


def test_without_script_an_area_is_saved_and_leads_on(tutors):
    gone = tutors.send("answers/?area=work", typed({"on-time": Answer(3, note="Always."), "finishes": NOT_OBSERVABLE}))
    assert gone["Location"].endswith("?area=others")
    gone = tutors.send("answers/?area=others", typed({"listens": Answer(2)}, 1))
    assert gone["Location"].endswith("?area=summary")
    page = words(tutors.look("answers/?area=summary"))
    for word in ("always, by herself", "Always.", "I have not been able to see this", "Hand in my answers"):
        assert word in page


def test_handing_in_says_what_is_open_then_thanks_and_is_over(views, tutors):
    answer_by_link(views.assessments.get(role="host_tutor"), {"on-time": Answer(3)}, submit=False)
    page = words(tutors.send("submit/"))
    assert "“Finishing” has no answer yet" in page
    answer_by_link(views.assessments.get(role="host_tutor"), SEEN, submit=False)
    assert tutors.send("submit/")["Location"] == tutors.link
    for page in (tutors.look(), tutors.look("answers/"), tutors.send("submit/")):
        assert "Thank you" in words(page)
        assert "always, by herself" not in words(page)
    assert Client().get(tutors.link).status_code == 404
    assert AuditEntry.objects.filter(verb="assessment.submitted", actor=None).count() == 1


def test_a_look_by_link_leaves_its_trace(tutors, episode):
    before = AuditEntry.objects.about(episode).reads().count()
    tutors.look("answers/")
    entry = AuditEntry.objects.about(episode).reads().latest("pk")
    assert AuditEntry.objects.about(episode).reads().count() == before + 1
    assert (entry.actor, entry.details) == (None, {"section": "link"})


def test_few_questions_to_the_database(tutors, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        tutors.look("answers/?area=work")


# What goes wrong


@pytest.mark.parametrize("how", ["replaced", "excused", "expired", "closed"])
def test_what_was_typed_when_the_link_died_is_given_back(views, tutors, alice, how):
    fields = typed({"on-time": Answer(3, note="Came early on Monday."), "finishes": Answer(note="<b>Half</b>")})
    tutor = views.assessments.get(role="host_tutor")
    if how == "replaced":
        actions.send_link(tutor, site=SITE, by=alice, on=TODAY)
    elif how == "excused":
        actions.excuse_rater(tutor, reason="Ill.", by=alice, on=TODAY)
    elif how == "expired":
        RaterLink.objects.valid().filter(assessment=tutor).update(expires_on=TODAY - timedelta(days=1))
    else:
        views.episode.closed_on, views.episode.closing_reason = TODAY, "goals_reached"
        views.episode.save()
    page = tutors.press("answers/?area=work", fields)
    assert page.status_code == 404
    assert "Came early on Monday." in words(page)
    assert "&lt;b&gt;Half&lt;/b&gt;" in words(page)
    assert "Copy it from here" in words(page)
    assert not tutor.ratings.exists()
    part = tutors.press("answers/?area=work", fields, headers={"HX-Request": "true"})
    assert "Not kept." in words(part)
    assert "<html" not in words(part)


def test_two_windows_on_one_device_lose_nothing(views, tutors):
    tutors.send("answers/?area=work", typed({"on-time": Answer(0)}))
    page = words(tutors.send("answers/?area=work", typed({"on-time": Answer(3, note="Typed in the old window.")})))
    assert "another window" in page
    assert "Typed in the old window." in page


def test_a_huge_note_is_told_and_kept_on_the_page(tutors):
    page = words(tutors.send("answers/?area=work", typed({"on-time": Answer(3, note="x" * 3000)})))
    assert "at most 2000 characters" in page
    assert "x" * 3000 in page


@pytest.mark.parametrize("fields", [{"care": "1"}, {"on-time": "7"}, {"on-time": "not_asked"}, {"home": "3"}])
def test_an_item_that_was_not_asked_is_not_taken(views, tutors, fields):
    tutors.send("answers/?area=work", {"version": 0, **fields})
    assert not views.assessments.get(role="host_tutor").ratings.exists()


def test_answers_after_the_agreement_find_the_door_shut(views, tutors, persons, alice):
    answer(views, alice, SEEN | {"care": Answer(1), "wishes": Answer(words="Sewing.")})
    answer_by_link(views.assessments.get(role="host_tutor"), SEEN)
    answer_by_link(views.assessments.get(role=THE_PERSON), OWN)
    actions.excuse_rater(views.assessments.get(role="trainer"), reason="Away.", by=alice, on=TODAY)
    agreed = SEEN | {"care": Answer(1), "wishes": Answer(words="Sewing.")}
    actions.agree(views, agreed, by=alice, on=TODAY)
    for phone in (tutors, persons):
        page = phone.press("answers/?area=work", {"on-time-note": "Late."})
        assert "Thank you" in words(page)
    assert views.assessments.get(role="host_tutor").ratings.count() == 3


# What the staff does


def test_a_link_is_shown_once(views, browse, alice):
    tutor = views.assessments.get(role="trainer")
    shown = browse(alice).post(reverse("assessments:show_link", args=[tutor.pk]))
    secret = shown.context["secret"]
    assert f"<strong>{secret}</strong>" in words(shown)
    assert secret not in words(browse(alice).get(views.get_absolute_url()))
    assert Client().get(reverse("by_link:door", args=[secret])).status_code == 200


def test_answering_here_leaves_nobody_signed_in(views, browse, alice):
    tablet = browse(alice)
    own = views.assessments.get(role=THE_PERSON)
    gone = tablet.post(reverse("assessments:answer_here", args=[own.pk]))
    assert gone["Location"].startswith("/r/")
    assert gone["Clear-Site-Data"] == '"cache"'
    assert tablet.get(views.get_absolute_url())["Location"].startswith("/accounts/login/")
    begun = tablet.post(gone["Location"] + "begin/")
    assert begun.cookies[DEVICE]["max-age"] == ""
    assert "Anna: how I see it" in words(tablet.get(gone["Location"], follow=True))


def test_an_address_is_put_right_at_the_field(views, browse, alice):
    door = reverse("assessments:send_link", args=[views.assessments.get(role="host_tutor").pk])
    page = words(browse(alice).post(door, {"to": "fabio@"}))
    assert "Write an address like name@example.org." in page
    assert 'value="fabio@"' in page
    browse(alice).post(door, {"to": "fabio@falegnameria.example"})
    assert RaterLink.objects.valid().get(assessment__role="host_tutor").sent_to == "fabio@falegnameria.example"


def test_the_round_tells_who_is_awaited_since_when(views, browse, alice, bruno):
    page = words(browse(alice).get(views.get_absolute_url()))
    for word in ("not reminded yet", "link on its way", "no link yet", "Falegnameria Del Pup", "Trainer", "Remind"):
        assert word in page
    browse(alice).post(reverse("assessments:remind", args=[views.assessments.get(rater=alice).pk]))
    assert "last reminded on" in words(browse(alice).get(views.get_absolute_url()))
    theirs = words(browse(bruno).get(views.get_absolute_url()))
    assert "not reminded yet" in theirs
    assert "/send-link/" not in theirs


@pytest.mark.parametrize("name", ["remind", "send_link", "show_link", "answer_here"])
def test_only_who_leads_reaches_the_raters(views, browse, bruno, chiara, name):
    door = reverse(f"assessments:{name}", args=[views.assessments.get(role="host_tutor").pk])
    assert browse(bruno).post(door).status_code == 403
    assert browse(chiara).post(door).status_code == 404


# Starting, and the person's word


def start(browse, user, episode, **asked):
    door = reverse("assessments:start", args=[episode.pk])
    instrument = voices_instrument()
    return browse(user).post(door, {"instrument": instrument.pk, "raters": [user.pk], "opened_on": TODAY, **asked})


def test_starting_with_everybody(browse, alice, episode):
    typed_new = {"new_role": "host_tutor", "new_name": " Fabio  Rossi ", "new_email": "fabio@example.org"}
    start(browse, alice, episode, write_down="on", person="on", outside=outsider("trainer", "Rita").pk, **typed_new)
    asked = {(a.role, a.outside_rater and a.outside_rater.name) for a in episode.rounds.get().assessments.all()}
    assert asked == {
        ("social_worker", None),
        ("person", None),
        ("trainer", "Rita"),
        ("host_tutor", "Fabio Rossi"),
    }
    assert RaterLink.objects.count() == 2


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"new_email": "fabio@example.org"}, "Write who it is"),
        ({"new_name": "Fabio Rossi"}, "Choose as what"),
        ({"new_name": "Fabio Rossi", "new_role": "host_tutor", "new_email": "fabio@"}, "Write an address like"),
    ],
)
def test_a_half_written_outsider_is_told_at_the_field(browse, alice, episode, asked, says):
    page = words(start(browse, alice, episode, **asked))
    assert says in page
    assert all(f'value="{value}"' in page for value in asked.values())
    assert not episode.rounds.exists()


def test_the_word_is_written_down_beside_the_rating(views, browse, alice, bruno):
    answer(views, alice, SEEN | {"care": Answer(1), "wishes": Answer(words="Sewing.")})
    answer_by_link(views.assessments.get(role="host_tutor"), SEEN)
    answer_by_link(views.assessments.get(role="trainer"), SEEN)
    answer_by_link(views.assessments.get(role=THE_PERSON), OWN | {"on-time": Answer(4, note="I take the first bus.")})
    agreed = SEEN | {"care": Answer(1), "wishes": Answer(words="Sewing.")}
    actions.agree(views, agreed, by=alice, on=TODAY)
    door = reverse("assessments:record_word", args=[views.pk])
    item = views.instrument.areas.get(code="work").items.get(code="on-time")
    page = words(browse(bruno).post(door, {"stance": "disagrees", "item": item.pk, "said_on": TODAY}))
    assert "own words" in page
    for late, says in ((TODAY + timedelta(days=1), "between the agreement"), ("", "Enter the day")):
        said = {"stance": "disagrees", "words": "Never late.", "said_on": late}
        assert says in words(browse(bruno).post(door, said))
    browse(bruno).post(door, {"stance": "disagrees", "item": item.pk, "words": "Never late.", "said_on": TODAY})
    page = words(browse(alice).get(views.get_absolute_url()))
    assert "The person does not agree" in page
    assert "Never late." in page
    assert "written down by Bruno" in page
    assert 'class="range-own"' in page
    assert "I take the first bus." in page


# What is written down about telling somebody outside


def test_somebody_outside_is_asked_only_when_that_is_written_down(browse, alice, episode):
    typed = {"outside": outsider("trainer", "Rita").pk}
    page = words(start(browse, alice, episode, **typed))
    assert "write it down first" in page
    assert not episode.rounds.exists()
    start(browse, alice, episode, write_down="on", **typed)
    assert episode.rounds.get().assessments.filter(role="trainer").exists()
    assert {(row.receiver, row.telling) for row in DataExchange.objects.all()} == {("training", "allowed")}


def test_who_must_not_be_told_is_not_asked(browse, alice, episode):
    ExchangeFactory(episode=episode, receiver="training", telling="not_allowed")
    page = words(start(browse, alice, episode, write_down="on", outside=outsider("trainer", "Rita").pk))
    assert "must not be told anything" in page
    assert not episode.rounds.exists()


def test_when_the_exchange_ends_no_link_goes_out_and_none_opens(views, browse, alice):
    tutor = views.assessments.get(role="host_tutor")
    _link, secret = actions.hand_link(tutor, by=alice, on=TODAY)
    ExchangeFactory(episode=views.episode, receiver="host", starts_on=TODAY, ends_on=TODAY)
    for deed in (actions.send_link, actions.hand_link):
        more = {"site": "https://x.example", "to": "fabio@example.org"} if deed is actions.send_link else {}
        with pytest.raises(Refused, match="has ended"):
            deed(tutor, by=alice, on=TODAY, **more)
    opened = Client().post(reverse("by_link:begin", args=[secret]))
    assert not RaterLink.objects.filter(begun_at__isnull=False).exists()
    assert "has ended" not in opened.content.decode()
    person = views.assessments.get(role=THE_PERSON)
    assert actions.hand_link(person, by=alice, on=TODAY)
