"""What a paper may fetch while it is set: drawings inside the page and our own static files. Knows no Django."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def only_our_own(engine, static):
    """A fetcher that opens drawings inside the page and files of the static folder, and refuses all else."""

    class OnlyOurOwn(engine.urls.URLFetcher):
        def fetch(self, url, headers=None):
            parts = urlsplit(url)
            ours = parts.scheme == "file" and Path(unquote(parts.path)).resolve().is_relative_to(static.resolve())
            if not (ours or parts.scheme == "data"):
                raise ValueError("A paper fetches nothing from outside.")
            return super().fetch(url, headers)

    return OnlyOurOwn(allowed_protocols=("data", "file"), allow_redirects=False)
