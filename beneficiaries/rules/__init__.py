"""What is true of people by law or by register; the names are handed on, nothing more."""

from beneficiaries.rules.citizenship import citizenship_group, countries, country_code, country_name
from beneficiaries.rules.household import GENERATIONS, busy_times, from_the_other_end, runs_on
from beneficiaries.rules.likeness import likeness, names_alike, phone_key
from beneficiaries.rules.tax_code import TaxCode, compare, parse_tax_code

__all__ = [
    "GENERATIONS",
    "TaxCode",
    "busy_times",
    "citizenship_group",
    "compare",
    "countries",
    "country_code",
    "country_name",
    "from_the_other_end",
    "likeness",
    "names_alike",
    "parse_tax_code",
    "phone_key",
    "runs_on",
]
