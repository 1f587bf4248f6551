"""All of 0.4.0 in one step, for a new database; a database of an older release goes the steps this replaces."""

import assessments.models.competences
import beneficiaries.models.names
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import equipe.words
import uuid
from django.conf import settings
from django.db import migrations, models


WORDS = r"""
CREATE FUNCTION competence_words(labels jsonb, alternatives jsonb) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT array_to_tsvector(public.words_of(coalesce(string_agg(name #>> '{}', ' '), '')))
    FROM (SELECT jsonb_path_query(labels, '$.*') AS name
          UNION ALL SELECT jsonb_path_query(alternatives, '$.*[*]')) AS names
$$;
"""

GUARDS = r"""
CREATE FUNCTION near_competence_words(typed text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
DECLARE
    rests text[] := public.left_by_slips(typed);
    slips integer := CASE WHEN length(typed) > 7 THEN 2 ELSE 1 END;
    swapped text[] := ARRAY(
        SELECT overlay(typed PLACING substr(typed, at + 1, 1) || substr(typed, at, 1) FROM at FOR 2)
        FROM generate_series(1, length(typed) - 1) AS at);
BEGIN
    RETURN ARRAY(
        SELECT quote_literal(word) FROM public.assessments_competenceword
        WHERE public.left_by_slips(word) && rests
          AND (public.levenshtein_less_equal(word, typed, slips) <= slips OR word = ANY (swapped)));
END $$;

CREATE FUNCTION competences_like(typed text, every boolean) RETURNS tsquery
LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
DECLARE
    words text[] := (public.words_of(left(typed, 200)))[1:8];
    telling text[] := ARRAY(SELECT one FROM unnest(words) AS one WHERE length(one) > 3);
    word text;
    ways text[];
    asked text;
BEGIN
    FOREACH word IN ARRAY CASE WHEN cardinality(telling) > 0 THEN telling ELSE words END LOOP
        ways := ARRAY[quote_literal(word) || ':*'];
        IF length(word) BETWEEN 4 AND 40 AND word !~ '[0-9]' THEN
            ways := ways || public.near_competence_words(word);
        END IF;
        asked := concat_ws(CASE WHEN every THEN ' & ' ELSE ' | ' END,
                           asked, '(' || array_to_string(ways, ' | ') || ')');
    END LOOP;
    RETURN asked::tsquery;
END $$;

CREATE FUNCTION learn_competences() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.assessments_competenceword (word)
    SELECT DISTINCT learnt FROM written, unnest(tsvector_to_array(written.words)) AS learnt
    WHERE NOT EXISTS (SELECT FROM public.assessments_competenceword known WHERE known.word = learnt);
    RETURN NULL;
END $$;

CREATE FUNCTION instrument_is_used(reference bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference)
        OR EXISTS (SELECT FROM assessments_sessionvignette WHERE instrument_id = reference);
END $$;

CREATE FUNCTION insist_instrument_is_unused(reference bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM assessments_instrument WHERE id = reference FOR UPDATE;
    IF instrument_is_used(reference) THEN
        RAISE EXCEPTION 'instrument % has been used: it does not change any more', reference
            USING ERRCODE = 'check_violation', CONSTRAINT = 'used_instruments_stay';
    END IF;
END $$;

CREATE FUNCTION used_instruments_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insist_instrument_is_unused(OLD.id);
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION areas_of_used_instruments_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM insist_instrument_is_unused(OLD.instrument_id); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM insist_instrument_is_unused(NEW.instrument_id);
    RETURN NEW;
END $$;

CREATE FUNCTION items_of_used_instruments_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM insist_instrument_is_unused(instrument_id) FROM assessments_area WHERE id = OLD.area_id;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM insist_instrument_is_unused(instrument_id) FROM assessments_area WHERE id = NEW.area_id;
    RETURN NEW;
END $$;

CREATE FUNCTION rounds_use_what_is_published() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM assessments_instrument WHERE id = NEW.instrument_id AND published_at IS NULL) THEN
        RAISE EXCEPTION 'instrument % is a draft: publish it first', NEW.instrument_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rounds_use_what_is_published';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION asked_vignettes_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
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

CREATE FUNCTION calibrations_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a calibration is never changed: make another one';
END $$;

CREATE TRIGGER learn_competences AFTER INSERT ON assessments_competence
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION learn_competences();
CREATE TRIGGER learn_changed_competences AFTER UPDATE ON assessments_competence
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION learn_competences();
CREATE TRIGGER used_instruments_stay BEFORE UPDATE OR DELETE ON assessments_instrument
    FOR EACH ROW EXECUTE FUNCTION used_instruments_stay();
CREATE TRIGGER areas_of_used_instruments_stay BEFORE INSERT OR UPDATE OR DELETE ON assessments_area
    FOR EACH ROW EXECUTE FUNCTION areas_of_used_instruments_stay();
CREATE TRIGGER items_of_used_instruments_stay BEFORE INSERT OR UPDATE OR DELETE ON assessments_item
    FOR EACH ROW EXECUTE FUNCTION items_of_used_instruments_stay();
CREATE TRIGGER rounds_use_what_is_published BEFORE INSERT OR UPDATE OF instrument_id ON assessments_round
    FOR EACH ROW EXECUTE FUNCTION rounds_use_what_is_published();
CREATE TRIGGER sessions_use_what_is_published BEFORE INSERT OR UPDATE OF instrument_id ON assessments_sessionvignette
    FOR EACH ROW EXECUTE FUNCTION rounds_use_what_is_published();
CREATE TRIGGER asked_vignettes_stay BEFORE UPDATE OR DELETE ON assessments_vignette
    FOR EACH ROW EXECUTE FUNCTION asked_vignettes_stay();
CREATE TRIGGER calibrations_stay BEFORE UPDATE OR DELETE ON assessments_calibration
    FOR EACH ROW EXECUTE FUNCTION calibrations_stay();
CREATE TRIGGER calibrations_stay_whole BEFORE TRUNCATE ON assessments_calibration
    FOR EACH STATEMENT EXECUTE FUNCTION calibrations_stay();
"""

