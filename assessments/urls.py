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
    path("instruments/", views.instruments, name="instruments"),
    path("instruments/new/", views.new_instrument, name="new_instrument"),
    path("instruments/upload/", views.upload_instrument, name="upload_instrument"),
    path("instruments/<int:pk>/", views.instrument, name="instrument"),
    path("instruments/<int:pk>/preview/", views.preview_instrument, name="preview_instrument"),
    path("instruments/<int:pk>/file/", views.download_instrument, name="download_instrument"),
    path("instruments/<int:pk>/new-version/", views.new_version, name="new_version"),
    path("instruments/<int:pk>/edit/", views.edit_instrument, name="edit_instrument"),
    path("instruments/<int:pk>/texts/", views.edit_texts, name="edit_texts"),
    path("instruments/<int:pk>/publish/", views.publish_instrument, name="publish_instrument"),
    path("instruments/<int:pk>/discard/", views.discard_instrument, name="discard_instrument"),
    path("instruments/<int:pk>/areas/", views.add_area, name="add_area"),
    path("areas/<int:pk>/", views.edit_area, name="edit_area"),
    path("areas/<int:pk>/move/", views.move_area, name="move_area"),
    path("areas/<int:pk>/remove/", views.remove_area, name="remove_area"),
    path("areas/<int:pk>/items/", views.add_item, name="add_item"),
    path("items/<int:pk>/", views.edit_item, name="edit_item"),
    path("items/<int:pk>/move/", views.move_item, name="move_item"),
    path("items/<int:pk>/remove/", views.remove_item, name="remove_item"),
    path("calibration/", views.sessions, name="sessions"),
    path("calibration/open/", views.open_session, name="open_session"),
    path("calibration/<int:pk>/", views.session, name="session"),
    path("calibration/<int:pk>/close/", views.close_session, name="close_session"),
    path("calibration/<int:pk>/agreement/", views.session_agreement, name="session_agreement"),
    path("calibration/rate/<int:pk>/", views.rate_vignette, name="rate_vignette"),
    path("vignettes/", views.vignettes, name="vignettes"),
    path("vignettes/new/", views.add_vignette, name="add_vignette"),
    path("vignettes/<int:pk>/", views.vignette, name="vignette"),
    path("vignettes/<int:pk>/edit/", views.edit_vignette, name="edit_vignette"),
    path("vignettes/<int:pk>/retire/", views.retire_vignette, name="retire_vignette"),
    path("<uuid:pk>/", views.assess, name="assess"),
    path("<uuid:pk>/submit/", views.submit, name="submit"),
    path("<uuid:pk>/excuse/", views.excuse, name="excuse"),
]
