"""All of 0.4.0 in one step, for a new database; a database of an older release goes the steps this replaces."""

import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.conf import settings
from django.db import migrations, models


GUARDS = r"""
CREATE FUNCTION money_acts_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An act of money is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION shares_of_a_fund_make_100() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION insist_on_open_year(district bigint, day date) RETURNS void
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION closed_years_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION signed_hours_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION insist_on_open_month(sheet uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    signed timestamptz;
BEGIN
    SELECT signed_at INTO signed FROM reporting_timesheet WHERE id = sheet FOR SHARE;
    IF signed IS NOT NULL THEN
        RAISE EXCEPTION 'Signed hours are never changed.' USING ERRCODE = 'restrict_violation';
    END IF;
END $$;

CREATE FUNCTION hours_of_signed_months_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION frozen_reports_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a frozen report stands still' USING ERRCODE = 'check_violation';
END $$;

CREATE FUNCTION reports_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION words_of_frozen_reports_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE TRIGGER money_acts_stand BEFORE UPDATE OR DELETE ON reporting_fundact
    FOR EACH ROW EXECUTE FUNCTION money_acts_stand();
CREATE TRIGGER money_acts_stand BEFORE UPDATE OR DELETE ON reporting_plannedamount
    FOR EACH ROW EXECUTE FUNCTION money_acts_stand();
CREATE TRIGGER money_acts_stand BEFORE UPDATE OR DELETE ON reporting_yearact
    FOR EACH ROW EXECUTE FUNCTION money_acts_stand();
CREATE TRIGGER money_acts_stand BEFORE UPDATE OR DELETE ON reporting_earlierspending
    FOR EACH ROW EXECUTE FUNCTION money_acts_stand();
CREATE CONSTRAINT TRIGGER shares_make_100 AFTER INSERT OR UPDATE OR DELETE ON reporting_fundpayer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shares_of_a_fund_make_100();
CREATE CONSTRAINT TRIGGER shares_make_100 AFTER INSERT ON reporting_fund
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shares_of_a_fund_make_100();
CREATE TRIGGER closed_years_stay BEFORE INSERT OR UPDATE OR DELETE ON reporting_spending
    FOR EACH ROW EXECUTE FUNCTION closed_years_stay();
CREATE TRIGGER signed_hours_stand BEFORE UPDATE OR DELETE ON reporting_timesheet
    FOR EACH ROW EXECUTE FUNCTION signed_hours_stand();
CREATE TRIGGER signed_hours_stand BEFORE INSERT OR UPDATE OR DELETE ON reporting_timesheethours
    FOR EACH ROW EXECUTE FUNCTION hours_of_signed_months_stand();
CREATE TRIGGER frozen_reports_stand BEFORE UPDATE OR DELETE ON reporting_frozenreport
    FOR EACH ROW EXECUTE FUNCTION frozen_reports_stand();
CREATE TRIGGER frozen_reports_stand_whole BEFORE TRUNCATE ON reporting_frozenreport
    FOR EACH STATEMENT EXECUTE FUNCTION frozen_reports_stand();
CREATE TRIGGER reports_stand BEFORE UPDATE OR DELETE ON reporting_report
    FOR EACH ROW EXECUTE FUNCTION reports_stand();
CREATE TRIGGER words_of_frozen_reports_stand BEFORE INSERT OR UPDATE OR DELETE ON reporting_passage
    FOR EACH ROW EXECUTE FUNCTION words_of_frozen_reports_stand();
CREATE TRIGGER words_of_frozen_reports_stand BEFORE INSERT OR UPDATE OR DELETE ON reporting_answer
    FOR EACH ROW EXECUTE FUNCTION words_of_frozen_reports_stand();
"""

