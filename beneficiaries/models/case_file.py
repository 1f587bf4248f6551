"""The case as its page opens it: one question for whoever asks."""

from types import SimpleNamespace

from beneficiaries.enums import AccessKind
from beneficiaries.models.access import with_access
from beneficiaries.models.episodes import Episode
from beneficiaries.models.shared import shared_with
from beneficiaries.models.tasks import with_next_task
from equipe.enums import Role
from equipe.prepared import Prepared


def case_file(reference, *, reader):
    """The case with all that its page tells, so that nothing more is asked; None if the reader may not see it."""
    sees = {"teams": [*reader.teams_of_cases], "districts": [*reader.districts_of_desk]}
    return next(iter(_ask(case=reference, **sees, shared=[*shared_with(reader)])), None)


def _file(case, teams, districts, shared):
    told = [{"case": str(each), "kind": AccessKind.HELPER} for each in shared]
    working = [SimpleNamespace(role=Role.COORDINATOR, shared=told)]
    reader = SimpleNamespace(teams_of_cases=teams, districts_of_desk=districts, standing=working)
    return with_next_task(with_access(Episode.objects.visible_to(reader).filter(pk=case).with_file()))


_ask = Prepared(_file, {"case": "uuid", "teams": "bigint[]", "districts": "bigint[]", "shared": "uuid[]"})
