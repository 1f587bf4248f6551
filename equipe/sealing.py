"""Bytes that nobody should read who holds a copy of the database: sealed with the keys of the setting FIELD_KEYS.

The first key seals, every key opens: a new key is put in front, and what was sealed before can still be opened.
"""

import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Broken(Exception):
    """The seal fits none of our keys, or the bytes were changed."""


def fingerprint_of(secret: str) -> str:
    """All that is kept of a secret. It is random throughout, so that nothing is gained by hashing slowly."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seal(content: bytes) -> bytes:
    return _keys().encrypt(content)


def unseal(sealed: bytes) -> bytes:
    try:
        return _keys().decrypt(bytes(sealed))
    except InvalidToken as error:
        raise Broken("No key of FIELD_KEYS opens this.") from error


def _keys():
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])
