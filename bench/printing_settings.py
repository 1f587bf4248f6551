"""Just what a page needs to be drawn: no database, no apps."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
FOLDERS = [BASE_DIR / "templates", BASE_DIR / "bench/templates"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": FOLDERS, "OPTIONS": {}}]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_CODE = "it"
USE_I18N = True
