"""What was seen and learnt, on paper: the sheet to tick, evaluations, the dossier, the attestation."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.models import AgreedRating
from placements.learning import learning_of
from placements.models import AttendanceMonth, Conclusion
from placements.scale import items_of, levels_of
from reporting.placement_papers.facts import NOTHING, Facts, day, number, period, short_day
from reporting.placement_papers.shapes import Grid, NotReady, Paper, Part, Signer
from reporting.placement_papers.training import to_sign

ON_A_SHEET = 10
"""Behaviours on one observation sheet: more, and nobody fills it."""


def observation(facts: Facts) -> Paper:
    """The behaviours of the goals first, then others of the scale, each level with its words."""
    items = _items(facts)
    if not items:
        raise NotReady(_("The soft skills are not loaded in this installation: tell the administrator."))
    tick = "☐"
    parts = tuple(
        Part(
            item.title,
            grid=Grid(
                item.title,
                (_("Seen"), _("What one sees")),
                (*((tick, words) for _value, words in levels_of(item)), (tick, _("not seen"))),
                code="ticks",
            ),
        )
        for item in items
    )
    return Paper(
        title=_("Observation sheet"),
        person=facts.person.full_name,
        beside=((_("Host"), facts.host_name), (_("Weeks"), "________________")),
        parts=(*parts, Part(_("In a few words"), sentences=("\u00a0", "\u00a0"))),
        signers=(Signer("", _("Who observed")),),
    )


def _items(facts):
    behaviours = [item for item in items_of(facts.ambito.pk) if item.is_behaviour]
    aimed = {goal.lineage for goal in facts.goals}
    return sorted(behaviours, key=lambda item: item.lineage not in aimed)[:ON_A_SHEET]


def evaluation(facts: Facts, kind) -> Paper:
    """What the team agreed on with the host's tutor in the evaluation of this kind, item by item."""
    learning = learning_of(facts.internship)
    found = next((one for one in learning.evaluations if one.kind == kind and one.round.agreed_on), None)
    if found is None:
        raise NotReady(_("This evaluation is not agreed on yet: ask the tutors, compare, agree, then print."))
    agreed = AgreedRating.objects.of_rounds([found.round_id]).with_a_level().with_items()
    rows = tuple((rating.item.title, dict(levels_of(rating.item)).get(rating.value, NOTHING)) for rating in agreed)
    people = _raters(found)
    return Paper(
        title=_("Evaluation of the internship"),
        person=facts.person.full_name,
        beside=((_("Which"), capfirst(found.get_kind_display())), (_("Agreed on"), short_day(found.round.agreed_on))),
        parts=(
            Part(_("Who looked"), points=people),
            Part(
                _("What was seen"),
                grid=Grid(_("Behaviours and levels"), (_("Behaviour"), _("Agreed level")), rows, code="goals"),
            ),
            *_goals_on_the_way(learning),
        ),
        signers=to_sign(facts),
    )


def _raters(evaluation):
    return tuple(
        f"{assessment.rater_name}, {assessment.get_role_display()}"
        for assessment in evaluation.round.raters
        if assessment.submitted_at
    )


def _goals_on_the_way(learning):
    if not learning.ways:
        return ()
    rows = tuple((way.goal.item.title, way.goal.aim_in_words, str(way.state)) for way in learning.ways)
    head = (_("Goal"), _("Aim"), _("How far"))
    return (Part(_("Learning goals"), grid=Grid(_("Learning goals"), head, rows, code="changes")),)


def dossier(facts: Facts) -> Paper:
    """The whole internship: what was agreed and changed, attended, learnt, and how each side saw it."""
    internship, learning = facts.internship, learning_of(facts.internship)
    terms = facts.terms
    acts = tuple(
        (f"{act.number}. {capfirst(act.get_kind_display())}", short_day(act.dated_on), short_day(act.holds_from))
        for act in facts.acts
        if act.number <= facts.act.number
    )
    return Paper(
        title=_("Individual dossier"),
        person=facts.person.full_name,
        beside=((_("Host"), facts.host_name), (_("Period"), period(terms.starts_on, terms.last_day))),
        parts=(
            Part(
                _("What was agreed, and what changed"),
                grid=Grid(_("Acts"), (_("Act"), _("Date"), _("Holds from")), acts, code="changes"),
            ),
            Part(_("Tasks"), sentences=tuple(terms.tasks.splitlines()) or (NOTHING,), written=True),
            _attended(internship),
            *_goals_on_the_way(learning),
            *_words(internship),
        ),
        signers=tuple(Signer(tutor.name, capfirst(tutor.get_side_display())) for tutor in facts.tutors),
    )


def _attended(internship):
    months = list(AttendanceMonth.objects.of([internship]).in_order())
    if not months:
        return Part(_("Attendance"), sentences=(_("No month is confirmed yet."),))
    days = sum(month.days_attended for month in months)
    planned = sum(month.days_planned for month in months)
    hours = [month.hours_attended for month in months]
    told = [(_("Days attended"), _("%(attended)s of %(planned)s") % {"attended": days, "planned": planned})]
    if None not in hours:
        told.append((_("Hours attended"), number(sum(hours))))
    return Part(_("Attendance"), facts=tuple(told))


def _words(internship):
    for word in Conclusion.objects.of(internship).with_who():
        told = [word.went_well, word.to_go_on]
        if word.objection:
            told.append(_("What the person says to it: %(words)s") % {"words": word.objection})
        title = f"{capfirst(word.get_side_display())}: {word.get_reached_display()}"
        yield Part(title, sentences=tuple(words for words in told if words), written=True)


def attestation(facts: Facts, *, on) -> Paper:
    """What a person takes away: period, tasks, and only the competences the team and the host agreed on."""
    internship, terms = facts.internship, facts.terms
    if terms.last_day > on:
        raise NotReady(
            _("The internship lasts until %(day)s: the attestation comes afterwards.") % {"day": day(terms.last_day)}
        )
    acquired = _acquired(learning_of(internship))
    return Paper(
        title=_("Attestation of the internship"),
        person=facts.person.full_name,
        parts=(
            Part(
                _("The internship"),
                facts=(
                    (_("Host"), facts.host_name),
                    (_("Period"), period(terms.starts_on, terms.last_day)),
                    (_("Hours a week"), str(terms.weekly_hours)),
                ),
            ),
            Part(_("Tasks"), sentences=tuple(terms.tasks.splitlines()) or (NOTHING,), written=True),
            acquired,
        ),
        signers=tuple(one for one in to_sign(facts) if one.role != capfirst(_("intern"))),
    )


def _acquired(learning):
    rows = tuple((way.goal.item.title, way.agreed_in_words) for way in learning.ways if way.agreed is not None)
    title = _("Competences acquired")
    if not rows:
        return Part(title, sentences=(_("No level was agreed on: the tasks above are attested."),))
    return Part(title, grid=Grid(title, (_("Competence"), _("What the person does")), rows, code="goals"))
