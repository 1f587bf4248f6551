"""The newer figures counted slowly: plain Python, row by row, as their definitions word them."""

from collections import Counter, defaultdict
from statistics import median, quantiles

from assessments.models import Round
from beneficiaries.models import EntryFacts, Episode, Project, Snapshot
from equipe.models import Membership
from placements.models import Enrolment, Hire, Internship, JobCheck
from placements.rules.duration import months_after
from reporting import rules

SEXES = ("F", "M", "X")
STANDINGS = ("employed", "seeking", "not_seeking")
UNEMPLOYED = ("unemployed", "long_term_unemployed")
CONVERTED_WITHIN = 6


class Rows:
    """Everything of a district, read once and kept as it is."""

    def __init__(self, year):
        self.year, (self.first, self.last) = year, year.days
        here = {"episode__team__ambito": year.ambito}
        cases = Episode.objects.filter(team__ambito=year.ambito).select_related("person__municipality", "team")
        self.cases = sorted(cases, key=lambda case: case.opened_on)
        self.facts = {facts.episode_id: facts for facts in EntryFacts.objects.filter(**here)}
        self.snapshots = {(s.episode_id, s.moment): s for s in Snapshot.objects.filter(**here) if s.replaced_at is None}
        self.internships = list(Internship.objects.filter(**here).select_related("host"))
        self.hires = list(Hire.objects.filter(**here).select_related("episode"))
        self.rounds = list(Round.objects.filter(**here).exclude(agreed_on=None).select_related("instrument", "episode"))
        self.projects = list(Project.objects.filter(**here).exclude(signed_on=None))
        self.enrolments = list(Enrolment.objects.filter(**here))
        checks = JobCheck.objects.filter(hire__episode__team__ambito=year.ambito)
        self.checks = {(c.hire_id, c.month): c.state for c in checks if c.state != "no_answer"}
        members = Membership.objects.filter(team__ambito=year.ambito).order_by("pk")
        self.roles = {member.user_id: member.role for member in reversed(members)}

    def within(self, day):
        return day is not None and self.first <= day <= self.last

    def open_on(self, case, first, last):
        return case.opened_on <= last and (case.closed_on is None or case.closed_on >= first)

    def said(self, case, fact):
        facts = self.facts.get(case.pk)
        return facts is not None and getattr(facts, fact) == "yes"

    def standing(self, case, moment):
        snapshot = self.snapshots.get((case.pk, moment))
        return snapshot.standing if snapshot else "unknown"

    def then(self, case, moment, answer):
        snapshot = self.snapshots.get((case.pk, moment))
        return snapshot is not None and getattr(snapshot, answer) == "yes"


def ended(internship):
    return internship.interrupted_on or internship.ends_on


def age(case):
    return rules.age_on(case.opened_on, birth_date=case.person.birth_date)


def by(key, things):
    return Counter(key(thing) for thing in things)


def plainly(year):
    rows = Rows(year)
    return {
        **esf(rows),
        **exits(rows),
        **equity(rows),
        **durations(rows),
        **jobs(rows),
        **broken_off(rows),
        **load(rows),
        **flow(rows),
    }


def esf(rows):
    entered = {}
    for case in rows.cases:
        if rows.within(case.opened_on):
            entered.setdefault(case.person_id, case)
    entered = list(entered.values())
    counts = {
        1: lambda c: c.employment != "unknown",
        2: lambda c: c.employment in UNEMPLOYED,
        3: lambda c: (
            c.employment == "long_term_unemployed" or (c.employment == "unemployed" and rows.said(c, "long_unemployed"))
        ),
        4: lambda c: c.employment == "inactive",
        5: lambda c: c.employment == "employed",
        6: lambda c: age(c) < 18,
        7: lambda c: 18 <= age(c) < 30,
        8: lambda c: age(c) >= 55,
        9: lambda c: c.isced == "0-2",
        10: lambda c: c.isced == "3-4",
        11: lambda c: c.isced == "5-8",
        12: lambda c: c.disabled,
        13: lambda c: c.citizenship_group == "third_country",
        14: lambda c: rows.said(c, "foreign_background"),
        15: lambda c: rows.said(c, "minority"),
        16: lambda c: rows.said(c, "homeless"),
        17: lambda c: rows.said(c, "rural"),
    }
    hosts = {i.host for i in rows.internships if rows.within(i.starts_on)}
    kinds = by(lambda host: host.kind, hosts)
    told = {f"eeco{number:02}": by(lambda c: c.person.sex, filter(test, entered)) for number, test in counts.items()}
    return told | {
        "eeco18": kinds["public_body"],
        "eeco19": kinds["business"] + kinds["cooperative_a"] + kinds["cooperative_b"] + kinds["cooperative"],
        "missing_employment": sum(c.employment == "unknown" for c in entered),
        "missing_isced": sum(c.isced == "" for c in entered),
        "missing_facts": sum(c.pk not in rows.facts for c in entered),
    }


