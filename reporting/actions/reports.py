"""The papers of a year from beginning to return: each deed names the version of the report that was seen."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from equipe import audit, jobs
from equipe.models import Ambito
from equipe.verdicts import Refused
from reporting.actions.money import CHANGED_MEANWHILE
from reporting.checking import look_at, may_warn, unanswered, warnings_of
from reporting.enums import Manner, ReportState
from reporting.indicators import Year, has_data
from reporting.models import Answer, Passage, Report
from reporting.papers import TEMPLATES
from reporting.papers.filling import unknown_in
from reporting.tables import long_day

FREEZE_REPORT = "reporting.freeze_report"


@transaction.atomic
def begin_report(ambito, *, kind, year, quarter=None, municipality=None, by, language=""):
    """Begin a paper; while a version of it is at work, it is that one, and nothing is begun twice."""
    Ambito.objects.select_for_update().get(pk=ambito.pk)
    about = {"kind": kind, "year": year, "quarter": quarter, "municipality": municipality}
    latest = Report.objects.about(ambito, **about).with_who().last_version_first().first()
    if latest and latest.state != ReportState.RETURNED:
        return latest
    if not has_data(Year(ambito, year, quarter, municipality)):
        raise Refused(_("In this period nobody was followed and nothing was spent: there is nothing to report."))
    language = language or (get_language() or "it")[:2]
    report = Report(ambito=ambito, begun_by=by, language=language, number=latest.number + 1 if latest else 1, **about)
    report.save(force_insert=True)
    if latest:
        _carry_over(latest, report, by)
    audit.record("report.begun", report, by=by, kind=kind, year=year, number=report.number)
    return report


def _carry_over(returned, report, by):
    """The words and the answers of the version that came back, with who gave them."""
    Passage.objects.bulk_create(
        Passage(report=report, field=each.field, number=1, text=each.text, written_by=each.written_by)
        for each in returned.passages.latest()
    )
    Answer.objects.bulk_create(
        Answer(
            report=report,
            warning=each.warning,
            fact=each.fact,
            said=each.said,
            manner=each.manner,
            because=each.because,
            answered_by=each.answered_by,
        )
        for each in returned.answers.all()
    )


@transaction.atomic
def begin_new_version(report, *, by):
    """After a return: the next version, with the words and answers of this one."""
    if report.state != ReportState.RETURNED:
        raise Refused(_("A new version follows one that was returned for correction."))
    return begin_report(report.ambito, by=by, language=report.language, **report.subject)


# Words


@transaction.atomic
def write_passage(report, field, *, text, seen, by):
    """Keep the next words of a passage; those before stay. `seen` is the number of those that were read, or 0.

    Two may write different passages of a report at the same time; of one passage the later one hears of the other.
    """
    if field not in TEMPLATES[report.kind].passages:
        raise Refused(_("This paper has no such passage."))
    if unknown := unknown_in(text):
        told = {"marks": ", ".join(mark if mark in "{}" else f"{{{mark}}}" for mark in unknown)}
        raise Refused(_("No figure fills %(marks)s: use only the marks of the list.") % told)
    report = _hold(report, None, ReportState.DRAFT)
    latest = report.passages.in_field(field).newest_first().first()
    if (latest.number if latest else 0) != seen:
        raise Refused(CHANGED_MEANWHILE)
    if latest and latest.text == text:
        return latest
    passage = Passage.objects.create(report=report, field=field, number=seen + 1, text=text, written_by=by)
    audit.record("report.worded", report, by=by, passage=field, number=passage.number)
    return passage


def restore_passage(report, field, *, number, seen, by):
    """Take earlier words up again: they become the next version, and nothing is lost."""
    earlier = report.passages.in_field(field).filter(number=number).first()
    if earlier is None:
        raise Refused(_("There is no such version of this text."))
    return write_passage(report, field, text=earlier.text, seen=seen, by=by)


# Checks


@transaction.atomic
def answer_warnings(report, answers, *, on, by):
    """Answer warnings as they were read: {(warning, fact): (manner, because)}. Accepted with a reason, or mended, which
    is believed when it is gone. One that is refused refuses them all."""
    report = _hold(report, None, ReportState.DRAFT)
    standing = {each.key: each for each in warnings_of(look_at(report, on=on))}
    for key, (manner, because) in answers.items():
        _answer(report, key, standing.get(key), manner=manner, because=because, by=by)


def _answer(report, key, asked, *, manner, because, by):
    if manner == Manner.MENDED:
        if asked:
            raise Refused(_("It still stands: %(sentence)s") % {"sentence": asked.sentence})
        if not may_warn(report, key[0]):
            raise Refused(_("No check of this paper says this: nothing was mended."))
    elif asked is None:
        raise Refused(_("This warning is gone or says something else now. Look at the list as it stands."))
    elif not asked.acceptable:
        raise Refused(_("This one cannot be accepted: %(sentence)s") % {"sentence": asked.sentence})
    elif not because.strip():
        raise Refused(_("Write why it is accepted."))
    warning, fact = key
    said = {"manner": manner, "because": because.strip(), "said": asked.sentence if asked else warning}
    about = {"report": report, "warning": warning, "fact": fact}
    Answer.objects.update_or_create(**about, defaults=said | {"answered_by": by})
    audit.record("report.answered", report, by=by, warning=warning, manner=manner)


@transaction.atomic
def check_report(report, *, on, version, by):
    """Say that the report was looked through: every warning is answered."""
    report = _hold(report, version, ReportState.DRAFT)
    _insist_on_answers(report, warnings_of(look_at(report, on=on)))
    Report.objects.filter(pk=report.pk).update(checked_at=Now())
    audit.record("report.checked", report, by=by)


def _insist_on_answers(report, warnings):
    if waiting := unanswered(report, warnings):
        sentence = ngettext(
            "%(n)s warning has no answer yet: %(first)s",
            "%(n)s warnings have no answer yet. The first: %(first)s",
            len(waiting),
        )
        raise Refused(sentence % {"n": len(waiting), "first": waiting[0].sentence})


@transaction.atomic
def reopen_report(report, *, version, by):
    """Back to a draft, to write or answer anew; while it is being frozen that is not the moment."""
    report = _hold(report, version, ReportState.CHECKED)
    Report.objects.filter(pk=report.pk).update(checked_at=None)
    audit.record("report.reopened", report, by=by)


# Freezing


@transaction.atomic
def freeze_report(report, *, version, by):
    """Promise that the report as it was checked is counted, printed and kept for ever."""
    report = _hold(report, version, ReportState.CHECKED)
    job = jobs.ask(FREEZE_REPORT, by=by, report=str(report.pk), version=report.version)
    Report.objects.filter(pk=report.pk).update(job=job)
    audit.record("report.freezing", report, by=by)
    return job


def cancel_freezing(report, *, by):
    """Call the worker back: whatever it has made is thrown away."""
    if report.frozen_at or not report.job_id or not jobs.cancel(report.job, by=by):
        raise Refused(_("There is nothing to cancel: it is done already, or was never asked for."))
    audit.record("report.cancelled", report, by=by)


def _hold(report, version, state):
    """The report, ours until the end of the deed: in this version if one was seen, in this state, not being frozen."""
    seen = Report.objects.filter(pk=report.pk) if version is None else Report.objects.in_version(report, version)
    if not seen.update(version=F("version") + 1):
        raise Refused(CHANGED_MEANWHILE)
    report = Report.objects.with_who().get(pk=report.pk)
    if report.is_being_frozen:
        raise Refused(_("The report is being frozen. Wait for it, or cancel that first."))
    if report.state != state:
        told = {"state": report.state.label, "wanted": state.label}
        raise Refused(_("This can be done while the report is “%(wanted)s”; it is “%(state)s”.") % told)
    return report


# Afterwards


@transaction.atomic
def send_report(report, *, protocol, sent_to, on, today, version, by):
    """Write down that it went out: under which number, when, to whom."""
    report = _hold(report, version, ReportState.FROZEN)
    if on > today:
        raise Refused(_("A report is sent today or was sent before: the day lies in the future."))
    if on < (frozen_on := localtime(report.frozen_at).date()):
        raise Refused(_("It was frozen on %(day)s: a report is sent that day or later.") % {"day": long_day(frozen_on)})
    if not protocol.strip() or not sent_to.strip():
        raise Refused(_("Write the protocol number and to whom it was sent."))
    Report.objects.filter(pk=report.pk).update(sent_on=on, protocol=protocol.strip(), sent_to=sent_to.strip())
    audit.record("report.sent", report, by=by, protocol=protocol.strip())


@transaction.atomic
def return_report(report, *, because, on, today, version, by):
    """Write down that it came back for correction, and why."""
    report = _hold(report, version, ReportState.SENT)
    if not report.sent_on <= on <= today:
        raise Refused(_("It came back between the day it was sent and today."))
    if not because.strip():
        raise Refused(_("Write why it was returned."))
    Report.objects.filter(pk=report.pk).update(returned_on=on, returned_because=because.strip())
    audit.record("report.returned", report, by=by)
