"""What a person brings: added once, changed knowingly, removed and put back, taken over into a new case."""

import dataclasses
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from assessments import actions
from assessments.enums import Evidence, HeldKind
from assessments.inventory import earlier_case, inventory_of
from assessments.models import Competence, HeldCompetence, WorkExperience
from beneficiaries.models import Episode
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from tests.assessments.factories import ExperienceFactory, HeldFactory
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import TeamFactory

KEY = UUID("5f1e1c1e-0000-4000-8000-000000000001")
ON = date(2024, 6, 3)
JOB = {"job_title": "Kitchen help", "since": "2018-09", "until": "2021-06"}
HELD = {"kind": HeldKind.SKILL, "label": "cooking for many", "evidence": Evidence.SEEN}
URI = "http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001"


def close(episode):
    Episode.objects.filter(pk=episode.pk).update(closed_on=ON, closing_reason="goals_reached")


def verbs():
    return list(AuditEntry.objects.deeds().order_by("pk").values_list("verb", flat=True))


class TestAdd:
    def test_a_click_that_falls_twice_makes_one_row_and_one_trace(self, episode, alice):
        first, second = (actions.add_experience(episode, key=KEY, by=alice, **JOB) for _ in range(2))
        held, again = (actions.add_competence(episode, key=KEY, by=alice, **HELD) for _ in range(2))
        assert (first, held) == (second, again)
        assert verbs() == ["experience.added", "competence.added"]

    def test_another_text_under_the_same_key_is_another_row(self, episode, alice):
        actions.add_experience(episode, key=KEY, by=alice, **JOB)
        actions.add_experience(episode, key=KEY, by=alice, **JOB | {"job_title": "Waitress"})
        assert episode.experiences.count() == 2

    def test_the_same_competence_is_there_once_however_it_is_written(self, episode, alice):
        actions.add_competence(episode, key=KEY, by=alice, **HELD)
        with pytest.raises(Refused, match="in the inventory already"):
            actions.add_competence(episode, key=KEY, by=alice, **HELD | {"label": "Cookìng for Many"})
        assert episode.competences.count() == 1
        assert verbs() == ["competence.added"]

    def test_a_closed_case_is_read_only(self, episode, alice):
        job, held = ExperienceFactory(episode=episode), HeldFactory(episode=episode)
        close(episode)
        deeds = [
            lambda: actions.add_experience(episode, key=KEY, by=alice, **JOB),
            lambda: actions.add_competence(episode, key=KEY, by=alice, **HELD),
            lambda: actions.edit_experience(job, version=0, by=alice, **JOB),
            lambda: actions.remove_competence(held, by=alice, on=ON),
            lambda: actions.carry_over(episode, earlier=episode, by=alice),
        ]
        for deed in deeds:
            with pytest.raises(Refused, match="This case is closed"):
                deed()
        assert verbs() == []