def exits(rows):
    last = {}
    for case in sorted((c for c in rows.cases if rows.within(c.closed_on)), key=lambda c: (c.closed_on, c.opened_on)):
        last[case.person_id] = case
    left = list(last.values())
    jobless = (*UNEMPLOYED, "inactive")
    results = {
        1: lambda c: c.employment == "inactive" and rows.standing(c, "exit") == "seeking",
        2: lambda c: rows.then(c, "exit", "in_training") and not rows.said(c, "in_training"),
        3: lambda c: rows.then(c, "exit", "qualified"),
        4: lambda c: c.employment in jobless and rows.standing(c, "exit") == "employed",
        5: lambda c: c.employment in jobless and rows.standing(c, "six_months") == "employed",
        6: lambda c: c.employment == "employed" and rows.then(c, "six_months", "improved"),
    }
    told = {f"eecr{number:02}": by(lambda c: c.person.sex, filter(test, left)) for number, test in results.items()}
    return told | {
        "people_exited": len(left),
        "exits_by_standing": by(lambda c: rows.standing(c, "exit"), left),
        "six_months_by_standing": by(lambda c: rows.standing(c, "six_months"), left),
        "missing_exit": sum(rows.standing(c, "exit") == "unknown" for c in left),
        "missing_six_months": sum(rows.standing(c, "six_months") == "unknown" for c in left),
        "missing_employment_of_exits": sum(c.employment == "unknown" for c in left),
    }


def equity(rows):
    latest = {case.person_id: case for case in rows.cases if rows.open_on(case, rows.first, rows.last)}
    people = {
        "in_charge": set(latest),
        "placed": {i.person_id for i in rows.internships if rows.within(i.starts_on)},
        "hired": {h.person_id for h in rows.hires if rows.within(h.starts_on)},
    }
    groups = {
        "sex": lambda c: c.person.sex,
        "age": lambda c: rules.age_band(age(c)),
        "citizenship": lambda c: c.citizenship_group,
        "disability": lambda c: "disabled" if c.disabled else "not_disabled",
        "municipality": lambda c: c.person.municipality.name if c.person.municipality else "unknown",
    }
    return {
        f"{what}_by_{group}": by(key, [case for person, case in latest.items() if person in some])
        for what, some in people.items()
        for group, key in groups.items()
    } | {"missing_municipality": sum(c.person.municipality is None for c in latest.values())}


def durations(rows):
    assessed, placed = {}, {}
    for one in rows.rounds:
        assessed[one.episode] = min(assessed.get(one.episode, one.agreed_on), one.agreed_on)
    for one in rows.internships:
        placed[one.episode_id] = min(placed.get(one.episode_id, one.starts_on), one.starts_on)
    signed, hired = {}, {}
    for one in rows.projects:
        signed[one.episode_id] = min(signed.get(one.episode_id, one.signed_on), one.signed_on)
    for one in rows.hires:
        hired[one.episode_id] = min(hired.get(one.episode_id, one.starts_on), one.starts_on)
    opened = {case.pk: case.opened_on for case in rows.cases}
    # two rounds that were agreed on the first day are both the first
    first = [one for one in rows.rounds if one.agreed_on == assessed[one.episode] and rows.within(one.agreed_on)]
    told = {
        "days_to_assessment": [(one.agreed_on - one.episode.opened_on).days for one in first],
        "days_to_placement": [(day - opened[case]).days for case, day in placed.items() if rows.within(day)],
        "days_to_project": [(day - opened[case]).days for case, day in signed.items() if rows.within(day)],
        "days_to_job": [
            (day - opened[case]).days for case, day in hired.items() if rows.within(day) and day >= opened[case]
        ],
        "days_in_charge": [(c.closed_on - c.opened_on).days for c in rows.cases if rows.within(c.closed_on)],
    }
    found = {}
    for code, days in told.items():
        quarters = quantiles(days, n=4, method="inclusive") if len(days) > 1 else days * 3 or [None] * 3
        found |= {code: days and round(median(days)) or (0 if days else None)}
        for side, at in (("from", 0), ("to", 2)):
            found[f"{code}_{side}"] = None if quarters[at] is None else round(quarters[at])
    return found


