"""Templates of notes with which a new district may begin."""

from django.utils.translation import gettext_lazy as _

from beneficiaries.enums.cases import Channel

USUAL_TEMPLATES = (
    (_("Phone call"), Channel.PHONE, 10, _("Called at …. Talked about: …. Agreed: …. I call again by ….")),
    (_("Home visit"), Channel.HOME_VISIT, 60, _("Present: …. How things are at home: …. Agreed: …. Next step: ….")),
    (
        _("Meeting with the person"),
        Channel.INTERVIEW,
        45,
        _("How it is going: …. What has changed: …. What matters to the person: …. Next step: …."),
    ),
    (
        _("Meeting with a service"),
        Channel.NETWORK,
        60,
        _("Present: …. Decided: …. Who does what by when: …. Told to the person on …."),
    ),
    (
        _("Missed appointment"),
        Channel.NOTE,
        5,
        _("Did not come to the appointment of …. Called: …. I call again by …."),
    ),
)
"""What it is called, how, how many minutes, the words to begin with: gaps to be completed, and nobody’s name."""