class TestChange:
    def test_what_was_changed_is_traced_by_the_names_of_the_fields(self, episode, alice):
        job = actions.edit_experience(
            ExperienceFactory(episode=episode), version=0, by=alice, **JOB | {"job_title": "Cook"}
        )
        assert (job.job_title, job.version) == ("Cook", 1)
        assert AuditEntry.objects.get(verb="experience.edited").details == {"fields": ["job_title"]}

    def test_who_comes_late_overwrites_nothing(self, episode, alice, dario):
        job = ExperienceFactory(episode=episode)
        actions.edit_experience(job, version=0, by=alice, **JOB | {"job_title": "Cook"})
        with pytest.raises(actions.Stale):
            actions.edit_experience(job, version=0, by=dario, **JOB | {"job_title": "Waitress"})
        assert WorkExperience.objects.get().job_title == "Cook"

    def test_a_change_does_not_make_two_of_one(self, episode, alice):
        HeldFactory(episode=episode)
        other = HeldFactory(episode=episode, label="cleaning")
        with pytest.raises(Refused, match="in the inventory already"):
            actions.edit_competence(other, version=0, by=alice, label="Cooking for many")

    def test_what_was_removed_is_put_back_before_it_is_changed(self, episode, alice):
        held = HeldFactory(episode=episode)
        actions.remove_competence(held, by=alice, on=ON)
        assert inventory_of(episode).is_empty
        with pytest.raises(Refused, match="removed in the meantime"):
            actions.edit_competence(held, version=1, by=alice, label="baking")
        for _ in range(2):
            actions.restore_competence(held, by=alice)
        assert [one.label for one in inventory_of(episode).competences] == ["cooking for many"]
        assert verbs() == ["competence.removed", "competence.restored"]

    def test_what_was_written_anew_stands_in_the_way_of_what_was_removed(self, episode, alice):
        held = HeldFactory(episode=episode)
        actions.remove_competence(held, by=alice, on=ON)
        actions.add_competence(episode, key=KEY, by=alice, **HELD)
        with pytest.raises(Refused, match="in the inventory already"):
            actions.restore_competence(held, by=alice)


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("since", "until"),
        [("2019-13", ""), ("19", ""), ("2019", "2018"), ("2019-05", "2019-04"), ("", ""), ("2019", "now")],
    )
    def test_no_job_ends_before_it_begins_or_in_no_month(self, episode, since, until):
        with pytest.raises(IntegrityError), transaction.atomic():
            ExperienceFactory(episode=episode, since=since, until=until)

    @pytest.mark.parametrize(("since", "until"), [("2019", "2019-03"), ("2019-05", "2019"), ("2019-03", "2019-03")])
    def test_a_year_and_a_month_of_it_go_together(self, episode, since, until):
        assert ExperienceFactory(episode=episode, since=since, until=until).pk

    @pytest.mark.parametrize(
        ("kind", "level"), [("language", "3"), ("skill", "B1"), ("qualification", "9"), ("digital", "A1")]
    )
    def test_a_level_is_one_of_its_framework(self, episode, kind, level):
        with pytest.raises(IntegrityError), transaction.atomic():
            HeldFactory(episode=episode, kind=kind, level=level)

    @pytest.mark.parametrize(("uri", "own"), [(URI, True), (None, False), ("http://example.org/skill/1", False)])
    def test_an_entry_is_of_esco_or_of_a_district(self, episode, uri, own):
        ambito = episode.team.ambito if own else None
        with pytest.raises(IntegrityError), transaction.atomic():
            Competence.objects.create(uri=uri, ambito=ambito, kind="skill", labels={"it": "cucire"})


class TestTakenOver:
    @pytest.fixture
    def earlier(self, episode):
        """A closed case of the same person, with a job and what she learnt there."""
        earlier = EpisodeFactory(
            person=episode.person,
            team=episode.team,
            case_manager=episode.case_manager,
            opened_on=date(2020, 1, 1),
            closed_on=date(2021, 1, 1),
            closing_reason="goals_reached",
        )
        job = ExperienceFactory(episode=earlier)
        HeldFactory(episode=earlier, experience=job)
        HeldFactory(episode=earlier, label="Italian", kind="language", level="B1")
        return earlier

    def test_a_new_case_has_copies_of_its_own_and_a_second_time_adds_none(self, episode, earlier, alice):
        assert earlier_case(episode, user=alice) == earlier
        assert actions.carry_over(episode, earlier=earlier, by=alice) == 3
        known = inventory_of(episode)
        assert {(held.label, held.experience) for held in known.competences} == {
            ("cooking for many", "Kitchen help"),
            ("Italian", ""),
        }
        assert earlier_case(episode, user=alice) is None
        with pytest.raises(Refused, match="nothing left to take over"):
            actions.carry_over(episode, earlier=earlier, by=alice)
        actions.edit_experience(episode.experiences.get(), version=0, by=alice, **JOB | {"job_title": "Cook"})
        assert earlier.experiences.get().job_title == "Kitchen help"

    def test_what_was_written_already_or_removed_again_is_not_taken_a_second_time(self, episode, earlier, alice):
        HeldFactory(episode=episode, label="ITALIAN", kind="language", level="B2")
        assert actions.carry_over(episode, earlier=earlier, by=alice) == 2
        actions.remove_experience(episode.experiences.get(), by=alice, on=ON)
        assert earlier_case(episode, user=alice) is None
        assert episode.competences.get(kind="language").level == "B2"

    def test_a_case_one_may_not_see_offers_nothing(self, episode, earlier, alice):
        Episode.objects.filter(pk=earlier.pk).update(team=TeamFactory(name="UOT Cordenons"))
        assert earlier_case(episode, user=alice) is None


