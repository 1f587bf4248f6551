"""Reads the file of a profile that another service wrote: all of it or nothing, and in words what is wrong with it."""

import json
from collections import Counter
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from assessments.file_shape import misfits
from assessments.profile_file import KIND, SCHEMA, VERSION
from assessments.profile_file.reckoning import instrument_of, reckon
from equipe.verdicts import Refused

LARGEST = 2 * 1024 * 1024
LONGEST_NUMBER = 40
MOST_SENTENCES = 5
NEAR_ENOUGH = 1e-6
"""Measures are reckoned again from what the file carries; another machine rounds the last digits otherwise."""


class _Odd(ValueError):
    """Something no honest file holds, in a sentence."""


def read(file: bytes) -> dict:
    """What stands in a file, checked; Refused with what is wrong."""
    if len(file) > LARGEST:
        raise Refused(_("The file is larger than %(most)s MB: a profile is much smaller.") % {"most": LARGEST // 2**20})
    content = _parsed(file)
    _insist_on_the_version(content)
    for check in (lambda: misfits(content, SCHEMA), lambda: _nonsense(content), lambda: _miscounted(content)):
        if wrong := list(islice(check(), MOST_SENTENCES)):
            raise Refused(*wrong)
    return content


def _parsed(file):
    try:
        return json.loads(
            file.decode("utf-8-sig"),
            object_pairs_hook=_once_each,
            parse_constant=_no_number,
            parse_int=_short_number(int),
            parse_float=_short_number(float),
        )
    except UnicodeDecodeError:
        raise Refused(_("The file cannot be read as text: choose the .json file itself.")) from None
    except RecursionError:
        raise Refused(_("The file is nested deeper than any profile.")) from None
    except _Odd as odd:
        raise Refused(str(odd)) from None
    except ValueError as problem:
        told = {"line": getattr(problem, "lineno", 1)}
        raise Refused(_("The file is no JSON: look at line %(line)s.") % told) from None


def _once_each(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise _Odd(_("“%(key)s” stands twice in one place: one of them must be wrong.") % {"key": key[:60]})
        found[key] = value
    return found


def _no_number(sign):
    raise _Odd(_("The file holds %(sign)s, which is no number.") % {"sign": sign})


def _short_number(kind):
    def number(digits):
        if len(digits) > LONGEST_NUMBER:
            raise _Odd(_("The file holds a number of %(n)s digits.") % {"n": len(digits)})
        return kind(digits)

    return number


def _insist_on_the_version(content):
    kind = content.get("$schema") if isinstance(content, dict) else None
    if not isinstance(kind, str) or not kind.startswith(KIND):
        raise Refused(_("This is no skills profile: the file does not say that it is one ($schema)."))
    if kind != f"{KIND}{VERSION}":
        raise Refused(
            _("The file is written in version %(theirs)s of the format; version %(ours)s can be read here.")
            % {"theirs": kind.removeprefix(KIND)[:20], "ours": VERSION}
        )


def _nonsense(content):
    """Where the entries contradict each other, though each is well formed."""
    yield from _doubles(content)
    yield from _no_days(content)
    known = {f"{one['code']}-{one['version']}" for one in content["instruments"]}
    for number, round in enumerate(content["rounds"]):
        place = f"rounds[{number}]"
        if round["instrument"] not in known:
            yield _("%(place)s: instrument “%(code)s” is not in the file.") % {
                "place": place,
                "code": round["instrument"],
            }
        else:
            yield from _misplaced(content, round, place)


def _doubles(content):
    """What must be there once, or raters and items would be mistaken for one another."""
    lists = {
        "instruments": [f"{one['code']}-{one['version']}" for one in content["instruments"]],
        "raters": [rater["key"] for rater in content["raters"]],
    }
    for one in content["instruments"]:
        lists[f"{one['code']}.areas"] = [area["code"] for area in one["areas"]]
        lists[f"{one['code']}.items"] = [item["id"] for item in one["items"]]
        lists[f"{one['code']}.lineages"] = [item["lineage"] for item in one["items"]]
    if scale := content["calibration"]:
        lists["calibration.items"] = [item["lineage"] for item in scale["items"]]
        lists["calibration.raters"] = [rater["key"] for rater in scale["raters"]]
    for place, entries in lists.items():
        for entry in (entry for entry, n in Counter(entries).items() if n > 1):
            yield _("%(place)s: “%(entry)s” stands there more than once.") % {"place": place, "entry": entry}


def _no_days(content):
    days = {"exported_on": content["exported_on"]}
    for number, round in enumerate(content["rounds"]):
        days |= {f"rounds[{number}].{name}": round[name] for name in ("opened_on", "agreed_on")}
    if content["calibration"]:
        days["calibration.until"] = content["calibration"]["until"]
    for number, held in enumerate(content["inventory"]["competences"] if content["inventory"] else ()):
        if "valid_until" in held:
            days[f"inventory.competences[{number}].valid_until"] = held["valid_until"]
    for place, day in days.items():
        try:
            date.fromisoformat(day)
        except ValueError:
            yield _("%(place)s: there is no day “%(day)s”.") % {"place": place, "day": day}


def _misplaced(content, round, place):
    """Ratings of nobody, of nothing, of two kinds at once, or given twice."""
    instrument = instrument_of(content, round)
    items, raters = {item["id"] for item in instrument["items"]}, {rater["key"] for rater in content["raters"]}
    areas, seen = {area["code"] for area in instrument["areas"]}, set()
    for item in instrument["items"]:
        if item["area"] not in areas:
            yield _("%(place)s: area “%(code)s” is not in the file.") % {"place": item["id"], "code": item["area"]}
    given = [(f"{place}.ratings[{n}]", one["rater"], one) for n, one in enumerate(round["ratings"])]
    agreed = [(f"{place}.agreed[{n}]", None, one) for n, one in enumerate(round["agreed"])]
    for where, rater, one in given + agreed:
        here, key = {"place": where}, (rater, one["item"])
        if one["item"] not in items:
            yield _("%(place)s: there is no item “%(code)s” in this instrument.") % {**here, "code": one["item"]}
        elif rater is not None and rater not in raters:
            yield _("%(place)s: there is no rater “%(code)s” in the file.") % {**here, "code": rater}
        elif ("value" in one) == ("absence" in one):
            yield _("%(place)s must have either a level or the reason why there is none.") % here
        elif key in seen:
            yield _("%(place)s rates an item that was rated already.") % here
        seen.add(key)
    wrong = _wrong_scale(content)
    if wrong:
        yield wrong


def _wrong_scale(content):
    """A scale without a step, or without a rater who rated."""
    scale = content["calibration"]
    if scale is None:
        return ""
    if sum(climb is not None for climb in scale["climbs"]) < 2:
        return _("calibration.climbs: a scale has at least two levels.")
    missing = {rater["key"] for rater in content["raters"]} - {rater["key"] for rater in scale["raters"]}
    if missing:
        return _("calibration.raters: the severity of “%(key)s” is missing.") % {"key": sorted(missing)[0]}
    if any(rater["error"] is None for rater in scale["raters"]):
        return _("calibration.raters: a severity without its error tells nothing.")
    return ""


def _miscounted(content):
    """Measures that do not follow from the ratings: the file was damaged, or somebody has changed it."""
    for number, round in enumerate(content["rounds"]):
        told = {one["area"]: one for one in round["measures"]}
        ours = {one.area: one.as_json() for one in reckon(content, round)}
        if set(told) != set(ours) or len(told) < len(round["measures"]):
            yield _("rounds[%(n)s].measures: there must be one over all and one for each area.") % {"n": number}
            continue
        for area, measure in ours.items():
            if any(_differs(measure[name], told[area][name]) for name in measure):
                yield _(
                    "rounds[%(n)s].measures: the numbers of “%(area)s” do not follow from the ratings in the file. "
                    "Ask the service for a new copy."
                ) % {"n": number, "area": area or _("all together")}


def _differs(ours, theirs):
    if isinstance(ours, float) and isinstance(theirs, (int, float)) and not isinstance(theirs, bool):
        return abs(ours - theirs) > NEAR_ENOUGH
    return ours != theirs
