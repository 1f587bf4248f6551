"""The ground as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EquipeConfig(AppConfig):
    name = "equipe"
    verbose_name = _("People who work here")
    default_auto_field = "django.db.models.BigAutoField"
