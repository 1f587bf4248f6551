"""The doors of the ground: the people who work here, their drafts and jobs, the access log."""

app_name = "equipe"

urlpatterns = []
