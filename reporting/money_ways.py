"""The addresses of pages of money: each names its district, for who coordinates several would land on the first."""

from django.urls import reverse
from django.utils.http import urlencode


def money_page(name: str, ambito: int, *args, **asked) -> str:
    """A page of money, by the name of its door, of the district with this key."""
    return f"{reverse(f'reporting:{name}', args=args)}?{urlencode(asked | {'district': ambito})}"
