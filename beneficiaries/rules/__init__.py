"""What is true of people by law or by register; the names are handed on, nothing more."""

from beneficiaries.rules.citizenship import citizenship_group, countries, country_code, country_name
from beneficiaries.rules.deadlines import Deadline, deadlines, when
from beneficiaries.rules.tax_code import TaxCode, compare, parse_tax_code

__all__ = [
    "Deadline",
    "TaxCode",
    "citizenship_group",
    "compare",
    "countries",
    "country_code",
    "country_name",
    "deadlines",
    "parse_tax_code",
    "when",
]
