"""What is asked about a register: the file, which rows to look at, what should stand in a cell."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from equipe.districts import InDistrict
from reporting.register.handed_in import LONGEST_REPAIR
from reporting.register.words import COLUMNS, Sheet
from reporting.register.workbook import MOST_BYTES


class Upload(InDistrict, forms.Form):
    workbook = forms.FileField(
        label=_("Workbook (.xlsx)"),
        max_length=200,
        widget=forms.ClearableFileInput(
            attrs={"accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
        error_messages={
            "required": _("Choose the workbook to bring in."),
            "empty": _("The file is empty: choose another one."),
        },
    )

    def clean_workbook(self):
        workbook = self.cleaned_data["workbook"]
        if workbook.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB: is this really the register?"))
        return workbook

    def cleaned_upload(self):
        workbook = self.cleaned_data["workbook"]
        return {"filename": workbook.name, "content": workbook.read()}


class RowKind:
    """Which rows to look at, in the order in which one asks."""

    ALL, SET_ASIDE, ENRICHED, WARNED, REPAIRED = "all", "set_aside", "enriched", "warned", "repaired"
    LABELS = {
        SET_ASIDE: _("set aside"),
        ENRICHED: _("completed"),
        WARNED: _("to look at"),
        REPAIRED: _("repaired"),
        ALL: _("all rows"),
    }


class RowChoice(forms.Form):
    sheet = forms.ChoiceField(choices=Sheet, required=False, label=_("Sheet"))
    kind = forms.ChoiceField(choices=list(RowKind.LABELS.items()), required=False, label=_("Rows"))

    @classmethod
    def of(cls, data, made):
        """What was asked for; else the set-aside rows of the first sheet that has any, or its rows."""
        choice = cls(data)
        chosen = choice.cleaned_data if choice.is_valid() else {}
        troubled = next((sheet for sheet in made.rows if made.set_aside(sheet)), None)
        choice.sheet = Sheet(chosen.get("sheet") or troubled or next(iter(made.rows), Sheet.PEOPLE))
        choice.kind = chosen.get("kind") or (RowKind.SET_ASIDE if made.set_aside(choice.sheet) else RowKind.ALL)
        return choice

    def rows(self, made):
        rows = made.rows.get(self.sheet, [])
        if self.kind == RowKind.SET_ASIDE:
            return [row for row in rows if not row.is_accepted]
        if self.kind == RowKind.ENRICHED:
            return [row for row in rows if row.is_completing]
        if self.kind == RowKind.WARNED:
            return [row for row in rows if row.is_accepted and row.warnings]
        if self.kind == RowKind.REPAIRED:
            return [row for row in rows if row.repairs]
        return rows


class Mending(forms.Form):
    sheet = forms.ChoiceField(choices=Sheet)
    row = forms.IntegerField(min_value=1, max_value=1_000_000)
    column = forms.CharField(max_length=40)
    value = forms.CharField(required=False, max_length=LONGEST_REPAIR)
    kind = forms.ChoiceField(choices=list(RowKind.LABELS.items()), required=False)
    page = forms.IntegerField(min_value=1, required=False)

    def clean(self):
        typed = super().clean()
        if typed.get("sheet") and typed.get("column") not in COLUMNS[Sheet(typed["sheet"])]:
            raise forms.ValidationError(_("This column cannot be put right here."))
        return typed

    def cell(self):
        return {name: self.cleaned_data[name] for name in ("sheet", "row", "column", "value")}

    def place(self):
        """Where on the page one was: sheet, kind and page, never what stands in a cell."""
        asked = {name: self.cleaned_data.get(name) for name in ("sheet", "kind", "page")}
        return urlencode({name: value for name, value in asked.items() if value})
