"""What is granted so far becomes funds; acts stand, shares make the whole, closed years and signed hours stay as they are."""

from datetime import date

from django.db import migrations

ACTS = ("fundact", "plannedamount", "yearact", "earlierspending")

ACTS_STAND = """
CREATE FUNCTION money_acts_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An act of money is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;
""" + "".join(
    f"CREATE TRIGGER money_acts_stand BEFORE UPDATE OR DELETE ON reporting_{name} "
    "FOR EACH ROW EXECUTE FUNCTION money_acts_stand();\n"
    for name in ACTS
)
ACTS_STAND_NO_MORE = "".join(f"DROP TRIGGER money_acts_stand ON reporting_{name};\n" for name in ACTS) + (
    "DROP FUNCTION money_acts_stand();"
)

SHARES = """
CREATE FUNCTION shares_of_a_fund_make_100() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    funds uuid[];
    told record;
BEGIN
    IF TG_TABLE_NAME = 'reporting_fund' THEN
        funds := ARRAY[NEW.id];
    ELSIF TG_OP = 'INSERT' THEN
        funds := ARRAY[NEW.fund_id];
    ELSIF TG_OP = 'DELETE' THEN
        funds := ARRAY[OLD.fund_id];
    ELSE
        funds := ARRAY[OLD.fund_id, NEW.fund_id];
    END IF;
    PERFORM 1 FROM reporting_fund WHERE id = ANY(funds) FOR NO KEY UPDATE;
    SELECT f.id INTO told FROM reporting_fund f LEFT JOIN reporting_fundpayer p ON p.fund_id = f.id
        WHERE f.id = ANY(funds) GROUP BY f.id HAVING coalesce(sum(p.share), 0) <> 100;
    IF FOUND THEN
        RAISE EXCEPTION 'The shares of a fund must make 100.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'shares_of_a_fund_make_100';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER shares_make_100 AFTER INSERT OR UPDATE OR DELETE ON reporting_fundpayer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shares_of_a_fund_make_100();
CREATE CONSTRAINT TRIGGER shares_make_100 AFTER INSERT ON reporting_fund
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shares_of_a_fund_make_100();
"""
SHARES_NO_MORE = """
DROP TRIGGER shares_make_100 ON reporting_fund;
DROP TRIGGER shares_make_100 ON reporting_fundpayer;
DROP FUNCTION shares_of_a_fund_make_100();
"""

CLOSED = """
CREATE FUNCTION insist_on_open_year(district bigint, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    closed date;
BEGIN
    -- Whoever closes a year holds the district: wait for her, then look.
    PERFORM 1 FROM equipe_ambito WHERE id = district FOR KEY SHARE;
    SELECT closed_on INTO closed FROM reporting_fundingyear
        WHERE ambito_id = district AND year = extract(year FROM day) FOR SHARE;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'The year of this spending is closed.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_years_stay';
    END IF;
END $$;
CREATE FUNCTION closed_years_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM insist_on_open_year(OLD.ambito_id, OLD.dated_on);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM insist_on_open_year(NEW.ambito_id, NEW.dated_on);
    RETURN NEW;
END $$;
CREATE TRIGGER closed_years_stay BEFORE INSERT OR UPDATE OR DELETE ON reporting_spending
    FOR EACH ROW EXECUTE FUNCTION closed_years_stay();
"""
CLOSED_NO_MORE = """
DROP TRIGGER closed_years_stay ON reporting_spending;
DROP FUNCTION closed_years_stay();
DROP FUNCTION insist_on_open_year(bigint, date);
"""

HOURS = """
CREATE FUNCTION signed_hours_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    answer text[] := ARRAY['countersigned_at', 'countersigned_by_id', 'returned_at', 'returned_why', 'version'];
BEGIN
    IF OLD.signed_at IS NULL THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.countersigned_at IS NULL AND OLD.returned_at IS NULL
        AND to_jsonb(OLD) - answer = to_jsonb(NEW) - answer THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Signed hours are never changed.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER signed_hours_stand BEFORE UPDATE OR DELETE ON reporting_timesheet
    FOR EACH ROW EXECUTE FUNCTION signed_hours_stand();
CREATE FUNCTION insist_on_open_month(sheet uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    signed timestamptz;
BEGIN
    SELECT signed_at INTO signed FROM reporting_timesheet WHERE id = sheet FOR SHARE;
    IF signed IS NOT NULL THEN
        RAISE EXCEPTION 'Signed hours are never changed.' USING ERRCODE = 'restrict_violation';
    END IF;
END $$;
CREATE FUNCTION hours_of_signed_months_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM insist_on_open_month(OLD.timesheet_id);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM insist_on_open_month(NEW.timesheet_id);
    RETURN NEW;
END $$;
CREATE TRIGGER signed_hours_stand BEFORE INSERT OR UPDATE OR DELETE ON reporting_timesheethours
    FOR EACH ROW EXECUTE FUNCTION hours_of_signed_months_stand();
"""
HOURS_NO_MORE = """
DROP TRIGGER signed_hours_stand ON reporting_timesheethours;
DROP FUNCTION hours_of_signed_months_stand();
DROP FUNCTION insist_on_open_month(uuid);
DROP TRIGGER signed_hours_stand ON reporting_timesheet;
DROP FUNCTION signed_hours_stand();
"""

CHAPTERS = {
    "Personale": "A",
    "Indennità di tirocinio": "B",
    "Assicurazioni": "B",
    "Formazione": "B",
    "Trasporti e materiali": "C",
}
"""Of the headings that come with the service; every other stays under D until somebody says better."""


def write_down_funds(apps, schema_editor):
    """A year that was granted something becomes a fund of that year with its two payers: no figure changes."""
    Fund, FundPayer = apps.get_model("reporting", "Fund"), apps.get_model("reporting", "FundPayer")
    FundAct = apps.get_model("reporting", "FundAct")
    for planned in apps.get_model("reporting", "FundingYear").objects.filter(granted__gt=0).order_by("pk"):
        first = date(planned.year, 1, 1)
        fund = Fund.objects.create(
            ambito_id=planned.ambito_id,
            name="Finanziamento dell’anno",
            year=planned.year,
            starts_on=first,
            ends_on=date(planned.year, 12, 31),
        )
        FundPayer.objects.create(fund=fund, kind="region", name="Regione", share=planned.share_region, position=1)
        FundPayer.objects.create(
            fund=fund, kind="municipality", name="Comune", share=planned.share_municipality, position=2
        )
        FundAct.objects.create(fund=fund, number=1, kind="grant", dated_on=first, amount=planned.granted)
    for line in apps.get_model("reporting", "CostLine").objects.filter(name__in=CHAPTERS):
        line.chapter = CHAPTERS[line.name]
        line.save(update_fields=["chapter"])


class Migration(migrations.Migration):
    dependencies = [("reporting", "0005_funds_lines_and_hours")]

    operations = [
        migrations.RunSQL(ACTS_STAND, ACTS_STAND_NO_MORE),
        migrations.RunSQL(SHARES, SHARES_NO_MORE),
        migrations.RunSQL(CLOSED, CLOSED_NO_MORE),
        migrations.RunSQL(HOURS, HOURS_NO_MORE),
        migrations.RunPython(write_down_funds, migrations.RunPython.noop),
    ]
