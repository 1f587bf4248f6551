"""What must be settled around an internship: who pays, insurance, safety training, the mandatory communication."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from equipe.verdicts import Verdict
from placements.enums import ActKind, Condition, InsurancePer, Noted, Objection, Payer
from placements.rules.answers import Answer, because, euro, found, written
from placements.rules.attendance import months_of
from placements.rules.sources import COMMUNICATION, GIVEN_AT_START, INSURANCE, PARTIES, PAYERS, PRACTICE

Parts = Mapping[Payer, Decimal]


def parts_of(payer: Payer, allowance: Decimal, shares: Parts) -> dict[Payer, Decimal]:
    """What each side pays a month: one pays everything, or each its share; sides that pay nothing are left out."""
    if payer == Payer.SHARED:
        return {side: amount for side, amount in shares.items() if amount}
    return {payer: allowance}


def add_up(allowance: Decimal, parts: Parts) -> Verdict:
    """Somebody pays, nobody less than nothing, and the parts make the allowance to the cent.

    (D.P.Reg. FVG 57/2018, art. 13, secondary source: promoter, host or a third party, also together.)
    """
    if not parts:
        return because(Objection.NOBODY_PAYS, PAYERS)
    together = sum(parts.values(), Decimal(0))
    if together == allowance and min(parts.values()) >= 0:
        return Verdict()
    return because(Objection.PARTS_DIFFER, PAYERS, sum=euro(together), amount=euro(allowance))


def who_pays(allowance: Decimal, parts: Parts) -> Answer:
    """The line of the check on the payers (D.P.Reg. FVG 57/2018, art. 13, secondary source)."""
    said = ", ".join(f"{Payer(side).label} {euro(amount)} €" for side, amount in parts.items())
    return Answer(Condition.PAYER, found(Noted.PAYER, parts=said or "–"), PAYERS, add_up(allowance, parts))


def insured(*, inail: str, policy: str, until: date | None, ends_on: date) -> Verdict:
    """The training project names the INAIL position and a liability policy; one that ends earlier warns.

    (Accord of 25 May 2017, secondary source.)
    """
    if not (inail and policy):
        return because(Objection.NOT_INSURED, INSURANCE)
    if until is None:
        return because(Objection.POLICY_OPEN, INSURANCE, blocking=False)
    if until < ends_on:
        return because(Objection.POLICY_ENDS, INSURANCE, blocking=False, day=written(until))
    return Verdict()


def insurance(*, inail: str, policy: str, until: date | None, ends_on: date) -> Answer:
    """The line of the check on the insurance (Accord of 25 May 2017, secondary source)."""
    day = written(until) if until else "–"
    text = found(Noted.INSURANCE, inail=inail or "–", policy=policy or "–", until=day)
    verdict = insured(inail=inail, policy=policy, until=until, ends_on=ends_on)
    return Answer(Condition.INSURANCE, text, INSURANCE, verdict)


def insurance_costs(price: Decimal, per: str, *, starts_on: date, last_day: date) -> dict[date, Decimal]:
    """What insuring one internship costs, by the first insured day of each calendar year.

    A month counts once it has begun, and so does a year; an internship is paid once, when it begins. One that ended
    before it began costs nothing. (Professional practice, to be verified with the insurer.)
    """
    if last_day < starts_on or not price:
        return {}
    if per == InsurancePer.PLACEMENT:
        return {starts_on: price}
    found = {}
    for month in months_of(starts_on, last_day):
        first = max(starts_on, date(month.year, 1, 1))
        found[first] = price if per == InsurancePer.YEAR else found.get(first, Decimal(0)) + price
    return found


def trained(on: date | None, *, starts_on: date) -> Verdict:
    """The host gives safety information and training at the beginning; missing or late it warns.

    (Accord of 25 May 2017, secondary source; the first day as its limit is practice.)
    """
    if on is None:
        return because(Objection.NO_TRAINING, GIVEN_AT_START, blocking=False)
    return Verdict() if on <= starts_on else because(Objection.LATE_TRAINING, PRACTICE, blocking=False)


def training(on: date | None, *, hours: int, starts_on: date) -> Answer:
    """The line of the check on the safety training (Accord of 25 May 2017, secondary source)."""
    text = found(Noted.TRAINING, day=written(on), hours=hours) if on else "–"
    return Answer(Condition.TRAINING, text, GIVEN_AT_START, trained(on, starts_on=starts_on))


def communication_due(starts_on: date) -> date:
    """The mandatory communication is due by the day before (professional practice, to be verified)."""
    return starts_on - timedelta(days=1)


COMMUNICATED_WITHIN = timedelta(days=5)


def communicate_by(kind: ActKind, *, begins: date, dated_on: date) -> date:
    """A beginning by the day before; an extension or an early end within five days of its act.

    That the host communicates all three is read (Accord of 25 May 2017, secondary source); the days are practice, to be
    verified.
    """
    if kind in (ActKind.EXTENSION, ActKind.EARLY_END):
        return dated_on + COMMUNICATED_WITHIN
    return communication_due(begins)


def communicated(on: date | None, *, starts_on: date) -> Verdict:
    """The mandatory communication is made by the day before the first one (professional practice, to be verified)."""
    due = communication_due(starts_on)
    if on is None:
        return because(Objection.COB_MISSING, PRACTICE, blocking=False, day=written(due))
    return Verdict() if on <= due else because(Objection.COB_LATE, PRACTICE, blocking=False, day=written(due))


def communication(on: date | None, *, starts_on: date) -> Answer:
    """The line of the check on the mandatory communication (Accord of 25 May 2017, secondary source)."""
    due = communication_due(starts_on)
    text = found(Noted.COMMUNICATION, day=written(on)) if on else found(Noted.TO_BE_DONE, day=written(due))
    return Answer(Condition.COMMUNICATION, text, COMMUNICATION, communicated(on, starts_on=starts_on))


def apart(host: str, promoters: Iterable[str]) -> Verdict:
    """Promoter and host are two bodies; told by their names alone, it warns (professional practice, to be verified)."""
    names = {" ".join(name.casefold().split()) for name in promoters if name}
    if " ".join(host.casefold().split()) not in names:
        return Verdict()
    return because(Objection.SAME_PARTY, PARTIES, blocking=False)


def parties(host: str, promoters: Iterable[str]) -> Answer:
    """The line of the check on promoter and host (professional practice, to be verified)."""
    known = [name for name in promoters if name]
    text = found(Noted.PARTIES, promoter=known[0] if known else "–", host=host)
    return Answer(Condition.PARTIES, text, PARTIES, apart(host, known))
