"""The doors for hosts' tutors without an account: short, for they are read out and typed; the secret is in the path."""

from django.urls import path

from placements.views import by_link as views

app_name = "host_link"

urlpatterns = [
    path("<slug:secret>/", views.door, name="door"),
    path("<slug:secret>/begin/", views.begin, name="begin"),
    path("<slug:secret>/week/", views.week, name="week"),
    path("<slug:secret>/report/", views.report, name="report"),
    path("<slug:secret>/looks/", views.looks, name="looks"),
    path("<slug:secret>/sign/", views.sign, name="sign"),
    path("<slug:secret>/language/", views.speak, name="speak"),
]
