"""The front door: it speaks in names only, and imports no other app."""

from django.urls import include, path

urlpatterns = [
    path("", include("reporting.urls")),
    path("", include("equipe.doors")),
    path("accounts/", include("equipe.accounts")),
    path("people/", include("beneficiaries.urls")),
    path("assessments/", include("assessments.urls")),
    path("r/", include("assessments.by_link")),
    path("h/", include("placements.by_link")),
    path("placements/", include("placements.urls")),
]
