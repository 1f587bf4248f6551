"""What is asked before a payment: until which month, and at the first one from which."""

import re
import uuid
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


class MonthField(forms.CharField):
    """A month as a browser sends it, 2026-10; its value is the first day."""

    widget = forms.TextInput(attrs={"type": "month", "pattern": MONTH.pattern, "placeholder": "2026-10"})
    default_error_messages = {"invalid": _("Write year and month, such as 2026-10.")}

    def to_python(self, value):
        if isinstance(value, date) or not value:
            return value or None
        match = MONTH.fullmatch(value.strip())
        if match is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return date(int(match[1]), int(match[2]), 1)

    def prepare_value(self, value):
        return f"{value:%Y-%m}" if isinstance(value, date) else value


class NewPayment(Asking, forms.Form):
    """A payment until a month. By its `key` two presses of the button make one."""

    since = MonthField(
        label=_("First month paid in this way"),
        help_text=_("What lies before it was paid otherwise. It is asked once, at the first payment."),
    )
    month = MonthField(label=_("Until"))
    key = forms.UUIDField(widget=forms.HiddenInput)

    sentences = {
        "since": _("Choose the first month that is paid in this way."),
        "month": _("Choose the last month to pay."),
    }

    def __init__(self, *args, month, since=None, **kwargs):
        super().__init__(*args, initial={"month": month, "since": since or month, "key": uuid.uuid4()}, **kwargs)
        if since:
            del self.fields["since"]