def jobs(rows):
    started = [hire for hire in rows.hires if rows.within(hire.starts_on)]
    ending = [one for one in rows.internships if rows.within(ended(one))]
    converted = {
        one.person_id
        for one in ending
        for hire in rows.hires
        if hire.person_id == one.person_id
        and ended(one) <= hire.starts_on
        and rules.months_before(hire.starts_on, CONVERTED_WITHIN) <= ended(one)
    }
    people = {one.person_id for one in ending}
    told = {
        "people_whose_placement_ended": len(people),
        "people_hired_after_placement": len(converted),
        "placement_to_job": rules.per_cent(len(converted), len(people)) if people else None,
        "jobs_before_case": sum(hire.starts_on < hire.episode.opened_on for hire in started),
    }
    for month in (1, 3, 6, 12):
        told[f"jobs_after_{month}"] = by(lambda hire, month=month: heard(rows, hire, month), started)
    return told


def heard(rows, hire, month):
    state = rows.checks.get((hire.pk, month))
    if state is None and hire.ended_on and hire.ended_on <= months_after(hire.starts_on, months=month):
        return "over"
    return "unknown" if state in (None, "unreachable") else state


def broken_off(rows):
    closed = [case for case in rows.cases if rows.within(case.closed_on)]
    off = [case for case in closed if case.closing_reason in ("gave_up", "not_reachable")]
    dropped = [one for one in rows.enrolments if one.state == "dropped" and rows.within(one.ended_on)]
    return {
        "dropped_out": len(off),
        "drop_out_rate": rules.per_cent(len(off), len(closed)) if closed else None,
        "dropped_out_by_reason": by(lambda c: c.closing_reason, off),
        "courses_dropped_by_reason": by(lambda one: one.drop_reason, dropped),
        "missing_reason": sum(case.closing_reason == "" for case in closed),
        "well_being_change": well_being(rows),
    }


def well_being(rows):
    told = defaultdict(list)
    for one in rows.rounds:
        if one.instrument.code == "who-5" and one.score is not None and one.agreed_on <= rows.last:
            told[one.episode_id].append(one)
    found = Counter()
    for same in told.values():
        same.sort(key=lambda one: (one.agreed_on, one.pk))
        for one in same:
            earlier = [other for other in same if other.agreed_on < one.agreed_on]
            if one.agreed_on == same[-1].agreed_on and rows.within(one.agreed_on) and earlier:
                gained = one.score - earlier[0].score
                found["improved" if gained >= 10 else "worsened" if gained <= -10 else "unchanged"] += 1
    return found


def load(rows):
    then = [case for case in rows.cases if rows.open_on(case, rows.last, rows.last)]
    role = lambda c: rows.roles.get(c.case_manager_id, "nobody")  # noqa: E731
    followers = {(c.case_manager_id, c.team.name, role(c)) for c in then if c.case_manager_id}
    return {
        "cases_by_unit": by(lambda c: c.team.name, then),
        "cases_by_role": by(role, then),
        "followers_by_unit": by(lambda f: f[1], followers),
        "followers_by_role": by(lambda f: f[2], followers),
    }


def flow(rows):
    came = {}
    for case in rows.cases:
        if rows.within(case.opened_on):
            came.setdefault(case.person_id, case)
    made = (
        ("hired", rows.hires),
        ("placed", rows.internships),
        ("project", rows.projects),
        ("assessed", rows.rounds),
    )

    def furthest(case):
        return next((step for step, things in made if any(t.episode_id == case.pk for t in things)), "opened")

    return {
        "came_open_by_step": by(furthest, [case for case in came.values() if case.closed_on is None]),
        "came_left_by_step": by(furthest, [case for case in came.values() if case.closed_on]),
    }
