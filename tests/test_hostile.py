"""Hostile and careless input at every door that takes any: the answer is a page or a sentence, never an error page."""

import os
from itertools import product
from random import Random
from uuid import uuid4

import pytest
from django import forms
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from reporting import pdf
from tests.doors import ACTORS, DOORS
from tests.world import lasting_world as world  # noqa: F401
from tests.world import signed_in

pytestmark = pytest.mark.django_db

KNOCKS_A_DOOR = int(os.environ.get("KNOCKS", "8"))
"""Drawn from all there are to draw: the same ones in every run; `KNOCKS=100` for more."""

TURNS = 6
"""Every door is asked with a sixth of the values, its neighbour with the next sixth."""

ROOMS = sorted({name.partition(":")[0] for name, *_ in DOORS})
TAX_CODE = "MRONNA85E57G888E"
VALUES = (
    "",
    "x\x00y",
    "x" * 30_000,
    "-1",
    "99999999999999999999",
    "9" * 5000,
    "NaN",
    "1e999999",
    "1.234,56",
    "0001-01-01",
    "0001-01-01T00:00",
    "9999-12-31",
    "9999-12-31T23:59",
    "2026-02-31",
    "00000000-0000-0000-0000-000000000000",
    "RSSMRA٨٥T10A562S",
    "' OR 1=1 --",
    "%_\\",
    "<script>alert(1)</script>",
    '{"a": "\\u0000"}',
    '{"a": "\\ud800"}',
    '{"a": NaN, "b": {"c": []}}',
    "[" * 5000,
)
"""Nothing, NUL, too much, too small, too large, no number, days that are none or too far, other digits, code, JSON."""

ASKED_IN_URLS = (
    *("page", "before", "search", "state", "whose", "team", "municipality", "order", "year", "month", "line", "area"),
    *("cost_line", "words", "q", "kind", "sheet", "actor", "since", "until", "reference", "what", "next"),
)
TYPED = {
    "equipe:language": {"language": "it", "next": "/"},
    "equipe:save_draft": {"key": "diary:x", "content": '{"text": "a"}'},
    "equipe:change_role": {"role": "social_worker"},
    "by_link:speak": {"language": "it"},
    "assessments:send_link": {"to": "nuova@example.org"},
    "beneficiaries:people": {"q": "moro"},
    "beneficiaries:fill_from_tax_code": {"tax_code": TAX_CODE, "birth_date": "1985-05-17", "sex": "F"},
    "reporting:request_report": {"kind": "funding", "year": "2024"},
    "reporting:restore_passage": {"number": "1", "seen": "1"},
    "reporting:answer_warnings": {
        **{"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"},
        **{"form-0-warning": "no_grant", "form-0-fact": "", "form-0-because": "x"},
    },
    "reporting:check_report": {"version": "0"},
    "reporting:repair_cell": {"sheet": "Persone", "row": "2", "column": "tax_code", "value": "x", "page": "1"},
}
"""What is typed at doors that show no form of their own."""


class NothingKept(Exception):
    """Ends a knock without keeping what it did."""


def knock(client, method, url, typed):
    """What a door answers; nothing of it is kept."""
    try:
        with transaction.atomic():
            answer = getattr(client, method.lower())(url, typed)
            raise NothingKept
    except NothingKept:
        return answer


def plausible(field):
    """Something the field would take."""
    if isinstance(field, forms.ModelChoiceField):
        first = field.queryset.first()
        return first.pk if first else ""
    if isinstance(field, forms.ChoiceField):
        return next((value for value, _ in field.choices if value), "")
    kinds = {
        forms.BooleanField: "",
        forms.DateTimeField: "2024-06-03T10:00",
        forms.DateField: "2024-06-03",
        forms.UUIDField: str(uuid4()),
        forms.EmailField: "nuova@example.org",
        forms.DecimalField: "100",
        forms.IntegerField: "1",
    }
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), "Prova")


def asked_by(answer):
    """The fields of all forms on a page, each with something it would take."""
    contexts = [context for context in answer.context or () if hasattr(context, "dicts")]
    layers = [value for context in contexts for layer in context.dicts for value in layer.values()]
    return {
        form.add_prefix(name): form.initial.get(name, 0) if name == "version" else plausible(field)
        for form in layers
        if isinstance(form, forms.BaseForm)
        for name, field in form.fields.items()
    }


def insider(actors, expected):
    """The first of those whom the door lets in."""
    name = next((actor for actor, found in zip(ACTORS, expected.split(), strict=True) if found == "S"), "nobody")
    return signed_in(actors[name], raise_request_exception=False)


@pytest.fixture
def drawn_once(monkeypatch):
    """A paper that is asked for again, with the same words in it, is not drawn again."""
    draw, drawn = pdf.render_pdf, {}

    def remembered(template, context, *, language):
        with override(language):
            page = render_to_string(template, {**context, "language": language})
        if page not in drawn:
            drawn[page] = draw(template, context, language=language)
        return drawn[page]

    monkeypatch.setattr(pdf, "render_pdf", remembered)


def doors(world, room, method):  # noqa: F811
    """Each door of a room that answers to the method: its name, its address, a client that it lets in."""
    for name, things, known, expected in DOORS:
        if known == method and name.startswith(f"{room}:"):
            url = reverse(name, args=[world.things[thing] for thing in things.split()])
            yield name, url, insider(world.actors, expected)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_in_a_url_breaks_a_page(world, drawn_once, room):  # noqa: F811
    broken = []
    for place, (name, url, client) in enumerate(doors(world, room, "GET")):
        asked = [dict.fromkeys(ASKED_IN_URLS, value) for value in VALUES[place % TURNS :: TURNS]]
        if name in ("beneficiaries:refer", "beneficiaries:open_case"):
            asked += [{"person": value} for value in VALUES]
        broken += [(name, query) for query in asked if knock(client, "GET", url, query).status_code >= 500]
    assert broken == []


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_typed_breaks_a_page(world, drawn_once, room):  # noqa: F811
    broken, dice = [], Random(7)
    for name, url, client in doors(world, room, "POST"):
        typed = TYPED.get(name) or asked_by(knock(client, "POST", url, {}))
        knocks = list(product(typed, VALUES))
        for field, value in dice.sample(knocks, min(KNOCKS_A_DOOR, len(knocks))):
            if knock(client, "POST", url, typed | {field: value}).status_code >= 500:
                broken.append((name, field, value))
    assert broken == []
