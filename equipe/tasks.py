"""What a worker does for the people who work here: the letters."""

from equipe import invitations, jobs, mail
from equipe.models import User


@jobs.handler("equipe.invitation")
def send_invitation(job, tell):
    """Write to the invited person; the link is made here, so that it never lies in the job table."""
    user = User.objects.get(pk=job.payload["user"])
    link = job.payload["site"] + invitations.path_for(user)
    return lambda: mail.send("equipe/mail/invitation.txt", to=user, link=link)
