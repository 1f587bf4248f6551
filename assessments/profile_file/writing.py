"""Writes the file of a profile: only what may be shown outside the service, and the inventory the person has chosen.

What may be shown is a closed list (`assessments.soft_skills`); no note, no reason, no name of a rater is even fetched.
"""

import hashlib
import json

from django.utils.crypto import salted_hmac

from assessments.calibrating import rater_key
from assessments.enums import SHOWN_WORK, WorkKind
from assessments.inventory import Held, Inventory
from assessments.measures.carried import Carried
from assessments.measuring import measures_of
from assessments.models import AgreedRating, Competence, Item, Rating
from assessments.profile_file import KIND, VERSION
from assessments.profile_file.reckoning import reckon
from assessments.soft_skills import SOFT_SKILLS

ROLES_FIRST = ("educator", "mediator", "social_worker", "coordinator", "host_tutor", "trainer")


def content_of(rounds, *, inventory: Inventory | None, with_name: bool, on) -> dict:
    """The file of these rounds of one case, the latest first; each comes with its case (`with_cases`)."""
    latest = rounds[0]
    ambito, person = latest.episode.team.ambito, latest.episode.person
    ratings = list(Rating.objects.to_be_shown(rounds))
    keys = _keys_of(ratings, person)
    content = {
        "$schema": f"{KIND}{VERSION}",
        "source": {"service": ambito.service_name, "district": ambito.name},
        "exported_on": on.isoformat(),
        "person": {"reference": reference_of(person)} | ({"name": person.full_name} if with_name else {}),
        "instruments": _instruments(rounds),
        "raters": sorted(({"key": key, "role": role} for key, role in keys.values()), key=lambda one: one["key"]),
        "rounds": _rounds(rounds, ratings, keys),
        "calibration": _calibration(latest, ratings, keys),
        "inventory": _inventory(inventory) if inventory and not inventory.is_empty else None,
    }
    for round in content["rounds"]:
        round["measures"] = [one.as_json() for one in reckon(content, round)]
    return content


def as_text(content) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def fingerprint(content) -> str:
    """Of what stands in a file, however it is laid out."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def reference_of(person) -> str:
    """The same for the same person of this service; without our key it leads to nobody."""
    return salted_hmac("assessments.profile_file", str(person.pk), algorithm="sha256").hexdigest()[:32]


def _rater_of(rating):
    return rater_key(rating.assessment.rater_id, rating.assessment.outside_rater_id)


def _keys_of(ratings, person) -> dict[str, tuple[str, str]]:
    """Each rater's key in the file and her role; who is which cannot be told from the order."""
    roles = {_rater_of(rating): rating.assessment.role for rating in ratings}

    def place(rater):
        mixed = salted_hmac("assessments.profile_file.raters", f"{person.pk} {rater}").digest()
        return ROLES_FIRST.index(roles[rater]), mixed

    return {rater: (f"rater-{n}", roles[rater]) for n, rater in enumerate(sorted(roles, key=place), 1)}


def _instruments(rounds) -> list[dict]:
    asked = {round.instrument_id: round.instrument for round in rounds}
    items = {pk: list(Item.objects.of(pk).soft_skills().with_areas().in_order()) for pk in asked}
    uris = Competence.objects.addresses_of({item.esco for some in items.values() for item in some if item.esco})
    return [_instrument(asked[pk], items[pk], uris) for pk in asked]


def _instrument(instrument, items, uris):
    areas = {item.area.code: item.area for item in items}
    return {
        "code": instrument.code,
        "version": instrument.version,
        "name": instrument.name,
        "areas": [{"code": area.code, "name": area.name} for area in areas.values()],
        "items": [_item(instrument, item, uris) for item in items],
    }


def _item(instrument, item, uris):
    return {
        "id": _id(instrument, item),
        "lineage": item.lineage,
        "area": item.area.code,
        "name": item.name,
        **({"reference": item.reference} if item.reference else {}),
        "levels": [{"value": level["value"], "label": level["label"]} for level in item.levels],
        "esco": {"label": item.esco, "uri": uris.get(item.esco)} if item.esco else None,
    }


def _id(instrument, item):
    return f"{instrument.code}-{instrument.version}/{item.code}"


def _rounds(rounds, ratings, keys) -> list[dict]:
    agreed = list(AgreedRating.objects.to_be_shown(rounds))
    return [
        {
            "instrument": str(round.instrument).replace(" ", "-"),
            "opened_on": round.opened_on.isoformat(),
            "agreed_on": round.agreed_on.isoformat(),
            "ratings": [
                {"rater": keys[_rater_of(one)][0], "item": _id(round.instrument, one.item), **_answer(one)}
                for one in ratings
                if one.assessment.round_id == round.pk
            ],
            "agreed": [
                {"item": _id(round.instrument, one.item), **_answer(one)} for one in agreed if one.round_id == round.pk
            ],
        }
        for round in rounds
    ]


def _answer(rating):
    """The level, or why there is none; never the note."""
    return {"absence": rating.absence} if rating.value is None else {"value": rating.value}


def _calibration(latest, ratings, keys):
    measures = measures_of(latest)
    if measures.scale is None:
        return None
    carried = Carried.of(measures.scale, items=SOFT_SKILLS, raters={rater: key for rater, (key, _role) in keys.items()})
    return {
        "method": measures.calibration.engine,
        "number": measures.calibration.number,
        "until": measures.calibration.until.isoformat(),
        **carried.as_json(),
    }


def _inventory(inventory: Inventory) -> dict:
    return {
        "competences": [_held(held) for held in inventory.competences],
        "experiences": [_experience(job) for job in inventory.experiences],
    }


def _held(held: Held) -> dict:
    told = {
        "kind": held.kind,
        "label": held.label,
        "framework": held.framework,
        "level": held.level,
        "evidence": held.evidence,
        "valid_until": held.valid_until.isoformat() if held.valid_until else "",
        "esco": {"label": held.esco_label, "uri": held.esco_uri or None} if held.esco_label else "",
    }
    return _told(told)


def _experience(job) -> dict:
    """Not how it ended, nor whether she would do it again; and the footing only where it says nothing private."""
    told = {
        "job_title": job.job_title,
        "kind": job.kind if WorkKind(job.kind) in SHOWN_WORK else "",
        "employer": job.employer,
        "country": job.country,
        "since": job.since,
        "until": job.until,
        "weekly_hours": job.weekly_hours,
        "tasks": job.tasks,
        "tools": job.tools,
    }
    return _told(told)


def _told(entries):
    return {name: entry for name, entry in entries.items() if entry not in ("", None)}
