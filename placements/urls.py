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
    path("internships/<uuid:pk>/following/", views.following, name="following"),
    path("internships/<uuid:pk>/link/", views.send_host_link, name="send_host_link"),
    path("internships/<uuid:pk>/link/show/", views.show_host_link, name="show_host_link"),
    path("internships/<uuid:pk>/link/revoke/", views.revoke_host_link, name="revoke_host_link"),
    path("internships/<uuid:pk>/visits/", views.add_visit, name="add_visit"),
    path("internships/<uuid:pk>/visits/plan/", views.plan_visits, name="plan_visits"),
    path("internships/<uuid:pk>/signals/", views.put_aside, name="put_aside"),
    path("visits/<uuid:pk>/", views.visit, name="visit"),
    path("visits/<uuid:pk>/missed/", views.miss_visit, name="miss_visit"),
    path("visits/<uuid:pk>/move/", views.move_visit, name="move_visit"),
    path("host-reports/<uuid:pk>/", views.handle_report, name="handle_report"),
    path("tutors/", views.tutor_loads, name="tutor_loads"),
    path("tutors/<uuid:pk>/rhythm/", views.set_rhythm, name="set_rhythm"),
    path("goals/<uuid:pk>/", views.change_goal, name="change_goal"),
    path("months/", views.months, name="months"),
    path("cases/<uuid:pk>/", views.panel, name="panel"),
    path("cases/<uuid:pk>/reports/", views.reports, name="reports"),
    path("cases/<uuid:pk>/internship/", views.open_internship, name="open_internship"),
    path("cases/<uuid:pk>/hire/", views.hire, name="hire"),
    path("cases/<uuid:pk>/close/", views.close_case, name="close_case"),
]
