"""The product as it runs, over a database of its own with 100,000 invented people."""

from equipe.settings import *  # noqa: F403
from equipe.settings import DATABASES

MAIN_DATABASE = DATABASES["default"]["NAME"]
DATABASES["default"]["NAME"] = "equipe_bench"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
DEMO_MODE = False
CELERY_TASK_DEFAULT_QUEUE = "bench"
