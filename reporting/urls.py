"""The doors of reporting."""

app_name = "reporting"

urlpatterns = []