GUARDS_GONE = """
DROP FUNCTION near_competence_words(typed text) CASCADE;
DROP FUNCTION competences_like(typed text, every boolean) CASCADE;
DROP FUNCTION learn_competences() CASCADE;
DROP FUNCTION instrument_is_used(reference bigint) CASCADE;
DROP FUNCTION insist_instrument_is_unused(reference bigint) CASCADE;
DROP FUNCTION used_instruments_stay() CASCADE;
DROP FUNCTION areas_of_used_instruments_stay() CASCADE;
DROP FUNCTION items_of_used_instruments_stay() CASCADE;
DROP FUNCTION rounds_use_what_is_published() CASCADE;
DROP FUNCTION asked_vignettes_stay() CASCADE;
DROP FUNCTION calibrations_stay() CASCADE;
"""

WORDS_GONE = """
DROP FUNCTION competence_words(labels jsonb, alternatives jsonb);
"""


class Migration(migrations.Migration):

    replaces = [
        ('assessments', '0001_initial'),
        ('assessments', '0002_one_answer_of_three'),
        ('assessments', '0003_competences'),
        ('assessments', '0004_raters'),
        ('assessments', '0005_frozen_instruments'),
        ('assessments', '0006_vignettes'),
        ('assessments', '0007_calibrations'),
        ('assessments', '0008_asked_first'),
        ('assessments', '0009_imported_profiles'),
    ]

    initial = True

    dependencies = [
        ('beneficiaries', '0001_squashed_0020_facts_and_snapshots'),
        ('equipe', '0001_squashed_0006_inhabitants'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(WORDS, WORDS_GONE),
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
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), condition=models.Q(('closed_on', None)), name='one_open_session_a_district'),
                    models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opened_on'))), name='a_session_lasts_a_day'),
                    models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='a_session_closes_after_it_opens'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uri', models.CharField(blank=True, max_length=120, null=True, unique=True, verbose_name='ESCO URI')),
                ('kind', models.CharField(choices=[('skill', 'skill'), ('knowledge', 'knowledge'), ('language', 'language skill'), ('group', 'group of competences')], max_length=10, verbose_name='kind')),
                ('reuse', models.CharField(blank=True, choices=[('transversal', 'in every job'), ('cross-sector', 'in several sectors'), ('sector-specific', 'in one sector'), ('occupation-specific', 'in one occupation')], max_length=20, verbose_name='reuse level')),
                ('labels', models.JSONField(verbose_name='labels')),
                ('alternatives', models.JSONField(default=dict, verbose_name='other names')),
                ('descriptions', models.JSONField(default=dict, verbose_name='descriptions')),
                ('transversal', models.BooleanField(default=False, verbose_name='transversal')),
                ('dropped_on', models.DateField(blank=True, null=True, verbose_name='no longer in ESCO since')),
                ('version', models.CharField(blank=True, max_length=20, verbose_name='ESCO version')),
                ('words', models.GeneratedField(db_persist=True, expression=assessments.models.competences.CompetenceWords('labels', 'alternatives'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('ambito', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='competences', to='equipe.ambito', verbose_name='district')),
                ('broader', models.ManyToManyField(blank=True, related_name='narrower', to='assessments.competence', verbose_name='broader')),
            ],
            options={
                'verbose_name': 'competence of the catalogue',
                'verbose_name_plural': 'competences of the catalogue',
                'indexes': [
                    django.contrib.postgres.indexes.GinIndex(fields=['words'], name='competences_by_words'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('ambito', None), ('uri__isnull', False), ('uri__regex', '^http://data\\.europa\\.eu/esco/[a-z-]+/[A-Za-z0-9.-]+$')), models.Q(('ambito__isnull', False), ('uri', None)), _connector='OR'), name='a_competence_is_of_esco_or_of_a_district'),
                    models.CheckConstraint(condition=models.Q(('labels', {}), _negated=True), name='a_competence_has_a_label'),
                    models.UniqueConstraint(models.F('ambito'), models.F('labels'), condition=models.Q(('uri', None)), name='one_own_competence_once_a_district'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CompetenceWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField(verbose_name='word')),
            ],
            options={
                'verbose_name': 'word of the catalogue',
                'verbose_name_plural': 'words of the catalogue',
                'indexes': [models.Index(django.contrib.postgres.indexes.OpClass('word', name='text_pattern_ops'), name='competence_words'), django.contrib.postgres.indexes.GinIndex(beneficiaries.models.names.LeftBySlips('word'), name='competence_words_by_slips')],
            },
        ),
        migrations.CreateModel(
            name='EscoEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(max_length=20, verbose_name='version')),
                ('language', models.CharField(max_length=2, verbose_name='language')),
                ('loaded_on', models.DateField(verbose_name='loaded on')),
            ],
            options={
                'verbose_name': 'ESCO edition',
                'verbose_name_plural': 'ESCO editions',
                'constraints': [models.UniqueConstraint(models.F('version'), models.F('language'), name='one_esco_edition_a_language')],
            },
        ),
        migrations.CreateModel(
            name='ImportedProfile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('service', models.CharField(max_length=410, verbose_name='handed over by')),
                ('content', models.JSONField(editable=False, verbose_name='profile')),
                ('fingerprint', models.CharField(editable=False, max_length=64)),
                ('imported_at', models.DateTimeField(verbose_name='brought in')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imported_profiles', to='equipe.ambito', verbose_name='district')),
                ('episode', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imported_profiles', to='beneficiaries.episode', verbose_name='case')),
                ('imported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='brought in by')),
            ],
            options={
                'verbose_name': 'profile from another service',
                'verbose_name_plural': 'profiles from other services',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('fingerprint'), name='one_imported_profile_of_the_same'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Instrument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                ('name', models.JSONField(verbose_name='name')),
                ('about', models.JSONField(default=dict, verbose_name='what it is for')),
                ('source', models.JSONField(default=dict, verbose_name='source')),
                ('bands', models.JSONField(default=list, verbose_name='bands')),
                ('bands_note', models.JSONField(blank=True, default=dict, verbose_name='who chose the bands')),
                ('minimum_answered', models.PositiveSmallIntegerField(default=1, verbose_name='answers a profile needs')),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('loaded_at', models.DateTimeField(auto_now_add=True, verbose_name='loaded')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instruments', to='equipe.ambito', verbose_name='district')),
                ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='assessments.instrument', verbose_name='based on')),
            ],
            options={
                'verbose_name': 'instrument',
                'verbose_name_plural': 'instruments',
                'constraints': [
                    models.UniqueConstraint(models.F('code'), models.F('version'), models.F('ambito'), name='one_instrument_a_version', nulls_distinct=False),
                    models.UniqueConstraint(models.F('code'), models.F('ambito'), condition=models.Q(('published_at', None)), name='one_draft_an_instrument', nulls_distinct=False),
                ],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('name', models.JSONField(verbose_name='name')),
                ('about', models.JSONField(default=dict, verbose_name='how to look at it')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='assessments.instrument', verbose_name='instrument')),
            ],
            options={
                'verbose_name': 'area',
                'verbose_name_plural': 'areas',
                'constraints': [
                    models.UniqueConstraint(models.F('instrument'), models.F('code'), name='one_area_a_code'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('lineage', models.CharField(db_index=True, max_length=100, verbose_name='meaning')),
                ('kind', models.CharField(choices=[('choice', 'multiple choice with points'), ('anchored', 'behaviour on an anchored scale from 0 to 4'), ('framework', 'level of a framework, by its code'), ('number', 'number'), ('date', 'date'), ('text', 'free text')], max_length=10, verbose_name='kind')),
                ('name', models.JSONField(verbose_name='name')),
                ('wording', models.JSONField(verbose_name='wording')),
                ('plain', models.JSONField(blank=True, default=dict, verbose_name='wording for the person')),
                ('observable', models.BooleanField(default=False, verbose_name='can be seen at work or in a course')),
                ('reference', models.CharField(blank=True, max_length=120, verbose_name='framework')),
                ('esco', models.CharField(blank=True, max_length=160, verbose_name='ESCO label')),
                ('levels', models.JSONField(blank=True, default=list, verbose_name='levels')),
                ('minimum', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='at least')),
                ('maximum', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='at most')),
                ('unit', models.JSONField(blank=True, default=dict, verbose_name='unit')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='assessments.area', verbose_name='area')),
            ],
            options={
                'verbose_name': 'item',
                'verbose_name_plural': 'items',
                'constraints': [
                    models.UniqueConstraint(models.F('area'), models.F('code'), name='one_item_a_code'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OutsideRater',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('host_tutor', 'host’s tutor'), ('trainer', 'trainer')], max_length=13, verbose_name='as what')),
                ('name', models.CharField(max_length=120, verbose_name='first and last name')),
                ('organisation', models.CharField(blank=True, max_length=160, verbose_name='business, cooperative or school')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outside_raters', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'rater outside the service',
                'verbose_name_plural': 'raters outside the service',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('role'), models.F('name'), models.F('organisation'), name='one_outside_rater_a_name', violation_error_message='This person is already known: choose the name from the list.'),
                    models.CheckConstraint(condition=models.Q(('role__in', ('host_tutor', 'trainer'))), name='who_rates_from_outside'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('social_worker', 'social worker'), ('mediator', 'job mediator'), ('educator', 'job educator'), ('coordinator', 'coordinator'), ('person', 'the person, of themselves'), ('host_tutor', 'host’s tutor'), ('trainer', 'trainer')], max_length=13, verbose_name='as what')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted')),
                ('asked_on', models.DateField(blank=True, null=True, verbose_name='asked on')),
                ('jottings', models.JSONField(default=dict, editable=False, verbose_name='notes without a level')),
                ('excused_on', models.DateField(blank=True, null=True, verbose_name='excused on')),
                ('excuse', models.CharField(blank=True, max_length=300, verbose_name='why she is excused')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('rater', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to=settings.AUTH_USER_MODEL, verbose_name='rater')),
                ('outside_rater', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='assessments.outsiderater', verbose_name='rater outside the service')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('outside_rater', None), ('rater', None), ('role', 'person')), models.Q(('outside_rater__isnull', False), ('rater', None), ('role__in', ('host_tutor', 'trainer'))), models.Q(models.Q(('role__in', ['person', 'host_tutor', 'trainer']), _negated=True), ('outside_rater', None), ('rater__isnull', False)), _connector='OR'), name='a_rater_is_one_of_three'),
                    models.CheckConstraint(condition=models.Q(('submitted_at', None), ('excused_on', None), _connector='OR'), name='who_submitted_is_not_excused'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RaterLink',
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
                ('expires_on', models.DateField(verbose_name='valid until')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='assessments.assessment', verbose_name='assessment')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'link of a rater',
                'verbose_name_plural': 'links of raters',
                'constraints': [
                    models.UniqueConstraint(models.F('assessment'), condition=models.Q(('ended_at', None)), name='one_valid_link_an_assessment'),
                    models.CheckConstraint(condition=models.Q(models.Q(('begun_at', None), ('device', '')), models.Q(('begun_at__isnull', False), models.Q(('device', ''), _negated=True)), _connector='OR'), name='who_began_did_so_on_a_device'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='value')),
                ('words', models.TextField(blank=True, verbose_name='in words')),
                ('absence', models.CharField(blank=True, choices=[('not_observable', 'not observable'), ('not_asked', 'not asked')], max_length=14, verbose_name='why there is no level')),
                ('note', models.TextField(blank=True, verbose_name='what was seen')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='assessments.assessment', verbose_name='assessment')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='assessments.item', verbose_name='item')),
            ],
            options={
                'verbose_name': 'rating',
                'verbose_name_plural': 'ratings',
                'constraints': [
                    models.UniqueConstraint(models.F('assessment'), models.F('item'), name='one_rating_an_item'),
                    models.CheckConstraint(condition=models.Q(models.Q(('absence', ''), ('value__isnull', False), ('words', '')), models.Q(('absence', ''), ('value', None), models.Q(('words', ''), _negated=True)), models.Q(('value', None), ('words', ''), models.Q(('absence', ''), _negated=True)), _connector='OR'), name='a_rating_is_one_answer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='on')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='assessments.assessment', verbose_name='assessment')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
                'constraints': [
                    models.UniqueConstraint(models.F('assessment'), models.F('on'), name='one_reminder_a_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('opened_on', models.DateField(verbose_name='opened on')),
                ('leading', models.JSONField(blank=True, default=list, editable=False, verbose_name='asked first')),
                ('agreed_on', models.DateField(blank=True, null=True, verbose_name='agreed on')),
                ('profile', models.CharField(blank=True, choices=[('vulnerability', 'vulnerability'), ('mild', 'mild disadvantage'), ('complex', 'complex disadvantage'), ('overt', 'overt disadvantage')], max_length=14, verbose_name='profile')),
                ('score', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='score')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='beneficiaries.episode', verbose_name='case')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='assessments.instrument', verbose_name='instrument')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
            ],
            options={
                'verbose_name': 'assessment round',
                'verbose_name_plural': 'assessment rounds',
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('instrument'), condition=models.Q(('agreed_on', None)), name='one_running_round_an_instrument', violation_error_message='This instrument is already being used for this person.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PersonsWord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stance', models.CharField(choices=[('agrees', 'agrees'), ('disagrees', 'does not agree')], max_length=9, verbose_name='the person')),
                ('words', models.TextField(blank=True, verbose_name='in the person’s own words')),
                ('said_on', models.DateField(verbose_name='said on')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='words', to='assessments.item', verbose_name='about what')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='assessments.round', verbose_name='round')),
            ],
            options={
                'verbose_name': 'the person’s word',
                'verbose_name_plural': 'the person’s words',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('stance', 'agrees'), models.Q(('words', ''), _negated=True), _connector='OR'), name='who_does_not_agree_says_with_what'),
                ],
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='assessments.round', verbose_name='round'),
        ),
        migrations.CreateModel(
            name='AgreedRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='value')),
                ('words', models.TextField(blank=True, verbose_name='in words')),
                ('absence', models.CharField(blank=True, choices=[('not_observable', 'not observable'), ('not_asked', 'not asked')], max_length=14, verbose_name='why there is no level')),
                ('reason', models.TextField(blank=True, verbose_name='why, where the raters differed')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreed', to='assessments.item', verbose_name='item')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreed', to='assessments.round', verbose_name='round')),
            ],
            options={
                'verbose_name': 'agreed rating',
                'verbose_name_plural': 'agreed ratings',
                'constraints': [
                    models.UniqueConstraint(models.F('round'), models.F('item'), name='one_agreed_rating_an_item'),
                    models.CheckConstraint(condition=models.Q(models.Q(('absence', ''), ('value__isnull', False), ('words', '')), models.Q(('absence', ''), ('value', None), models.Q(('words', ''), _negated=True)), models.Q(('value', None), ('words', ''), models.Q(('absence', ''), _negated=True)), _connector='OR'), name='an_agreed_rating_is_one_answer'),
                ],
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
                'constraints': [
                    models.UniqueConstraint(models.F('code'), models.F('ambito'), name='one_vignette_a_code', nulls_distinct=False),
                ],
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
                'constraints': [
                    models.UniqueConstraint(models.F('session'), models.F('vignette'), name='one_case_once_a_session'),
                ],
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
                'constraints': [
                    models.UniqueConstraint(models.F('asked'), models.F('rater'), name='one_sheet_a_rater'),
                ],
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
                'constraints': [
                    models.UniqueConstraint(models.F('sheet'), models.F('item'), name='one_vignette_rating_an_item'),
                    models.CheckConstraint(condition=models.Q(models.Q(('absence', ''), ('value__isnull', False)), models.Q(('value', None), models.Q(('absence', ''), _negated=True)), _connector='OR'), name='a_vignette_rating_is_one_answer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='WorkExperience',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('job_title', models.CharField(max_length=120, verbose_name='what the work was')),
                ('kind', models.CharField(choices=[('employed', 'with a contract'), ('self_employed', 'self-employed'), ('informal', 'without a contract'), ('family', 'family work or care'), ('volunteer', 'volunteering'), ('internship', 'internship or apprenticeship'), ('civil_service', 'civil or military service'), ('prison', 'work in prison')], default='employed', max_length=14, verbose_name='on what footing')),
                ('employer', models.CharField(blank=True, max_length=120, verbose_name='where, or for whom')),
                ('country', models.CharField(blank=True, max_length=2, verbose_name='country')),
                ('since', models.CharField(max_length=7, verbose_name='began in')),
                ('until', models.CharField(blank=True, max_length=7, verbose_name='ended in')),
                ('weekly_hours', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='hours a week')),
                ('tasks', models.TextField(blank=True, verbose_name='what the person did')),
                ('tools', models.TextField(blank=True, verbose_name='tools and machines used')),
                ('ending', models.CharField(blank=True, choices=[('term', 'the contract ran out'), ('left', 'the person left'), ('dismissed', 'dismissed'), ('closed', 'the business closed or cut jobs'), ('moved', 'moved elsewhere'), ('family', 'family reasons'), ('health', 'health reasons'), ('other', 'something else')], max_length=12, verbose_name='how it ended')),
                ('again', models.CharField(blank=True, choices=[('yes', 'yes'), ('perhaps', 'yes, if something changes'), ('no', 'no')], max_length=8, verbose_name='would do it again')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('removed_on', models.DateField(editable=False, null=True, verbose_name='removed on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='experiences', to='beneficiaries.episode', verbose_name='case')),
                ('origin', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='assessments.workexperience', verbose_name='taken over from')),
            ],
            options={
                'verbose_name': 'work experience',
                'verbose_name_plural': 'work experiences',
                'indexes': [
                    models.Index(fields=['episode', '-since'], name='experiences_newest_first'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('since__regex', '^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$'), models.Q(('until', ''), ('until__regex', '^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$'), _connector='OR')), name='an_experience_has_months_or_years'),
                    models.CheckConstraint(condition=models.Q(('until', ''), ('since__lte', models.F('until')), ('since__startswith', models.F('until')), _connector='OR'), name='an_experience_ends_after_it_begins', violation_error_message='It cannot end before it began.'),
                    models.UniqueConstraint(models.F('episode'), models.F('origin'), name='one_experience_taken_over_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='HeldCompetence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('skill', 'something the person can do'), ('tool', 'tool or machine'), ('licence', 'licence or permit'), ('language', 'language'), ('digital', 'digital competence'), ('qualification', 'qualification')], default='skill', max_length=14, verbose_name='what it is')),
                ('label', models.CharField(max_length=160, verbose_name='in a few words')),
                ('level', models.CharField(blank=True, max_length=16, verbose_name='level')),
                ('evidence', models.CharField(choices=[('said', 'told by the person'), ('seen', 'seen at work'), ('document', 'shown by a document'), ('tested', 'tested')], default='said', max_length=10, verbose_name='how we know')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('removed_on', models.DateField(editable=False, null=True, verbose_name='removed on')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('competence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='held', to='assessments.competence', verbose_name='entry of the catalogue')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competences', to='beneficiaries.episode', verbose_name='case')),
                ('origin', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='assessments.heldcompetence', verbose_name='taken over from')),
                ('experience', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='competences', to='assessments.workexperience', verbose_name='learnt at work')),
            ],
            options={
                'verbose_name': 'competence of a person',
                'verbose_name_plural': 'competences of people',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('level', ''), models.Q(('kind', 'language'), ('level__in', ('pre-A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'))), models.Q(('kind', 'digital'), ('level__in', ('basic', 'intermediate', 'advanced', 'highly-advanced'))), models.Q(('kind', 'qualification'), ('level__in', ('1', '2', '3', '4', '5', '6', '7', '8'))), _connector='OR'), name='a_level_is_a_code_of_its_framework'),
                    models.UniqueConstraint(models.F('episode'), models.F('kind'), equipe.words.Plain('label'), condition=models.Q(('removed_on', None)), name='one_competence_once_a_case', violation_error_message='This is in the inventory already: change it there.'),
                    models.UniqueConstraint(models.F('episode'), models.F('origin'), name='one_competence_taken_over_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Calibration',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('scale', models.PositiveIntegerField(verbose_name='scale begun with')),
                ('until', models.DateField(verbose_name='last rating counted')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('engine', models.CharField(max_length=20, verbose_name='method')),
                ('fingerprint', models.CharField(editable=False, max_length=64)),
                ('data', models.JSONField(editable=False, verbose_name='ratings')),
                ('result', models.JSONField(editable=False, verbose_name='result')),
                ('counts', models.JSONField(editable=False, verbose_name='what was counted')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calibrations', to='equipe.ambito', verbose_name='district')),
                ('anchored_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='assessments.calibration', verbose_name='anchored on')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
            ],
            options={
                'verbose_name': 'calibration',
                'verbose_name_plural': 'calibrations',
                'constraints': [models.UniqueConstraint(models.F('ambito'), models.F('number'), name='one_calibration_a_number'), models.UniqueConstraint(models.F('ambito'), models.F('fingerprint'), models.F('anchored_to'), name='one_calibration_of_the_same', nulls_distinct=False)],
            },
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(models.F('round'), models.F('rater'), name='one_assessment_a_rater', violation_error_message='This person already takes part in the assessment.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(models.F('round'), models.F('outside_rater'), name='one_assessment_an_outside_rater', violation_error_message='This person already takes part in the assessment.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(models.F('round'), condition=models.Q(('role', 'person')), name='one_view_of_the_person', violation_error_message='The person already takes part in the assessment.'),
        ),
        migrations.RunSQL(GUARDS, GUARDS_GONE),
    ]
