"""The doors of reporting."""

from django.urls import path

from reporting.views import (
    extracts,
    figures,
    handover,
    home,
    list_prints,
    money,
    passages,
    placement_papers,
    profiles,
    register,
    report_changes,
    report_life,
    reports,
    together,
    wordings,
)

app_name = "reporting"

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/", home.desk, name="desk"),
    # The figures of a year
    path("figures/", figures.figures, name="figures"),
    path("figures/cohorts/", figures.cohorts, name="cohorts"),
    path("figures/<int:year>/<slug:code>/", figures.figure, name="figure"),
    path("figures/<int:year>/<slug:code>/cases/", figures.cases_behind, name="cases_behind"),
    # Money
    path("spending/", money.spending, name="spending"),
    path("spending/new/", money.add_spending, name="add_spending"),
    path("spending/lines/new/", money.add_cost_line, name="add_cost_line"),
    path("spending/<uuid:pk>/", money.edit_spending, name="edit_spending"),
    path("funding/<int:year>/", money.funding_year, name="funding_year"),
    # Papers
    path("reports/", reports.reports, name="reports"),
    path("reports/months/<int:pk>/", reports.kept_month, name="kept_month"),
    path("reports/new/", reports.request_report, name="request_report"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("reports/<uuid:pk>/words/<slug:field>/", passages.passage, name="passage"),
    path("reports/<uuid:pk>/words/<slug:field>/restore/", passages.restore_passage, name="restore_passage"),
    path("reports/<uuid:pk>/answer/", report_life.answer_warning, name="answer_warning"),
    path("reports/<uuid:pk>/check/", report_life.check_report, name="check_report"),
    path("reports/<uuid:pk>/reopen/", report_life.reopen_report, name="reopen_report"),
    path("reports/<uuid:pk>/freeze/", report_life.freeze_report, name="freeze_report"),
    path("reports/<uuid:pk>/cancel/", report_life.cancel_freezing, name="cancel_freezing"),
    path("reports/<uuid:pk>/send/", report_life.send_report, name="send_report"),
    path("reports/<uuid:pk>/return/", report_life.return_report, name="return_report"),
    path("reports/<uuid:pk>/next/", report_life.begin_new_version, name="begin_new_version"),
    path("reports/<uuid:pk>/changes/", report_changes.changes, name="report_changes"),
    path("reports/<uuid:pk>/changes/<slug:code>/", report_changes.changed_cases, name="changed_cases"),
    path("reports/<uuid:pk>/pdf/", reports.report_pdf, name="report_pdf"),
    path("reports/<uuid:pk>/archive/", reports.report_archive, name="report_archive"),
    path("reports/<uuid:pk>/workbook/", reports.report_workbook, name="report_workbook"),
    # Lists from end to end
    path("lists/print/", list_prints.print_list, name="print_list"),
    path("lists/<uuid:pk>/", list_prints.list_print, name="list_print"),
    path("lists/<uuid:pk>/again/", list_prints.print_list_again, name="print_list_again"),
    path("lists/<uuid:pk>/discard/", list_prints.discard_list_print, name="discard_list_print"),
    path("lists/<uuid:pk>/pdf/", list_prints.list_print_pdf, name="list_print_pdf"),
    path("reports/<uuid:pk>/tables/", reports.report_tables, name="report_tables"),
    path("reports/<uuid:pk>/data/", reports.report_data, name="report_data"),
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
