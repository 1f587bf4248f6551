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
    path("quality/", views.quality, name="quality"),
    path("quality/<str:one>/<str:other>/", views.rater_pair, name="rater_pair"),
    path("how-i-rate/", views.how_i_rate, name="how_i_rate"),
    path("instruments/<int:pk>/", views.instrument, name="instrument"),
    path("calibrations/", views.calibrations, name="calibrations"),
    path("calibrations/new/", views.calibrate, name="calibrate"),
    path("calibrations/<uuid:pk>/", views.calibration, name="calibration"),
    path("<uuid:pk>/", views.assess, name="assess"),
    path("<uuid:pk>/submit/", views.submit, name="submit"),
    path("<uuid:pk>/excuse/", views.excuse, name="excuse"),
]
