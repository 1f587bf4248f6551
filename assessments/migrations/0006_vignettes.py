"""Written cases, the sessions that ask staff to rate them, and each rater's sheet."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

# A version that a session asks is as used as one that a round asks.
ASKING_IS_USE = """
CREATE OR REPLACE FUNCTION instrument_is_used(reference bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference)
        OR EXISTS (SELECT FROM assessments_sessionvignette WHERE instrument_id = reference);
END $$;
CREATE TRIGGER sessions_use_what_is_published BEFORE INSERT OR UPDATE OF instrument_id ON assessments_sessionvignette
    FOR EACH ROW EXECUTE FUNCTION rounds_use_what_is_published();
"""
ONLY_ROUNDS_USE = """
DROP TRIGGER sessions_use_what_is_published ON assessments_sessionvignette;
CREATE OR REPLACE FUNCTION instrument_is_used(reference bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference);
END $$;
"""

# A case that was asked says for ever what it said; it may be retired.
ASKED_STAY = """
CREATE FUNCTION asked_vignettes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM assessments_vignette WHERE id = OLD.id FOR UPDATE;
    IF EXISTS (SELECT FROM assessments_sessionvignette WHERE vignette_id = OLD.id) AND (
        TG_OP = 'DELETE' OR (OLD.code, OLD.instrument_code, OLD.title, OLD.text, OLD.items)
            IS DISTINCT FROM (NEW.code, NEW.instrument_code, NEW.title, NEW.text, NEW.items)
    ) THEN
        RAISE EXCEPTION 'written case % has been asked: it does not change any more', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'asked_vignettes_stay';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER asked_vignettes_stay BEFORE UPDATE OR DELETE ON assessments_vignette
    FOR EACH ROW EXECUTE FUNCTION asked_vignettes_stay();
"""
ASKED_GO = "DROP FUNCTION asked_vignettes_stay CASCADE"


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0005_frozen_instruments'),
        ('equipe', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CalibrationSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField(verbose_name='opened on')),
                ('closes_on', models.DateField(verbose_name='last day')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calibration_sessions', to='equipe.ambito', verbose_name='district')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
            ],
            options={
                'verbose_name': 'session of written cases',
                'verbose_name_plural': 'sessions of written cases',
            },
        ),
        migrations.CreateModel(
            name='Vignette',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('instrument_code', models.SlugField(max_length=40, verbose_name='instrument')),
                ('title', models.JSONField(verbose_name='title')),
                ('text', models.JSONField(verbose_name='text')),
                ('items', models.JSONField(default=list, verbose_name='items that can be judged')),
                ('retired_on', models.DateField(blank=True, null=True, verbose_name='retired on')),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vignettes', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'written case',
                'verbose_name_plural': 'written cases',
            },
        ),
        migrations.CreateModel(
            name='SessionVignette',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='askings', to='assessments.instrument', verbose_name='instrument')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='assessments.calibrationsession', verbose_name='session of written cases')),
                ('vignette', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='askings', to='assessments.vignette', verbose_name='written case')),
            ],
            options={
                'verbose_name': 'case of a session',
                'verbose_name_plural': 'cases of a session',
            },
        ),
        migrations.CreateModel(
            name='VignetteSheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted')),
                ('jottings', models.JSONField(default=dict, editable=False, verbose_name='notes without a level')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='assessments.sessionvignette', verbose_name='written case')),
                ('rater', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vignette_sheets', to=settings.AUTH_USER_MODEL, verbose_name='rater')),
            ],
            options={
                'verbose_name': 'sheet of a written case',
                'verbose_name_plural': 'sheets of written cases',
            },
        ),
        migrations.CreateModel(
            name='VignetteRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='value')),
                ('absence', models.CharField(blank=True, choices=[('not_observable', 'not observable'), ('not_asked', 'not asked')], max_length=14, verbose_name='why there is no level')),
                ('note', models.TextField(blank=True, verbose_name='what it rests on')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vignette_ratings', to='assessments.item', verbose_name='item')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='assessments.vignettesheet', verbose_name='sheet')),
            ],
            options={
                'verbose_name': 'rating of a written case',
                'verbose_name_plural': 'ratings of written cases',
            },
        ),
        migrations.AddConstraint(
            model_name='calibrationsession',
            constraint=models.UniqueConstraint(models.F('ambito'), condition=models.Q(('closed_on', None)), name='one_open_session_a_district'),
        ),
        migrations.AddConstraint(
            model_name='calibrationsession',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opened_on'))), name='a_session_lasts_a_day'),
        ),
        migrations.AddConstraint(
            model_name='calibrationsession',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='a_session_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='vignette',
            constraint=models.UniqueConstraint(models.F('code'), models.F('ambito'), name='one_vignette_a_code', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='sessionvignette',
            constraint=models.UniqueConstraint(models.F('session'), models.F('vignette'), name='one_case_once_a_session'),
        ),
        migrations.AddConstraint(
            model_name='vignettesheet',
            constraint=models.UniqueConstraint(models.F('asked'), models.F('rater'), name='one_sheet_a_rater'),
        ),
        migrations.AddConstraint(
            model_name='vignetterating',
            constraint=models.UniqueConstraint(models.F('sheet'), models.F('item'), name='one_vignette_rating_an_item'),
        ),
        migrations.AddConstraint(
            model_name='vignetterating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('absence', ''), ('value__isnull', False)), models.Q(('value', None), models.Q(('absence', ''), _negated=True)), _connector='OR'), name='a_vignette_rating_is_one_answer'),
        ),
        migrations.RunSQL(ASKING_IS_USE, ONLY_ROUNDS_USE),
        migrations.RunSQL(ASKED_STAY, ASKED_GO),
    ]
