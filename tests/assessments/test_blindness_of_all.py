"""Nobody sees the answers of another rater of any kind before all are done: through every door of the whole house.

Colleague, host's tutor, trainer and the person: each in turn is the one who is still awaited, and knocks at every door
there is, in every way, also with the links. What the others answered, as a draft or handed in, must stand nowhere.

Of every kind two others have answered, the one as a draft, the other handed in; of the person there is one alone, so
she is met as the one by some and as the other by others, and as both by the colleague who is asked too.
"""

from itertools import cycle

import pytest
from django.db import transaction
from django.http.request import HttpHeaders
from django.test import Client
from django.urls import reverse

from assessments import actions
from assessments.enums import THE_PERSON
from assessments.rules import Answer
from equipe import celery_app, jobs
from equipe.models import Job
from tests.assessments.factories import OPENED, SITE, SUBMITTED, outsider, voices_instrument
from tests.doors import DOORS
from tests.world import signed_in, world  # noqa: F401

KINDS = ("colleague", "host_tutor", "trainer", "person")
CANARY = "canary-of-"
SIGNS = (CANARY, "range-dot", "range-own", "What each saw", "Agree on the profile")
"""What would betray an answer: its note, its words, a mark in a chart, the comparison."""


class NothingKept(Exception):
    """Ends a knock without keeping what it did."""


@pytest.fixture
def views(episode, alice, dario):
    """Alice, Dario, a host's tutor, a trainer and the person look at the same person."""
    raters = [alice, dario, outsider(email="tutor@example.org"), outsider("trainer", "Rita", email=""), THE_PERSON]
    return actions.open_round(episode, instrument=voices_instrument(), raters=raters, by=alice, on=OPENED, site=SITE)


@pytest.fixture
def many_views(episode, alice, dario, elena):
    """Two more of every kind than are awaited; of the person there is one."""
    outside = [
        outsider(kind, name, email=email)
        for kind, name, email in (
            ("host_tutor", "Fabio", "tutor@example.org"),
            ("host_tutor", "Gino", "gino@example.org"),
            ("host_tutor", "Ivo", ""),
            ("trainer", "Rita", ""),
            ("trainer", "Rosa", "rosa@example.org"),
            ("trainer", "Ada", ""),
        )
    ]
    raters = [alice, dario, elena, *outside, THE_PERSON]
    return actions.open_round(episode, instrument=voices_instrument(), raters=raters, by=alice, on=OPENED, site=SITE)


@pytest.fixture(autouse=True)
def looked_at(monkeypatch):
    """The names of the headers that were looked at."""
    names, get = set(), HttpHeaders.__getitem__

    def noted(headers, name):
        names.add(name.lower())
        return get(headers, name)

    monkeypatch.setattr(HttpHeaders, "__getitem__", noted)
    return names


def rated_by(assessment, name):
    """Answers full of canaries, the highest level throughout."""
    given = {}
    for item in assessment.items():
        own = Answer(words=CANARY + name) if item.as_question.is_worded else Answer(item.levels[-1]["value"])
        given[item.code] = Answer(own.value, words=own.words, note=f"{CANARY}{name} note")
    return given


def kind_of(assessment):
    return assessment.role if assessment.is_by_link else "colleague"


def of_kind(round, kind):
    """Their assessments, always in the same order: of the colleagues it is Alice who comes first."""
    found = [assessment for assessment in round.assessments.all() if kind_of(assessment) == kind]
    return sorted(found, key=lambda assessment: (assessment.rater_id != round.opened_by_id, assessment.pk))


def answered(round, *, but, how):
    """Everybody has answered but the first of one kind: `how` says it of each of a kind in turn."""
    for kind in KINDS:
        for assessment, each in zip(of_kind(round, kind)[kind == but :], cycle(how[kind]), strict=False):
            answer(assessment, kind, each)


def answer(assessment, kind, how):
    """As a draft (one item only jotted) or handed in."""
    given, by = rated_by(assessment, kind), assessment.rater
    if how == "submitted":
        actions.save_answers(assessment, given, by=by)
        actions.submit(assessment, by=by, at=SUBMITTED)
    else:
        first, *_others = given
        actions.save_answers(assessment, given | {first: Answer(note=f"{CANARY}jotted")}, by=by)


def alike(how):
    """All have answered in the same way."""
    return dict.fromkeys(KINDS, [how])


def both(person):
    """The ones as a draft, the others handed in; the person in this way."""
    return dict.fromkeys(KINDS, ["drafted", "submitted"]) | {"person": [person]}


def open_link(round, kind):
    """The link of the first rater of this kind, begun on a device of his own."""
    _link, secret = actions.hand_link(of_kind(round, kind)[0], by=round.opened_by, on=OPENED, days=99_999)
    device = Client()
    device.post(reverse("by_link:begin", args=[secret]))
    return device, secret


