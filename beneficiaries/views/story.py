"""The story of a case on its page: narrowed as the reader asks, and told a page at a time."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from beneficiaries.forms import StoryFilter
from beneficiaries.models import Episode, authors, timeline
from equipe import audit

MOMENTS_A_PAGE = 20
NARROWING = ("kind", "author", "since", "until")
THE_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def story_of(request, episode):
    """A page of the story with its filter, and the query string of the page after it."""
    narrows = any(request.GET.get(name) for name in NARROWING)
    episodes = _asked_for(request, episode)
    shows_filter = narrows or "filter" in request.GET
    form = StoryFilter(request.GET, authors=authors(episodes, reader=request.user)) if shows_filter else None
    before = read_place(request.GET.get("before", ""))
    asked = (form.narrowed if form else {}) | ({"before": before} if before else {})
    told = timeline(episodes, reader=request.user, limit=MOMENTS_A_PAGE + 1, **asked)
    kept = {name: request.GET[name] for name in (*NARROWING, "cases") if request.GET.get(name)}
    shown = told[:MOMENTS_A_PAGE]
    return {
        "episode": episode,
        "moments": shown,
        "story_filter": form,
        "is_narrowed": narrows,
        "all_cases": len(episodes) > 1,
        "older": urlencode(kept | {"before": as_word(shown[-1].place)}) if len(told) > MOMENTS_A_PAGE else "",
        "is_later_page": bool(before),
    }


def _asked_for(request, episode):
    """This case, or all of the person's that the reader may see."""
    if request.GET.get("cases") != "all":
        return [episode]
    cases = list(Episode.objects.visible_to(request.user).of_person(episode.person))
    audit.record_reads([case for case in cases if case != episode], by=request.user, section="file")
    return cases


def as_word(place):
    """The place where a page of the story ended, for its address: nothing in it tells of anybody."""
    at, reference, title = place
    return f"{(at - THE_BEGINNING) // timedelta(microseconds=1)}.{reference}.{title}"


def read_place(word):
    """The place that a word of an address tells; nothing for anything else."""
    found = re.fullmatch(r"(-?[0-9]{1,17})\.([0-9a-f-]{1,40})\.(.{0,80})", word)
    if not found:
        return None
    microseconds, reference, title = found.groups()
    try:
        return THE_BEGINNING + timedelta(microseconds=int(microseconds)), reference, title
    except OverflowError:
        return None
