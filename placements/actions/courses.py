"""Deeds on courses: registering one, enrolling somebody, keeping how it goes."""

from django.db import transaction

from equipe import audit
from equipe.verdicts import Refused
from placements.enums import Refusal
from placements.holding import held_case
from placements.insertion import insert, overwrite
from placements.models import Course, Enrolment
from placements.rules.answers import written


@transaction.atomic
def add_course(*, ambito, by, **fields):
    """Register a course of the district."""
    course = insert(Course(ambito=ambito, **fields))
    audit.record("course.added", course, by=by)
    return course


@transaction.atomic
def edit_course(course, *, version, by, **fields):
    """Change a course; `version` is the one the page was filled from."""
    changed = sorted(name for name, value in fields.items() if getattr(course, name) != value)
    overwrite(course, version, **fields)
    audit.record("course.changed", course, by=by, fields=changed)
    return course


@transaction.atomic
def enrol(episode, course, *, payer, on, by):
    """Enrol somebody whose case is open; what it costs is taken from the course and may be changed later."""
    episode = held_case(episode, closed=Refusal.CASE_CLOSED_TO_COURSES)
    if course.ambito_id != episode.team.ambito_id:
        raise Refused(Refusal.OTHER_DISTRICTS_COURSE.label)
    if course.ends_on and course.ends_on < on:
        raise Refused(Refusal.COURSE_OVER.label % {"day": written(course.ends_on)})
    enrolment = insert(Enrolment(course=course, episode=episode, enrolled_on=on, payer=payer, cost=course.cost))
    audit.record("course.enrolled", enrolment, by=by, episode=str(episode.pk), course=str(course.pk))
    return enrolment


@transaction.atomic
def follow_enrolment(enrolment, *, version, by, **fields):
    """Keep how it goes: state, hours, what was obtained, who pays."""
    if fields["hours_attended"] > enrolment.course.hours:
        raise Refused(Refusal.MORE_HOURS_THAN_PLANNED.label % {"hours": enrolment.course.hours})
    changed = sorted(name for name, value in fields.items() if getattr(enrolment, name) != value)
    overwrite(enrolment, version, **fields)
    audit.record("course.followed", enrolment, by=by, episode=str(enrolment.episode_id), fields=changed)
    return enrolment
