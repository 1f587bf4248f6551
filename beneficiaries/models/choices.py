"""What a list of cases can be narrowed to: teams, municipalities and colleagues, by one question."""

from types import SimpleNamespace

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Concat

from equipe.enums import DESK_ROLES, TeamKind
from equipe.models import Membership, Municipality, Team
from equipe.prepared import Prepared


def choices_for(user):
    """{"team" | "place" | "colleague": [(reference, name), …]}, by name; colleagues are those of the teams she sees
    and of the desk. Asked with the references at hand, as her standing tells them."""
    districts = {membership.team.ambito_id for membership in user.standing}
    rows = _ask(teams=[*user.teams_of_cases], desks=[*user.districts_of_desk], districts=[*districts])
    found = {"team": [], "place": [], "colleague": []}
    for kind, reference, words in sorted(rows, key=lambda row: (row[2].casefold(), row[1])):
        found[kind].append((reference, words))
    return found


def _choices(teams, desks, districts):
    desk = Q(team__ambito__in=districts, team__kind=TeamKind.INCLUSION, role__in=DESK_ROLES)
    seen = Q(team__in=teams) | Q(team__ambito__in=desks) | desk
    colleagues = Membership.objects.current().working_with_cases().filter(seen)
    name = Concat("user__last_name", Value(" "), "user__first_name", output_field=TextField())
    reader = SimpleNamespace(teams_of_cases=teams, districts_of_desk=desks)
    return _told(Team.objects.seen_by(reader), "team", "pk", F("name")).union(
        _told(Municipality.objects.of(districts), "place", "pk", F("name")),
        _told(colleagues, "colleague", "user_id", name),
    )


def _told(rows, kind, reference, name):
    told = {"told_kind": Value(kind, output_field=TextField()), "told_reference": F(reference), "told_name": name}
    return rows.order_by().annotate(**told).values_list(*told)


_ask = Prepared(_choices, {"teams": "bigint[]", "desks": "bigint[]", "districts": "bigint[]"})
