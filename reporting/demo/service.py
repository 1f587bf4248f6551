"""The district, its units and the people at work in it."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from equipe.enums import Role
from equipe.models import Ambito, Membership, Municipality, Team, User
from reporting.demo.names import MUNICIPALITIES
from reporting.demo.staff import AMBITO, COLLEAGUES, MANAGING_BODY, PASSWORD, TEAMS


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
