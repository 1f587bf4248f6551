"""All that is missing in few questions: one for what there is, by kind and owner; one more for a list."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import BigIntegerField, F, TextField, Value
from django.db.models.functions import Cast

from equipe.enums import Role
from equipe.models import User
from reporting.models import RadarWeek, SetAside
from reporting.radar.kinds import KINDS, Asked, Kind


@dataclass(frozen=True)
class Owner:
    """Who mends: a colleague, or all who hold a role where nobody in particular does."""

    key: str
    name: str
    role: str = ""
    user: User | None = None


@dataclass(frozen=True)
class Found:
    """What is missing, as {(kind, owner's key): keys of records}."""

    records: dict
    owners: dict

    def of_kind(self, code, *, owner=""):
        return [
            pk for (kind, whose), pks in self.records.items() if kind == code and owner in ("", whose) for pk in pks
        ]

    def number(self, code="", *, owner=""):
        return sum(
            len(pks) for (kind, whose), pks in self.records.items() if code in ("", kind) and owner in ("", whose)
        )

    @property
    def by_kind(self):
        """Each kind there is, with its owners and how much each has to mend: the most first."""
        numbers = defaultdict(Counter)
        for (kind, owner), pks in self.records.items():
            numbers[kind][owner] += len(pks)
        return [
            (
                KINDS[code],
                sum(numbers[code].values()),
                [(self.owners[key], n) for key, n in numbers[code].most_common()],
            )
            for code in KINDS
            if code in numbers
        ]

    @property
    def by_owner(self):
        numbers = Counter()
        for (_kind, owner), pks in self.records.items():
            numbers[owner] += len(pks)
        return [(self.owners[key], number) for key, number in numbers.most_common()]

    def kept(self) -> dict:
        """{kind: keys}, to be looked at again in a week."""
        kept = defaultdict(list)
        for (kind, _owner), pks in sorted(self.records.items()):
            kept[kind] += pks
        return dict(kept)


def found(asked: Asked, *, user=None) -> Found:
    """Everything, or what one colleague has to mend: hers, and what falls to all who hold one of her roles."""
    first, *others = (_arm(kind, asked, user) for kind in KINDS.values())
    records = defaultdict(list)
    for kind, owner, role, pk in first.union(*others, all=True):
        records[kind, str(owner) if owner else role].append(pk)
    return Found(dict(records), _owners({owner for _kind, owner in records}))


def _arm(kind, asked, user):
    rows = _standing(kind, asked)
    if user is not None:
        rows = _hers(kind, rows, user)
    owner = Cast(F(kind.owner), BigIntegerField()) if kind.owner else Value(None, output_field=BigIntegerField())
    told = {
        "radar_kind": Value(kind.code, output_field=TextField()),
        "radar_owner": owner,
        "radar_role": Value(str(kind.role), output_field=TextField()),
        "radar_key": Cast("pk", TextField()),
    }
    return rows.order_by().annotate(**told).values_list(*told)


def _standing(kind, asked):
    """Those that nobody set aside."""
    aside = SetAside.objects.filter(ambito=asked.year.ambito, kind=kind.code).values("record")
    return kind.rows(asked).exclude(pk__in=aside)


def _hers(kind: Kind, rows, user):
    anybodys = rows.filter(**{kind.owner: None}) if kind.owner else rows
    hers = rows.filter(**{kind.owner: user}) if kind.owner else rows.none()
    return hers | anybodys if user.has_role(kind.role) else hers


def _owners(keys):
    people = User.objects.in_bulk([int(key) for key in keys if key.isdigit()])
    roles = {str(role): Owner(str(role), str(role.label), str(role)) for role in Role}
    return {
        key: Owner(key, str(people[int(key)]), user=people[int(key)]) if key.isdigit() else roles[key] for key in keys
    }


def rows_of(kind: Kind, asked: Asked, *, user, owner="", everything=False):
    """The records of a kind that somebody may see, ready for a list: all of the service, or what she has to mend."""
    rows = _standing(kind, asked)
    rows = rows.filter(pk__in=rows.model.objects.visible_to(user).values("pk"))
    if not everything:
        rows = _hers(kind, rows, user)
    if owner.isdigit() and kind.owner:
        rows = rows.filter(**{kind.owner: int(owner)})
    elif owner:
        rows = rows.filter(**{kind.owner: None}) if kind.owner and owner == kind.role else rows
    return rows.select_related(*kind.fetch, *([kind.owner] if kind.owner else [])).order_by("pk")


def mended_since(ambito, now: Found):
    """The week that was kept last, and how much of it by kind is no longer missing."""
    week = RadarWeek.objects.of(ambito).latest_first().first()
    if week is None:
        return None, {}
    mended = {}
    for kind, keys in week.found.items():
        still = set(now.of_kind(kind))
        mended[kind] = sum(key not in still for key in keys)
    return week, mended
