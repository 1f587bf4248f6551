"""The one-time link of an invitation: it dies with its first use, with a newer one, and after three days."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from equipe.models import User


class InvitationTokens(PasswordResetTokenGenerator):
    key_salt = "equipe.invitation"


tokens = InvitationTokens()


def path_for(user):
    """Where the invited person sets a password."""
    uid = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("equipe:accept_invitation", args=[uid, tokens.make_token(user)])


def invited(uid, token):
    """Whom the link was made for, or nobody when it is used, old or invented."""
    try:
        user = User.objects.active().get(pk=force_str(urlsafe_base64_decode(uid)))
    except (User.DoesNotExist, ValueError, OverflowError):
        return None
    return user if tokens.check_token(user, token) else None
