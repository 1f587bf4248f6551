"""What a worker does about people and cases: the morning's letter with the hours of the day."""

from datetime import date, timedelta

from django.utils.formats import time_format
from django.utils.timezone import localtime

from beneficiaries.calendars import midnight
from beneficiaries.models import Appointment
from equipe import jobs, mail
from equipe.models import Job, User

TELL_THE_DAY = "beneficiaries.tell_the_day"


def promise_letters(*, on):
    """One letter a day and user, however often the clock strikes."""
    asked = {"day": on.isoformat()}
    promised = {job.payload["user"] for job in Job.objects.of_kind(TELL_THE_DAY, **asked)}
    for user in User.objects.active().wanting_letters().filter(pk__in=_of_the_day(on).values("owner")):
        if user.pk not in promised:
            jobs.ask(TELL_THE_DAY, by=None, user=user.pk, **asked)


@jobs.handler(TELL_THE_DAY)
def tell_the_day(job, tell):
    """How many appointments, and at what hours: whom they are with is read where one signs in."""
    user = User.objects.active().wanting_letters().filter(pk=job.payload["user"]).first()
    day = date.fromisoformat(job.payload["day"])
    mine = _of_the_day(day).visible_to(user).of([user]).by_start() if user else []
    hours = [time_format(localtime(one.starts_at), "TIME_FORMAT") for one in mine]
    if hours:
        mail.send("beneficiaries/mail/day.txt", to=user, hours=hours, count=len(hours))
    return lambda: None


def _of_the_day(day):
    return Appointment.objects.standing().touching(midnight(day), midnight(day + timedelta(days=1)))
