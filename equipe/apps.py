"""The ground as Django knows it."""

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EquipeConfig(AppConfig):
    name = "equipe"
    verbose_name = _("People who work here")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """An empty field says what to do, where a form has no better sentence of its own."""
        forms.Field.default_error_messages["required"] = _("Fill this in: it is needed to go on.")
