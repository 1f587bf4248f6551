"""A project as it is read: needs, then each objective with what is given and done for it; and how far it has come."""

from dataclasses import dataclass

from beneficiaries.enums import LineKind, Progress
from beneficiaries.models.projects import Project, ProjectLine
from beneficiaries.rules import is_over


@dataclass(frozen=True)
class Objective:
    """An objective with its number, and the supports and commitments that serve it."""

    number: int
    line: ProjectLine
    supports: tuple[ProjectLine, ...]
    commitments: tuple[ProjectLine, ...]


@dataclass(frozen=True)
class Outline:
    """One version in the order in which one speaks of it; what serves the whole project comes last."""

    project: Project
    needs: tuple[ProjectLine, ...]
    objectives: tuple[Objective, ...]
    supports: tuple[ProjectLine, ...]
    commitments: tuple[ProjectLine, ...]

    @property
    def reached(self):
        return sum(one.line.state == Progress.REACHED for one in self.objectives)

    @property
    def is_empty(self):
        return not (self.needs or self.objectives or self.supports or self.commitments)

    @property
    def lines_to_review(self):
        """Every line that has a way to go or a state to tell, in the order of the page."""
        inner = [line for one in self.objectives for line in (one.line, *one.supports, *one.commitments)]
        return [*inner, *self.supports, *self.commitments]

    @property
    def next_steps(self):
        """What is still to be done and has a day, the nearest first."""
        return sorted(
            (line for line in self.lines_to_review if line.due_on and not is_over(line.state)),
            key=lambda line: line.due_on,
        )


def outline(project):
    """The lines of a version, by one question."""
    lines = list(ProjectLine.objects.of_project(project).with_owners().in_order())

    def of(kind, objective=None):
        return tuple(line for line in lines if line.kind == kind and line.objective_id == objective)

    return Outline(
        project=project,
        needs=of(LineKind.NEED),
        objectives=tuple(
            Objective(number, line, of(LineKind.SUPPORT, line.pk), of(LineKind.COMMITMENT, line.pk))
            for number, line in enumerate(of(LineKind.OBJECTIVE), 1)
        ),
        supports=of(LineKind.SUPPORT),
        commitments=of(LineKind.COMMITMENT),
    )
