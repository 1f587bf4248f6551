"""What narrows the list of tasks, and what is asked when many are put off or change hands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms.asking import Asking
from beneficiaries.forms.tasks import Postponement, TaskFilter
from equipe.enums import CASE_ROLES
from equipe.models import User


class TaskListFilter(TaskFilter):
    """Whose tasks, due when, open or ended; those of a colleague too. Unknown values are simply not applied."""

    what = None

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [*self.WHOSE, *((f"u{pk}", name) for pk, name in choices["colleague"])]
        self.full_clean()

    def apply_whose(self, tasks, whose):
        return tasks.owned_by(whose[1:]) if whose.startswith("u") else super().apply_whose(tasks, whose)


class PostponeMany(Postponement):
    """To which day many tasks are put off at once."""

    reason = forms.CharField(label=_("Why (may stay empty)"), max_length=200, required=False)


class Reassignment(Asking, forms.Form):
    """Who does the tasks from now on."""

    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who does them"))

    sentences = {"owner": _("Choose who does them.")}

    def __init__(self, *args, ambito, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.with_role(*CASE_ROLES, ambito=ambito).by_name()
