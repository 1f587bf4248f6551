"""The doors of the ground: the people who work here, their drafts and jobs, the access log."""

from django.urls import path

from equipe import drafting, saved_views, views

app_name = "equipe"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("language/", views.language, name="language"),
    path("demo/<int:pk>/", views.demo_login, name="demo_login"),
    path("invitation/<str:uid>/<str:token>/", views.accept_invitation, name="accept_invitation"),
    path("profile/", views.profile, name="profile"),
    path("drafts/", drafting.list_drafts, name="drafts"),
    path("drafts/keep/", drafting.save_draft, name="save_draft"),
    path("drafts/still-typing/", drafting.still_typing, name="still_typing"),
    path("drafts/discard/", drafting.discard_draft, name="discard_draft"),
    path("still-here/", drafting.still_here, name="still_here"),
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("people-here/", views.people_here, name="people_here"),
    path("people-here/invite/", views.invite, name="invite"),
    path("people-here/<int:pk>/", views.colleague, name="colleague"),
    path("people-here/<int:pk>/deactivate/", views.deactivate, name="deactivate"),
    path("people-here/<int:pk>/invite-again/", views.invite_again, name="invite_again"),
    path("people-here/roles/<int:pk>/change/", views.change_role, name="change_role"),
    path("people-here/roles/<int:pk>/end/", views.end_membership, name="end_membership"),
    path("people-here/teams/new/", views.new_team, name="new_team"),
    path("people-here/municipalities/<int:pk>/", views.municipality, name="municipality"),
    path("people-here/municipalities/new/", views.new_municipality, name="new_municipality"),
    path("views/new/", saved_views.save_view, name="save_view"),
    path("views/<uuid:pk>/", saved_views.change_view, name="change_view"),
    path("views/<uuid:pk>/delete/", saved_views.delete_view, name="delete_view"),
    path("access-log/", views.access_log, name="access_log"),
]
