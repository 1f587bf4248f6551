"""Every setting, read from the environment, in Django's own order. `.env.example` explains them one by one."""

from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from equipe import local_services
from equipe.environment import Environment, insist_on_secrets

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
env.read_env(BASE_DIR / ".env")  # `make setup` makes one that says DEBUG=1; the container has none

DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()

# Demo and development have secrets of their own, worth nothing. Everything else is production, and refuses without.
LOCAL = DEBUG or DEMO_MODE
if not LOCAL:
    insist_on_secrets(env)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-this-machine-" * 3 if LOCAL else "")
FIELD_KEYS = env.list("FIELD_KEYS", default=["b25seS1mb3ItdGhpcy1tYWNoaW5lLW5vdC1mb3ItcmU="] if LOCAL else [])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"] if LOCAL else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Where the data is: the environment's addresses, otherwise private services under VAR_DIR (manage.py starts them).
_here = local_services.addresses(VAR_DIR)
DATABASES = {"default": env.db_url("DATABASE_URL", default=_here.database_url)}
DATABASES["default"].update(ATOMIC_REQUESTS=True, CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
    "-c jit=off"  # compiling a year's question takes longer than asking it
)
# Who owns the tables: asked for by `manage.py migrate` alone (see equipe/roles.py); a server of one's own has one's own
DATABASE_OWNER_URL = env.str(
    "DATABASE_OWNER_URL", default="" if env.str("DATABASE_URL", default="") else _here.owner_url
)
REDIS_URL = env.str("REDIS_URL", default=_here.redis_url)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "equipe",
    }
}

INSTALLED_APPS = [
    "reporting",
    "placements",
    "assessments",
    "beneficiaries",
    "equipe",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "equipe.methods.known_methods_only",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "equipe.middleware.session_renewed",
    "equipe.middleware.language_of_the_reader",
    "equipe.middleware.nothing_kept",
    "equipe.middleware.session_ended_for_parts",
    "equipe.middleware.refusals_noted",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "equipe.urls"
WSGI_APPLICATION = "equipe.wsgi.application"
FORM_RENDERER = "equipe.widgets.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Who may come in
AUTH_USER_MODEL = "equipe.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "equipe.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)  # whose word on a client's address counts
WRONG_LINKS_LIMIT = "10/m/ip,40/h/ip"  # secrets of links that open nothing, as allauth writes its limits
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "equipe.adapters.ByInvitation"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {"login": "equipe.forms.SignIn"}

