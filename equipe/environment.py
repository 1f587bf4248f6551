"""Where settings come from, and what real data ask for before anything starts: all that is missing, named at once."""

import environ
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

NEEDED = {
    "SECRET_KEY": 'a long random text: python -c "import secrets; print(secrets.token_urlsafe(64))"',
    "FIELD_KEYS": "keys that seal files and judicial notes, newest first, with commas between: "
    'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"',
    "ALLOWED_HOSTS": "the names the service is reached by, with commas between",
    "DATABASE_URL": "postgres://user:password@host:5432/name",
    "REDIS_URL": "redis://:password@host:6379/0",
    "EMAIL_URL": "smtp+tls://user:password@host:587, which invitations and reminders leave by",
    "DEFAULT_FROM_EMAIL": "the address they come from",
}
SHORTEST_SECRET = 50


class Trimmed(environ.fileaware_mapping.FileAwareMapping):
    """NAME, or the content of the file NAME_FILE without the line end that editors put there."""

    def __getitem__(self, key):
        return super().__getitem__(key).strip()


class Environment(environ.FileAwareEnv):
    ENVIRON = Trimmed()


def insist_on_secrets(env):
    """Refuse to start on real data with anything missing or worth nothing."""
    if complaints := [*missing(env), *worthless(env)]:
        raise ImproperlyConfigured(
            "\n".join(
                [
                    "Equipe does not start, because these settings are missing or cannot be used:",
                    *(f"  {complaint}" for complaint in complaints),
                    "Each can also be the path of a file, with _FILE after its name; see .env.example.",
                    "To look around without real data: `make demo`, or DEBUG=1 for development.",
                ]
            )
        )


def missing(env):
    return [f"{name}: {hint}" for name, hint in NEEDED.items() if not env.str(name, default="").strip()]


def worthless(env):
    """What is there and protects nothing."""
    secret, keys = env.str("SECRET_KEY", default=""), env.list("FIELD_KEYS", default=[])
    if secret and len(secret) < SHORTEST_SECRET:
        yield f"SECRET_KEY: shorter than {SHORTEST_SECRET} characters"
    if not all(is_key(key) for key in keys):
        yield "FIELD_KEYS: one of them is not a key made as above"
    if "*" in env.list("ALLOWED_HOSTS", default=[]):
        yield "ALLOWED_HOSTS: * lets everyone give the service a false name"


def is_key(key):
    try:
        Fernet(key)
    except ValueError:
        return False
    return True
