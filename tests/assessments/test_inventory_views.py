"""What the doors of the inventory add: the form becomes the deed, nothing typed is lost, the catalogue suggests."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from assessments import actions
from assessments.models import Competence
from equipe.models import AuditEntry, Draft
from tests.assessments.factories import ExperienceFactory, HeldFactory
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import AmbitoFactory

ESCO = Path(__file__).parent.parent / "data" / "esco"
KEY = "5f1e1c1e-0000-4000-8000-000000000001"
JOB = {"key": KEY, "job_title": "Kitchen help", "kind": "employed", "since": "9/2018", "until": "June 2021"}
HELD = {"key": KEY, "kind": "language", "label": "Italian", "evidence": "tested", "level_language": "B1"}


def url(name, *args):
    return reverse(f"assessments:{name}", args=args)


def page(response):
    return response.content.decode()


@pytest.fixture
def esco(db):
    actions.load_esco(ESCO / "v9.1.0-en", language="en", on=date(2024, 5, 2))


@pytest.fixture
def cart(esco):
    return Competence.objects.get(labels__en="drive the brick cart")


class TestTheInventory:
    def test_empty_it_teaches_who_may_write_and_explains_to_who_may_not(self, browse, alice, bruno, episode):
        for user, said, offered in (
            (alice, "Begin with what the person is proud of", True),
            (bruno, "Who follows", False),
        ):
            shown = page(browse(user).get(url("inventory", episode.pk)))
            assert said in shown
            assert (url("add_experience", episode.pk) in shown) == offered

    def test_it_shows_all_that_is_known_and_whose_classification_it_uses(self, browse, alice, episode, cart):
        job = ExperienceFactory(episode=episode, country="RO", weekly_hours=24, again="yes")
        HeldFactory(episode=episode, kind="licence", valid_until=date(2020, 1, 31), competence=cart, experience=job)
        shown = page(browse(alice).get(url("inventory", episode.pk)))
        for words in (
            "Kitchen help",
            "September 2018",
            "Romania",
            "24 hours a week",
            "ESCO: drive the brick cart",
            "ran out on 31/01/2020",
            "To renew",
            "This service uses the ESCO classification of the European Commission.",
            "Version 9.1.0 (en), loaded on 02/05/2024.",
        ):
            assert words in shown

    def test_on_the_page_of_the_case_it_is_a_plate(self, browse, alice, episode):
        HeldFactory(episode=episode, kind="language", label="Italian", level="B1")
        shown = page(browse(alice).get(url("inventory", episode.pk), headers={"HX-Request": "true"}))
        assert "<html" not in shown
        assert "Italian <strong>B1</strong>" in shown
        assert url("inventory", episode.pk) in page(browse(alice).get(url("panel", episode.pk)))

    def test_a_closed_case_is_read_only(self, browse, alice):
        episode = EpisodeFactory(case_manager=alice, closed=True)
        held = HeldFactory(episode=episode)
        shown = browse(alice).get(url("inventory", episode.pk))
        assert "cooking for many" in page(shown)
        assert url("edit_competence", held.pk) not in page(shown)
        assert browse(alice).get(url("edit_competence", held.pk)).status_code == 403

    def test_a_new_case_takes_over_what_the_earlier_one_knew(self, browse, alice, episode):
        earlier = EpisodeFactory(
            person=episode.person, case_manager=alice, opened_on=date(2020, 1, 1), closed_on=date(2021, 1, 1)
        )
        HeldFactory(episode=earlier)
        assert "Take it over" in page(browse(alice).get(url("inventory", episode.pk)))
        client = browse(alice)
        for said in ("Entries taken over: 1", "nothing left to take over"):
            assert said in page(client.post(url("carry_over", episode.pk), follow=True))
        assert "Take it over" not in page(browse(alice).get(url("inventory", episode.pk)))

    def test_the_number_of_questions_does_not_grow_with_the_inventory(self, browse, alice, episode):
        client, asked = browse(alice), []
        for label in ("one", *map(str, range(12))):
            HeldFactory(episode=episode, label=label, experience=ExperienceFactory(episode=episode))
            with CaptureQueriesContext(connection) as questions:
                client.get(url("inventory", episode.pk))
            asked.append(len(questions))
        assert asked[1] == asked[-1] <= 15  # the first look of a day also writes the session anew


class TestWork:
    def test_the_form_becomes_a_job_and_the_draft_is_forgotten(self, browse, alice, episode):
        Draft.objects.create(user=alice, key=f"experience:{episode.pk}", content={"job_title": "Kit"})
        assert 'value="Kit"' in page(browse(alice).get(url("add_experience", episode.pk)))
        for _ in range(2):
            answer = browse(alice).post(url("add_experience", episode.pk), JOB)
            assert answer.url == url("inventory", episode.pk)
        job = episode.experiences.get()
        assert (job.job_title, job.since, job.until) == ("Kitchen help", "2018-09", "2021-06")
        assert not Draft.objects.exists()

    def test_after_a_job_comes_what_was_learnt_there(self, browse, alice, episode):
        answer = browse(alice).post(url("add_experience", episode.pk), JOB | {"then": "another"})
        job = episode.experiences.get()
        assert answer.url == f"{url('add_competence', episode.pk)}?experience={job.pk}"
        assert f'value="{job.pk}" selected' in page(browse(alice).get(answer.url))

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"job_title": ""}, "Write what the work was."),
            ({"since": "long ago"}, "Enter month and year, or only the year"),
            ({"since": "2090"}, "this one is still ahead"),
            ({"until": "2017"}, "It cannot end before it began."),
            ({"weekly_hours": "400"}, "less than or equal to 100"),
        ],
    )
    def test_a_refused_form_says_what_to_do_and_keeps_what_was_typed(self, browse, alice, episode, wrong, said):
        shown = page(browse(alice).post(url("add_experience", episode.pk), JOB | {"tasks": "peeling"} | wrong))
        assert said in shown
        assert "peeling" in shown
        assert not episode.experiences.exists()

    def test_who_comes_late_sees_both_texts_and_may_save_again(self, browse, alice, dario, episode):
        job = ExperienceFactory(episode=episode)
        late = {**JOB, "job_title": "Waitress", "again": "yes", "version": 0}
        browse(dario).post(url("edit_experience", job.pk), late | {"job_title": "Cook", "again": "no"})
        shown = browse(alice).post(url("edit_experience", job.pk), late)
        assert "Somebody else changed this entry" in page(shown)
        assert ("would do it again", "no") in shown.context["theirs"]
        assert 'value="Waitress"' in page(shown)
        browse(alice).post(url("edit_experience", job.pk), late | {"version": 1})
        job.refresh_from_db()
        assert (job.job_title, job.version) == ("Waitress", 2)

    def test_what_is_removed_can_be_put_back(self, browse, alice, episode):
        job = ExperienceFactory(episode=episode)
        client = browse(alice)
        shown = page(client.post(url("remove_experience", job.pk), follow=True))
        assert url("restore_experience", job.pk) in shown
        assert f'href="{url("edit_experience", job.pk)}"' not in shown
        shown = page(client.post(url("restore_experience", job.pk), follow=True))
        assert url("edit_experience", job.pk) in shown

    def test_every_look_leaves_a_trace(self, browse, alice, episode):
        browse(alice).get(url("edit_experience", ExperienceFactory(episode=episode).pk))
        assert AuditEntry.objects.get(verb="episode.read").details == {"section": "inventory"}


class TestCompetences:
    def test_the_level_is_the_one_of_the_chosen_kind(self, browse, alice, episode):
        browse(alice).post(
            url("add_competence", episode.pk), HELD | {"level_qualification": "4", "valid_until": "2030-01-01"}
        )
        held = episode.competences.get()
        assert (held.kind, held.level, held.valid_until) == ("language", "B1", None)

    def test_a_licence_keeps_its_day(self, browse, alice, episode):
        licence = HELD | {"kind": "licence", "label": "B", "valid_until": "2030-01-31"}
        browse(alice).post(url("add_competence", episode.pk), licence)
        assert (episode.competences.get().valid_until, episode.competences.get().level) == (date(2030, 1, 31), "")

    def test_the_next_one_begins_with_the_same_kind(self, browse, alice, episode):
        answer = browse(alice).post(url("add_competence", episode.pk), HELD | {"then": "another"})
        assert answer.url == f"{url('add_competence', episode.pk)}?kind=language"

    def test_one_that_is_there_already_is_refused_in_a_sentence(self, browse, alice, episode):
        HeldFactory(episode=episode, kind="language", label="italian")
        shown = page(browse(alice).post(url("add_competence", episode.pk), HELD))
        assert "This is in the inventory already" in shown
        assert 'value="Italian"' in shown

    def test_it_may_be_told_better(self, browse, alice, episode, cart):
        held = HeldFactory(episode=episode, kind="language", label="Italian", level="A2")
        assert '<option value="A2" selected>' in page(browse(alice).get(url("edit_competence", held.pk)))
        browse(alice).post(url("edit_competence", held.pk), HELD | {"version": 0, "competence": cart.pk})
        held.refresh_from_db()
        assert (held.level, held.competence) == ("B1", cart)
        late = browse(alice).post(url("edit_competence", held.pk), HELD | {"version": 0, "level_language": "C1"})
        assert ("level", "B1") in late.context["theirs"]

    def test_a_job_of_another_case_is_no_choice(self, browse, alice, episode):
        elsewhere = ExperienceFactory(episode=EpisodeFactory(case_manager=alice))
        shown = browse(alice).post(url("add_competence", episode.pk), HELD | {"experience": elsewhere.pk})
        assert "experience" in shown.context["form"].errors


class TestSuggestions:
    def suggested(self, client, episode, typed, **headers):
        asked = HELD | {"label": typed, "search": "1"}
        return client.post(url("add_competence", episode.pk), asked, headers=headers)

    def test_while_one_types_only_the_suggestions_come(self, browse, alice, episode, cart):
        shown = page(self.suggested(browse(alice), episode, "brik cart", **{"HX-Request": "true"}))
        assert "<html" not in shown
        assert f'value="{cart.pk}"' in shown
        assert "Move bricks with a powered cart." in shown
        assert "This service uses the ESCO classification" in shown
        assert not episode.competences.exists()

    def test_without_scripts_a_button_asks_and_nothing_typed_is_lost(self, browse, alice, episode, cart):
        shown = page(self.suggested(browse(alice), episode, "brick cart"))
        assert "<html" in shown
        assert f'value="{cart.pk}"' in shown
        assert 'value="brick cart"' in shown
        assert '<option value="B1" selected>' in shown
        assert "errorlist" not in shown
        assert not episode.competences.exists()

    def test_the_chosen_entry_stays_on_top_whatever_is_typed(self, browse, alice, episode, cart):
        held = HeldFactory(episode=episode, label="xyz", competence=cart)
        shown = page(browse(alice).get(url("edit_competence", held.pk)))
        assert f'value="{cart.pk}" checked' in shown

    @pytest.mark.parametrize("typed", ["x\x00y", "9" * 5000, "' OR 1=1 --", "ab"])
    def test_nothing_typed_breaks_the_search(self, browse, alice, episode, esco, typed):
        assert self.suggested(browse(alice), episode, typed).status_code == 200

    def test_without_a_catalogue_there_is_nothing_to_choose(self, browse, alice, episode):
        shown = page(self.suggested(browse(alice), episode, "brick cart"))
        assert 'name="competence"' not in shown
        assert "This service uses the ESCO" not in shown

    def test_what_another_district_names_is_not_suggested(self, browse, alice, episode, esco):
        Competence.objects.create(ambito=AmbitoFactory(name="Tagliamento"), kind="skill", labels={"en": "mend nets"})
        shown = page(self.suggested(browse(alice), episode, "mend nets", **{"HX-Request": "true"}))
        assert "mend nets" not in shown


class TestTheCatalogue:
    def test_without_a_question_it_shows_the_transversal_ones(self, browse, bruno, esco):
        shown = page(browse(bruno).get(url("catalogue")))
        assert "Being at work with others" in shown
        assert escape("arrive at the right hour") in shown
        assert "drive the brick cart" not in shown

    def test_it_is_found_with_a_slip(self, browse, bruno, esco):
        assert "drive the brick cart" in page(browse(bruno).get(url("catalogue"), {"q": "carrt"}))
        assert "No entry fits" in page(browse(bruno).get(url("catalogue"), {"q": "zzzzzz"}))

    def test_before_esco_it_says_what_is_missing(self, browse, bruno):
        assert "ESCO is not loaded yet" in page(browse(bruno).get(url("catalogue")))

    def test_the_desk_adds_what_esco_does_not_name(self, browse, franca, bruno):
        for _ in range(2):
            browse(franca).post(url("extend_catalogue"), {"label": "mend nets", "kind": "skill"})
        assert Competence.objects.own().count() == 1
        assert "mend nets" in page(browse(bruno).get(url("catalogue")))
        assert "Write the name" in page(browse(franca).post(url("extend_catalogue"), {"label": "", "kind": "skill"}))
