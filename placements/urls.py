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
    path("internships/<uuid:pk>/", views.internship, name="internship"),
    path("internships/<uuid:pk>/opened/", views.internship_opened, name="internship_opened"),
    path("internships/<uuid:pk>/cover/", views.cover, name="cover"),
    path("internships/<uuid:pk>/amend/", views.amend, name="amend"),
    path("internships/<uuid:pk>/tutor/", views.change_tutor, name="change_tutor"),
    path("internships/<uuid:pk>/suspend/", views.suspend, name="suspend"),
    path("internships/<uuid:pk>/resume/", views.resume, name="resume"),
    path("internships/<uuid:pk>/extend/", views.extend, name="extend"),
    path("internships/<uuid:pk>/extension/", views.ask_extension, name="ask_extension"),
    path("extensions/<uuid:pk>/refuse/", views.refuse_extension, name="refuse_extension"),
    path("internships/<uuid:pk>/interrupt/", views.interrupt, name="interrupt"),
    path("acts/<uuid:pk>/sign/", views.sign_act, name="sign_act"),
    path("tutors/", views.tutors, name="tutors"),
    path("internships/<uuid:pk>/month/", views.confirm_month, name="confirm_month"),
    path("internships/<uuid:pk>/goals/", views.goals, name="goals"),
    path("internships/<uuid:pk>/evaluation/", views.evaluate, name="evaluate"),
    path("goals/<uuid:pk>/", views.change_goal, name="change_goal"),
    path("months/", views.months, name="months"),
    path("cases/<uuid:pk>/", views.panel, name="panel"),
    path("cases/<uuid:pk>/internship/", views.open_internship, name="open_internship"),
    path("cases/<uuid:pk>/internship/<slug:step>/", views.internship_step, name="internship_step"),
    path("cases/<uuid:pk>/hire/", views.hire, name="hire"),
    path("cases/<uuid:pk>/close/", views.close_case, name="close_case"),
]
