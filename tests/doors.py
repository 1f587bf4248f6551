"""The table of the doors: name, what it needs, method, and what each actor meets there."""

ACTORS = ("alice", "bruno", "chiara", "dario", "elena", "franca", "guido", "ines", "nobody")
"""Own case manager · colleague of her unit · social worker of another unit with a caseload of her own · mediator ·
educator · coordinator · auditor · administrator · nobody who signed in."""

EVERYBODY = "S S S S S S S S S"
SIGNED_IN = "S S S S S S S S L"
CASE_ROLES = "S S S S S S R R L"
OF_THE_CASE = "S S H S S S H H L"
MANAGER_OR_DESK = "S R H S S S H H L"
DESK_OF_THE_CASE = "R R H S S S H H L"
DESK = "R R R S S S R R L"
DESK_ALONE_KNOWS = "H H H S S S H H L"
COORDINATOR = "R R R R R S R R L"
COORDINATOR_ALONE_KNOWS = "H H H H H S H H L"
ADMINISTRATOR = "R R R R R R R S L"
AUDITOR = "R R R R R R S R L"
RATER_ALONE_KNOWS = "S H H H H H H H L"

DOORS = [
    # The ground
    ("equipe:healthz", "", "GET", EVERYBODY),
    ("equipe:language", "", "POST", EVERYBODY),
    ("equipe:demo_login", "colleague", "POST", "H H H H H H H H H"),
    ("equipe:accept_invitation", "word token", "GET", EVERYBODY),
    ("equipe:accept_invitation", "word token", "POST", EVERYBODY),
    ("equipe:profile", "", "GET", SIGNED_IN),
    ("equipe:profile", "", "POST", SIGNED_IN),
    ("equipe:save_draft", "", "POST", SIGNED_IN),
    ("equipe:still_here", "", "POST", SIGNED_IN),
    ("equipe:job", "job", "GET", COORDINATOR_ALONE_KNOWS),
    ("equipe:people_here", "", "GET", ADMINISTRATOR),
    ("equipe:invite", "", "GET", ADMINISTRATOR),
    ("equipe:invite", "", "POST", ADMINISTRATOR),
    ("equipe:colleague", "colleague", "GET", ADMINISTRATOR),
    ("equipe:colleague", "colleague", "POST", ADMINISTRATOR),
    ("equipe:deactivate", "colleague", "POST", ADMINISTRATOR),
    ("equipe:invite_again", "colleague", "POST", ADMINISTRATOR),
    ("equipe:change_role", "membership", "POST", "R R R R R R R H L"),  # no role was named
    ("equipe:end_membership", "membership", "POST", ADMINISTRATOR),
    ("equipe:new_team", "", "GET", ADMINISTRATOR),
    ("equipe:new_team", "", "POST", ADMINISTRATOR),
    ("equipe:new_municipality", "", "GET", ADMINISTRATOR),
    ("equipe:new_municipality", "", "POST", ADMINISTRATOR),
    ("equipe:access_log", "", "GET", AUDITOR),
    # People and cases
    ("beneficiaries:caseload", "", "GET", CASE_ROLES),
    ("beneficiaries:people", "", "POST", CASE_ROLES),
    ("beneficiaries:fill_from_tax_code", "", "POST", CASE_ROLES),
    ("beneficiaries:person", "person", "GET", OF_THE_CASE),
    ("beneficiaries:edit_person", "person", "GET", MANAGER_OR_DESK),
    ("beneficiaries:edit_person", "person", "POST", MANAGER_OR_DESK),
    ("beneficiaries:referrals", "", "GET", CASE_ROLES),
    ("beneficiaries:refer", "", "GET", "S S S R R S R R L"),
    ("beneficiaries:refer", "", "POST", "S S S R R S R R L"),
    ("beneficiaries:referral", "referral", "GET", OF_THE_CASE),
    ("beneficiaries:accept", "referral", "POST", DESK_OF_THE_CASE),
    ("beneficiaries:return_referral", "referral", "POST", DESK_OF_THE_CASE),
    ("beneficiaries:answer_referral", "referral", "POST", "S S H R R R H H L"),
    ("beneficiaries:decline", "referral", "POST", DESK_OF_THE_CASE),
    ("beneficiaries:open_case", "", "GET", DESK),
    ("beneficiaries:open_case", "", "POST", DESK),
    ("beneficiaries:case", "episode", "GET", OF_THE_CASE),
    ("beneficiaries:case_history", "episode", "GET", OF_THE_CASE),
    ("beneficiaries:edit_case", "episode", "GET", MANAGER_OR_DESK),
    ("beneficiaries:edit_case", "episode", "POST", MANAGER_OR_DESK),
    ("beneficiaries:hand_over", "episode", "GET", MANAGER_OR_DESK),
    ("beneficiaries:hand_over", "episode", "POST", MANAGER_OR_DESK),
    ("beneficiaries:write_diary", "episode", "POST", OF_THE_CASE),
    # Assessments: alice and dario rate; nobody has submitted yet
    ("assessments:assessments", "", "GET", CASE_ROLES),
    ("assessments:panel", "episode", "GET", OF_THE_CASE),
    ("assessments:start", "episode", "GET", MANAGER_OR_DESK),
    ("assessments:start", "episode", "POST", MANAGER_OR_DESK),
    ("assessments:round", "round", "GET", OF_THE_CASE),
    ("assessments:agree", "round", "POST", "R R H R R R H H L"),
    ("assessments:add_rater", "round", "POST", MANAGER_OR_DESK),
    ("assessments:instrument", "instrument", "GET", CASE_ROLES),
    ("assessments:quality", "", "GET", COORDINATOR),
    ("assessments:rater_pair", "rater colleague_rater", "GET", COORDINATOR),
    ("assessments:how_i_rate", "", "GET", CASE_ROLES),
    ("assessments:assess", "sheet", "GET", RATER_ALONE_KNOWS),
    ("assessments:assess", "sheet", "POST", RATER_ALONE_KNOWS),
    ("assessments:submit", "sheet", "POST", RATER_ALONE_KNOWS),
    ("assessments:excuse", "sheet", "POST", MANAGER_OR_DESK),
    # Placements
    ("placements:hosts", "", "GET", DESK),
    ("placements:add_host", "", "GET", DESK),
    ("placements:add_host", "", "POST", DESK),
    ("placements:host", "host", "GET", DESK_ALONE_KNOWS),
    ("placements:edit_host", "host", "GET", DESK_ALONE_KNOWS),
    ("placements:edit_host", "host", "POST", DESK_ALONE_KNOWS),
    ("placements:deactivate_host", "host", "GET", DESK_ALONE_KNOWS),
    ("placements:deactivate_host", "host", "POST", DESK_ALONE_KNOWS),
    ("placements:add_agreement", "host", "GET", DESK_ALONE_KNOWS),
    ("placements:add_agreement", "host", "POST", DESK_ALONE_KNOWS),
    ("placements:agreement", "agreement", "GET", DESK_ALONE_KNOWS),
    ("placements:internships", "", "GET", CASE_ROLES),
    ("placements:internship", "internship", "GET", OF_THE_CASE),
    ("placements:extend", "internship", "GET", DESK_OF_THE_CASE),
    ("placements:extend", "internship", "POST", DESK_OF_THE_CASE),
    ("placements:interrupt", "internship", "GET", DESK_OF_THE_CASE),
    ("placements:interrupt", "internship", "POST", DESK_OF_THE_CASE),
    ("placements:confirm_month", "internship", "GET", DESK_OF_THE_CASE),
    ("placements:confirm_month", "internship", "POST", DESK_OF_THE_CASE),
    ("placements:months", "", "GET", DESK),
    ("placements:months", "", "POST", DESK),
    ("placements:panel", "episode", "GET", OF_THE_CASE),
    ("placements:open_internship", "episode", "GET", DESK_OF_THE_CASE),
    ("placements:open_internship", "episode", "POST", DESK_OF_THE_CASE),
    ("placements:hire", "episode", "GET", MANAGER_OR_DESK),
    ("placements:hire", "episode", "POST", MANAGER_OR_DESK),
    ("placements:close_case", "episode", "GET", MANAGER_OR_DESK),
    ("placements:close_case", "episode", "POST", MANAGER_OR_DESK),
    # The roof
    ("reporting:home", "", "GET", SIGNED_IN),
    ("reporting:figures", "", "GET", CASE_ROLES),
    ("reporting:cases_behind", "year figure", "GET", CASE_ROLES),
    ("reporting:skills_profile", "agreed", "GET", OF_THE_CASE),
    ("reporting:spending", "", "GET", COORDINATOR),
    ("reporting:add_spending", "", "GET", COORDINATOR),
    ("reporting:add_spending", "", "POST", COORDINATOR),
    ("reporting:add_cost_line", "", "GET", COORDINATOR),
    ("reporting:add_cost_line", "", "POST", COORDINATOR),
    ("reporting:edit_spending", "spending", "GET", COORDINATOR_ALONE_KNOWS),
    ("reporting:edit_spending", "spending", "POST", COORDINATOR_ALONE_KNOWS),
    ("reporting:funding_year", "year", "GET", COORDINATOR),
    ("reporting:funding_year", "year", "POST", COORDINATOR),
    ("reporting:reports", "", "GET", COORDINATOR),
    ("reporting:request_report", "", "POST", COORDINATOR),
    ("reporting:report", "report", "GET", COORDINATOR_ALONE_KNOWS),
    ("reporting:print_again", "report", "POST", COORDINATOR_ALONE_KNOWS),
    ("reporting:report_pdf", "report", "GET", COORDINATOR_ALONE_KNOWS),
    ("reporting:report_workbook", "report", "GET", COORDINATOR_ALONE_KNOWS),
    ("reporting:register_imports", "", "GET", COORDINATOR),
    ("reporting:register_imports", "", "POST", COORDINATOR),
    ("reporting:register_import", "register", "GET", COORDINATOR_ALONE_KNOWS),
    ("reporting:repair_cell", "register", "POST", COORDINATOR_ALONE_KNOWS),
    ("reporting:confirm_import", "register", "POST", COORDINATOR_ALONE_KNOWS),
    ("reporting:import_rejects", "register", "GET", COORDINATOR_ALONE_KNOWS),
]