class TestRead:
    def test_strengths_stand_on_the_firmest_ground_first(self, episode):
        for label, evidence in (("b", "said"), ("a", "said"), ("c", "tested"), ("d", "document"), ("e", "seen")):
            HeldFactory(episode=episode, label=label, evidence=evidence)
        assert [held.label for held in inventory_of(episode).competences] == ["c", "d", "e", "a", "b"]

    def test_another_service_finds_codes_and_a_reader_words(self, episode):
        entry = Competence.objects.create(
            uri=URI, kind="language", labels={"it": "friulano parlato", "en": "spoken Friulian"}, version="9.1.0"
        )
        HeldFactory(episode=episode, label="furlan", kind="language", level="B1", evidence="tested", competence=entry)
        known = inventory_of(episode)
        [held] = known.competences
        assert dataclasses.asdict(held) | {"pk": ""} == {
            "pk": "",
            "kind": "language",
            "label": "furlan",
            "framework": "CEFR",
            "level": "B1",
            "esco_uri": URI,
            "esco_label": "spoken Friulian",
            "evidence": "tested",
            "valid_until": None,
            "experience": "",
        }
        assert known.uses_esco
        assert (held.kind_in_words, held.evidence_in_words, held.level_in_words) == ("language", "tested", "B1")

    def test_work_stands_the_latest_first_and_says_its_months(self, episode):
        ExperienceFactory(episode=episode, job_title="first", since="2011", until="")
        ExperienceFactory(episode=episode, job_title="last", since="2018-09", until="2021-06", country="RO")
        last, first = inventory_of(episode).experiences
        assert (last.job_title, first.job_title) == ("last", "first")
        with translation.override("it"):
            assert (last.since_in_words, last.until_in_words, last.abroad) == (
                "settembre 2018",
                "giugno 2021",
                "Romania",
            )
        assert (first.since_in_words, first.until_in_words, first.abroad) == ("2011", "", "")

    @pytest.mark.parametrize(
        ("day", "over", "soon"),
        [
            (date(2024, 4, 3), False, False),  # 61 days before
            (date(2024, 4, 4), False, True),  # 60 days before
            (date(2024, 6, 3), False, True),  # the last day
            (date(2024, 6, 4), True, False),
        ],
    )
    def test_a_licence_runs_out(self, episode, day, over, soon):
        HeldFactory(episode=episode, kind="licence", valid_until=date(2024, 6, 3))
        HeldFactory(episode=episode, label="for ever")
        known = inventory_of(episode)
        chips = [
            (chip.held.label, chip.is_over, chip.ends_soon) for _kind, chips in known.groups(on=day) for chip in chips
        ]
        assert ("cooking for many", over, soon) in chips
        assert [chip.held.label for chip in known.running_out(on=day)] == ["cooking for many"] * (over or soon)

    def test_a_job_that_was_removed_is_no_longer_named_beside_what_was_learnt_there(self, episode, alice):
        job = ExperienceFactory(episode=episode)
        HeldFactory(episode=episode, experience=job)
        actions.remove_experience(job, by=alice, on=ON)
        assert [held.experience for held in inventory_of(episode).competences] == [""]

    def test_nobody_sees_rows_of_a_case_that_is_hidden(self, episode, chiara, bruno):
        ExperienceFactory(episode=episode)
        HeldFactory(episode=episode)
        for model in (WorkExperience, HeldCompetence):
            assert not model.objects.visible_to(chiara).exists()
            assert model.objects.visible_to(bruno).count() == 1
