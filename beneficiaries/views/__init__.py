"""The doors to people, referrals and cases; the names are handed on, nothing more."""

from beneficiaries.views.cases import case, case_history, edit_case, hand_over, open_case, write_diary
from beneficiaries.views.decisions import accept, answer_referral, decline, return_referral
from beneficiaries.views.documents import (
    document,
    documents,
    documents_panel,
    edit_document,
    file_document,
    open_document,
    put_back_document,
    replace_document,
    withdraw_document,
)
from beneficiaries.views.identity import edit_person, fill_from_tax_code, person
from beneficiaries.views.lists import caseload, people
from beneficiaries.views.privacy import (
    end_exchange,
    end_notice,
    give_notice,
    privacy,
    privacy_panel,
    record_exchange,
)
from beneficiaries.views.referring import refer, referral, referrals

__all__ = [
    "accept",
    "answer_referral",
    "case",
    "case_history",
    "caseload",
    "decline",
    "document",
    "documents",
    "documents_panel",
    "edit_case",
    "edit_document",
    "edit_person",
    "end_exchange",
    "end_notice",
    "file_document",
    "fill_from_tax_code",
    "give_notice",
    "hand_over",
    "open_case",
    "open_document",
    "people",
    "person",
    "privacy",
    "privacy_panel",
    "put_back_document",
    "record_exchange",
    "refer",
    "referral",
    "referrals",
    "replace_document",
    "return_referral",
    "withdraw_document",
    "write_diary",
]
