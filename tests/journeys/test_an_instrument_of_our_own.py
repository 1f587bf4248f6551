"""The coordinator writes the next version of an instrument and opens a calibration; a colleague rates by keyboard."""

import pytest
from django.urls import reverse

from assessments.models import CalibrationSession, Instrument, Item, Vignette, VignetteRating
from tests.assessments.factories import small_instrument

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_a_word_that_changes_to_a_new_version(open_browser, franca):
    small = small_instrument()
    desk = open_browser(franca)
    desk.go(reverse("assessments:instruments"))
    desk.go(small.get_absolute_url())
    desk.press("New version", within="main")
    desk.press("Begin the draft", within="main")
    desk.press("Ascolto", within="main")
    desk.write("#id_wording_it", "Ascolta fino in fondo?")
    desk.press("Save", within="main")
    desk.sees("The words have changed: choose whether it still means the same.")
    desk.page.get_by_label("Significa la stessa cosa").check()
    desk.press("Save", within="main")
    desk.sees("same meaning, other words")
    desk.press("Move down", within="#item-home")
    draft = Instrument.objects.drafts().get()
    assert [item.code for item in Item.objects.of(draft).in_order()][:2] == ["income", "home"]
    desk.go(reverse("assessments:edit_texts", args=[draft.pk]))
    desk.go(reverse("assessments:preview_instrument", args=[draft.pk]))
    desk.go(reverse("assessments:add_item", args=[draft.areas.first().pk]))
    desk.press("number", within="main")
    desk.go(reverse("assessments:edit_instrument", args=[draft.pk]))
    desk.press("Publish this version", within="main")
    desk.sees("Published: from now on assessments start with this version.")
    assert Item.objects.of(draft).get(code="listens").lineage == "small-1/listens"


def test_a_case_is_rated_by_keyboard(open_browser, franca, alice):
    small_instrument()
    Vignette.objects.create(
        ambito=franca.ambito,
        code="marta",
        instrument_code="small",
        title={"it": "Marta, al vivaio", "en": "Marta, at the nursery garden"},
        text={"it": "Arriva sempre prima.", "en": "She always comes early."},
        items=["on-time", "listens"],
    )
    desk = open_browser(franca)
    desk.page.on("dialog", lambda question: question.accept())
    desk.go(reverse("assessments:sessions"))
    desk.press("Open a session", within="main")
    desk.press("Open the session", within="main")
    desk.sees("Still missing")
    rater = open_browser(alice, width=390)
    rater.go(reverse("assessments:assessments"))
    rater.press("Rate the cases", within="main")
    rater.press("Marta, al vivaio", within="main")
    for key in "4n":
        rater.page.keyboard.press(key)
        rater.wait()
    rater.press("Submit this case", within="main")
    rater.sees(
        "You have submitted all of them. "
        "When the session is closed, you see your answers beside the count of the others."
    )
    ratings = VignetteRating.objects.order_by("item__code")
    assert list(ratings.values_list("item__code", "value", "absence")) == [
        ("listens", None, "not_observable"),
        ("on-time", 4, ""),
    ]
    desk.press("Close the session now", within="main")
    desk.press("How far we agree", within="main")
    desk.sees("Too few answered to tell")
    rater.go(CalibrationSession.objects.get().get_absolute_url())
    rater.sees("How I see beside the others")
