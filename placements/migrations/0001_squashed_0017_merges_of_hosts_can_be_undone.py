"""All of 0.4.0 in one step, for a new database; a database of an older release goes the steps this replaces."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import uuid
from django.conf import settings
from django.db import migrations, models


# What an opening asks or an intern aims at keeps its words too.
USED = r"""
CREATE OR REPLACE FUNCTION instrument_is_used(reference bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference)
        OR EXISTS (SELECT FROM assessments_sessionvignette WHERE instrument_id = reference)
        OR EXISTS (
            SELECT FROM placements_requirement AS asked
            JOIN assessments_item AS item ON item.id = asked.item_id JOIN assessments_area AS area ON area.id = item.area_id
            WHERE area.instrument_id = instrument_is_used.reference
        )
        OR EXISTS (
            SELECT FROM placements_learninggoal AS aimed
            JOIN assessments_item AS item ON item.id = aimed.item_id JOIN assessments_area AS area ON area.id = item.area_id
            WHERE area.instrument_id = instrument_is_used.reference
        );
END $$;
"""

ONLY_ASSESSED = r"""
CREATE OR REPLACE FUNCTION instrument_is_used(reference bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference)
        OR EXISTS (SELECT FROM assessments_sessionvignette WHERE instrument_id = reference);
END $$;
"""

GUARDS = r"""
CREATE FUNCTION acts_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND to_jsonb(OLD) - '{protocol,communicated_on,stated}'::text[]
         = to_jsonb(NEW) - '{protocol,communicated_on,stated}'::text[]
       AND (OLD.stated = NEW.stated OR NOT EXISTS (
           SELECT 1 FROM placements_signature WHERE act_id = OLD.id AND signed_on IS NOT NULL))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An act of an internship is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION agreement_acts_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An act of an agreement is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION merged_hosts_are_shut() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM placements_host WHERE id = NEW.host_id FOR SHARE;
    IF EXISTS (SELECT 1 FROM placements_host WHERE id = NEW.host_id AND merged_into_id IS NOT NULL) THEN
        RAISE EXCEPTION 'This host was merged into another one: nothing new hangs on it.'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'nothing_hangs_on_a_merged_host';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION steps_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A step of a candidacy is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION paid_things_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A closed month, an adjustment and a payment are never changed: adjust the month.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION never_less_than_nothing() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM placements_attendancemonth WHERE id = NEW.month_id FOR NO KEY UPDATE;
    IF NEW.amount
       + (SELECT due FROM placements_attendancemonth WHERE id = NEW.month_id)
       + (SELECT coalesce(sum(amount), 0) FROM placements_adjustment WHERE month_id = NEW.month_id) < 0 THEN
        RAISE EXCEPTION 'A month never pays less than nothing.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION days_of_closed_months_stand() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    touched placements_day%ROWTYPE;
BEGIN
    IF TG_OP = 'DELETE' THEN touched := OLD; ELSE touched := NEW; END IF;
    IF EXISTS (
        SELECT 1 FROM placements_attendancemonth
        WHERE internship_id = touched.internship_id AND month = date_trunc('month', touched.day)::date
    ) THEN
        RAISE EXCEPTION 'The days of a closed month stand: adjust the month.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN touched;
END $$;

CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON placements_internship
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON placements_hire
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
CREATE TRIGGER agreement_acts_stand BEFORE UPDATE OR DELETE ON placements_agreementact
    FOR EACH ROW EXECUTE FUNCTION agreement_acts_stand();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_agreement
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_agreement
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_contact
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_contact
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_hire
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_hire
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_hostentry
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_hostentry
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_internship
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_internship
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_scan
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_scan
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_site
    FOR EACH ROW WHEN (new.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_site
    FOR EACH ROW WHEN ((new.host_id IS DISTINCT FROM old.host_id) AND (new.host_id IS NOT NULL)) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER steps_stand BEFORE UPDATE OR DELETE ON placements_step
    FOR EACH ROW EXECUTE FUNCTION steps_stand();
CREATE TRIGGER closed_months_stand BEFORE UPDATE OR DELETE ON placements_attendancemonth
    FOR EACH ROW EXECUTE FUNCTION paid_things_stand();
CREATE TRIGGER adjustments_stand BEFORE UPDATE OR DELETE ON placements_adjustment
    FOR EACH ROW EXECUTE FUNCTION paid_things_stand();
CREATE TRIGGER payments_stand BEFORE UPDATE OR DELETE ON placements_paymentrun
    FOR EACH ROW EXECUTE FUNCTION paid_things_stand();
CREATE TRIGGER payment_lines_stand BEFORE UPDATE OR DELETE ON placements_paymentline
    FOR EACH ROW EXECUTE FUNCTION paid_things_stand();
CREATE TRIGGER never_less_than_nothing BEFORE INSERT ON placements_adjustment
    FOR EACH ROW EXECUTE FUNCTION never_less_than_nothing();
CREATE TRIGGER days_of_closed_months_stand BEFORE INSERT OR UPDATE OR DELETE ON placements_day
    FOR EACH ROW EXECUTE FUNCTION days_of_closed_months_stand();
CREATE TRIGGER acts_stand BEFORE UPDATE OR DELETE ON placements_act
    FOR EACH ROW EXECUTE FUNCTION acts_stand();
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_availability_hosts_not_wanted
    FOR EACH ROW EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_availability_hosts_not_wanted
    FOR EACH ROW WHEN (new.host_id IS DISTINCT FROM old.host_id) EXECUTE FUNCTION merged_hosts_are_shut();
"""

GUARDS_GONE = """
DROP FUNCTION acts_stand() CASCADE;
DROP FUNCTION agreement_acts_stand() CASCADE;
DROP FUNCTION merged_hosts_are_shut() CASCADE;
DROP FUNCTION steps_stand() CASCADE;
DROP FUNCTION paid_things_stand() CASCADE;
DROP FUNCTION never_less_than_nothing() CASCADE;
DROP FUNCTION days_of_closed_months_stand() CASCADE;
DROP TRIGGER only_standing_person_id ON placements_internship;
DROP TRIGGER only_standing_person_id ON placements_hire;
"""


class Migration(migrations.Migration):

    replaces = [
        ('placements', '0001_initial'),
        ('placements', '0002_openings_and_goals'),
        ('placements', '0003_what_is_asked_stays'),
        ('placements', '0004_only_standing_people'),
        ('placements', '0005_acts_tutors_days_and_sites'),
        ('placements', '0006_history_as_acts'),
        ('placements', '0007_hosts_and_agreements'),
        ('placements', '0008_matching'),
        ('placements', '0009_cover_requests_and_declarations'),
        ('placements', '0010_attendance_and_payments'),
        ('placements', '0011_host_links_weeks_and_visits'),
        ('placements', '0013_outcomes_and_courses'),
        ('placements', '0014_what_stands_around_an_act'),
        ('placements', '0015_visits_as_written_before'),
        ('placements', '0016_cards_begin_with_their_internship'),
        ('placements', '0017_merges_of_hosts_can_be_undone'),
    ]

    initial = True

    dependencies = [
        ('assessments', '0001_squashed_0009_imported_profiles'),
        ('beneficiaries', '0001_squashed_0020_facts_and_snapshots'),
        ('equipe', '0001_squashed_0006_inhabitants'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('protocol', models.CharField(blank=True, max_length=60, verbose_name='protocol number')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('seats', models.PositiveSmallIntegerField(verbose_name='seats')),
                ('sectors', models.JSONField(blank=True, default=list, verbose_name='kinds of work')),
                ('inail_by', models.CharField(choices=[('promoter', 'the promoter'), ('host', 'the host')], default='promoter', max_length=8, verbose_name='INAIL insurance by')),
                ('liability_insurer', models.CharField(blank=True, max_length=120, verbose_name='liability insurer')),
                ('liability_policy', models.CharField(blank=True, max_length=60, verbose_name='policy number')),
                ('insured_until', models.DateField(blank=True, null=True, verbose_name='insured until')),
                ('safety', models.TextField(blank=True, verbose_name='duties of safety')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                'verbose_name': 'framework agreement',
                'verbose_name_plural': 'framework agreements',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='an_agreement_ends_after_it_begins', violation_error_message='The agreement ends before it begins.'),
                    models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='an_agreement_has_a_seat'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Internship',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('orientation', 'training and orientation'), ('insertion', 'insertion or re-insertion into work'), ('disadvantaged', 'for disadvantaged people'), ('disabled', 'for people with disabilities (L. 68/1999)'), ('summer', 'summer internship'), ('inclusion', 'social inclusion internship (TIS)')], max_length=14, verbose_name='kind')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='to')),
                ('weekly_hours', models.PositiveSmallIntegerField(verbose_name='weekly hours')),
                ('timetable', models.JSONField(blank=True, default=list, verbose_name='timetable')),
                ('allowance', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='monthly allowance')),
                ('tasks', models.TextField(blank=True, verbose_name='tasks')),
                ('promoter_tutor_name', models.CharField(blank=True, max_length=120, verbose_name="the service's tutor, as written")),
                ('host_tutor_name', models.CharField(max_length=120, verbose_name="the host's tutor")),
                ('host_tutor_phone', models.CharField(blank=True, max_length=30, verbose_name="phone of the host's tutor")),
                ('motive', models.TextField(blank=True, verbose_name='motive for passing a warning')),
                ('interrupted_on', models.DateField(blank=True, null=True, verbose_name='interrupted on')),
                ('interruption_reason', models.CharField(blank=True, choices=[('health', 'health'), ('absences', 'repeated absences'), ('unsuitable', 'tasks or setting not suitable'), ('conflict', 'difficult relations'), ('job_found', 'found a job'), ('family', 'family reasons'), ('host', 'decision of the host'), ('other', 'other'), ('unknown', 'not known')], max_length=12, verbose_name='reason for the interruption')),
                ('interruption_note', models.TextField(blank=True, verbose_name='how it came to the interruption')),
                ('outcome', models.CharField(blank=True, max_length=200, verbose_name='outcome, as written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='placements.agreement', verbose_name='agreement')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='beneficiaries.episode', verbose_name='case')),
                ('person', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='beneficiaries.person', verbose_name='person')),
                ('promoter_tutor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tutored_internships', to=settings.AUTH_USER_MODEL, verbose_name="the service's tutor")),
            ],
            options={
                'verbose_name': 'internship',
                'verbose_name_plural': 'internships',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='an_internship_ends_after_it_begins', violation_error_message='The internship ends before it begins.'),
                    models.CheckConstraint(condition=models.Q(('interrupted_on', None), models.Q(('interrupted_on__gte', models.F('starts_on')), ('interrupted_on__lte', models.F('ends_on'))), _connector='OR'), name='an_interruption_lies_within_the_internship', violation_error_message='The interruption must lie within the internship.'),
                    models.CheckConstraint(condition=models.Q(('allowance__gte', 0)), name='an_allowance_is_not_negative'),
                    django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), (models.Func(models.F('starts_on'), django.db.models.functions.comparison.Coalesce(models.F('interrupted_on'), models.F('ends_on')), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_internship_a_person_at_a_time', violation_error_message='This person already has an internship in this period.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('vat_number', models.CharField(blank=True, max_length=11, verbose_name='VAT number')),
                ('tax_code', models.CharField(blank=True, max_length=16, verbose_name='tax code')),
                ('kind', models.CharField(choices=[('business', 'business'), ('cooperative_a', 'social cooperative, type A'), ('cooperative_b', 'social cooperative, type B'), ('cooperative', 'cooperative'), ('public_body', 'public body'), ('association', 'association')], max_length=16, verbose_name='kind')),
                ('ateco', models.CharField(blank=True, max_length=8, verbose_name='ATECO code')),
                ('sector', models.CharField(blank=True, max_length=120, verbose_name='what it does')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('deactivated_on', models.DateField(blank=True, null=True, verbose_name='no longer a host since')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosts', to='equipe.ambito', verbose_name='district')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='placements.host', verbose_name='merged')),
            ],
            options={
                'verbose_name': 'host',
                'verbose_name_plural': 'hosts',
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('merged_into', None), models.Q(('vat_number', ''), _negated=True)), fields=('ambito', 'vat_number'), name='one_host_a_vat_number', violation_error_message='A host with this VAT number is already registered.'),
                    models.UniqueConstraint(condition=models.Q(('merged_into', None), models.Q(('tax_code', ''), _negated=True)), fields=('ambito', 'tax_code'), name='one_host_a_tax_code', violation_error_message='A host with this tax code is already registered.'),
                    models.CheckConstraint(condition=models.Q(('tax_code', ''), ('vat_number', ''), _negated=True), name='a_host_has_a_number', violation_error_message='Enter the VAT number or the tax code: one of the two says who the host is.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AttendanceMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='month')),
                ('days_planned', models.PositiveSmallIntegerField(verbose_name='days planned')),
                ('days_attended', models.PositiveSmallIntegerField(verbose_name='days attended')),
                ('hours_attended', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='hours attended')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('due', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='allowance due')),
                ('from_days', models.BooleanField(default=False, verbose_name='counted from its days')),
                ('days_missing', models.PositiveSmallIntegerField(default=0, verbose_name='days not noted, taken as absences')),
                ('parts', models.JSONField(blank=True, default=list, verbose_name='how the amount is made up')),
                ('confirmed_at', models.DateTimeField(verbose_name='confirmed')),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='months', to='placements.internship', verbose_name='internship')),
            ],
            options={
                'verbose_name': 'month of attendance',
                'verbose_name_plural': 'months of attendance',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('month'), name='one_month_once', violation_error_message='This month is already confirmed.'),
                    models.CheckConstraint(condition=models.Q(('month__day', 1)), name='a_month_begins_on_its_first_day'),
                    models.CheckConstraint(condition=models.Q(('days_attended__lte', models.F('days_planned'))), name='no_more_days_than_planned', violation_error_message='More days attended than planned.'),
                    models.CheckConstraint(condition=models.Q(('due__gte', 0)), name='nothing_negative_is_due'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('days_planned', models.PositiveSmallIntegerField(verbose_name='days planned')),
                ('days_attended', models.PositiveSmallIntegerField(verbose_name='days attended')),
                ('hours_attended', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='hours attended')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='difference')),
                ('why', models.CharField(max_length=300, verbose_name='why')),
                ('made_at', models.DateTimeField(verbose_name='adjusted')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adjusted by')),
                ('month', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='placements.attendancemonth', verbose_name='month of attendance')),
            ],
            options={
                'verbose_name': 'adjustment of a month',
                'verbose_name_plural': 'adjustments of months',
                'constraints': [
                    models.UniqueConstraint(models.F('month'), models.F('number'), name='one_adjustment_a_number', violation_error_message='This month was adjusted in the meantime: look at it again.'),
                    models.CheckConstraint(condition=models.Q(('days_attended__lte', models.F('days_planned'))), name='no_more_days_than_planned_after_all', violation_error_message='More days attended than planned.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('provider', models.CharField(max_length=160, verbose_name='provider')),
                ('hours', models.PositiveSmallIntegerField(verbose_name='hours')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='to')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='place')),
                ('qualification', models.CharField(blank=True, max_length=160, verbose_name='qualification or certificate')),
                ('cost', models.DecimalField(decimal_places=2, default=0, max_digits=8, verbose_name='cost for one person, in euro')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'course',
                'verbose_name_plural': 'courses',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('title'), models.F('provider'), models.F('starts_on'), name='one_course_a_title_and_day', violation_error_message='This course is registered already.'),
                    models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_course_ends_after_it_begins', violation_error_message='The course would end before it begins: check the two days.'),
                    models.CheckConstraint(condition=models.Q(('cost__gte', 0)), name='a_course_costs_no_less_than_nothing'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('internship', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='cover', serialize=False, to='placements.internship', verbose_name='internship')),
                ('shares', models.JSONField(blank=True, default=dict, verbose_name='who pays')),
                ('third_party', models.CharField(blank=True, max_length=120, verbose_name='third party')),
                ('inail_by', models.CharField(choices=[('promoter', 'the promoter'), ('host', 'the host'), ('other', 'somebody else')], default='promoter', max_length=8, verbose_name='INAIL insured by')),
                ('inail_position', models.CharField(blank=True, max_length=40, verbose_name='INAIL position')),
                ('liability_insurer', models.CharField(blank=True, max_length=120, verbose_name='liability insurer')),
                ('liability_policy', models.CharField(blank=True, max_length=60, verbose_name='liability policy')),
                ('liability_until', models.DateField(blank=True, null=True, verbose_name='policy valid until')),
                ('training_by', models.CharField(choices=[('promoter', 'the promoter'), ('host', 'the host'), ('other', 'somebody else')], default='host', max_length=8, verbose_name='safety training by')),
                ('training_general', models.PositiveSmallIntegerField(default=0, verbose_name='hours, general part')),
                ('training_specific', models.PositiveSmallIntegerField(default=0, verbose_name='hours, specific part')),
                ('training_on', models.DateField(blank=True, null=True, verbose_name='safety training on')),
                ('cob_by', models.CharField(choices=[('promoter', 'the promoter'), ('host', 'the host'), ('other', 'somebody else')], default='host', max_length=8, verbose_name='mandatory communication by')),
                ('cob_on', models.DateField(blank=True, null=True, verbose_name='mandatory communication made on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                'verbose_name': 'cover of an internship',
                'verbose_name_plural': 'covers of internships',
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('host', 'the host'), ('tutor', 'the service’s tutor'), ('person', 'the person')], max_length=6, verbose_name='who says it')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('reached', models.CharField(choices=[('whole', 'reached'), ('partly', 'partly reached'), ('not', 'not reached')], max_length=6, verbose_name='what it was for')),
                ('went_well', models.TextField(verbose_name='what went well')),
                ('to_go_on', models.TextField(blank=True, verbose_name='what to go on with')),
                ('objection', models.TextField(blank=True, verbose_name='what the person says to it')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('countersigned_on', models.DateField(blank=True, null=True, verbose_name='countersigned on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('countersigned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='countersigned by')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='placements.internship', verbose_name='internship')),
            ],
            options={
                'verbose_name': 'word at the end of an internship',
                'verbose_name_plural': 'words at the end of internships',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('side'), name='one_word_a_side', violation_error_message='This side’s word is written already: open it to change it.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('countersigned_by', None), ('countersigned_on', None)), models.Q(('countersigned_by__isnull', False), ('countersigned_on__isnull', False)), _connector='OR'), name='a_countersignature_says_who_and_when'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('start', 'start'), ('amendment', 'amendment'), ('suspension', 'suspension'), ('resumption', 'resumption'), ('extension', 'extension'), ('early_end', 'early end')], max_length=10, verbose_name='kind')),
                ('dated_on', models.DateField(verbose_name='date of the act')),
                ('holds_from', models.DateField(verbose_name='holds from')),
                ('requested_on', models.DateField(blank=True, null=True, verbose_name='requested on')),
                ('requested_by', models.CharField(blank=True, max_length=120, verbose_name='requested by')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('weekly_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='weekly hours')),
                ('timetable', models.JSONField(blank=True, null=True, verbose_name='timetable')),
                ('allowance', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='monthly allowance')),
                ('shares', models.JSONField(blank=True, null=True, verbose_name='who pays')),
                ('tasks', models.TextField(blank=True, null=True, verbose_name='tasks')),
                ('reason', models.CharField(blank=True, choices=[('maternity', 'maternity'), ('accident', 'accident'), ('illness', 'long illness'), ('closure', 'closure of the host'), ('other', 'other'), ('health', 'health'), ('absences', 'repeated absences'), ('unsuitable', 'tasks or setting not suitable'), ('conflict', 'difficult relations'), ('job_found', 'found a job'), ('family', 'family reasons'), ('host', 'decision of the host'), ('other', 'other'), ('unknown', 'not known')], max_length=12, verbose_name='reason')),
                ('note', models.TextField(blank=True, verbose_name='in words')),
                ('motive', models.TextField(blank=True, verbose_name='motive for passing a warning')),
                ('declared', models.JSONField(blank=True, default=dict, verbose_name='what was declared')),
                ('protocol', models.CharField(blank=True, max_length=60, verbose_name='protocol number')),
                ('communicated_on', models.DateField(blank=True, null=True, verbose_name='mandatory communication made on')),
                ('stated', models.JSONField(blank=True, default=dict, editable=False, verbose_name='as it stood that day')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='placements.internship', verbose_name='internship')),
            ],
            options={
                'verbose_name': 'act of an internship',
                'verbose_name_plural': 'acts of internships',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('number'), name='one_act_a_number'),
                    models.UniqueConstraint(models.F('internship'), condition=models.Q(('kind', 'start')), name='an_internship_starts_once'),
                    models.UniqueConstraint(models.F('internship'), condition=models.Q(('kind', 'early_end')), name='an_internship_ends_early_once', violation_error_message='This internship was already ended early.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('kind', 'start'), _negated=True), models.Q(('allowance__isnull', False), ('ends_on__isnull', False), ('number', 1), ('weekly_hours__isnull', False)), _connector='OR'), name='a_start_says_everything'),
                    models.CheckConstraint(condition=models.Q(('allowance', None), ('allowance__gte', 0), _connector='OR'), name='no_act_pays_less_than_nothing'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Day',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('presence', models.CharField(choices=[('present', 'present'), ('absent', 'absent'), ('closed', 'host closed')], max_length=8, verbose_name='present or not')),
                ('hours', models.DecimalField(decimal_places=1, default=0, max_digits=4, verbose_name='hours')),
                ('reason', models.CharField(blank=True, choices=[('illness', 'ill'), ('accident', 'accident at the internship'), ('family', 'family reasons'), ('appointment', 'appointment with a service'), ('agreed', 'agreed beforehand'), ('unannounced', 'without notice'), ('other', 'other')], max_length=12, verbose_name='reason')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('noted_from', models.CharField(choices=[('desk', 'the desk'), ('link', "the host's tutor"), ('sheet', 'the paper sheet')], default='desk', max_length=6, verbose_name='noted from')),
                ('noted_at', models.DateTimeField(auto_now=True, verbose_name='noted')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='placements.internship', verbose_name='internship')),
                ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
            ],
            options={
                'verbose_name': 'day of attendance',
                'verbose_name_plural': 'days of attendance',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('day'), name='one_note_a_day', violation_error_message='This day is already noted.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('presence', 'present'), ('reason', '')), models.Q(models.Q(('presence', 'present'), _negated=True), ('hours', 0)), _connector='OR'), name='who_is_away_has_no_hours'),
                    models.CheckConstraint(condition=models.Q(('hours__gte', 0), ('hours__lte', 24)), name='a_day_has_24_hours'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('enrolled_on', models.DateField(verbose_name='enrolled on')),
                ('state', models.CharField(choices=[('enrolled', 'enrolled'), ('attending', 'attending'), ('completed', 'completed'), ('dropped', 'dropped out')], default='enrolled', max_length=10, verbose_name='how far')),
                ('hours_attended', models.DecimalField(decimal_places=1, default=0, max_digits=6, verbose_name='hours attended')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('drop_reason', models.CharField(blank=True, choices=[('job_found', 'found a job'), ('health', 'health'), ('family', 'family reasons'), ('transport', 'could not get there'), ('language', 'language too difficult'), ('unsuitable', 'course not suitable'), ('cancelled', 'course cancelled'), ('other', 'other'), ('unknown', 'not known')], max_length=12, verbose_name='why left')),
                ('qualification', models.CharField(blank=True, max_length=160, verbose_name='what was obtained')),
                ('payer', models.CharField(choices=[('service', 'the service'), ('region', 'the Region'), ('provider', 'the provider: it costs nothing'), ('other', 'somebody else')], default='service', max_length=8, verbose_name='who pays')),
                ('cost', models.DecimalField(decimal_places=2, default=0, max_digits=8, verbose_name='cost, in euro')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.document', verbose_name='certificate on file')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='placements.course', verbose_name='course')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'enrolment',
                'verbose_name_plural': 'enrolments',
                'constraints': [
                    models.UniqueConstraint(models.F('course'), models.F('episode'), name='a_case_is_enrolled_once', violation_error_message='This person is in the course already.'),
                    models.CheckConstraint(condition=models.Q(('cost__gte', 0), ('hours_attended__gte', 0)), name='nothing_of_an_enrolment_is_negative'),
                    models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), models.Q(('drop_reason', ''), _negated=True)), models.Q(models.Q(('state', 'dropped'), _negated=True), ('drop_reason', '')), _connector='OR'), name='who_drops_out_has_a_reason', violation_error_message='Say why the person left the course; only then.'),
                    models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('enrolled_on')), _connector='OR'), name='an_enrolment_ends_after_it_begins', violation_error_message='The course would end before the enrolment: check the two days.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('midterm', 'mid-term'), ('final', 'at the end'), ('other', 'in between')], max_length=7, verbose_name='which evaluation')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='placements.internship', verbose_name='internship')),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.round', verbose_name='assessment round')),
            ],
            options={
                'verbose_name': 'evaluation of an internship',
                'verbose_name_plural': 'evaluations of internships',
            },
        ),
        migrations.CreateModel(
            name='ExtensionRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ends_on', models.DateField(verbose_name='new last day')),
                ('asked_by', models.CharField(choices=[('person', 'the intern'), ('host', 'the host'), ('service', 'the service'), ('other', 'somebody else')], max_length=8, verbose_name='asked by')),
                ('asker', models.CharField(blank=True, max_length=120, verbose_name='name of who asks')),
                ('requested_on', models.DateField(verbose_name='asked on')),
                ('why', models.TextField(blank=True, verbose_name='why')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ('refusal', models.TextField(blank=True, verbose_name='why it was refused')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('act', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request', to='placements.act', verbose_name='granted by the act')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='placements.internship', verbose_name='internship')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'request of an extension',
                'verbose_name_plural': 'requests of extensions',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), condition=models.Q(('decided_on', None)), name='one_request_waits_at_a_time', violation_error_message='An extension was asked for already: decide on that request first.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('act', None), ('decided_on', None), ('refusal', '')), models.Q(('act__isnull', False), ('decided_on__isnull', False), ('refusal', '')), models.Q(('act', None), ('decided_on__isnull', False), models.Q(('refusal', ''), _negated=True)), _connector='OR'), name='a_request_is_granted_or_refused'),
                ],
            },
        ),
        migrations.AddField(
            model_name='internship',
            name='host',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='placements.host', verbose_name='host'),
        ),
        migrations.CreateModel(
            name='Hire',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('employer', models.CharField(blank=True, max_length=160, verbose_name='another employer')),
                ('starts_on', models.DateField(verbose_name='hired on')),
                ('contract', models.CharField(choices=[('permanent', 'permanent'), ('fixed_term', 'fixed-term'), ('apprenticeship', 'apprenticeship'), ('agency', 'through an agency'), ('on_call', 'on call'), ('other', 'other')], max_length=14, verbose_name='contract')),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='months')),
                ('weekly_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='weekly hours')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='no longer employed there, as known on')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='beneficiaries.episode', verbose_name='case')),
                ('internship', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='placements.internship', verbose_name='after the internship')),
                ('person', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='beneficiaries.person', verbose_name='person')),
                ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='placements.host', verbose_name='host')),
            ],
            options={
                'verbose_name': 'hire',
                'verbose_name_plural': 'hires',
                'constraints': [
                    models.UniqueConstraint(fields=('person', 'starts_on', 'host', 'employer'), name='one_hire_a_day_and_employer', nulls_distinct=False, violation_error_message='This hire is already registered.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('employer', ''), ('host__isnull', False)), models.Q(('host', None), models.Q(('employer', ''), _negated=True)), _connector='OR'), name='a_hire_has_one_employer', violation_error_message='Choose a host or write the name of another employer, not both.'),
                    models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('starts_on')), _connector='OR'), name='a_job_ends_after_it_begins', violation_error_message='The job would end before it begins: check the two days.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('role', models.CharField(blank=True, max_length=120, verbose_name='role')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='placements.host', verbose_name='host')),
            ],
            options={
                'verbose_name': 'contact at a host',
                'verbose_name_plural': 'contacts at hosts',
            },
        ),
        migrations.CreateModel(
            name='Availability',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hours_most', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week at most')),
                ('hours_wished', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week she would like')),
                ('times', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('morning', 'mornings'), ('afternoon', 'afternoons'), ('evening', 'evenings'), ('night', 'nights'), ('weekend', 'weekends')], max_length=12), blank=True, default=list, size=None, verbose_name='times that are possible')),
                ('days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')]), blank=True, default=list, size=None, verbose_name='days that are possible')),
                ('earliest', models.TimeField(blank=True, null=True, verbose_name='not before')),
                ('latest', models.TimeField(blank=True, null=True, verbose_name='not after')),
                ('ways', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('vehicle', 'with a car or scooter of her own'), ('transport', 'by bus or train'), ('bicycle', 'by bicycle'), ('foot', 'on foot')], max_length=12), blank=True, default=list, size=None, verbose_name='how she gets to work')),
                ('furthest', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='by bicycle or on foot, up to so many km')),
                ('limits', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('lifting', 'lifting up to 10 kg'), ('heavy', 'lifting more than 10 kg'), ('standing', 'standing for long'), ('bending', 'bending or kneeling'), ('stairs', 'stairs or ladders'), ('heights', 'working at heights'), ('dust', 'dust'), ('noise', 'noise'), ('cold', 'cold or cold rooms'), ('heat', 'heat'), ('outdoors', 'outdoors in any weather'), ('chemicals', 'cleaning agents or chemicals'), ('allergens', 'flour, pollen, animal hair or other allergens'), ('public', 'contact with the public'), ('crowd', 'many people around'), ('alone', 'working alone'), ('pace', 'a fast pace that is set'), ('screen', 'screen work'), ('machines', 'machines that may hurt'), ('driving', 'driving')], max_length=12), blank=True, default=list, size=None, verbose_name='what is not possible at work')),
                ('lacks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('car', 'driving licence B'), ('moped', 'driving licence AM'), ('lorry', 'driving licence C'), ('bus', 'driving licence D'), ('forklift', 'forklift licence'), ('food', 'food hygiene certificate (HACCP)'), ('safety', 'safety training'), ('care', 'health and social care qualification (OSS)')], max_length=12), blank=True, default=list, size=None, verbose_name='what she surely does not have')),
                ('wished_work', models.CharField(blank=True, max_length=200, verbose_name='work she would like')),
                ('wished_towns', models.CharField(blank=True, max_length=200, verbose_name='where she would like to work')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('asked_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('episode', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='availability', to='beneficiaries.episode', verbose_name='case')),
                ('hosts_not_wanted', models.ManyToManyField(blank=True, related_name='+', to='placements.host', verbose_name='hosts she does not want to go to')),
            ],
            options={
                'verbose_name': 'availability',
                'verbose_name_plural': 'availabilities',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('hours_most', None), ('hours_most__range', (1, 48)), _connector='OR'), name='at_most_the_hours_of_a_week', violation_error_message='A week of work has between 1 and 48 hours.'),
                    models.CheckConstraint(condition=models.Q(('earliest', None), ('latest', None), ('latest__gt', models.F('earliest')), _connector='OR'), name='a_day_of_work_ends_after_it_begins', violation_error_message='The latest hour comes before the earliest one: check the two.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='agreement',
            name='host',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='placements.host', verbose_name='host'),
        ),
        migrations.CreateModel(
            name='HostEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('happened_on', models.DateField(verbose_name='when')),
                ('kind', models.CharField(choices=[('call', 'telephone call'), ('visit', 'visit'), ('mail', 'e-mail'), ('other', 'other')], max_length=5, verbose_name='how')),
                ('with_whom', models.CharField(blank=True, max_length=120, verbose_name='with whom else')),
                ('text', models.TextField(verbose_name='what was said')),
                ('next_action', models.CharField(blank=True, max_length=200, verbose_name='what is next')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('end', models.CharField(blank=True, choices=[('done', 'done'), ('not_needed', 'not needed')], max_length=12, verbose_name='how it ended')),
                ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was not needed')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='placements.contact', verbose_name='with whom')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='placements.host', verbose_name='host')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='host_entries', to=settings.AUTH_USER_MODEL, verbose_name='who does it')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'call or visit',
                'verbose_name_plural': 'calls and visits',
                'indexes': [
                    models.Index(fields=['host', '-happened_on'], name='host_entries_newest_first'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('next_action', ''), ('owner', None)), models.Q(models.Q(('next_action', ''), _negated=True), ('owner__isnull', False)), _connector='OR'), name='what_is_next_has_an_owner', violation_error_message='Say what is next and who does it, or leave both empty.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('end_reason', ''), ('ended_at', None)), models.Q(models.Q(('end', ''), _negated=True), models.Q(('next_action', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='only_what_was_next_ends'),
                    models.CheckConstraint(condition=models.Q(models.Q(('end', 'not_needed'), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='not_needed_with_a_host_has_a_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='HostMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', models.JSONField(verbose_name='rows that moved')),
                ('fields', models.JSONField(verbose_name='fields taken over')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='merged')),
                ('before', models.JSONField(default=dict, verbose_name='how it stood before')),
                ('undone_at', models.DateTimeField(editable=False, null=True, verbose_name='undone')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='merged by')),
                ('gone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.host', verbose_name='record that was merged')),
                ('survivor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.host', verbose_name='record that stays')),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by')),
            ],
            options={
                'verbose_name': 'merge of two hosts',
                'verbose_name_plural': 'merges of hosts',
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('gone',), name='a_host_is_merged_once'),
                    models.CheckConstraint(condition=models.Q(('survivor', models.F('gone')), _negated=True), name='no_host_becomes_itself'),
                ],
            },
        ),
        migrations.CreateModel(
            name='JobCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.PositiveSmallIntegerField(verbose_name='months after')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('state', models.CharField(choices=[('there', 'still employed there'), ('elsewhere', 'employed elsewhere'), ('not_employed', 'not employed'), ('no_answer', 'no answer this time'), ('unreachable', 'unreachable')], max_length=12, verbose_name='what was heard')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='in words')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('hire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='placements.hire', verbose_name='job')),
            ],
            options={
                'verbose_name': 'check of a job',
                'verbose_name_plural': 'checks of jobs',
                'constraints': [
                    models.UniqueConstraint(models.F('hire'), models.F('month'), condition=models.Q(('state', 'no_answer'), _negated=True), name='one_answer_a_check', violation_error_message='This check was answered already.'),
                    models.UniqueConstraint(models.F('hire'), models.F('month'), models.F('asked_on'), condition=models.Q(('state', 'no_answer')), name='one_try_a_day', violation_error_message='Today’s try is noted already: try again on another day.'),
                    models.CheckConstraint(condition=models.Q(('month__in', (1, 3, 6, 12))), name='a_job_is_checked_at_its_months'),
                ],
            },
        ),
        migrations.CreateModel(
            name='LearningGoal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lineage', models.CharField(editable=False, max_length=100, verbose_name='meaning')),
                ('start', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='level at the start')),
                ('aim', models.PositiveSmallIntegerField(verbose_name='level aimed at')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='in the person’s words')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('set_on', models.DateField(verbose_name='set on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='changed or given up on')),
                ('ended_why', models.CharField(blank=True, max_length=300, verbose_name='why it was changed or given up')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed or given up by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='placements.internship', verbose_name='internship')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.item', verbose_name='item')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='set by')),
                ('start_round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.round', verbose_name='agreed in')),
            ],
            options={
                'verbose_name': 'learning goal',
                'verbose_name_plural': 'learning goals',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('lineage'), condition=models.Q(('ended_on', None)), name='one_standing_goal_a_meaning', violation_error_message='This is a goal of the internship already.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('start', None), ('start_round', None)), models.Q(('start__isnull', False), ('start_round__isnull', False)), _connector='OR'), name='a_start_was_agreed_somewhere'),
                    models.CheckConstraint(condition=models.Q(('start', None), ('aim__gte', models.F('start')), _connector='OR'), name='an_aim_is_not_below_its_start'),
                    models.CheckConstraint(condition=models.Q(models.Q(('ended_by', None), ('ended_on', None), ('ended_why', '')), models.Q(('ended_by__isnull', False), ('ended_on__gte', models.F('set_on')), models.Q(('ended_why', ''), _negated=True)), _connector='OR'), name='a_goal_ends_with_a_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('conditions_asked_on', models.DateField(blank=True, editable=False, null=True, verbose_name='conditions asked on')),
                ('weekly_hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week')),
                ('timetable', models.JSONField(blank=True, default=list, verbose_name='timetable')),
                ('shifts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('morning', 'mornings'), ('afternoon', 'afternoons'), ('evening', 'evenings'), ('night', 'nights'), ('weekend', 'weekends')], max_length=12), blank=True, default=list, size=None, verbose_name='times of day')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('licences', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('car', 'driving licence B'), ('moped', 'driving licence AM'), ('lorry', 'driving licence C'), ('bus', 'driving licence D'), ('forklift', 'forklift licence'), ('food', 'food hygiene certificate (HACCP)'), ('safety', 'safety training'), ('care', 'health and social care qualification (OSS)')], max_length=12), blank=True, default=list, size=None, verbose_name='licences')),
                ('demands', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('lifting', 'lifting up to 10 kg'), ('heavy', 'lifting more than 10 kg'), ('standing', 'standing for long'), ('bending', 'bending or kneeling'), ('stairs', 'stairs or ladders'), ('heights', 'working at heights'), ('dust', 'dust'), ('noise', 'noise'), ('cold', 'cold or cold rooms'), ('heat', 'heat'), ('outdoors', 'outdoors in any weather'), ('chemicals', 'cleaning agents or chemicals'), ('allergens', 'flour, pollen, animal hair or other allergens'), ('public', 'contact with the public'), ('crowd', 'many people around'), ('alone', 'working alone'), ('pace', 'a fast pace that is set'), ('screen', 'screen work'), ('machines', 'machines that may hurt'), ('driving', 'driving')], max_length=12), blank=True, default=list, size=None, verbose_name='what the work asks')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('tasks', models.TextField(blank=True, verbose_name='tasks, in words')),
                ('places', models.PositiveSmallIntegerField(default=1, verbose_name='places')),
                ('opens_on', models.DateField(verbose_name='open from')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='open until')),
                ('paused_on', models.DateField(blank=True, null=True, verbose_name='paused since')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='placements.agreement', verbose_name='framework agreement')),
            ],
            options={
                'verbose_name': 'opening',
                'verbose_name_plural': 'openings',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('weekly_hours', None), ('weekly_hours__range', (1, 48)), _connector='OR'), name='an_opening_has_hours_of_a_week', violation_error_message='An internship has between 1 and 48 hours a week.'),
                    models.CheckConstraint(condition=models.Q(('closes_on', None), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='an_opening_closes_after_it_opens', violation_error_message='The opening would close before it opens: check the two days.'),
                    models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='an_opening_has_a_place', violation_error_message='An opening has at least one place.'),
                    models.UniqueConstraint(models.F('agreement'), models.F('title'), models.F('opens_on'), name='one_opening_a_title_and_day', violation_error_message='This agreement already has an opening with this title from this day on.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='internship',
            name='opening',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='internships', to='placements.opening', verbose_name='opening'),
        ),
        migrations.CreateModel(
            name='Candidacy',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('shortlisted', 'shortlist'), ('proposed', 'proposed to the host'), ('interview', 'interview'), ('accepted', 'accepted'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='shortlisted', editable=False, max_length=12, verbose_name='state')),
                ('moved_on', models.DateField(verbose_name='in this state since')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='beneficiaries.episode', verbose_name='case')),
                ('internship', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='candidacy', to='placements.internship', verbose_name='internship')),
                ('opening', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='placements.opening', verbose_name='opening')),
            ],
            options={
                'verbose_name': 'candidacy',
                'verbose_name_plural': 'candidacies',
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('opening'), condition=models.Q(('internship', None), ('state__in', ('shortlisted', 'proposed', 'interview', 'accepted'))), name='one_standing_candidacy_an_opening', violation_error_message='This person is on the board of this opening already.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PaymentRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('since', models.DateField(verbose_name='first month')),
                ('month', models.DateField(verbose_name='month')),
                ('made_at', models.DateTimeField(verbose_name='prepared')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_runs', to='equipe.ambito', verbose_name='district')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('number'), name='one_payment_a_number', violation_error_message='Another payment was prepared in the meantime: look at the list again.'),
                    models.CheckConstraint(condition=models.Q(('month__day', 1), ('since__day', 1)), name='a_payment_begins_and_ends_with_a_month'),
                    models.CheckConstraint(condition=models.Q(('since__lte', models.F('month'))), name='a_payment_ends_after_it_begins'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PaymentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='amount')),
                ('adjustment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='paid_in', to='placements.adjustment', verbose_name='adjustment')),
                ('month', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paid_in', to='placements.attendancemonth', verbose_name='month')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='placements.paymentrun', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'amount paid',
                'verbose_name_plural': 'amounts paid',
                'constraints': [
                    models.UniqueConstraint(models.F('month'), condition=models.Q(('adjustment', None)), name='a_closed_month_is_paid_once'),
                    models.UniqueConstraint(models.F('adjustment'), name='an_adjustment_is_paid_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PutAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('absences', 'absences'), ('empty_week', 'a week without presence'), ('fewer_hours', 'fewer hours'), ('negative_note', 'worrying note'), ('lower_level', 'lower than before'), ('unconfirmed', 'weeks not confirmed'), ('accident', 'accident'), ('visit_overdue', 'visit overdue')], max_length=13, verbose_name='signal')),
                ('up_to', models.DateField(verbose_name='for what happened until')),
                ('reason', models.CharField(max_length=300, verbose_name='why')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='put_aside', to='placements.internship', verbose_name='internship')),
            ],
            options={
                'verbose_name': 'signal put aside',
                'verbose_name_plural': 'signals put aside',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('kind'), models.F('up_to'), name='a_signal_is_put_aside_once'),
                    models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='who_puts_aside_says_why'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lineage', models.CharField(editable=False, max_length=100, verbose_name='meaning')),
                ('level', models.PositiveSmallIntegerField(verbose_name='level asked')),
                ('need', models.CharField(choices=[('required', 'required'), ('desired', 'desired')], default='required', max_length=8, verbose_name='how much it is needed')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.item', verbose_name='item')),
                ('opening', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='placements.opening', verbose_name='opening')),
            ],
            options={
                'verbose_name': 'requirement',
                'verbose_name_plural': 'requirements',
                'constraints': [
                    models.UniqueConstraint(models.F('opening'), models.F('lineage'), name='one_requirement_a_meaning', violation_error_message='The same thing is asked twice: once is enough.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Scan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='title')),
                ('content_type', models.CharField(editable=False, max_length=80, verbose_name='type of file')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                ('pages', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='pages')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='fingerprint')),
                ('content', models.BinaryField(verbose_name='sealed bytes')),
                ('filed_at', models.DateTimeField(auto_now_add=True, verbose_name='filed')),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='filed by')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='placements.host', verbose_name='host')),
            ],
            options={
                'verbose_name': 'scan',
                'verbose_name_plural': 'scans',
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('person', 'intern'), ('promoter', 'for the promoter'), ('host', 'for the host'), ('promoter_tutor', "the service's tutor"), ('host_tutor', "the host's tutor")], max_length=14, verbose_name='signs as')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('manner', models.CharField(blank=True, choices=[('paper', 'on paper'), ('electronic', 'with an electronic signature'), ('link', "through the tutor's link")], max_length=10, verbose_name='how it was signed')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('filed_at', models.DateTimeField(blank=True, null=True, verbose_name='filed')),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='placements.act', verbose_name='act')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='placements.agreement', verbose_name='agreement')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.document', verbose_name='signed paper')),
                ('filed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='filed by')),
                ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='placements.scan', verbose_name='signed paper')),
            ],
            options={
                'verbose_name': 'signature under a paper',
                'verbose_name_plural': 'signatures under papers',
                'constraints': [
                    models.UniqueConstraint(models.F('act'), models.F('side'), name='one_signature_a_side_of_an_act'),
                    models.UniqueConstraint(models.F('agreement'), models.F('side'), name='one_signature_a_side_of_an_agreement'),
                    models.CheckConstraint(condition=models.Q(models.Q(('act', None), ('agreement__isnull', False), ('document', None)), models.Q(('act__isnull', False), ('agreement', None), ('scan', None)), _connector='OR'), name='a_signature_stands_under_one_paper'),
                    models.CheckConstraint(condition=models.Q(models.Q(('manner', ''), ('signed_on', None)), models.Q(('signed_on__isnull', False), models.Q(('manner', ''), _negated=True)), _connector='OR'), name='a_signature_says_when_and_how'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('is_main', models.BooleanField(default=False, verbose_name='the main one')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='municipality')),
                ('lines', models.CharField(blank=True, max_length=200, verbose_name='bus or train')),
                ('needs_vehicle', models.BooleanField(default=False, verbose_name='reached only with a vehicle of one’s own')),
                ('accessibility', models.CharField(blank=True, max_length=300, verbose_name='accessibility')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='no longer in use since')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='placements.host', verbose_name='host')),
            ],
            options={
                'verbose_name': 'place of work',
                'verbose_name_plural': 'places of work',
                'constraints': [
                    models.UniqueConstraint(models.F('host'), condition=models.Q(('is_main', True)), name='one_main_site_a_host'),
                ],
            },
        ),
        migrations.AddField(
            model_name='opening',
            name='site',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='placements.site', verbose_name='place of work'),
        ),
        migrations.CreateModel(
            name='Headcount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted_on', models.DateField(blank=True, null=True, verbose_name='counted on')),
                ('permanent', models.PositiveIntegerField(verbose_name='open-ended')),
                ('fixed_term', models.PositiveIntegerField(blank=True, null=True, verbose_name='fixed-term')),
                ('noted_at', models.DateTimeField(auto_now=True, verbose_name='noted')),
                ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='headcounts', to='placements.site', verbose_name='place of work')),
            ],
            options={
                'verbose_name': 'count of employees',
                'verbose_name_plural': 'counts of employees',
                'constraints': [
                    models.UniqueConstraint(fields=('site', 'counted_on'), name='one_headcount_a_day', nulls_distinct=False, violation_error_message='The employees of this day are counted already.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='contact',
            name='site',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='placements.site', verbose_name='place of work'),
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('state', models.CharField(choices=[('shortlisted', 'shortlist'), ('proposed', 'proposed to the host'), ('interview', 'interview'), ('accepted', 'accepted'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=12, verbose_name='state')),
                ('decider', models.CharField(blank=True, choices=[('host', 'the host'), ('person', 'the person'), ('service', 'the service')], max_length=8, verbose_name='who said no')),
                ('reason', models.CharField(blank=True, choices=[('skills', 'what is asked is not there yet'), ('times', 'hours or shifts do not go together'), ('way', 'the way to work is too far or too hard'), ('tasks', 'the tasks are not suitable or not wanted'), ('absent', 'did not come, cannot be reached'), ('other_place', 'found another place or a job'), ('other_chosen', 'somebody else was chosen'), ('place_gone', 'the place is no longer offered'), ('not_now', 'not now'), ('no_reason', 'no reason was given')], max_length=12, verbose_name='reason')),
                ('told', models.JSONField(blank=True, default=dict, verbose_name='what the host was told')),
                ('on', models.DateField(verbose_name='on')),
                ('taken_at', models.DateTimeField(auto_now_add=True, verbose_name='written down')),
                ('candidacy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='placements.candidacy', verbose_name='candidacy')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'step of a candidacy',
                'verbose_name_plural': 'steps of candidacies',
                'constraints': [
                    models.UniqueConstraint(models.F('candidacy'), models.F('number'), name='one_step_a_number', violation_error_message='Somebody else moved this candidacy meanwhile: look where it stands now.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('refused', 'withdrawn')), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state__in', ('refused', 'withdrawn')), _negated=True), ('decider', ''), ('reason', '')), _connector='OR'), name='who_says_no_says_why'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Tutor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(choices=[('promoter', "the service's tutor"), ('host', "the host's tutor"), ('other', 'another tutor')], max_length=8, verbose_name='for whom')),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='position')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('role', models.CharField(blank=True, max_length=120, verbose_name='role')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('from_day', models.DateField(verbose_name='from')),
                ('to_day', models.DateField(blank=True, null=True, verbose_name='to')),
                ('visits_every', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='visits every so many days')),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tutors_begun', to='placements.act', verbose_name='came by the act')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tutors_ended', to='placements.act', verbose_name='left by the act')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tutors', to='placements.internship', verbose_name='internship')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tutorships', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
            ],
            options={
                'verbose_name': 'tutor of an internship',
                'verbose_name_plural': 'tutors of internships',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('side'), condition=models.Q(('to_day', None), models.Q(('side', 'other'), _negated=True)), name='one_tutor_a_side_at_a_time', violation_error_message='This side has a tutor already: end that period first.'),
                    models.CheckConstraint(condition=models.Q(('to_day', None), ('to_day__gte', models.F('from_day')), _connector='OR'), name='a_tutor_leaves_after_coming', violation_error_message='The tutor would leave before coming: check the two days.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lineage', models.CharField(blank=True, editable=False, max_length=100, verbose_name='meaning')),
                ('level', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='level')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('on', models.DateField(verbose_name='on')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='placements.internship', verbose_name='internship')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.item', verbose_name='item')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='placements.tutor', verbose_name='tutor')),
            ],
            options={
                'verbose_name': 'observation of a tutor',
                'verbose_name_plural': 'observations of tutors',
                'constraints': [
                    models.UniqueConstraint(models.F('tutor'), models.F('lineage'), models.F('on'), name='one_look_a_day'),
                    models.CheckConstraint(condition=models.Q(models.Q(('item', None), ('level', None), ('lineage', ''), models.Q(('note', ''), _negated=True)), models.Q(('item__isnull', False), models.Q(('lineage', ''), _negated=True)), _connector='OR'), name='a_look_is_at_something'),
                ],
            },
        ),
        migrations.CreateModel(
            name='HostReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('absence', 'absence'), ('accident', 'accident'), ('other', 'something else')], max_length=8, verbose_name='what')),
                ('on', models.DateField(verbose_name='on')),
                ('reason', models.CharField(blank=True, choices=[('illness', 'ill'), ('accident', 'accident at the internship'), ('family', 'family reasons'), ('appointment', 'appointment with a service'), ('agreed', 'agreed beforehand'), ('unannounced', 'without notice'), ('other', 'other')], max_length=12, verbose_name='reason')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='in words')),
                ('reported_at', models.DateTimeField(verbose_name='reported')),
                ('days_away', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='calendar days away')),
                ('handled_at', models.DateTimeField(blank=True, null=True, verbose_name='dealt with')),
                ('how', models.CharField(blank=True, max_length=500, verbose_name='what was done')),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dealt with by')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='host_reports', to='placements.internship', verbose_name='internship')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.tutor', verbose_name='tutor')),
            ],
            options={
                'verbose_name': "report of a host's tutor",
                'verbose_name_plural': "reports of hosts' tutors",
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('handled_at', None), ('handled_by', None), ('how', '')), models.Q(('handled_at__isnull', False), ('handled_by__isnull', False), models.Q(('how', ''), _negated=True)), _connector='OR'), name='who_dealt_with_it_says_how'),
                ],
            },
        ),
        migrations.CreateModel(
            name='HostLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fingerprint', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('device', models.CharField(blank=True, editable=False, max_length=64)),
                ('sent_to', models.EmailField(blank=True, max_length=254, verbose_name='sent to')),
                ('site', models.CharField(blank=True, max_length=200, verbose_name='address of the service')),
                ('language', models.CharField(blank=True, max_length=5, verbose_name='language')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('begun_at', models.DateTimeField(blank=True, null=True, verbose_name='opened')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='replaced')),
                ('begin_by', models.DateField(verbose_name='to be opened by')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='last used')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='placements.tutor', verbose_name='tutor')),
            ],
            options={
                'verbose_name': "link of a host's tutor",
                'verbose_name_plural': "links of hosts' tutors",
                'constraints': [
                    models.UniqueConstraint(models.F('tutor'), condition=models.Q(('ended_at', None)), name='one_valid_link_a_tutor'),
                    models.CheckConstraint(condition=models.Q(models.Q(('begun_at', None), ('device', '')), models.Q(('begun_at__isnull', False), models.Q(('device', ''), _negated=True)), _connector='OR'), name='a_host_link_begins_on_a_device'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('planned_on', models.DateField(verbose_name='planned on')),
                ('kind', models.CharField(choices=[('visit', 'visit at the host'), ('call', 'phone call'), ('meeting', 'meeting at the service')], default='visit', max_length=8, verbose_name='how')),
                ('checkpoint', models.CharField(blank=True, choices=[('first', 'first week'), ('midterm', 'half way'), ('final', 'before the end')], max_length=8, verbose_name='check point')),
                ('by_hand', models.BooleanField(default=False, verbose_name='set by hand')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('missed_because', models.CharField(blank=True, max_length=300, verbose_name='why it did not take place')),
                ('how', models.CharField(blank=True, choices=[('well', 'going well'), ('watch', 'to be watched'), ('worrying', 'worrying')], max_length=8, verbose_name='how it goes')),
                ('words', models.TextField(blank=True, verbose_name='what was seen and said')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='placements.internship', verbose_name='internship')),
                ('told_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='placements.tutor', verbose_name='tutor')),
            ],
            options={
                'verbose_name': 'visit of a tutor',
                'verbose_name_plural': 'visits of tutors',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('done_on', None), ('how', '')), models.Q(('done_on__isnull', False), ('missed_because', ''), models.Q(('how', ''), _negated=True)), _connector='OR'), name='a_visit_done_says_how_it_goes'),
                    models.UniqueConstraint(models.F('internship'), models.F('checkpoint'), condition=models.Q(models.Q(('checkpoint', ''), _negated=True), ('missed_because', '')), name='one_visit_a_check_point'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EarlierVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(editable=False)),
                ('done_on', models.DateField(null=True, verbose_name='done on')),
                ('kind', models.CharField(choices=[('visit', 'visit at the host'), ('call', 'phone call'), ('meeting', 'meeting at the service')], max_length=8, verbose_name='how')),
                ('missed_because', models.CharField(blank=True, max_length=300, verbose_name='why it did not take place')),
                ('how', models.CharField(blank=True, choices=[('well', 'going well'), ('watch', 'to be watched'), ('worrying', 'worrying')], max_length=8, verbose_name='how it goes')),
                ('words', models.TextField(blank=True, verbose_name='what was seen and said')),
                ('until', models.DateTimeField(auto_now_add=True, verbose_name='stood until')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='placements.visit', verbose_name='visit')),
            ],
            options={
                'verbose_name': 'visit as it was written before',
                'verbose_name_plural': 'visits as they were written before',
                'constraints': [
                    models.UniqueConstraint(models.F('visit'), models.F('version'), name='one_earlier_visit_a_version'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Week',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('monday', models.DateField(verbose_name='week from')),
                ('confirmed_at', models.DateTimeField(verbose_name='confirmed')),
                ('internship', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weeks', to='placements.internship', verbose_name='internship')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.tutor', verbose_name='tutor')),
            ],
            options={
                'verbose_name': 'week confirmed',
                'verbose_name_plural': 'weeks confirmed',
                'constraints': [
                    models.UniqueConstraint(models.F('internship'), models.F('monday'), name='one_week_once'),
                    models.CheckConstraint(condition=models.Q(('monday__iso_week_day', 1)), name='a_week_begins_on_monday'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AgreementAct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('signed', 'signing'), ('amended', 'amendment'), ('renewed', 'renewal'), ('ended', 'early end')], max_length=8, verbose_name='kind')),
                ('dated_on', models.DateField(verbose_name='date of the act')),
                ('holds_from', models.DateField(verbose_name='holds from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seats')),
                ('sectors', models.JSONField(blank=True, null=True, verbose_name='kinds of work')),
                ('insurance', models.JSONField(blank=True, null=True, verbose_name='insurance')),
                ('protocol', models.CharField(blank=True, max_length=60, verbose_name='protocol number')),
                ('note', models.TextField(blank=True, verbose_name='in words')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='placements.agreement', verbose_name='agreement')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'act of a framework agreement',
                'verbose_name_plural': 'acts of framework agreements',
                'constraints': [models.UniqueConstraint(models.F('agreement'), models.F('number'), name='one_agreement_act_a_number'), models.UniqueConstraint(models.F('agreement'), condition=models.Q(('kind', 'signed')), name='an_agreement_begins_once'), models.UniqueConstraint(models.F('agreement'), condition=models.Q(('kind', 'ended')), name='an_agreement_ends_early_once', violation_error_message='This agreement was ended early already.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'signed'), _negated=True), models.Q(('ends_on__isnull', False), ('number', 1), ('seats__isnull', False)), _connector='OR'), name='a_first_act_says_everything'), models.CheckConstraint(condition=models.Q(('seats', None), ('seats__gte', 1), _connector='OR'), name='no_act_agrees_on_no_seat')],
            },
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.UniqueConstraint(models.F('host'), models.F('number'), name='one_agreement_a_number', violation_error_message='This host already has an agreement with this number.'),
        ),
        migrations.AddIndex(
            model_name='internship',
            index=models.Index(fields=['host', 'starts_on'], name='internships_by_host'),
        ),
        migrations.RunSQL(USED, ONLY_ASSESSED),
        migrations.RunSQL(GUARDS, GUARDS_GONE),
    ]
