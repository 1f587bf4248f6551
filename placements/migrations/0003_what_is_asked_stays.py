"""What an opening asks or an intern aims at keeps its words: an instrument counts as used by them too."""

from django.db import migrations

USED = """
CREATE OR REPLACE FUNCTION instrument_is_used(reference bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference)
        OR EXISTS (SELECT FROM assessments_sessionvignette WHERE instrument_id = reference)%s;
END $$;
"""
ASKED = """
        OR EXISTS (
            SELECT FROM placements_requirement AS asked
            JOIN assessments_item AS item ON item.id = asked.item_id JOIN assessments_area AS area ON area.id = item.area_id
            WHERE area.instrument_id = instrument_is_used.reference
        )
        OR EXISTS (
            SELECT FROM placements_learninggoal AS aimed
            JOIN assessments_item AS item ON item.id = aimed.item_id JOIN assessments_area AS area ON area.id = item.area_id
            WHERE area.instrument_id = instrument_is_used.reference
        )"""


class Migration(migrations.Migration):

    dependencies = [
        ('placements', '0002_openings_and_goals'),
        ('assessments', '0009_imported_profiles'),
    ]

    operations = [
        migrations.RunSQL(USED % ASKED, USED % ""),
    ]
