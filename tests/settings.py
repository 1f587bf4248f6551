"""The product's settings, made fast for tests; PostgreSQL and Valkey are real and start by themselves."""

import os

os.environ["DEBUG"] = "1"

from equipe import local_services
from equipe.settings import *  # noqa: F403
from equipe.settings import CACHES, DATABASES, STORAGES, VAR_DIR, env

if not (env.str("DATABASE_URL", default="") and env.str("REDIS_URL", default="")):
    local_services.start(VAR_DIR)

DATABASES["default"]["CONN_MAX_AGE"] = 0
# What a test has written need not survive a power cut: no commit waits for the disk
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
# Several workers may run the tests at once: each has a database of its own (pytest-django) and its own keys in Valkey
CACHES["default"]["KEY_PREFIX"] += f"-tests-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DEMO_MODE = False
LANGUAGE_CODE = "en"
WRONG_LINKS_LIMIT = "10000/m/ip"  # every test comes from the same address
