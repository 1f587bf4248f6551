"""How an internship made ready at the desk becomes one."""

from django.urls import reverse

from placements.models import Internship


def approved(dario, franca):
    """Dario asks; Franca finds it on her first page, sees what it costs, and approves it."""
    dario.press("Ask for approval", within="main form")
    dario.sees("Internship to be approved")
    assert not Internship.objects.exists()
    franca.go(reverse("reporting:home"))
    franca.page.locator("main a[href*='/approvals/']").click()
    franca.sees("What it will cost")
    franca.look()
    franca.press("Approve and open")
    franca.sees("What comes next")
    return Internship.objects.get()
