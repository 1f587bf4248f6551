"""What someone was typing, kept on the server until the form's deed is done: one draft a user, form and open page.

Two windows of the same user never write over each other: each page keeps its own. A page that was filled from an older
draft takes its place with the first words typed, unless that draft has grown since; then both stay. What she may no
longer see is not shown to her in her own words either (equipe.drafted).
"""

import re
from datetime import timedelta
from functools import cache
from importlib import import_module, util

from django.apps import apps
from django.utils.translation import gettext as _

from equipe.drafted import readable
from equipe.models import Draft
from equipe.prepared import Prepared
from equipe.retention import kept_for

KEPT_FOR = kept_for("equipe.Draft")
"""A draft that nobody touched for so long is swept away at night."""

MOST = 200
"""As many forms as one user has begun at most; more are not kept until one is saved or discarded."""

STILL_OPEN = timedelta(minutes=2)
"""A page that gave no sign for so long was left."""

_ask_left = Prepared(lambda user, key: Draft.objects.of(user, key).newest_first(), {"user": "bigint", "key": "text"})


def keep(user, key, content, *, at, page="", place="", instead_of=""):
    """Keep what was typed on a page; of one page the last words win. Begun anew if the page had been left."""
    told = {"content": content, "place": place, "saved_at": at, "seen_at": at}
    begun = Draft.objects.of(user, key).from_page(page).seen_since(at - STILL_OPEN).values_list("begun_at", flat=True)
    told["begun_at"] = begun.first() or at
    draft, is_new = Draft.objects.update_or_create(user=user, key=key, page=page, defaults=told)
    if is_new and instead_of:
        for older in Draft.objects.of(user, key):
            if older.mark == instead_of:
                Draft.objects.as_it_was(older.pk, older.saved_at).delete()
    return draft


def has_room(user, key, *, page):
    """Whether what is typed on a page can be kept: one that is kept already always goes on."""
    return Draft.objects.by(user).beside(key, page).count() < MOST


def keep_form(user, key, form, *, at, place=""):
    """Keep a valid form whose deed was refused: the page may be left, and what was typed is found among the drafts."""
    names = [name for name in form.fields if form.data.get(name)]
    content = {name: form.data.get(name) for name in names}
    return keep(user, key, content, at=at, page=page_of(form.data), place=place)


def page_of(typed):
    """Which page sent a form, as its script says; nothing without one."""
    page = typed.get("page_of_draft", "")
    return page if re.fullmatch(r"[0-9a-z-]{1,32}", page) else ""


def left(user, key):
    """What was typed and not yet done with, the newest first; more than one if it was typed in several windows."""
    found = _ask_left(user=user.pk, key=key)
    return list(readable(user, Draft.objects.of(user, key)).newest_first()) if found else []


def typed(user, key):
    """What was typed last, as the `initial` of a form; empty when there is nothing."""
    draft = Draft.objects.of(user, key).newest_first().first()
    return draft.content if draft else {}


def typed_in_all(user, keys):
    """{key: what was typed last} for many forms at once; those without a draft are left out."""
    return dict(Draft.objects.by(user).with_keys(keys).oldest_first().values_list("key", "content"))


def forget(user, key, *, page=None):
    """The deed is done: what this page kept is no longer needed; without a page, nothing that was kept for this form.

    What the same user typed into the same form in another window stays, until that one is sent or discarded too.
    """
    drafts = Draft.objects.of(user, key)
    (drafts.from_page(page) if page else drafts).delete()


def discard(user, key, *, page):
    """Throw away what was typed on a page, as its writer asks."""
    Draft.objects.of(user, key).from_page(page).delete()


def still_open(user, key, *, page, at):
    """A page gives a sign of life, and says nothing new."""
    Draft.objects.of(user, key).from_page(page).update(seen_at=at)


def of(user):
    """Everything the user has begun and not finished and may read, the newest first."""
    return readable(user, Draft.objects.by(user)).newest_first()


def forgotten(user, *, at):
    """How many of her drafts have waited for longer than a day."""
    return readable(user, Draft.objects.by(user).saved_before(at - timedelta(days=1))).count()


def sweep(*, at):
    """No draft lives for ever."""
    swept, _each = Draft.objects.saved_before(at - KEPT_FOR).delete()
    return swept


def name(key):
    """What the form of a key is called on screen: every app names its own in `enums.DRAFTS`."""
    return _names().get(key.partition(":")[0]) or _("form")


@cache
def _names():
    rooms = [app.name for app in apps.get_app_configs() if util.find_spec(f"{app.name}.enums")]
    told = [getattr(import_module(f"{room}.enums"), "DRAFTS", {}) for room in rooms]
    return {kind: word for names in told for kind, word in names.items()}