# Sessions end with the working day or after an hour without a click (see equipe.middleware.session_renewed)
SESSION_COOKIE_AGE = env.int("SESSION_SECONDS", default=3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "__Host-equipe" if not LOCAL else "equipe"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if LOCAL else 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Words, dates and numbers as an Italian office expects them
LANGUAGE_CODE = "it"
LANGUAGES = [("it", _("Italian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Rome"
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "equipe.formats"
LANGUAGE_COOKIE_NAME = "equipe_language"

# What the upper apps offer to pages below them (see equipe.offered): each function by its dotted name
TIMELINE = [
    "beneficiaries.models.timeline.diary",
    "beneficiaries.models.timeline.turns",
    "beneficiaries.models.tasks.ended_tasks",
    "beneficiaries.models.appointments.kept_and_missed",
    "assessments.models.story.rounds",
    "assessments.models.story.words",
    "placements.models.story.internships",
    "placements.models.story.acts",
    "placements.models.story.evaluations",
    "placements.models.story.visits",
    "placements.models.story.host_reports",
    "placements.models.story.candidacies",
    "placements.models.story.hires",
    "placements.models.story.courses",
    "beneficiaries.models.project_steps.project_moments",
    "beneficiaries.models.agenda.decisions",
    "beneficiaries.models.privacy.noted_privacy",
    "beneficiaries.models.household.services_in_charge",
    "beneficiaries.models.documents.filed_documents",
    "beneficiaries.models.snapshots.later_situations",
]
LISTS = [
    "beneficiaries.columns.CASELOAD",
    "beneficiaries.columns.REFERRALS",
    "beneficiaries.columns.TASKS",
    "placements.columns.INTERNSHIPS",
    "placements.columns.HOSTS",
]
PRINTABLE = [
    "beneficiaries.listed.CASES_ON_PAPER",
    "beneficiaries.listed.REFERRALS_ON_PAPER",
    "beneficiaries.listed.TASKS_ON_PAPER",
    "placements.listed.INTERNSHIPS_ON_PAPER",
    "placements.listed.HOSTS_ON_PAPER",
]
DRAFTED = [
    "beneficiaries.models.drafted.DRAFTED",
    "assessments.models.drafted.DRAFTED",
    "placements.models.drafted.DRAFTED",
    "reporting.models.drafted.DRAFTED",
]
STANDING = ["beneficiaries.models.access.with_shared_cases"]
PENDING = [
    "beneficiaries.models.pending.open_tasks",
    "beneficiaries.models.pending.expiring_documents",
    "assessments.pending.rounds_waiting",
    "placements.pending.internships_running",
    "placements.pending.internships_to_approve",
    "placements.pending.candidacies_standing",
]
SEARCHES = [
    "beneficiaries.models.hits.referrals",
    "placements.finding.hosts",
]
AGENDA = [
    "beneficiaries.models.agenda.flagged",
    "beneficiaries.models.agenda.waiting_referrals",
    "beneficiaries.models.agenda.projects_to_review",
    "assessments.models.agenda.agreed_since",
]
DEADLINES = [
    "beneficiaries.models.deadlines.noted_days",
    "beneficiaries.models.deadlines.days_of_documents",
    "beneficiaries.models.privacy.days_of_privacy",
    "beneficiaries.models.project_steps.days_of_projects",
    "assessments.deadlines.days_of_assessments",
    "placements.deadlines.days_of_accidents",
]

# What is still asked once a case is closed: functions (closed cases, *, reader) that yield rows of the same shape
DEADLINES_AFTER_CLOSING = ["beneficiaries.models.snapshots.days_of_leaving"]

# How long who handed a case over may still read it
READS_AFTER_HANDOVER_DAYS = env.int("READS_AFTER_HANDOVER_DAYS", default=30)

# Files that are handed in pass a virus scanner (see equipe.incoming.viruses); without an answer none is taken in
VIRUS_SCANNER = env.str("VIRUS_SCANNER", default="equipe.incoming.viruses.none")
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="localhost:3310")

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # five megabytes pasted into a note still get a page for an answer
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a month of five hundred internships is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="equipe@localhost")

# The job table is the promise, Celery the bell: a message may be lost, doubled or late (see equipe/jobs.py).
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://") if REDIS_URL.startswith("unix://") else REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A broker that is down costs a request a moment, not the seconds of kombu's patience: the sweep rings again.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "socket_timeout": 5,
    "socket_connect_timeout": 0.3,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "ring for jobs that nobody holds": {"task": "equipe.jobs.sweep", "schedule": 10.0},
    "sweep drafts that nobody touched for a season": {
        "task": "equipe.clockwork.sweep_drafts",
        "schedule": crontab(hour=3, minute=10),
    },
    "sweep sessions that are over": {
        "task": "equipe.clockwork.sweep_sessions",
        "schedule": crontab(hour=3, minute=20),
    },
    "remind those who have not answered": {
        "task": "assessments.clockwork.remind",
        "schedule": crontab(hour=7, minute=40, day_of_week="mon-fri"),
    },
    "tell everybody the appointments of the day": {
        "task": "beneficiaries.clockwork.tell_the_day",
        "schedule": crontab(hour=6, minute=30),
    },
    "keep the figures of a month that is over": {
        "task": "reporting.clockwork.keep_the_month",
        "schedule": crontab(hour=5, minute=40),
    },
    "count the years for the dashboard": {
        "task": "reporting.clockwork.count_the_years",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 540},
    },
    "keep what is missing in the year, week by week": {
        "task": "reporting.clockwork.keep_the_week",
        "schedule": crontab(hour=5, minute=20, day_of_week="mon"),
    },
    "begin the drafts of the year before": {
        "task": "reporting.clockwork.begin_the_year",
        "schedule": crontab(hour=5, minute=50),
    },
    "look for people registered twice": {
        "task": "beneficiaries.clockwork.look_for_duplicates",
        "schedule": crontab(hour=3, minute=10),
    },
    "throw away lists that were printed days ago": {
        "task": "reporting.clockwork.sweep_list_prints",
        "schedule": crontab(hour=3, minute=30),
    },
    "calibrate the ratings of the day": {
        "task": "assessments.tasks.calibrate_by_night",
        "schedule": crontab(hour=2, minute=20),
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without rows": {"()": "equipe.logs.WithoutRows"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without rows"}},
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools")}
    # The web servers have writers of their own, who would tell whole addresses
    | {name: {"handlers": ["console"], "propagate": False} for name in ("gunicorn.error", "django.server")},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