GUARDS_GONE = """
DROP FUNCTION money_acts_stand() CASCADE;
DROP FUNCTION shares_of_a_fund_make_100() CASCADE;
DROP FUNCTION insist_on_open_year(district bigint, day date) CASCADE;
DROP FUNCTION closed_years_stay() CASCADE;
DROP FUNCTION signed_hours_stand() CASCADE;
DROP FUNCTION insist_on_open_month(sheet uuid) CASCADE;
DROP FUNCTION hours_of_signed_months_stand() CASCADE;
DROP FUNCTION frozen_reports_stand() CASCADE;
DROP FUNCTION reports_stand() CASCADE;
DROP FUNCTION words_of_frozen_reports_stand() CASCADE;
"""


class Migration(migrations.Migration):

    replaces = [
        ('reporting', '0001_initial'),
        ('reporting', '0002_spending_version'),
        ('reporting', '0003_wording'),
        ('reporting', '0004_a_line_from_a_day_on'),
        ('reporting', '0005_funds_lines_and_hours'),
        ('reporting', '0006_money_stands'),
        ('reporting', '0007_fund_of_an_internship'),
        ('reporting', '0008_life_of_a_report'),
        ('reporting', '0009_frozen_reports'),
        ('reporting', '0010_list_prints'),
        ('reporting', '0011_kept_years'),
        ('reporting', '0012_exact_figures_and_radar'),
    ]

    initial = True

    dependencies = [
        ('equipe', '0001_squashed_0006_inhabitants'),
        ('placements', '0001_squashed_0017_merges_of_hosts_can_be_undone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('funding', 'yearly funding report'), ('outcomes', 'yearly outcome report'), ('esf', 'ESF+ annex'), ('mayors', 'report to the mayors’ assembly'), ('quarter', 'quarterly note'), ('municipality', 'sheet of a municipality')], max_length=12, verbose_name='kind')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('quarter', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='quarter')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('language', models.CharField(default='it', max_length=5, verbose_name='language')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('checked_at', models.DateTimeField(editable=False, null=True, verbose_name='checked')),
                ('frozen_at', models.DateTimeField(editable=False, null=True, verbose_name='frozen')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent')),
                ('protocol', models.CharField(blank=True, max_length=60, verbose_name='protocol number')),
                ('sent_to', models.CharField(blank=True, max_length=200, verbose_name='sent to')),
                ('returned_on', models.DateField(blank=True, null=True, verbose_name='returned')),
                ('returned_because', models.TextField(blank=True, verbose_name='reason for the return')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='equipe.ambito', verbose_name='district')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('job', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='equipe.municipality', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'constraints': [
                    models.UniqueConstraint(fields=('ambito', 'kind', 'year', 'quarter', 'municipality', 'number'), name='one_version_a_number', nulls_distinct=False),
                    models.CheckConstraint(condition=models.Q(models.Q(('kind', 'quarter'), ('quarter__range', (1, 4))), models.Q(models.Q(('kind', 'quarter'), _negated=True), ('quarter', None)), _connector='OR'), name='a_note_has_its_quarter'),
                    models.CheckConstraint(condition=models.Q(models.Q(('kind', 'municipality'), ('municipality__isnull', False)), models.Q(models.Q(('kind', 'municipality'), _negated=True), ('municipality', None)), _connector='OR'), name='a_sheet_has_its_municipality'),
                    models.CheckConstraint(condition=models.Q(('frozen_at', None), ('checked_at__isnull', False), _connector='OR'), name='what_is_frozen_was_checked'),
                    models.CheckConstraint(condition=models.Q(models.Q(('protocol', ''), ('sent_on', None), ('sent_to', '')), models.Q(('frozen_at__isnull', False), ('sent_on__isnull', False), models.Q(('protocol', ''), _negated=True), models.Q(('sent_to', ''), _negated=True)), _connector='OR'), name='what_is_sent_was_frozen'),
                    models.CheckConstraint(condition=models.Q(models.Q(('returned_because', ''), ('returned_on', None)), models.Q(('returned_on__gte', models.F('sent_on')), models.Q(('returned_because', ''), _negated=True)), _connector='OR'), name='what_returns_was_sent'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CostLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='cost line')),
                ('chapter', models.CharField(choices=[('A', 'A · staff and experts'), ('B', 'B · participants'), ('C', 'C · running costs'), ('D', 'D · other')], default='D', max_length=1, verbose_name='chapter')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cost_lines', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'cost line',
                'verbose_name_plural': 'cost lines',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('name'), name='one_cost_line_a_name'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FrozenReport',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='frozen', serialize=False, to='reporting.report')),
                ('content', models.BinaryField(verbose_name='content')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='digest')),
                ('figures', models.JSONField(default=dict, editable=False, verbose_name='exact figures')),
                ('behind', models.JSONField(default=dict, editable=False, verbose_name='rows behind the figures')),
                ('pdf', models.BinaryField(verbose_name='PDF')),
                ('archive', models.BinaryField(null=True, verbose_name='archive copy')),
                ('workbook', models.BinaryField(null=True, verbose_name='workbook')),
                ('tables', models.BinaryField(null=True, verbose_name='tables')),
            ],
            options={
                'verbose_name': 'frozen report',
                'verbose_name_plural': 'frozen reports',
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('warning', models.CharField(max_length=60, verbose_name='warning')),
                ('fact', models.CharField(blank=True, max_length=120, verbose_name='numbers of the warning')),
                ('said', models.TextField(verbose_name='what it said')),
                ('manner', models.CharField(choices=[('mended', 'mended'), ('accepted', 'accepted')], max_length=10, verbose_name='answer')),
                ('because', models.CharField(blank=True, max_length=300, verbose_name='because')),
                ('answered_at', models.DateTimeField(auto_now=True, verbose_name='answered')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='reporting.report', verbose_name='report')),
            ],
            options={
                'verbose_name': 'answer to a warning',
                'verbose_name_plural': 'answers to warnings',
                'constraints': [
                    models.UniqueConstraint(models.F('report'), models.F('warning'), models.F('fact'), name='one_answer_a_warning'),
                    models.CheckConstraint(condition=models.Q(models.Q(('manner', 'accepted'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='what_is_accepted_has_a_reason', violation_error_message='Write why it is accepted.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='code or CUP')),
                ('year', models.PositiveSmallIntegerField(verbose_name='reported in the year')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('paid_by', models.DateField(blank=True, null=True, verbose_name='to be paid by')),
                ('report_by', models.DateField(blank=True, null=True, verbose_name='report due by')),
                ('rules', models.TextField(blank=True, verbose_name='rules in words')),
                ('overhead', models.DecimalField(decimal_places=2, default=0, max_digits=5, verbose_name='flat-rate overhead, per cent')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funds', to='equipe.ambito', verbose_name='district')),
                ('eligible_lines', models.ManyToManyField(blank=True, related_name='funds', to='reporting.costline', verbose_name='cost lines it allows')),
            ],
            options={
                'verbose_name': 'fund',
                'verbose_name_plural': 'funds',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('name'), models.F('year'), name='one_fund_a_name_and_year', violation_error_message='There is already a fund with this name in this year.'),
                    models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='a_fund_ends_after_it_begins', violation_error_message='The fund would end before it begins: check the two days.'),
                    models.CheckConstraint(condition=models.Q(('paid_by', None), ('paid_by__gte', models.F('starts_on')), _connector='OR'), name='a_fund_is_paid_after_it_begins', violation_error_message='Payments would be due before the fund begins: check the day.'),
                    models.CheckConstraint(condition=models.Q(('overhead__range', (0, 100))), name='overhead_is_a_part'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dated_on', models.DateField(verbose_name='date')),
                ('number', models.CharField(max_length=60, verbose_name='number of the decision')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='equipe.ambito', verbose_name='district')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ('cost_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='reporting.costline', verbose_name='cost line')),
                ('fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='reporting.fund', verbose_name='fund')),
            ],
            options={
                'verbose_name': 'commitment of money',
                'verbose_name_plural': 'commitments of money',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('number'), models.F('cost_line'), models.F('fund'), name='one_commitment_a_decision_and_line', nulls_distinct=False, violation_error_message='This decision is written down for this line already.'),
                    models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_commitment_binds_something', violation_error_message='Enter an amount above zero.'),
                    models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('dated_on')), _connector='OR'), name='a_commitment_is_closed_after_it_is_made', violation_error_message='It would be closed before it was made: check the day.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FundingYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('granted', models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name='granted')),
                ('share_region', models.DecimalField(decimal_places=2, default=70, max_digits=5, verbose_name='share of the Region, per cent')),
                ('share_municipality', models.DecimalField(decimal_places=2, default=30, max_digits=5, verbose_name='share of the Municipality, per cent')),
                ('target_placements', models.PositiveSmallIntegerField(default=75, verbose_name='placements aimed at')),
                ('target_jobs', models.PositiveSmallIntegerField(default=20, verbose_name='jobs aimed at')),
                ('closed_on', models.DateField(editable=False, null=True, verbose_name='closed on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='funding_years', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'funding year',
                'verbose_name_plural': 'funding years',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('year'), name='one_funding_a_year'),
                    models.CheckConstraint(condition=models.Q(('share_region', django.db.models.expressions.CombinedExpression(models.Value(100), '-', models.F('share_municipality'))), ('share_region__range', (0, 100))), name='shares_make_the_whole', violation_error_message='The two shares must add up to 100.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FundPayer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('region', 'Region'), ('municipality', 'Municipality'), ('state', 'State'), ('union', 'European Union'), ('other', 'somebody else')], max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('share', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='share, per cent')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='payers', to='reporting.fund', verbose_name='fund')),
            ],
            options={
                'verbose_name': 'payer of a fund',
                'verbose_name_plural': 'payers of funds',
                'constraints': [
                    models.UniqueConstraint(models.F('fund'), models.F('name'), name='a_payer_once_a_fund'),
                    models.CheckConstraint(condition=models.Q(('share__range', (0, 100))), name='a_share_is_a_part'),
                ],
            },
        ),
        migrations.CreateModel(
            name='FundAct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('grant', 'granted'), ('change', 'grant changed by'), ('advance', 'advance received'), ('balance', 'balance received'), ('given_back', 'given back'), ('note', 'note')], max_length=10, verbose_name='what')),
                ('dated_on', models.DateField(verbose_name='date')),
                ('amount', models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name='amount')),
                ('protocol', models.CharField(blank=True, max_length=80, verbose_name='act or protocol number')),
                ('note', models.TextField(blank=True, verbose_name='in words')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='noted')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='reporting.fund', verbose_name='fund')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
                ('payer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='reporting.fundpayer', verbose_name='payer')),
            ],
            options={
                'verbose_name': 'act of a fund',
                'verbose_name_plural': 'acts of funds',
                'constraints': [
                    models.UniqueConstraint(models.F('fund'), models.F('number'), name='one_act_of_a_fund_a_number'),
                    models.CheckConstraint(condition=models.Q(models.Q(('kind', 'change'), models.Q(('amount', 0), _negated=True)), models.Q(('amount', 0), ('kind', 'note')), models.Q(models.Q(('kind__in', ('change', 'note')), _negated=True), ('amount__gt', 0)), _connector='OR'), name='an_act_of_a_fund_has_its_amount', violation_error_message='Enter an amount above zero; only a change of the grant may be negative.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='KeptMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='month')),
                ('figures', models.JSONField(editable=False, verbose_name='figures')),
                ('counted_at', models.DateTimeField(auto_now_add=True, verbose_name='counted')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_months', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'figures of a month',
                'verbose_name_plural': 'figures of months',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('month'), name='one_count_a_month'),
                ],
            },
        ),
        migrations.CreateModel(
            name='KeptYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted')),
                ('told', models.JSONField(editable=False, verbose_name='figures')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_years', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'figures of a year',
                'verbose_name_plural': 'figures of years',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('year'), name='one_count_a_year'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ListPrint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('list', models.CharField(editable=False, max_length=30, verbose_name='list')),
                ('query', models.CharField(blank=True, editable=False, max_length=600, verbose_name='columns, filters and order')),
                ('words', models.BinaryField(null=True, verbose_name='words searched for')),
                ('language', models.CharField(default='it', editable=False, max_length=5, verbose_name='language')),
                ('requested_at', models.DateTimeField(auto_now_add=True, verbose_name='requested')),
                ('printed_at', models.DateTimeField(editable=False, null=True, verbose_name='printed')),
                ('rows', models.PositiveIntegerField(editable=False, null=True, verbose_name='rows')),
                ('pages', models.PositiveIntegerField(editable=False, null=True, verbose_name='pages')),
                ('pdf', models.BinaryField(null=True, verbose_name='PDF')),
                ('job', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job')),
                ('requested_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'printed list',
                'verbose_name_plural': 'printed lists',
                'indexes': [
                    models.Index(fields=['requested_at'], name='list_prints_to_throw_away'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('pages', None), ('pdf', None), ('printed_at', None), ('rows', None)), models.Q(('pages__isnull', False), ('pdf__isnull', False), ('printed_at__isnull', False), ('rows__isnull', False)), _connector='OR'), name='a_list_is_printed_whole'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PaidFrom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holds_from', models.DateField(blank=True, null=True, verbose_name='for papers dated from')),
                ('chosen_at', models.DateTimeField(auto_now_add=True, verbose_name='chosen')),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chosen by')),
                ('cost_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='reporting.costline', verbose_name='funding line')),
                ('fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='reporting.fund', verbose_name='fund')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paid_from', to='placements.internship', verbose_name='internship')),
            ],
            options={
                'verbose_name': 'funding line of an internship',
                'verbose_name_plural': 'funding lines of internships',
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('premise', 'Premise'), ('work', 'The work of the year'), ('money', 'Notes on the spending'), ('changes', 'What changed and why'), ('trouble', 'Difficulties met'), ('outlook', 'What comes next')], max_length=12, verbose_name='passage')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='reporting.report', verbose_name='report')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'passage of a report',
                'verbose_name_plural': 'passages of reports',
                'constraints': [
                    models.UniqueConstraint(models.F('report'), models.F('field'), models.F('number'), name='one_passage_a_number'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlannedAmount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('dated_on', models.DateField(verbose_name='from the day')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='planned')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='noted')),
                ('cost_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='reporting.costline', verbose_name='cost line')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='reporting.fund', verbose_name='fund')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
            ],
            options={
                'verbose_name': 'planned amount',
                'verbose_name_plural': 'planned amounts',
                'constraints': [
                    models.UniqueConstraint(models.F('fund'), models.F('number'), name='one_plan_of_a_fund_a_number'),
                    models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='nothing_negative_is_planned', violation_error_message='A planned amount is not negative.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RadarLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='sent')),
                ('number', models.PositiveIntegerField(verbose_name='records to mend')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.ambito', verbose_name='district')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
                ('job', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written to')),
            ],
            options={
                'verbose_name': 'letter about missing data',
                'verbose_name_plural': 'letters about missing data',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('to'), models.F('on'), name='one_letter_a_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RadarWeek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('found', models.JSONField(default=dict, editable=False, verbose_name='what was missing')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'what was missing in a week',
                'verbose_name_plural': 'what was missing, by week',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('day'), name='what_is_missing_is_kept_once_a_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RegisterImport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('filename', models.CharField(max_length=200, verbose_name='file name')),
                ('content', models.BinaryField(verbose_name='workbook')),
                ('repairs', models.JSONField(default=dict, verbose_name='repaired cells')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('done_at', models.DateTimeField(editable=False, null=True, verbose_name='done')),
                ('result', models.JSONField(editable=False, null=True, verbose_name='result')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_imports', to='equipe.ambito', verbose_name='district')),
                ('job', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'register import',
                'verbose_name_plural': 'register imports',
            },
        ),
        migrations.CreateModel(
            name='SetAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12, verbose_name='what is missing')),
                ('record', models.UUIDField(verbose_name='record')),
                ('because', models.CharField(max_length=300, verbose_name='because')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='set aside')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.ambito', verbose_name='district')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='set aside by')),
            ],
            options={
                'verbose_name': 'record set aside',
                'verbose_name_plural': 'records set aside',
                'constraints': [
                    models.UniqueConstraint(models.F('kind'), models.F('record'), name='set_aside_once'),
                    models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='what_is_set_aside_has_a_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Spending',
            fields=[
                ('dated_on', models.DateField(verbose_name='date')),
                ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                ('document_number', models.CharField(blank=True, max_length=60, verbose_name='invoice or receipt no.')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('origin', models.CharField(choices=[('hand', 'entered by hand'), ('register', 'brought in with a register'), ('sheet', 'brought in with a sheet'), ('payment', 'allowance paid'), ('course', 'course'), ('insurance', 'insurance (INAIL, liability)'), ('staff', 'hours of staff'), ('overhead', 'flat-rate overhead')], default='hand', max_length=10, verbose_name='comes from')),
                ('motive', models.CharField(blank=True, max_length=300, verbose_name='motive for passing a warning')),
                ('occurrence', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spending', to='equipe.ambito', verbose_name='district')),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='reporting.commitment', verbose_name='commitment')),
                ('cost_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='reporting.costline', verbose_name='cost line')),
                ('enrolment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spending', to='placements.enrolment', verbose_name='enrolment')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ('fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='reporting.fund', verbose_name='fund')),
                ('payment_line', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spending', to='placements.paymentline', verbose_name='amount paid')),
            ],
            options={
                'verbose_name': 'spending',
                'verbose_name_plural': 'spending',
                'indexes': [
                    models.Index(fields=['ambito', 'dated_on'], name='spending_by_date'),
                    models.Index(fields=['fund', 'cost_line', 'dated_on'], name='spending_by_fund'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MoneyFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='title')),
                ('content_type', models.CharField(editable=False, max_length=80, verbose_name='type of file')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='fingerprint')),
                ('content', models.BinaryField(verbose_name='sealed bytes')),
                ('filed_at', models.DateTimeField(auto_now_add=True, verbose_name='filed')),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='reporting.fundact', verbose_name='act of a fund')),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='filed by')),
                ('spending', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='reporting.spending', verbose_name='spending')),
            ],
            options={
                'verbose_name': 'paper of money',
                'verbose_name_plural': 'papers of money',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('act', None), ('spending__isnull', False)), models.Q(('act__isnull', False), ('spending', None)), _connector='OR'), name='a_paper_of_money_belongs_to_one_thing'),
                    models.UniqueConstraint(models.F('act'), models.F('digest'), name='one_paper_once_an_act'),
                    models.UniqueConstraint(models.F('spending'), models.F('digest'), name='one_paper_once_a_spending'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EarlierSpending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dated_on', models.DateField(verbose_name='date')),
                ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                ('document_number', models.CharField(blank=True, max_length=60, verbose_name='invoice or receipt no.')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='description')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('version', models.PositiveIntegerField(editable=False)),
                ('until', models.DateTimeField(auto_now_add=True, verbose_name='stood until')),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='reporting.commitment', verbose_name='commitment')),
                ('corrected_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='corrected by')),
                ('cost_line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='reporting.costline', verbose_name='cost line')),
                ('fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s', to='reporting.fund', verbose_name='fund')),
                ('row', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='reporting.spending', verbose_name='spending')),
            ],
            options={
                'verbose_name': 'earlier value of spending',
                'verbose_name_plural': 'earlier values of spending',
                'constraints': [
                    models.UniqueConstraint(models.F('row'), models.F('version'), name='one_earlier_spending_a_version'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Timesheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(verbose_name='month')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed')),
                ('countersigned_at', models.DateTimeField(editable=False, null=True, verbose_name='countersigned')),
                ('returned_at', models.DateTimeField(editable=False, null=True, verbose_name='sent back')),
                ('returned_why', models.CharField(blank=True, max_length=300, verbose_name='why it was sent back')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='timesheets', to='equipe.ambito', verbose_name='district')),
                ('countersigned_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='countersigned by')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='timesheets', to=settings.AUTH_USER_MODEL, verbose_name='professional')),
            ],
            options={
                'verbose_name': 'month of hours',
                'verbose_name_plural': 'months of hours',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('user'), models.F('month'), condition=models.Q(('returned_at', None)), name='one_standing_month_of_hours'),
                    models.CheckConstraint(condition=models.Q(('month__day', 1)), name='a_month_of_hours_begins_on_its_first_day'),
                    models.CheckConstraint(condition=models.Q(models.Q(('countersigned_at', None), ('countersigned_by', None)), models.Q(('countersigned_at__isnull', False), ('countersigned_by__isnull', False), ('signed_at__isnull', False)), _connector='OR'), name='countersigned_after_signed'),
                    models.CheckConstraint(condition=models.Q(('countersigned_by', None), models.Q(('countersigned_by', models.F('user')), _negated=True), _connector='OR'), name='nobody_countersigns_her_own_hours', violation_error_message='Nobody countersigns her own hours.'),
                    models.CheckConstraint(condition=models.Q(('returned_at', None), models.Q(('countersigned_at', None), ('signed_at__isnull', False)), _connector='OR'), name='only_what_waits_is_sent_back'),
                ],
            },
        ),
        migrations.AddField(
            model_name='spending',
            name='timesheet',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spending', to='reporting.timesheet', verbose_name='month of hours'),
        ),
        migrations.CreateModel(
            name='TimesheetHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('activity', models.CharField(choices=[('cases', 'interviews and casework'), ('hosts', 'hosts and placements'), ('groups', 'groups and courses'), ('team', 'team meetings and network'), ('office', 'reporting and office'), ('training', 'own training')], max_length=10, verbose_name='activity')),
                ('hours', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='hours')),
                ('timesheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='reporting.timesheet', verbose_name='month of hours')),
            ],
            options={
                'verbose_name': 'hours of a day',
                'verbose_name_plural': 'hours of days',
                'constraints': [
                    models.UniqueConstraint(models.F('timesheet'), models.F('day'), models.F('activity'), name='one_number_a_day_and_activity'),
                    models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='hours_fit_in_a_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='UnitCost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='what')),
                ('unit', models.CharField(max_length=60, verbose_name='unit')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='amount a unit')),
                ('act', models.CharField(max_length=160, verbose_name='act that fixes it')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unit_costs', to='reporting.fund', verbose_name='fund')),
            ],
            options={
                'verbose_name': 'standard unit cost',
                'verbose_name_plural': 'standard unit costs',
                'constraints': [
                    models.UniqueConstraint(models.F('fund'), models.F('name'), models.F('valid_from'), name='one_unit_cost_a_day', violation_error_message='This unit cost is written down for that day already.'),
                    models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_unit_costs_something', violation_error_message='Enter an amount above zero.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('paper', models.CharField(choices=[('agreement', 'framework agreement'), ('start', 'individual training project (PFI)'), ('cob', 'reminder of the mandatory communication (COB)'), ('register', 'register of attendance'), ('observation', 'observation sheet'), ('statement', 'allowance statement of the month'), ('amendment', 'letter of amendment'), ('suspension', 'letter of suspension'), ('resumption', 'letter of resumption'), ('extension', 'letter of extension'), ('early_end', 'letter of withdrawal'), ('midterm', 'mid-term evaluation'), ('final', 'final evaluation'), ('dossier', 'individual dossier'), ('attestation', 'final attestation')], max_length=12, verbose_name='paper')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('heading', models.CharField(blank=True, max_length=160, verbose_name='heading')),
                ('opening', models.TextField(blank=True, verbose_name='before the facts')),
                ('closing', models.TextField(blank=True, verbose_name='after the facts')),
                ('logo', models.BinaryField(null=True, verbose_name='logo')),
                ('logo_words', models.CharField(blank=True, max_length=120, verbose_name='what the logo shows')),
                ('valid_from', models.DateField(verbose_name='for papers dated from')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='equipe.ambito', verbose_name='district')),
                ('cost_line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='reporting.costline', verbose_name='funding line')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'wording of a paper',
                'verbose_name_plural': 'wordings of papers',
                'constraints': [
                    models.UniqueConstraint(fields=('ambito', 'paper', 'cost_line', 'number'), name='one_wording_a_number', nulls_distinct=False, violation_error_message='Somebody else wrote a version a moment ago: look at it, then write yours.'),
                    models.CheckConstraint(condition=models.Q(('logo', None), models.Q(('logo_words', ''), _negated=True), _connector='OR'), name='a_logo_has_its_words', violation_error_message='Write what the logo shows, for those who do not see it.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='WorkCost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('yearly_cost', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='yearly cost, gross with charges')),
                ('yearly_hours', models.DecimalField(decimal_places=1, max_digits=6, verbose_name='hours a year')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_costs', to='equipe.ambito', verbose_name='district')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_costs', to=settings.AUTH_USER_MODEL, verbose_name='professional')),
            ],
            options={
                'verbose_name': 'yearly cost of a professional',
                'verbose_name_plural': 'yearly costs of professionals',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('user'), models.F('year'), name='one_work_cost_a_year'),
                    models.CheckConstraint(condition=models.Q(('yearly_cost__gt', 0), ('yearly_hours__gt', 0), ('yearly_hours__lte', 3000)), name='work_costs_and_takes_hours', violation_error_message='Enter a cost above zero, and between 1 and 3,000 hours a year.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='YearAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('closed', 'closed'), ('opened', 'opened again')], max_length=6, verbose_name='what')),
                ('dated_on', models.DateField(verbose_name='date')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='why')),
                ('done_at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('done_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('funding_year', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='reporting.fundingyear', verbose_name='funding year')),
            ],
            options={
                'verbose_name': 'closing of a year',
                'verbose_name_plural': 'closings of years',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('kind', 'closed'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_year_is_opened_again_for_a_reason', violation_error_message='Say why the year is opened again.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='frozenreport',
            name='frozen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='frozen by'),
        ),
        migrations.AddConstraint(
            model_name='spending',
            constraint=models.UniqueConstraint(condition=models.Q(('enrolment', None), ('payment_line', None), ('timesheet', None)), fields=('ambito', 'cost_line', 'dated_on', 'description', 'amount', 'occurrence'), name='one_spending_an_occurrence'),
        ),
        migrations.AddConstraint(
            model_name='spending',
            constraint=models.UniqueConstraint(models.F('timesheet'), models.F('origin'), name='a_month_of_hours_is_booked_once'),
        ),
        migrations.AddConstraint(
            model_name='spending',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('enrolment', None), ('origin__in', ('payment',)), ('payment_line__isnull', False), ('timesheet', None)), models.Q(('enrolment__isnull', False), ('origin__in', ('course',)), ('payment_line', None), ('timesheet', None)), models.Q(('enrolment', None), ('origin__in', ('staff', 'overhead')), ('payment_line', None), ('timesheet__isnull', False)), models.Q(models.Q(('origin__in', ['payment', 'course', 'staff', 'overhead']), _negated=True), ('enrolment', None), ('payment_line', None), ('timesheet', None)), _connector='OR'), name='spending_comes_from_one_source'),
        ),
        migrations.RunSQL(GUARDS, GUARDS_GONE),
    ]
