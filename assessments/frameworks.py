"""Level frameworks known by their codes: CEFR for languages, DigComp for digital competence, EQF for qualifications."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Framework:
    """Levels from the lowest up, each a value and its code; the descriptions stay where they are published."""

    code: str
    levels: tuple[tuple[int, str], ...]
    url: str


FRAMEWORKS = {
    framework.code: framework
    for framework in (
        Framework(
            "CEFR",
            tuple(enumerate(("pre-A1", "A1", "A2", "B1", "B2", "C1", "C2"))),
            "https://www.coe.int/en/web/common-european-framework-reference-languages",
        ),
        Framework(
            "DigComp 3.0",
            tuple((level, str(level)) for level in range(1, 5)),
            "https://joint-research-centre.ec.europa.eu/digcomp/digcomp-framework_en",
        ),
        Framework(
            "EQF",
            tuple((level, str(level)) for level in range(1, 9)),
            "https://europass.europa.eu/en/european-qualifications-framework-eqf",
        ),
    )
}
