"""The doors of beneficiaries."""

app_name = "beneficiaries"

urlpatterns = []
