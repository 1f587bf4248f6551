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
    path("instruments/<int:pk>/", views.instrument, name="instrument"),
    path("<uuid:pk>/", views.assess, name="assess"),
    path("<uuid:pk>/submit/", views.submit, name="submit"),
    path("<uuid:pk>/excuse/", views.excuse, name="excuse"),
    path("<uuid:pk>/remind/", views.remind, name="remind"),
    path("<uuid:pk>/send-link/", views.send_link, name="send_link"),
    path("<uuid:pk>/show-link/", views.show_link, name="show_link"),
    path("<uuid:pk>/answer-here/", views.answer_here, name="answer_here"),
]
