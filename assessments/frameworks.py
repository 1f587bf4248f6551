"""The level frameworks an item or a competence may speak in: their codes, where they come from, and help in our words.

Only the codes are theirs. The words beside a code are ours and help to choose; they stand for no descriptor.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Level:
    """One step of a framework: `printed` is what a page says of it, `help` what helps to choose it."""

    value: int
    code: str
    printed: str
    help: str = ""

    def __str__(self):
        return f"{self.printed} · {self.help}" if self.help else str(self.printed)


@dataclass(frozen=True)
class Framework:
    """A scale with codes, from the lowest step up, and its source."""

    code: str
    name: str
    steps: tuple[Level, ...]
    url: str
    licence: str

    @property
    def levels(self):
        """Pairs of value and code, from the lowest up."""
        return tuple((step.value, step.code) for step in self.steps)

    @property
    def codes(self):
        return tuple(step.code for step in self.steps)

    @property
    def choices(self):
        """For a list to choose from: each code with its words."""
        return [(step.code, str(step)) for step in self.steps]

    def label_of(self, code):
        """What a page prints for a code; empty for one the framework does not have."""
        return next((str(step.printed) for step in self.steps if step.code == code), "")


CEFR = Framework(
    code="CEFR",
    name=_("Common European Framework of Reference for Languages"),
    steps=(
        Level(0, "pre-A1", "pre-A1", _("first words")),
        Level(1, "A1", "A1", _("beginner")),
        Level(2, "A2", "A2", _("elementary")),
        Level(3, "B1", "B1", _("intermediate")),
        Level(4, "B2", "B2", _("upper intermediate")),
        Level(5, "C1", "C1", _("advanced")),
        Level(6, "C2", "C2", _("full command")),
    ),
    url="https://www.coe.int/en/web/common-european-framework-reference-languages/level-descriptions",
    licence="© Council of Europe: only the codes of the levels are used, the descriptors are linked",
)

DIGCOMP = Framework(
    code="DIGCOMP",
    name=_("European Digital Competence Framework, DigComp 3.0"),
    steps=(
        Level(1, "basic", _("basic level")),
        Level(2, "intermediate", _("intermediate level")),
        Level(3, "advanced", _("advanced level")),
        Level(4, "highly-advanced", _("highly advanced level")),
    ),
    url="https://joint-research-centre.ec.europa.eu/digcomp/digcomp-framework_en",
    licence="© European Union, Decision 2011/833/EU: reuse with attribution; only the names of the levels are used",
)

EQF = Framework(
    code="EQF",
    name=_("European Qualifications Framework"),
    steps=(
        Level(1, "1", "EQF 1", _("lower secondary certificate")),
        Level(2, "2", "EQF 2", _("end of compulsory schooling")),
        Level(3, "3", "EQF 3", _("vocational qualification, three years")),
        Level(4, "4", "EQF 4", _("upper secondary diploma")),
        Level(5, "5", "EQF 5", _("higher technical diploma (ITS)")),
        Level(6, "6", "EQF 6", _("bachelor’s degree")),
        Level(7, "7", "EQF 7", _("master’s degree")),
        Level(8, "8", "EQF 8", _("doctorate")),
    ),
    url="https://europass.europa.eu/en/description-eight-eqf-levels",
    licence="© European Union, Decision 2011/833/EU: reuse with attribution; only the numbers of the levels are used",
)

FRAMEWORKS = {framework.code: framework for framework in (CEFR, DIGCOMP, EQF)}
