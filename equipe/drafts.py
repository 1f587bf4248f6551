"""What someone was typing, kept on the server until the form's deed is done: one draft a user and form."""

from equipe.models import Draft


def keep(user, key, content):
    """Keep what was typed; the last words win."""
    draft, _created = Draft.objects.update_or_create(user=user, key=key, defaults={"content": content})
    return draft


def typed(user, key):
    """What was typed so far, as the `initial` of a form; empty when there is nothing."""
    draft = Draft.objects.of(user, key).first()
    return draft.content if draft else {}


def typed_in_all(user, keys):
    """{key: what was typed} for many forms at once; those without a draft are left out."""
    return dict(Draft.objects.of_user(user).with_keys(keys).values_list("key", "content"))


def forget(user, key):
    """The deed is done: nothing is left to keep."""
    Draft.objects.of(user, key).delete()
