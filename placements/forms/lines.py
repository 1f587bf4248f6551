"""Several short answers in one field, one a line."""

from django import forms

from beneficiaries.forms.asking import text
from placements.enums import Refusal
from placements.rules import codes

LONGEST = 80
MOST = 30


class SectorsField(forms.CharField):
    """Kinds of work, one a line: an ATECO code, or words. Cleaned it is a list; codes are checked."""

    def __init__(self, **options):
        super().__init__(widget=text(3), max_length=LONGEST * MOST, **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        lines = [" ".join(line.split()) for line in (super().to_python(value) or "").splitlines()]
        return list(dict.fromkeys(_read(line) for line in lines if line))


def _read(line):
    if len(line) > LONGEST:
        raise forms.ValidationError(Refusal.LINE_TOO_LONG.label)
    if not line[0].isdigit():
        return line
    try:
        return codes.ateco(line)
    except ValueError:
        raise forms.ValidationError(f"{line}: {Refusal.ATECO.label}") from None
