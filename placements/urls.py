"""The doors of placements."""

app_name = "placements"

urlpatterns = []
