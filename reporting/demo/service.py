"""The district, its units and the people at work in it."""

from datetime import datetime, time

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from equipe.enums import Role
from equipe.models import Ambito, Membership, Municipality, Team, User
from reporting.demo.names import MUNICIPALITIES
from reporting.demo.staff import AMBITO, COLLEAGUES, FORMER, MANAGING_BODY, PASSWORD, TEAMS
from reporting.demo.stage import ROME


def open_the_service(stage):
    stage.ambito = Ambito.objects.create(name=AMBITO, managing_body=MANAGING_BODY)
    stage.municipalities = {
        place.name: place
        for place in Municipality.objects.bulk_create(
            [Municipality(ambito=stage.ambito, name=name) for name in MUNICIPALITIES]
        )
    }
    stage.teams = {
        team.name: team
        for team in Team.objects.bulk_create(
            [Team(ambito=stage.ambito, name=name, kind=kind) for name, kind in TEAMS.items()]
        )
    }
    _hire_colleagues(stage)
    _let_one_leave(stage)


def _let_one_leave(stage):
    """A colleague whose work ended with the last month: her account opens nothing any more."""
    told = {name: getattr(FORMER, name) for name in ("email", "first_name", "last_name")}
    stage.former = User.objects.create(**told, is_active=False, password=make_password(None))
    team = stage.teams[FORMER.team]
    row = Membership.objects.create(user=stage.former, team=team, role=FORMER.role)
    days = stage.begins_on, stage.today.replace(day=1)
    since, until = (datetime.combine(day, time(0), ROME) for day in days)
    Membership.objects.filter(pk=row.pk).update(started_at=since, ended_at=until)


def _hire_colleagues(stage):
    password = make_password(PASSWORD)
    users = User.objects.bulk_create(
        [
            User(
                email=colleague.email,
                first_name=colleague.first_name,
                last_name=colleague.last_name,
                persona=colleague.persona,
                password=password,
            )
            for colleague in COLLEAGUES
        ]
    )
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users]
    )
    Membership.objects.bulk_create(
        [
            Membership(user=user, team=stage.teams[colleague.team], role=colleague.role)
            for user, colleague in zip(users, COLLEAGUES, strict=True)
        ]
    )
    for user, colleague in zip(users, COLLEAGUES, strict=True):
        stage.users[user.first_name.lower()] = user
        if colleague.role == Role.SOCIAL_WORKER:
            stage.workers.setdefault(colleague.team, []).append(user)
    for role in (Role.MEDIATOR, Role.EDUCATOR, Role.COORDINATOR):
        colleague = next(colleague for colleague in COLLEAGUES if colleague.role == role)
        setattr(stage, role.value, stage.users[colleague.first_name.lower()])
