"""The product as it runs, over a database of its own with 100,000 invented people, or as many as BENCH_PEOPLE says."""

from equipe.settings import *  # noqa: F403
from equipe.settings import DATABASES, STORAGES, env

MAIN_DATABASE = DATABASES["default"]["NAME"]
BENCH_PEOPLE = env.int("BENCH_PEOPLE", default=100_000)
DATABASES["default"]["NAME"] = env.str("BENCH_DATABASE", default=f"equipe_bench_{BENCH_PEOPLE}")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
DEBUG = DEMO_MODE = False
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CELERY_TASK_DEFAULT_QUEUE = "bench"
