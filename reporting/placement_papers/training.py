"""The acts of an internship on paper: the training project that begins it, and each letter that changes it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import ActKind, SignerSide, TutorSide
from placements.models import read_shares
from reporting.placement_papers.facts import NOTHING, Facts, day, euro, period, short_day, week_in_words
from reporting.placement_papers.shapes import Grid, Paper, Part, Signer
from reporting.placement_papers.signers import signer

SIGNING = (SignerSide.PERSON, SignerSide.HOST, SignerSide.PROMOTER)
"""The three who sign every act of an internship."""


def start(facts: Facts) -> Paper:
    """The individual training project."""
    return Paper(
        title=_("Individual training project"),
        person=facts.person.full_name,
        beside=beside(facts),
        parts=(
            _parties(facts),
            _period(facts),
            _week(facts),
            _tasks(facts),
            _goals(facts),
            _tutors(facts),
            _pay(facts),
        ),
        signers=signers(facts),
        close=True,
    )


def letter(facts: Facts) -> Paper:
    """What an act changes: before and after, side by side, and why."""
    titles = {
        ActKind.AMENDMENT: _("Amendment of the internship"),
        ActKind.SUSPENSION: _("Suspension of the internship"),
        ActKind.RESUMPTION: _("Resumption of the internship"),
        ActKind.EXTENSION: _("Extension of the internship"),
        ActKind.EARLY_END: _("End of the internship before its time"),
    }
    return Paper(
        title=titles[ActKind(facts.act.kind)],
        person=facts.person.full_name,
        beside=beside(facts),
        parts=(_what_it_does(facts), *_as_it_now_stands(facts)),
        signers=signers(facts),
        close=True,
    )


def cob(facts: Facts) -> Paper:
    """What the host needs to communicate the beginning."""
    person, terms = facts.person, facts.terms
    return Paper(
        title=_("Reminder of the mandatory communication"),
        person=facts.host_name,
        beside=((_("To be communicated by"), day(_day_before(terms.starts_on))),),
        parts=(
            Part(
                _("Intern"),
                facts=(
                    (_("Name"), person.full_name),
                    (_("Tax code"), person.tax_code or NOTHING),
                ),
            ),
            _period(facts),
            _week(facts),
            _pay(facts),
        ),
        close=True,
    )


def beside(facts: Facts):
    """What stands at the top of every act."""
    act = facts.act
    told = [(_("Act"), f"{act.number}, {act.get_kind_display()}"), (_("Date"), short_day(act.dated_on))]
    return (*told, (_("Protocol number"), act.protocol or "________________"))


def signers(facts: Facts):
    """The three sides; who has signed with day and manner, who has not with a line to sign on."""
    filed = {signature.side: signature for signature in facts.signatures}
    names = {
        SignerSide.PERSON: facts.person.full_name,
        SignerSide.HOST: facts.host_name,
        SignerSide.PROMOTER: facts.promoter,
    }
    sides = [*SIGNING, *(side for side in filed if side not in SIGNING)]
    return tuple(signer(SignerSide(side), names.get(side, ""), filed.get(side)) for side in sides)


def to_sign(facts: Facts):
    """The same sides, each with a line to sign on: what is on file stands under an act, not under another paper."""
    return tuple(Signer(one.name, one.role) for one in signers(facts))


def _parties(facts: Facts):
    person = facts.person
    return Part(
        _("Who"),
        facts=(
            (_("Intern"), person.full_name),
            (_("Tax code"), person.tax_code or NOTHING),
            (_("Promoter"), facts.promoter),
            (_("Host"), facts.host_name),
            (_("VAT number or tax code"), facts.stated["host_code"]),
            (_("Framework agreement"), facts.agreement_number),
        ),
    )


def _period(facts: Facts):
    terms = facts.terms
    return Part(
        _("Period"),
        facts=(
            (_("Kind of internship"), capfirst(facts.internship.get_kind_display())),
            (_("Period"), period(terms.starts_on, terms.last_day)),
            (_("Hours a week"), str(terms.weekly_hours)),
        ),
    )


def _week(facts: Facts):
    week = week_in_words(facts.terms.timetable)
    if not week:
        return Part(_("Timetable"), sentences=(_("To be agreed between the tutors within the hours of the week."),))
    return Part(_("Timetable"), grid=Grid(_("Hours of each day"), (_("Day"), _("Hours")), week, code="week"))


def _tasks(facts: Facts):
    return Part(_("Tasks"), sentences=tuple(facts.terms.tasks.splitlines()) or (NOTHING,), written=True)


def _goals(facts: Facts):
    if not facts.first_goals:
        return Part(_("What the person sets out to learn"), sentences=(_("To be set with the person."),))
    rows = tuple((goal.item.title, goal.aim_in_words) for goal in facts.first_goals)
    grid = Grid(_("Learning goals"), (_("What"), _("How one will see it")), rows, code="goals")
    return Part(_("What the person sets out to learn"), grid=grid)


def _tutors(facts: Facts):
    names = {TutorSide.PROMOTER: _("of the promoter"), TutorSide.HOST: _("of the host")}
    rows = tuple(
        (tutor.name, names.get(tutor.side, tutor.role or tutor.get_side_display()), _contact(tutor))
        for tutor in facts.tutors
    )
    return Part(_("Tutors"), grid=Grid(_("Tutors"), (_("Name"), _("For whom"), _("Reached at")), rows, code="tutors"))


def _contact(tutor):
    return ", ".join(words for words in (tutor.phone, tutor.email) if words) or NOTHING


def _pay(facts: Facts):
    return Part(
        _("Allowance and insurance"),
        facts=((_("Monthly allowance, gross"), euro(facts.terms.allowance)), *insurance(facts)),
    )


def insurance(facts: Facts):
    """Who pays, who insures and trains, who communicates: as the cover said that day, where there was one."""
    cover = facts.cover
    if cover is None:
        return ((_("Accidents at work (INAIL)"), _("insured by the promoter")),)
    shares = read_shares(facts.terms.shares)
    liability = (cover.liability_insurer, cover.liability_policy)
    return (
        *((capfirst(str(payer.label)), euro(amount)) for payer, amount in shares.items() if len(shares) > 1),
        (_("Accidents at work (INAIL)"), _in_a_row(cover.get_inail_by_display(), cover.inail_position)),
        (_("Liability to third parties"), _in_a_row(*liability, _until(cover.liability_until))),
        (_("Safety training"), _in_a_row(cover.get_training_by_display(), *_training(cover))),
        (_("Mandatory communication (COB)"), cover.get_cob_by_display()),
    )


def _in_a_row(*words):
    return ", ".join(str(word) for word in words if word) or NOTHING


def _until(last):
    return _("until %(day)s") % {"day": day(last)} if last else ""


def _training(cover):
    if cover.training_hours:
        told = {"general": cover.training_general, "specific": cover.training_specific}
        yield _("%(general)s hours general part, %(specific)s hours specific part") % told
    if cover.training_on:
        yield day(cover.training_on)


def _what_it_does(facts: Facts):
    act, before, after = facts.act, facts.before, facts.terms
    told = []
    if act.kind == ActKind.SUSPENSION:
        told.append((_("Rests from"), day(act.holds_from)))
    elif act.kind == ActKind.RESUMPTION:
        told.append((_("Goes on from"), day(act.holds_from)))
    elif act.kind == ActKind.EARLY_END:
        told += [(_("Last day"), day(act.holds_from)), (_("It would have lasted until"), day(before.ends_on))]
    elif act.kind == ActKind.AMENDMENT:
        told.append((_("Holds from"), day(act.holds_from)))
    if act.requested_on:
        asked = {"day": day(act.requested_on), "who": act.requested_by}
        told.append((_("Requested"), _("on %(day)s: %(who)s") % asked))
    if act.reason:
        told.append((_("Reason"), capfirst(act.get_reason_display())))
    rows = _changes(before, after)
    grid = Grid(_("What changes"), (_("What"), _("Before"), _("From now on")), rows, code="changes") if rows else None
    return Part(_("What this act does"), facts=tuple(told), sentences=tuple(act.note.splitlines()), grid=grid)


def _changes(before, after):
    pairs = (
        (_("First day"), day(before.starts_on), day(after.starts_on)),
        (_("Last day"), day(before.ends_on), day(after.ends_on)),
        (_("Hours a week"), str(before.weekly_hours), str(after.weekly_hours)),
        (_("Monthly allowance, gross"), euro(before.allowance), euro(after.allowance)),
        (_("Timetable"), _in_a_line(before.timetable), _in_a_line(after.timetable)),
        (_("Tasks"), before.tasks or NOTHING, after.tasks or NOTHING),
    )
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def _in_a_line(timetable):
    return "; ".join(f"{weekday} {hours}" for weekday, hours in week_in_words(timetable)) or NOTHING


def _as_it_now_stands(facts: Facts):
    if facts.act.kind == ActKind.EARLY_END:
        return (_period(facts),)
    return _period(facts), _week(facts), _tutors(facts)


def _day_before(starts_on):
    return starts_on.fromordinal(starts_on.toordinal() - 1)
