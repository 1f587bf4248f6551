"""The doors of reporting."""

from django.urls import path

from reporting.views import (
    ahead,
    booking,
    extracts,
    figures,
    funds,
    handover,
    home,
    hours,
    money,
    placement_papers,
    profiles,
    register,
    reports,
    sheet,
    together,
    wordings,
    years,
)

app_name = "reporting"

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/", home.desk, name="desk"),
    # The figures of a year
    path("figures/", figures.figures, name="figures"),
    path("figures/<int:year>/<slug:code>/", figures.cases_behind, name="cases_behind"),
    # Money
    path("spending/", money.spending, name="spending"),
    path("spending/new/", money.add_spending, name="add_spending"),
    path("spending/lines/new/", money.add_cost_line, name="add_cost_line"),
    path("spending/<uuid:pk>/", money.edit_spending, name="edit_spending"),
    path("spending/sheet/", sheet.bring_sheet, name="bring_sheet"),
    path("spending/sheet/blank/", sheet.blank_spending_sheet, name="blank_spending_sheet"),
    path("funding/<int:year>/", years.funding_year, name="funding_year"),
    path("funding/<int:year>/close/", years.close_year, name="close_year"),
    path("funding/<int:year>/open/", years.open_year_again, name="open_year_again"),
    path("funding/<int:year>/municipalities/", years.share_out, name="share_out"),
    path("money/", funds.funds, name="funds"),
    path("money/workbook/", years.money_workbook, name="money_workbook"),
    path("money/book/payments/", booking.book_payments, name="book_payments"),
    path("money/book/courses/", booking.book_courses, name="book_courses"),
    path("money/commitments/", booking.commitments, name="commitments"),
    path("money/commitments/new/", booking.add_commitment, name="add_commitment"),
    path("money/commitments/<uuid:pk>/close/", booking.close_commitment, name="close_commitment"),
    path("money/files/<uuid:pk>/", funds.money_file, name="money_file"),
    path("money/funds/new/", funds.add_fund, name="add_fund"),
    path("money/funds/<uuid:pk>/", funds.fund, name="fund"),
    path("money/funds/<uuid:pk>/change/", funds.edit_fund, name="edit_fund"),
    path("money/funds/<uuid:pk>/act/", funds.note_fund_act, name="note_fund_act"),
    path("money/funds/<uuid:pk>/plan/", funds.plan_amount, name="plan_amount"),
    path("money/funds/<uuid:pk>/unit-cost/", funds.note_unit_cost, name="note_unit_cost"),
    path("cases/<uuid:pk>/cost/", ahead.cost_of_opening, name="cost_of_opening"),
    path("internships/<uuid:pk>/cost/", ahead.cost_of_extension, name="cost_of_extension"),
    # Hours of professionals
    path("my-hours/", hours.my_hours, name="my_hours"),
    path("hours/", hours.hours, name="hours"),
    path("hours/costs/", hours.work_costs, name="work_costs"),
    path("hours/<uuid:pk>/", hours.timesheet, name="timesheet"),
    path("hours/<uuid:pk>/pdf/", hours.timesheet_pdf, name="timesheet_pdf"),
    path("hours/<uuid:pk>/countersign/", hours.countersign_hours, name="countersign_hours"),
    path("hours/<uuid:pk>/return/", hours.return_hours, name="return_hours"),
    path("hours/<uuid:pk>/book/", hours.book_hours, name="book_hours"),
    # Papers
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.request_report, name="request_report"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/again/", reports.print_again, name="print_again"),
    path("reports/<uuid:pk>/pdf/", reports.report_pdf, name="report_pdf"),
    path("reports/<uuid:pk>/workbook/", reports.report_workbook, name="report_workbook"),
    # The papers of internships and agreements, and their wording
    path("internships/<uuid:pk>/papers/", placement_papers.papers, name="papers"),
    path("internships/<uuid:pk>/papers/line/", placement_papers.choose_line, name="choose_line"),
    path("internships/<uuid:pk>/papers/<slug:kind>/", placement_papers.paper, name="paper"),
    path("agreements/<uuid:pk>/paper/", placement_papers.agreement_pdf, name="agreement_pdf"),
    path("wordings/", wordings.wordings, name="wordings"),
    path("wordings/<slug:kind>/", wordings.wording, name="wording"),
    # A person's profile, on paper or as a file
    path("profiles/<uuid:pk>/share/", profiles.share_profile, name="share_profile"),
    path("profiles/<uuid:pk>/person/", profiles.profile_for_person, name="profile_for_person"),
    path("profiles/<uuid:pk>/team/", profiles.profile_for_team, name="profile_for_team"),
    # The story of a case on paper
    path("cases/<uuid:pk>/extract/", extracts.ask_extract, name="ask_extract"),
    path("cases/<uuid:pk>/extract/pdf/", extracts.print_extract, name="print_extract"),
    # What is agreed together
    path("projects/<uuid:pk>/paper/", together.project_paper, name="project_paper"),
    path("meetings/<uuid:pk>/minutes/", together.minutes_paper, name="minutes_paper"),
    # What whoever takes over has to know
    path("handover/<str:key>/", handover.handover_pack, name="handover_pack"),
    path("handover/<str:key>/pdf/", handover.handover_pdf, name="handover_pdf"),
    # Registers that are brought in
    path("registers/", register.register_imports, name="register_imports"),
    path("registers/blank/", register.blank_register, name="blank_register"),
    path("registers/<uuid:pk>/", register.register_import, name="register_import"),
    path("registers/<uuid:pk>/cell/", register.repair_cell, name="repair_cell"),
    path("registers/<uuid:pk>/confirm/", register.confirm_import, name="confirm_import"),
    path("registers/<uuid:pk>/rejects/", register.import_rejects, name="import_rejects"),
]