def addresses(world, round, secrets):  # noqa: F811
    """Every door with every thing that could stand in its address."""
    things = {name: [thing] for name, thing in world.things.items()}
    things["round"] = things["agreed"] = [round.pk]  # an earlier round that was agreed is open to all, as it should
    things["sheet"] = [assessment.pk for assessment in round.assessments.all()]
    things["secret"] = secrets
    for name, needed, method, _ in DOORS:
        if len(names := needed.split()) == 1:
            for thing in things[names[0]]:
                yield method, reverse(name, args=[thing])
        else:
            yield method, reverse(name, args=[world.things[thing] for thing in names])


def found_behind(client, method, url, looked_at):
    """All that is readable behind a door, with and without script; nothing of the knock is kept.

    A door that looked at none of what a script sends would answer its knock the same.
    """
    read = []
    looked_at.clear()
    for headers in ({}, {"HX-Request": "true"}):
        if headers and not any(name.startswith("hx-") for name in looked_at):
            break
        cookies = client.cookies.copy()
        try:
            with transaction.atomic():
                if method == "GET":
                    answer = client.get(url, headers=headers)
                else:
                    answer = client.post(url, {"version": 0, "q": "Moro", "reason": ""}, headers=headers)
                read.append(b"".join(answer).decode(errors="replace"))
                raise NothingKept
        except NothingKept:
            client.cookies = cookies
    return "".join(read)


def betrayed(client, doors, looked_at):
    said = []
    for method, url in doors:
        page = found_behind(client, method, url, looked_at)
        said += [(method, url, sign) for sign in SIGNS if sign in page]
    return said


@pytest.mark.parametrize(
    ("reader", "person"),
    [("alice", "drafted"), ("alice", "submitted"), ("bruno", "drafted"), ("franca", "submitted")],
)
def test_no_colleague_sees_anything_through_any_door(request, world, many_views, looked_at, reader, person):  # noqa: F811
    answered(many_views, but="colleague", how=both(person))
    doors = addresses(world, many_views, [world.things["secret"]])
    assert betrayed(signed_in(request.getfixturevalue(reader)), doors, looked_at) == []


@pytest.mark.parametrize(("reader", "person"), [("host_tutor", "drafted"), ("trainer", "submitted"), ("person", None)])
def test_nobody_with_a_link_sees_anything_through_any_door(world, many_views, looked_at, reader, person):  # noqa: F811
    others = [open_link(many_views, kind)[1] for kind in KINDS[1:] if kind != reader]
    answered(many_views, but=reader, how=both(person))
    device, own = open_link(many_views, reader)
    doors = [*addresses(world, many_views, [own, *others]), *area_pages([own, *others])]
    assert betrayed(device, doors, looked_at) == []
    assert "checked" not in "".join(found_behind(device, "GET", url, looked_at) for _, url in area_pages([own]))


def area_pages(secrets):
    return [("GET", reverse("by_link:answers", args=[s]) + f"?area={a}") for s in secrets for a in ("work", "others")]


@pytest.mark.parametrize("kind", KINDS[1:])
@pytest.mark.parametrize("way", ["show_link", "answer_here", "send_link"])
def test_who_may_make_links_reads_no_draft_with_them(browse, views, alice, mailoutbox, looked_at, kind, way):
    """Alice rates too. She lets herself have a link of another rater, by every way there is, and opens it."""
    views.episode.person.email = "anna@example.org"
    views.episode.person.save()
    open_link(views, kind)
    answered(views, but="nobody", how=alike("drafted"))
    client, asked = browse(alice), views.assessments.get(role=kind)
    gone = client.post(reverse(f"assessments:{way}", args=[asked.pk]), {"to": "alice@example.org"})
    if way == "send_link":
        celery_app.loader.import_default_modules()
        jobs.carry_out(job_id=str(Job.objects.latest("requested_at").pk))
        link = "/r/" + mailoutbox[-1].body.partition("/r/")[2].split()[0]
    else:
        link = gone["Location"] if way == "answer_here" else f"/r/{gone.context['secret']}/"
    client.post(link + "begin/")
    pages = "".join(found_behind(client, "GET", f"{link}answers/?area={a}", looked_at) for a in ("work", "others"))
    assert "how I see it" in pages or "What I see of" in pages
    assert CANARY not in pages
    assert "checked" not in pages


@pytest.mark.parametrize("kind", KINDS[1:])
def test_after_handing_in_a_link_shows_nothing_of_ones_own_nor_of_others(views, looked_at, kind):
    device, secret = open_link(views, kind)
    answered(views, but="colleague", how=alike("submitted"))
    pages = "".join(found_behind(device, m, reverse(f"by_link:{d}", args=[secret]), looked_at) for m, d in OWN_DOORS)
    assert [sign for sign in SIGNS if sign in pages] == []


OWN_DOORS = (("GET", "door"), ("GET", "answers"), ("POST", "answers"), ("POST", "hand_in"), ("POST", "begin"))


def test_when_all_are_done_the_team_sees_all_and_those_outside_nothing(browse, views, looked_at, alice, bruno):
    device, secret = open_link(views, "host_tutor")
    answered(views, but="nobody", how=alike("submitted"))
    page = browse(bruno).get(views.get_absolute_url()).content.decode()
    for kind in KINDS:
        assert f"{CANARY}{kind} note" in page
    assert CANARY not in found_behind(device, "GET", reverse("by_link:door", args=[secret]), looked_at)
