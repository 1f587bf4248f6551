"""The doors for raters without an account: short, for they are read out and typed; the secret is part of the path."""

from django.urls import path

from assessments import views

app_name = "by_link"

urlpatterns = [
    path("<slug:secret>/", views.door, name="door"),
    path("<slug:secret>/begin/", views.begin, name="begin"),
    path("<slug:secret>/answers/", views.answers, name="answers"),
    path("<slug:secret>/submit/", views.hand_in, name="hand_in"),
    path("<slug:secret>/language/", views.speak, name="speak"),
]
