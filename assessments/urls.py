"""The doors of assessments."""

app_name = "assessments"

urlpatterns = []
