"""The doors of assessments."""

from django.urls import path

from assessments import views

app_name = "assessments"

urlpatterns = [
    path("", views.assessments, name="assessments"),
    path("cases/<uuid:pk>/panel/", views.panel, name="panel"),
    path("cases/<uuid:pk>/start/", views.start, name="start"),
    path("rounds/<uuid:pk>/", views.round, name="round"),
    path("rounds/<uuid:pk>/agree/", views.agree, name="agree"),
    path("rounds/<uuid:pk>/raters/", views.add_rater, name="add_rater"),
    path("rounds/<uuid:pk>/word/", views.record_word, name="record_word"),
    path("quality/", views.quality, name="quality"),
    path("quality/<str:one>/<str:other>/", views.rater_pair, name="rater_pair"),
    path("how-i-rate/", views.how_i_rate, name="how_i_rate"),
    path("instruments/<int:pk>/", views.instrument, name="instrument"),
    path("calibrations/", views.calibrations, name="calibrations"),
    path("calibrations/new/", views.calibrate, name="calibrate"),
    path("calibrations/<uuid:pk>/", views.calibration, name="calibration"),
    path("cases/<uuid:pk>/inventory/", views.inventory, name="inventory"),
    path("cases/<uuid:pk>/inventory/experiences/new/", views.add_experience, name="add_experience"),
    path("cases/<uuid:pk>/inventory/competences/new/", views.add_competence, name="add_competence"),
    path("cases/<uuid:pk>/inventory/carry-over/", views.carry_over, name="carry_over"),
    path("experiences/<uuid:pk>/", views.edit_experience, name="edit_experience"),
    path("experiences/<uuid:pk>/remove/", views.remove_experience, name="remove_experience"),
    path("experiences/<uuid:pk>/restore/", views.restore_experience, name="restore_experience"),
    path("competences/<uuid:pk>/", views.edit_competence, name="edit_competence"),
    path("competences/<uuid:pk>/remove/", views.remove_competence, name="remove_competence"),
    path("competences/<uuid:pk>/restore/", views.restore_competence, name="restore_competence"),
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/new/", views.extend_catalogue, name="extend_catalogue"),
    path("<uuid:pk>/", views.assess, name="assess"),
    path("<uuid:pk>/submit/", views.submit, name="submit"),
    path("<uuid:pk>/excuse/", views.excuse, name="excuse"),
    path("<uuid:pk>/remind/", views.remind, name="remind"),
    path("<uuid:pk>/send-link/", views.send_link, name="send_link"),
    path("<uuid:pk>/show-link/", views.show_link, name="show_link"),
    path("<uuid:pk>/answer-here/", views.answer_here, name="answer_here"),
]
