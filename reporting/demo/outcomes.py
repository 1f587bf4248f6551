"""What came of it: jobs asked about month by month, words at the end of internships, courses."""

from datetime import timedelta
from decimal import Decimal

from placements.enums import CoursePayer, DropReason, EndSide, EnrolmentState, JobState, Reached
from placements.models import Conclusion, Course, Enrolment, Hire, JobCheck
from placements.rules import retention
from reporting.demo.stage import weighted

COURSES = (
    ("Sicurezza sul lavoro, formazione generale", "IAL Friuli", 4, "Attestato di formazione generale", "0.00"),
    ("HACCP per addetti", "EnAIP Pordenone", 12, "Attestato HACCP", "80.00"),
    ("Italiano per il lavoro, A2", "CPIA Pordenone", 60, "Certificato A2", "0.00"),
    ("Carrello elevatore", "IAL Friuli", 12, "Abilitazione al carrello elevatore", "190.00"),
    ("Competenze digitali di base", "Biblioteca civica", 20, "Attestato di frequenza", "0.00"),
)
WELL = (
    "Arriva in orario e avvisa se non può venire.",
    "Chiede quando non è sicuro, e lo fa con garbo.",
    "Ha imparato a tenere in ordine il reparto.",
    "Lavora bene con i colleghi e aiuta chi arriva dopo.",
)
NEXT = (
    "Provare un orario più lungo.",
    "Un corso sulla sicurezza, poi un lavoro stagionale.",
    "Continuare con gli stessi compiti, con meno affiancamento.",
)


def tell_outcomes(stage, internships, hires):
    """Nothing here is asked of chance before the rest of the story is told, so that it stays the same."""
    _come_of_internships(hires, internships)
    JobCheck.objects.bulk_create([check for hire in hires for check in _checks(stage, hire)])
    Hire.objects.bulk_update(hires, ["internship", "weekly_hours", "ended_on"])
    ended = [one for one in internships if one.last_day < stage.today and not one.interrupted_on]
    Conclusion.objects.bulk_create([word for one in ended[-30:] for word in _words(stage, one)])
    _hold_courses(stage, internships)


def _come_of_internships(hires, internships):
    """A job comes of the last internship that ended before it, if that was half a year ago at most."""
    for hire in hires:
        before = [one for one in internships if one.person is hire.person and one.last_day <= hire.starts_on]
        last = max(before, key=lambda one: one.last_day, default=None)
        if last and (hire.starts_on - last.last_day).days <= 183:
            hire.internship, hire.weekly_hours = last, last.weekly_hours


def _checks(stage, hire):
    """Each answered soon after its day; some nobody answers, some jobs end."""
    for month in retention.CHECKS:
        day = stage.workday(retention.due_on(hire.starts_on, month) + timedelta(days=stage.rng.randint(0, 9)))
        if day >= stage.today or hire.ended_on:
            return
        states = (JobState.THERE, JobState.ELSEWHERE, JobState.NOT_EMPLOYED, JobState.NO_ANSWER)
        state = weighted(stage.rng, states, (78, 6, 8, 8))
        if state in (JobState.ELSEWHERE, JobState.NOT_EMPLOYED):
            hire.ended_on = day
        yield JobCheck(hire=hire, month=month, asked_on=day, state=state, by=stage.mediator)


def _words(stage, internship):
    names = {
        EndSide.HOST: internship.host_tutor_name,
        EndSide.TUTOR: internship.tutor_name,
        EndSide.PERSON: internship.person.full_name,
    }
    day = stage.workday(internship.last_day - timedelta(days=2), latest=stage.today)
    for side, name in names.items():
        if stage.chance(0.12):
            continue
        signed = stage.chance(0.8)
        yield Conclusion(
            id=stage.id(),
            internship=internship,
            side=side,
            name=name,
            reached=weighted(stage.rng, tuple(Reached), (55, 38, 7)),
            went_well=stage.rng.choice(WELL),
            to_go_on=stage.rng.choice(NEXT),
            given_on=day,
            recorded_by=stage.mediator,
            countersigned_on=day if signed else None,
            countersigned_by=stage.educator if signed else None,
        )


def _hold_courses(stage, internships):
    open_cases = list({one.episode.pk: one.episode for one in internships if one.episode.closed_on is None}.values())
    for number, (title, provider, hours, qualification, cost) in enumerate(COURSES):
        first = stage.workday(stage.today - timedelta(days=70 - 24 * number))
        course = Course.objects.create(
            id=stage.id(),
            ambito=stage.ambito,
            title=title,
            provider=provider,
            hours=hours,
            starts_on=first,
            ends_on=first + timedelta(days=max(hours, 2)),
            place="Pordenone",
            qualification=qualification,
            cost=Decimal(cost),
        )
        people = stage.rng.sample(open_cases, min(4 + number, len(open_cases)))
        enrolled = [_enrolment(stage, course, episode) for episode in people if episode.opened_on < first]
        Enrolment.objects.bulk_create(enrolled)


def _enrolment(stage, course, episode):
    state = _state(stage, course)
    done = {EnrolmentState.COMPLETED: course.hours, EnrolmentState.ENROLLED: 0}.get(state, course.hours // 2)
    ended = state in (EnrolmentState.COMPLETED, EnrolmentState.DROPPED)
    return Enrolment(
        id=stage.id(),
        course=course,
        episode=episode,
        enrolled_on=max(episode.opened_on, course.starts_on - timedelta(days=12)),
        state=state,
        hours_attended=done,
        ended_on=min(course.ends_on, stage.today) if ended else None,
        drop_reason=DropReason.TRANSPORT if state == EnrolmentState.DROPPED else "",
        qualification=course.qualification if state == EnrolmentState.COMPLETED else "",
        payer=CoursePayer.SERVICE if course.cost else CoursePayer.PROVIDER,
        cost=course.cost,
    )


def _state(stage, course):
    if course.starts_on > stage.today:
        return EnrolmentState.ENROLLED
    dropped = stage.chance(0.12)
    if course.ends_on < stage.today:
        return EnrolmentState.DROPPED if dropped else EnrolmentState.COMPLETED
    return EnrolmentState.DROPPED if dropped else EnrolmentState.ATTENDING
