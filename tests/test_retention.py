"""The register of how long things are kept: nothing is missing in it, and what it says is what happens."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import QueryDict
from django.utils import timezone

from equipe.clockwork import sweep_drafts, sweep_sessions
from equipe.models import Draft
from equipe.printable import printable
from equipe.retention import register
from reporting import actions
from reporting.clockwork import sweep_list_prints
from reporting.models import ListPrint

APPS = ("equipe", "beneficiaries", "assessments", "placements", "reporting", "sessions")


def test_every_table_stands_in_it_once():
    told = sorted(table for entry in register() for table in entry["tables"])
    assert told == sorted(model._meta.label for app in APPS for model in apps.get_app_config(app).get_models())


def test_every_entry_says_what_it_is_and_what_happens_then():
    for entry in register():
        assert {"what", "tables", "then"} <= entry.keys() <= {"what", "tables", "then", "days", "from"}
        assert ("days" in entry) == ("from" in entry)


# What goes by itself: made so many days ago, and swept


def a_draft(alice, at):
    return Draft.objects.create(user=alice, key=f"diary:{at}", content={"text": "Moro"}, saved_at=at)


def a_printed_list(alice, at):
    asked = actions.print_list(printable("caseload"), query=QueryDict(f"team={at:%j}"), by=alice)
    ListPrint.objects.filter(pk=asked.pk).update(requested_at=at)
    return asked


GO_BY_THEMSELVES = {
    "equipe.Draft": (a_draft, sweep_drafts),
    "reporting.ListPrint": (a_printed_list, sweep_list_prints),
}


def periods():
    return {
        table: timedelta(days=entry["days"]) for entry in register() if "days" in entry for table in entry["tables"]
    }


@pytest.mark.django_db
def test_what_has_a_period_goes_when_it_is_over_and_not_before(alice):
    assert periods().keys() == GO_BY_THEMSELVES.keys()
    for table, (make, sweep) in GO_BY_THEMSELVES.items():
        now, hour = timezone.now(), timedelta(hours=1)
        over, standing = (make(alice, now - periods()[table] + shift) for shift in (-hour, 25 * hour))
        sweep()
        left = {thing.pk for thing in apps.get_model(table).objects.all()}
        assert (over.pk in left, standing.pk in left) == (False, True), table


@pytest.mark.django_db
def test_sessions_that_are_over_go():
    for seconds in (-1, 60):
        session = SessionStore()
        session.set_expiry(timezone.now() + timedelta(seconds=seconds))
        session.create()
    sweep_sessions()
    assert Session.objects.count() == 1
