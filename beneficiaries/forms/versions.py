"""Two people on one record: what each saved is told apart field by field, and nobody's words go under."""

import json
from copy import copy
from hashlib import blake2s
from typing import NamedTuple

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

MINE = "mine."
"""Before the name of a field: what I had typed when somebody else's words came to stand against mine."""


class Difference(NamedTuple):
    """A field in which my words and theirs stand against each other."""

    field: forms.BoundField
    mine: str
    theirs: str
    typed: str
    is_text: bool

    @property
    def name(self):
        return self.field.name

    @property
    def kept_as(self):
        return MINE + self.field.name


class Versioned:
    """A form about something others may save too: it carries the version its page was filled from.

    It also carries a fingerprint of each field as it was then. So after a save that came too late it knows what the
    others changed: where I changed nothing, theirs is taken over; where they changed nothing, mine stands; where both
    did, the two are shown side by side. `settle` ("strengths.both") chooses, and saves nothing yet.

    `names` are the fields it asks for; a form that asks in other words than the thing is kept in tells each by itself
    (`saved_value`).
    """

    @property
    def names(self):
        return self._meta.fields

    def saved_value(self, name):
        """What others have saved, as the form asks for it."""
        return self.saved._meta.get_field(name).value_from_object(self.saved)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.saved = copy(self.instance)
        self.taken_over = []
        self.is_settling = self.is_bound and "settle" in self.data
        if self.is_settling:
            self.data = self.data.copy()
            self._settle(*self.data["settle"].partition(".")[::2])

    def is_valid(self):
        """Choosing between two wordings saves nothing yet."""
        return not self.is_settling and super().is_valid()

    def compare_with(self, current, *, sentence):
        """After a stale save: nothing of mine is lost, what others saved is told; the next save is made knowing it."""
        self.add_error(None, sentence)
        self.saved = current
        self._merge()
        told = [*self.taken_over, *(difference.name for difference in self.differences)]
        return [(self.fields[name].label, self._printed(name, self._raw(name))) for name in self.names if name in told]

    @property
    def answers(self):
        return {name: self.cleaned_data[name] for name in (*self.names, "version")}

    @property
    def was(self):
        """The fingerprints of the fields as the page was filled, to be carried by the form."""
        return self._told.get("was") or json.dumps(self._fingerprints())

    @property
    def differences(self):
        """What still stands against each other, for the page."""
        found = []
        for name in self.names:
            typed = self._told.get(MINE + name)
            theirs = self._raw(name)
            if isinstance(typed, str) and _plain(typed) != _plain(theirs):
                printed = (self._printed(name, typed), self._printed(name, theirs))
                found.append(Difference(self[name], *printed, typed, _is_text(self.fields[name])))
        return found

    @property
    def taken_over_labels(self):
        return [self.fields[name].label for name in self.taken_over]

    @property
    def _told(self):
        return self.data if self.is_bound else self.initial

    def _merge(self):
        """Field by field: take over what only they changed, leave what only I changed, keep both where both did."""
        before = _read(self._told.get("was"))
        self.data = self.data.copy()
        for name in self.names:
            mine, theirs = self._typed(name), self._raw(name)
            if _plain(mine) == _plain(theirs) or before.get(name) == _fingerprint(theirs):
                continue
            if before.get(name) == _fingerprint(mine):
                self._put(name, theirs)
                self.taken_over.append(name)
            else:
                self.data[MINE + name] = mine
        self.data["version"], self.data["was"] = self.saved.version, json.dumps(self._fingerprints())

    def _settle(self, name, how):
        if self.data.get("version") != str(self.saved.version):  # they saved once more while I was choosing
            self._merge()
        mine = self.data.get(MINE + name)
        if name not in self.names or mine is None:
            return
        theirs = self._raw(name)
        if how == "both" and _is_text(self.fields[name]):
            self._put(name, "\n\n".join(words for words in (mine.strip(), theirs.strip()) if words))
        else:
            self._put(name, theirs if how == "theirs" else mine)

    def _put(self, name, raw):
        if isinstance(self.fields[name], forms.BooleanField) and not raw:
            self.data.pop(self.add_prefix(name), None)
        else:
            self.data[self.add_prefix(name)] = raw

    def _typed(self, name):
        """What stands in a field of the form that was sent."""
        value = self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return ("on" if value else "") if isinstance(value, bool) else str(value or "")

    def _raw(self, name):
        """What others have saved, as the form would send it."""
        field = self.fields[name]
        value = field.prepare_value(self.saved_value(name))
        if isinstance(value, bool):
            return "on" if value else ""
        if value is None or isinstance(field.widget, forms.Select):
            return "" if value is None else str(value)
        return str(field.widget.format_value(value) or "")

    def _printed(self, name, raw):
        """What a reader sees of it: a choice in words, a day as one writes it."""
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return _("yes") if raw else _("no")
        if isinstance(field, forms.ChoiceField):
            return next((str(label) for value, label in field.choices if str(value) == raw), raw)
        if isinstance(field, forms.DateField | forms.DateTimeField):
            return _printed_day(field, raw)
        return raw

    def _fingerprints(self):
        return {name: _fingerprint(self._raw(name)) for name in self.names}


def _is_text(field):
    """Free words, which can stand one below the other."""
    return type(field) is forms.CharField and isinstance(field.widget, forms.Textarea)


def _plain(words):
    """The same words, whichever way a browser ends a line."""
    return words.replace("\r\n", "\n").strip()


def _fingerprint(words):
    return blake2s(_plain(words).encode(errors="replace"), digest_size=6).hexdigest()


def _read(fingerprints):
    try:
        found = json.loads(fingerprints or "{}")
    except (ValueError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _printed_day(field, raw):
    try:
        day = field.to_python(raw)
    except forms.ValidationError:
        return raw
    if not day:
        return ""
    if isinstance(field, forms.DateTimeField):
        return date_format(localtime(day) if is_aware(day) else day, "SHORT_DATETIME_FORMAT")
    return date_format(day, "SHORT_DATE_FORMAT")
