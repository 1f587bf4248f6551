"""The papers of the year as a coordinator leaves them: last year's frozen and sent, this year's begun and worded."""

from datetime import timedelta

from django.utils.timezone import localtime

from equipe import jobs
from reporting import actions, pdf
from reporting import tasks as _tasks  # noqa: F401 - names the job that freezes
from reporting.checking import look_at, unanswered, warnings_of
from reporting.enums import Manner, PassageField, ReportKind
from reporting.models import Report
from reporting.papers import TEMPLATES

WORDS = {
    PassageField.PREMISE: (
        "Nel {year} lo Sportello ha seguito {people_in_charge} persone, contro le {people_in_charge.before} dell’anno "
        "precedente. Il lavoro si è svolto con i servizi sociali dei sei Comuni, il Centro per l’impiego e le imprese "
        "del territorio."
    ),
    PassageField.WORK: (
        "Sono stati avviati {placements_started} tirocini, per {people_placed} persone, e sono iniziate {jobs_started} "
        "assunzioni.\n\nOgni progetto è stato accompagnato dal doppio tutoraggio, con visite in azienda e colloqui."
    ),
    PassageField.MONEY: "La spesa è stata di {cost_total}; per ogni persona seguita {cost_per_person}.",
}
LAST_YEARS = (ReportKind.FUNDING, ReportKind.OUTCOMES)
ACCEPTED = "Controllato con l’équipe: il dato è corretto così."


def keep_last_week(stage):
    """What was missing a week ago, so that the radar tells what was mended since."""
    actions.keep_week(stage.ambito, on=stage.today - timedelta(days=7))


def print_papers(stage):
    """Frozen where this machine can print; otherwise they wait as drafts, and the page says how to print them."""
    for kind in LAST_YEARS:
        report = _worded(stage, kind, stage.today.year - 1)
        if pdf.available():
            _freeze_and_send(stage, report, protocol=f"{1200 + 7 * len(kind)}/{stage.today.year}")
    _worded(stage, ReportKind.OUTCOMES, stage.today.year)
    _worded(stage, ReportKind.MAYORS, stage.today.year)


def _worded(stage, kind, year):
    by = stage.coordinator
    report = actions.begin_report(stage.ambito, kind=kind, year=year, by=by, language="it")
    for place, text in WORDS.items():
        if place in TEMPLATES[kind].passages:
            actions.write_passage(report, place, text=text, seen=0, by=by)
    return _again(report)


def _freeze_and_send(stage, report, *, protocol):
    by, on = stage.coordinator, stage.today
    waiting = unanswered(report, warnings_of(look_at(report, on=on)))
    actions.answer_warnings(
        report, dict.fromkeys((each.key for each in waiting), (Manner.ACCEPTED, ACCEPTED)), on=on, by=by
    )
    report = _again(report)
    actions.check_report(report, on=on, version=report.version, by=by)
    report = _again(report)
    job = actions.freeze_report(report, version=report.version, by=by)
    jobs.carry_out(job_id=str(job.pk))
    report = _again(report)
    sent_on = localtime(report.frozen_at).date()
    said = {"protocol": protocol, "sent_to": "Regione autonoma Friuli Venezia Giulia", "on": sent_on}
    actions.send_report(report, today=sent_on, version=report.version, by=by, **said)


def _again(report):
    return Report.objects.with_who().get(pk=report.pk)
