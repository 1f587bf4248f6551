"""The common indicators of the European Social Fund Plus (Reg. (EU) 2021/1057, Annex I), each by gender.

Who entered in the year is counted once, as she was on the day her first case of the year was opened; who left, once, as
she stood when her last case of the year was closed. What is not known counts nowhere, and is counted as a gap.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Answer, CitizenshipGroup, EmploymentStatus, Isced, Sex, Standing
from beneficiaries.rules.sources import ESF_PLUS
from placements.enums import HostKind
from reporting.indicators.conditions import NOT_KNOWN, by_choice, within
from reporting.indicators.figure import Figure, Slice
from reporting.indicators.nouns import ENTRIES, EXITS, INTERNSHIPS

BY_GENDER = by_choice("person__sex", Sex)

UNEMPLOYED = Q(employment__in=(EmploymentStatus.UNEMPLOYED, EmploymentStatus.LONG_TERM_UNEMPLOYED))
INACTIVE = Q(employment=EmploymentStatus.INACTIVE)
EMPLOYED = Q(employment=EmploymentStatus.EMPLOYED)
LONG_UNEMPLOYED = Q(employment=EmploymentStatus.LONG_TERM_UNEMPLOYED) | Q(
    employment=EmploymentStatus.UNEMPLOYED, entry_facts__long_unemployed=Answer.YES
)
ENTERPRISES = (HostKind.BUSINESS, HostKind.COOPERATIVE_A, HostKind.COOPERATIVE_B, HostKind.COOPERATIVE)


def _said(fact):
    return Q(**{f"entry_facts__{fact}": Answer.YES})


def _output(number, label, definition, where, *, gap="", sensitive=False):
    gaps = (gap,) if gap else ()
    told = {"slices": BY_GENDER, "source": ESF_PLUS, "gaps": gaps, "sensitive": sensitive}
    return Figure(f"eeco{number:02}", label, definition, ENTRIES, lambda year: where, **told)


def _result(number, label, definition, where, gap):
    told = {"slices": BY_GENDER, "source": ESF_PLUS, "gaps": (gap, "missing_employment_of_exits")}
    return Figure(f"eecr{number:02}", label, definition, EXITS, lambda year: where, **told)


def _hosts(number, label, definition, kinds):
    where = lambda year: within("starts_on")(year) & Q(host__kind__in=kinds)  # noqa: E731
    return Figure(f"eeco{number}", label, definition, INTERNSHIPS, where, once="host", source=ESF_PLUS)


OUTPUTS = (
    _output(
        1,
        _("EECO01 Participants"),
        _("People entered whose work at entry is known: the sum of EECO02, EECO04 and EECO05."),
        UNEMPLOYED | INACTIVE | EMPLOYED,
        gap="missing_employment",
    ),
    _output(
        2,
        _("EECO02 Unemployed"),
        _("People entered who were unemployed, the long-term unemployed included."),
        UNEMPLOYED,
        gap="missing_employment",
    ),
    _output(
        3,
        _("EECO03 Long-term unemployed"),
        _("People entered who had been unemployed for more than 12 months; under the age of 25, for more than 6."),
        LONG_UNEMPLOYED,
        gap="missing_facts",
    ),
    _output(
        4,
        _("EECO04 Inactive"),
        _("People entered who neither worked nor looked for work."),
        INACTIVE,
        gap="missing_employment",
    ),
    _output(
        5,
        _("EECO05 Employed"),
        _("People entered who worked, the self-employed included."),
        EMPLOYED,
        gap="missing_employment",
    ),
    _output(6, _("EECO06 Under 18"), _("People entered who had not completed 18 years."), Q(age__lt=18)),
    _output(
        7, _("EECO07 From 18 to 29"), _("People entered who had completed 18 to 29 years."), Q(age__gte=18, age__lte=29)
    ),
    _output(8, _("EECO08 From 55"), _("People entered who had completed 55 years."), Q(age__gte=55)),
    _output(
        9,
        _("EECO09 Lower secondary or less"),
        _("People entered with education up to lower secondary (ISCED 0-2)."),
        Q(isced=Isced.LOW),
        gap="missing_isced",
    ),
    _output(
        10,
        _("EECO10 Upper secondary"),
        _("People entered with upper secondary education (ISCED 3-4)."),
        Q(isced=Isced.MIDDLE),
        gap="missing_isced",
    ),
    _output(
        11,
        _("EECO11 Tertiary"),
        _("People entered with tertiary education (ISCED 5-8)."),
        Q(isced=Isced.HIGH),
        gap="missing_isced",
    ),
    _output(
        12,
        _("EECO12 With a disability"),
        _("People entered who had a disability on that day."),
        Q(disabled=True),
        sensitive=True,
    ),
    _output(
        13,
        _("EECO13 From outside the European Union"),
        _("People entered who were citizens of a country outside the European Union, or of none."),
        Q(citizenship_group=CitizenshipGroup.THIRD_COUNTRY),
    ),
    _output(
        14,
        _("EECO14 Of foreign background"),
        _("People entered who said that they are of foreign background."),
        _said("foreign_background"),
        gap="missing_facts",
        sensitive=True,
    ),
    _output(
        15,
        _("EECO15 Of a minority"),
        _("People entered who said that they are of a minority, Roma communities included."),
        _said("minority"),
        gap="missing_facts",
        sensitive=True,
    ),
    _output(
        16,
        _("EECO16 Homeless or excluded from housing"),
        _("People entered who had no home, or none that was safe or fit to live in."),
        _said("homeless"),
        gap="missing_facts",
        sensitive=True,
    ),
    _output(
        17,
        _("EECO17 From rural areas"),
        _("People entered who lived in a rural area."),
        _said("rural"),
        gap="missing_facts",
        sensitive=True,
    ),
    _hosts(
        18,
        _("EECO18 Public bodies supported"),
        _("Public bodies in which an internship started in the year, each once."),
        (HostKind.PUBLIC_BODY,),
    ),
    _hosts(
        19,
        _("EECO19 Enterprises supported"),
        _(
            "Businesses and cooperatives in which an internship started in the year, each once. The size of a business "
            "is not asked: a large one would count too."
        ),
        ENTERPRISES,
    ),
)

RESULTS = (
    _result(
        1,
        _("EECR01 Looking for work upon leaving"),
        _("People left who were inactive at entry and looked for work upon leaving."),
        INACTIVE & Q(leaving__standing=Standing.SEEKING),
        "missing_exit",
    ),
    _result(
        2,
        _("EECR02 In education or training upon leaving"),
        _("People left who were in education or training upon leaving and, as far as is known, not at entry."),
        Q(leaving__in_training=Answer.YES) & ~_said("in_training"),
        "missing_exit",
    ),
    _result(
        3,
        _("EECR03 Gained a qualification upon leaving"),
        _("People left who gained a qualification by the time they left."),
        Q(leaving__qualified=Answer.YES),
        "missing_exit",
    ),
    _result(
        4,
        _("EECR04 In work upon leaving"),
        _("People left who were unemployed or inactive at entry and worked upon leaving."),
        (UNEMPLOYED | INACTIVE) & Q(leaving__standing=Standing.EMPLOYED),
        "missing_exit",
    ),
    _result(
        5,
        _("EECR05 In work six months after leaving"),
        _("People left who were unemployed or inactive at entry and worked six months after leaving."),
        (UNEMPLOYED | INACTIVE) & Q(later__standing=Standing.EMPLOYED),
        "missing_six_months",
    ),
    _result(
        6,
        _("EECR06 Better placed in work six months after leaving"),
        _("People left who worked at entry and stood better in work six months after leaving."),
        EMPLOYED & Q(later__improved=Answer.YES),
        "missing_six_months",
    ),
)


def _standing(moment):
    """One line a standing; nothing noted and "not known" are one."""
    known = [Slice(value, value.label, Q(**{f"{moment}__standing": value})) for value in Standing]
    nothing = Q(**{f"{moment}__pk": None}) | Q(**{f"{moment}__standing": Standing.UNKNOWN})
    return (*known[:-1], Slice("unknown", NOT_KNOWN, nothing))


AFTERWARDS = (
    Figure(
        "people_exited",
        _("People who left"),
        _("Distinct people of whom a case was closed in the year."),
        EXITS,
        source=ESF_PLUS,
    ),
    Figure(
        "exits_by_standing",
        _("How people stand upon leaving"),
        _("People who left, by how they stood to work within four weeks; what nobody noted is not known."),
        EXITS,
        slices=_standing("leaving"),
        source=ESF_PLUS,
        sums_to="people_exited",
        gaps=("missing_exit",),
    ),
    Figure(
        "six_months_by_standing",
        _("How people stand six months after leaving"),
        _("People who left in the year, by how they stood to work half a year later; not yet asked is not known."),
        EXITS,
        slices=_standing("later"),
        source=ESF_PLUS,
        sums_to="people_exited",
        gaps=("missing_six_months",),
    ),
)

ESF = (*OUTPUTS, *RESULTS, *AFTERWARDS)
