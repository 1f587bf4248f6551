"""The figures of the service in their chapters, in the order in which one reads them; money is counted apart."""

from django.utils.translation import gettext_lazy as _

from reporting.indicators.equity import EQUITY, WORKLOAD
from reporting.indicators.esf import ESF
from reporting.indicators.flow import FLOW
from reporting.indicators.gaps import GAPS
from reporting.indicators.progress import CONVERSION, LEFT, RETENTION, SKILLS, WAITING
from reporting.indicators.service import ACCESS, ENTERED, JOBS, PEOPLE, PLACEMENTS, TOGETHER

CHAPTERS = (
    ("access", _("Referrals and waiting"), (*ACCESS, *WAITING)),
    ("flow", _("From entry to job"), FLOW),
    ("people", _("People"), (*PEOPLE, *ENTERED, *LEFT)),
    ("skills", _("Assessments and what changed"), (*TOGETHER, *SKILLS)),
    ("placements", _("Internships"), PLACEMENTS),
    ("jobs", _("Jobs"), (*JOBS, *CONVERSION, *RETENTION)),
    ("esf", _("European Social Fund Plus"), ESF),
    ("equity", _("Same chances"), EQUITY),
    ("workload", _("Workload"), WORKLOAD),
    ("gaps", _("To be mended"), GAPS),
)

SERVICE = tuple(figure for _code, _title, figures in CHAPTERS for figure in figures)
