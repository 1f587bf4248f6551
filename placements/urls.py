"""The doors of placements."""

from django.urls import path

from placements import views

app_name = "placements"

urlpatterns = [
    path("hosts/", views.hosts, name="hosts"),
    path("hosts/new/", views.add_host, name="add_host"),
    path("hosts/<uuid:pk>/", views.host, name="host"),
    path("hosts/<uuid:pk>/edit/", views.edit_host, name="edit_host"),
    path("hosts/<uuid:pk>/deactivate/", views.deactivate_host, name="deactivate_host"),
    path("hosts/<uuid:pk>/agreements/new/", views.add_agreement, name="add_agreement"),
    path("hosts/<uuid:pk>/openings/new/", views.add_opening, name="add_opening"),
    path("openings/", views.openings, name="openings"),
    path("openings/<uuid:pk>/", views.opening, name="opening"),
    path("openings/<uuid:pk>/edit/", views.edit_opening, name="edit_opening"),
    path("openings/<uuid:pk>/pause/", views.pause_opening, name="pause_opening"),
    path("openings/<uuid:pk>/requirements/", views.requirements, name="requirements"),
    path("openings/<uuid:pk>/conditions/", views.conditions, name="conditions"),
    path("openings/<uuid:pk>/people/", views.suggested_people, name="suggested_people"),
    path("openings/<uuid:pk>/board/", views.opening_board, name="opening_board"),
    path("openings/<uuid:pk>/cases/<uuid:episode_pk>/shortlist/", views.shortlist, name="shortlist"),
    path("openings/<uuid:pk>/person/", views.look_for_person, name="look_for_person"),
    path("openings/<uuid:pk>/cases/<uuid:episode_pk>/", views.fit, name="fit"),
    path("agreements/<uuid:pk>/", views.agreement, name="agreement"),
    path("internships/", views.internships, name="internships"),
    path("internships/workbook/", views.export_internships, name="export_internships"),
    path("internships/workbook/", views.export_internships, name="export_internships"),
    path("internships/<uuid:pk>/", views.internship, name="internship"),
    path("internships/<uuid:pk>/extend/", views.extend, name="extend"),
    path("internships/<uuid:pk>/interrupt/", views.interrupt, name="interrupt"),
    path("internships/<uuid:pk>/month/", views.confirm_month, name="confirm_month"),
    path("internships/<uuid:pk>/goals/", views.goals, name="goals"),
    path("internships/<uuid:pk>/evaluation/", views.evaluate, name="evaluate"),
    path("goals/<uuid:pk>/", views.change_goal, name="change_goal"),
    path("months/", views.months, name="months"),
    path("cases/<uuid:pk>/", views.panel, name="panel"),
    path("cases/<uuid:pk>/availability/", views.availability, name="availability"),
    path("cases/<uuid:pk>/openings/", views.suggested_openings, name="suggested_openings"),
    path("board/", views.board, name="board"),
    path("board/plan/", views.plan, name="plan"),
    path("board/groups/", views.fairness, name="fairness"),
    path("candidacies/<uuid:pk>/", views.candidacy, name="candidacy"),
    path("candidacies/<uuid:pk>/move/", views.move, name="move"),
    path("candidacies/<uuid:pk>/propose/", views.propose, name="propose"),
    path("candidacies/<uuid:pk>/proposal/", views.proposal, name="proposal"),
    path("cases/<uuid:pk>/internship/", views.open_internship, name="open_internship"),
    path("cases/<uuid:pk>/hire/", views.hire, name="hire"),
    path("cases/<uuid:pk>/close/", views.close_case, name="close_case"),
]
