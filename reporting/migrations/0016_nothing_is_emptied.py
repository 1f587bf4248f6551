"""What stands is not emptied by one word either; an answer is not moved to a report that is frozen."""

from django.db import migrations

STAYS = (
    "passage",
    "answer",
    "fundact",
    "plannedamount",
    "yearact",
    "earlierspending",
    "spending",
    "timesheet",
    "timesheethours",
)

EMPTIED = """
CREATE FUNCTION nothing_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was written stays: % is never emptied', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
""" + "".join(
    f"CREATE TRIGGER nothing_is_emptied BEFORE TRUNCATE ON reporting_{name} "
    "FOR EACH STATEMENT EXECUTE FUNCTION nothing_is_emptied();\n"
    for name in STAYS
)
EMPTIED_AGAIN = "DROP FUNCTION nothing_is_emptied CASCADE;"

WORDS = """
CREATE OR REPLACE FUNCTION words_of_frozen_reports_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    theirs uuid[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        theirs := theirs || OLD.report_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        theirs := theirs || NEW.report_id;
    END IF;
    IF EXISTS (SELECT FROM reporting_report WHERE id = ANY(theirs) AND frozen_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a frozen report stands still' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP <> 'INSERT' AND TG_TABLE_NAME = 'reporting_passage' THEN
        RAISE EXCEPTION 'what was written stays in the history' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0015_print_parts")]

    operations = [
        migrations.RunSQL(EMPTIED, EMPTIED_AGAIN),
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
    ]
