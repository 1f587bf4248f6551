"""What is true of people by law or by register; the names are handed on, nothing more."""

from beneficiaries.rules.citizenship import citizenship_group, countries, country_code, country_name
from beneficiaries.rules.privacy import FREE_PURPOSES, SOURCES_OF_BASES, Word, basis_for, informed, telling
from beneficiaries.rules.tax_code import TaxCode, compare, parse_tax_code

__all__ = [
    "FREE_PURPOSES",
    "SOURCES_OF_BASES",
    "TaxCode",
    "Word",
    "basis_for",
    "citizenship_group",
    "compare",
    "countries",
    "country_code",
    "country_name",
    "informed",
    "parse_tax_code",
    "telling",
]
