"""What was printed becomes frozen; what is frozen stands still: the database refuses to change or delete it."""

import hashlib
import json
from itertools import groupby

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Now


def freeze_what_was_printed(apps, schema_editor):
    """Every print becomes a version of its paper, in the order of printing; what was never printed is a draft again."""
    Report, Frozen, Job = (
        apps.get_model(app, name)
        for app, name in (("reporting", "Report"), ("reporting", "FrozenReport"), ("equipe", "Job"))
    )
    Job.objects.filter(kind="reporting.print_report", finished_at=None, failed_at=None).update(failed_at=Now())
    rows = Report.objects.order_by("ambito", "kind", "year", "begun_at", "pk").values("pk", "ambito", "kind", "year")
    for _paper, prints in groupby(list(rows), key=lambda row: (row["ambito"], row["kind"], row["year"])):
        for number, row in enumerate(prints, 1):
            report = Report.objects.get(pk=row["pk"])
            report.number = number
            if report.printed_at:
                report.checked_at = report.frozen_at = report.printed_at
                content = _content(report)
                Frozen.objects.create(
                    report=report,
                    frozen_by_id=report.begun_by_id,
                    content=content,
                    sha256=hashlib.sha256(content).hexdigest(),
                    pdf=bytes(report.pdf),
                    workbook=bytes(report.workbook),
                )
            else:
                report.job = None
            report.save(update_fields=["number", "checked_at", "frozen_at", "job"])


def _content(report):
    """The figures as they were kept: the pages themselves were kept only as files."""
    kept = {"format": 0, "kind": report.kind, "year": report.year, "language": report.language}
    kept["figures"] = report.figures
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


STAND = """
CREATE FUNCTION frozen_reports_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a frozen report stands still' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER frozen_reports_stand BEFORE UPDATE OR DELETE ON reporting_frozenreport
    FOR EACH ROW EXECUTE FUNCTION frozen_reports_stand();
CREATE TRIGGER frozen_reports_stand_whole BEFORE TRUNCATE ON reporting_frozenreport
    FOR EACH STATEMENT EXECUTE FUNCTION frozen_reports_stand();

CREATE FUNCTION reports_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told text[] := ARRAY['version', 'sent_on', 'protocol', 'sent_to', 'returned_on', 'returned_because'];
BEGIN
    IF OLD.frozen_at IS NULL THEN
        IF TG_OP = 'UPDATE' AND NEW.frozen_at IS NOT NULL
            AND NOT EXISTS (SELECT FROM reporting_frozenreport WHERE report_id = NEW.id) THEN
            RAISE EXCEPTION 'a report is frozen with its content' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - told <> to_jsonb(OLD) - told
        OR (OLD.sent_on IS NOT NULL
            AND (NEW.sent_on, NEW.protocol, NEW.sent_to) IS DISTINCT FROM (OLD.sent_on, OLD.protocol, OLD.sent_to))
        OR (OLD.returned_on IS NOT NULL
            AND (NEW.returned_on, NEW.returned_because) IS DISTINCT FROM (OLD.returned_on, OLD.returned_because)) THEN
        RAISE EXCEPTION 'a frozen report stands still' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reports_stand BEFORE UPDATE OR DELETE ON reporting_report
    FOR EACH ROW EXECUTE FUNCTION reports_stand();

CREATE FUNCTION words_of_frozen_reports_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    theirs uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.report_id ELSE OLD.report_id END;
BEGIN
    IF EXISTS (SELECT FROM reporting_report WHERE id = theirs AND frozen_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a frozen report stands still' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP <> 'INSERT' AND TG_TABLE_NAME = 'reporting_passage' THEN
        RAISE EXCEPTION 'what was written stays in the history' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER words_of_frozen_reports_stand BEFORE INSERT OR UPDATE OR DELETE ON reporting_passage
    FOR EACH ROW EXECUTE FUNCTION words_of_frozen_reports_stand();
CREATE TRIGGER words_of_frozen_reports_stand BEFORE INSERT OR UPDATE OR DELETE ON reporting_answer
    FOR EACH ROW EXECUTE FUNCTION words_of_frozen_reports_stand();
"""
GO = """
DROP FUNCTION frozen_reports_stand CASCADE;
DROP FUNCTION reports_stand CASCADE;
DROP FUNCTION words_of_frozen_reports_stand CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0008_life_of_a_report")]

    operations = [
        migrations.RunPython(freeze_what_was_printed, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        *(migrations.RemoveField("report", name) for name in ("printed_at", "figures", "pdf", "workbook")),
        migrations.AddConstraint(
            "report",
            models.UniqueConstraint(
                fields=["ambito", "kind", "year", "quarter", "municipality", "number"],
                name="one_version_a_number",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(kind="quarter", quarter__range=(1, 4)) | (~Q(kind="quarter") & Q(quarter=None)),
                name="a_note_has_its_quarter",
            ),
        ),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(kind="municipality", municipality__isnull=False)
                | (~Q(kind="municipality") & Q(municipality=None)),
                name="a_sheet_has_its_municipality",
            ),
        ),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(checked_at__isnull=False), name="what_is_frozen_was_checked"
            ),
        ),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(sent_on=None, protocol="", sent_to="")
                | (Q(sent_on__isnull=False, frozen_at__isnull=False) & ~Q(protocol="") & ~Q(sent_to="")),
                name="what_is_sent_was_frozen",
            ),
        ),
        migrations.AddConstraint(
            "report",
            models.CheckConstraint(
                condition=Q(returned_on=None, returned_because="")
                | (Q(returned_on__gte=F("sent_on")) & ~Q(returned_because="")),
                name="what_returns_was_sent",
            ),
        ),
        migrations.RunSQL(STAND, GO),
    ]
