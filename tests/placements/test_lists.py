"""Hosts as a list: columns, order, saved views, workbook; who does not keep hosts has none of them."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from equipe.models import AuditEntry, SavedView
from placements.columns import HOSTS
from tests.placements.factories import AgreementFactory, HostFactory, InternshipFactory

pytestmark = pytest.mark.django_db


def door(name):
    return reverse(f"placements:{name}")


def page(response):
    return response.content.decode()


def rows_of(response):
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def two(db):
    around = {"starts_on": localdate() - timedelta(days=90), "ends_on": localdate() + timedelta(days=90)}
    agreement = AgreementFactory(seats=2, host__name="Serra Fiorita", **around)
    agreement.host.sites.update(place="Cordenons")
    InternshipFactory(agreement=agreement, **around)
    return agreement.host, HostFactory(name="Panificio Alba", contact__name="Ada", contact__phone="0434 111")


def test_seats_and_state_are_told_as_before(browse, dario, two):
    shown = page(browse(dario).get(door("hosts")))
    assert "1 of 2 taken" in shown
    assert "no valid agreement" in shown
    assert "Cordenons" in shown


@pytest.mark.parametrize("column", [column.name for column in HOSTS.columns if column.order])
def test_every_column_that_orders_orders_both_ways(browse, dario, two, column):
    for order in (column, f"-{column}"):
        assert "2 hosts" in page(browse(dario).get(door("hosts"), {"order": order}))


def test_other_columns_keep_what_was_searched(browse, dario, two):
    shown = page(browse(dario).get(door("hosts"), {"q": "alba", "columns": ["name", "phone"]}))
    assert "0434 111" in shown
    assert 'data-label="Seats today"' not in shown
    assert '<input type="hidden" name="q" value="alba">' in shown


def test_the_workbook_holds_what_the_page_shows(browse, dario, two):
    asked = {"columns": ["name", "free", "until"], "order": "-free"}
    told = rows_of(browse(dario).get(door("export_hosts"), asked))
    assert told[0] == ["Name", "Free seats", "Agreement until"]
    assert [row[:2] for row in told[1:]] == [["Serra Fiorita", 1], ["Panificio Alba", 0]]
    assert isinstance(told[1][2].date(), date)
    assert AuditEntry.objects.get(verb="list.exported").details["rows"] == 2
    assert not AuditEntry.objects.reads().exists()


def test_a_view_is_kept_without_the_words_of_a_search(browse, dario, two):
    kept = {"list": "hosts", "query": "state=free&q=alba&order=-until", "name": "Free"}
    browse(dario).post(reverse("equipe:save_view"), kept)
    assert SavedView.objects.get().query == "state=free&order=-until"


def test_hosts_are_the_desks_business(browse, alice, two):
    assert browse(alice).get(door("export_hosts")).status_code == 403
