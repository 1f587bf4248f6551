"""All of 0.4.0 in one step, for a new database; a database of an older release goes the steps this replaces."""

import beneficiaries.models.finding
import beneficiaries.models.names
import beneficiaries.models.people
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
import equipe.words
import uuid
from django.conf import settings
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models


WORDS = r"""
CREATE FUNCTION words_of(names text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT array_remove(regexp_split_to_array(
        public.plain(translate(names, '’‘ʼ`´', '     ')), '[^a-z0-9\u0080-\uFFFF]+'), '')
$$;

CREATE FUNCTION name_words(last_name text, first_name text, tax_code text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT array_to_tsvector(public.words_of(last_name || ' ' || first_name || ' ' || tax_code || ' '
        || regexp_replace(last_name, '[-\s''’‘ʼ`´]+', '', 'g')))
$$;

CREATE FUNCTION left_by_slips(word text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 10000 AS $$
DECLARE
    beginning text := left(word, 6);
    rest text;
    rests text[] := ARRAY[beginning];
BEGIN
    FOR one IN 1 .. length(beginning) LOOP
        rest := overlay(beginning PLACING '' FROM one FOR 1);
        rests := rests || rest;
        IF length(word) > 5 THEN
            FOR two IN one .. length(rest) LOOP
                rests := rests || overlay(rest PLACING '' FROM two FOR 1);
            END LOOP;
        END IF;
    END LOOP;
    RETURN rests;
END $$;

CREATE FUNCTION blank_missed(typed text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT '(''' || left(typed, at) || ''' & ''' || substr(typed, at + 1 + mistyped) || ''')'
    FROM generate_series(2, length(typed) - 3) AS at, generate_series(0, 1) AS mistyped
$$;

CREATE FUNCTION without(thing anyelement, VARIADIC left_out text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT to_jsonb(thing) - left_out
$$;

CREATE FUNCTION phone_key(phone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT CASE WHEN length(digits) >= 6 THEN digits ELSE '' END
    FROM (SELECT regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(00)?39(?=[0-9]{9,})', '') AS digits) said
$$;

CREATE FUNCTION codes(tax_code text, phone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT lower(tax_code) || ' ' || regexp_replace(phone, '\D', '', 'g') $$;

CREATE FUNCTION sound_of(word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT regexp_replace(translate(word, 'aeiouyh', ''), '(.)\1+', '\1', 'g') $$;
"""

GUARDS = r"""
CREATE FUNCTION beginning_with(typed text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
DECLARE
    three_letters CONSTANT text := '^[^aeiou]*[aeiou]*x*$';
    words text[];
BEGIN
    IF typed !~ '[0-9]' AND NOT (
        length(typed) <= 6 AND left(typed, 3) ~ three_letters AND substr(typed, 4) ~ three_letters) THEN
        words := ARRAY(
            SELECT DISTINCT quote_literal(word) FROM public.beneficiaries_nameword
            WHERE word ~>=~ typed AND word ~<~ (typed || chr(1114111)) LIMIT 41);
    END IF;
    RETURN CASE WHEN cardinality(words) <= 40 THEN words ELSE ARRAY[quote_literal(typed) || ':*'] END;
END $$;

CREATE FUNCTION learn_names() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.beneficiaries_nameword (word)
    SELECT DISTINCT learnt FROM written, unnest(tsvector_to_array(written.words)) AS learnt
    WHERE learnt <> public.plain(written.tax_code)
      AND NOT EXISTS (SELECT FROM public.beneficiaries_nameword known WHERE known.word = learnt);
    RETURN NULL;
END $$;

CREATE FUNCTION name_case() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT sort_name INTO NEW.sort_name FROM public.beneficiaries_person WHERE id = NEW.person_id;
    RETURN NEW;
END $$;

CREATE FUNCTION rename_cases() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE public.beneficiaries_episode SET sort_name = NEW.sort_name WHERE person_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION stands_still(what text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stands still', what USING ERRCODE = 'check_violation';
END $$;

CREATE FUNCTION projects_stand_still() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    is_filed boolean := EXISTS (
        SELECT FROM beneficiaries_signature WHERE project_id = OLD.id AND signed_on IS NOT NULL
    );
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.proposed_on IS NOT NULL OR OLD.closed_on IS NOT NULL THEN
            PERFORM stands_still('a project put forward');
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.closed_on IS NOT NULL AND without(NEW, 'episode_id') <> without(OLD, 'episode_id') THEN
        PERFORM stands_still('a closed project');
    END IF;
    IF (OLD.signed_on IS NOT NULL AND NEW.signed_on IS DISTINCT FROM OLD.signed_on)
        OR (is_filed AND NEW.proposed_on IS DISTINCT FROM OLD.proposed_on)
        OR (OLD.proposed_on IS NOT NULL AND (NEW.number, NEW.begun_on, NEW.begun_by_id)
            IS DISTINCT FROM (OLD.number, OLD.begun_on, OLD.begun_by_id)) THEN
        PERFORM stands_still('a signed project');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION lines_stand_still() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    line beneficiaries_projectline := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
    whole beneficiaries_project;
BEGIN
    SELECT * INTO whole FROM beneficiaries_project WHERE id = line.project_id;
    IF whole.proposed_on IS NOT NULL OR whole.closed_on IS NOT NULL THEN
        IF TG_OP <> 'UPDATE' OR whole.closed_on IS NOT NULL
            OR without(NEW, 'state', 'state_note', 'task_id') <> without(OLD, 'state', 'state_note', 'task_id') THEN
            PERFORM stands_still('a line of a project put forward');
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION signatures_stand_still() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_on IS NOT NULL THEN
        IF TG_OP = 'DELETE' OR without(NEW, 'scan_id') <> without(OLD, 'scan_id')
            OR (OLD.scan_id IS NOT NULL AND NEW.scan_id IS DISTINCT FROM OLD.scan_id) THEN
            PERFORM stands_still('a filed signature');
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION written_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM stands_still(TG_TABLE_NAME);
    RETURN NULL;
END $$;

CREATE FUNCTION meetings_stand_still() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL THEN
        PERFORM stands_still('a closed meeting');
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION minutes_stand_still() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    whole jsonb := to_jsonb(CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END);
    meeting uuid := coalesce(
        (whole ->> 'meeting_id')::uuid,
        (SELECT meeting_id FROM beneficiaries_agendaitem WHERE id = (whole ->> 'agendaitem_id')::uuid)
    );
BEGIN
    IF EXISTS (SELECT FROM beneficiaries_meeting WHERE id = meeting AND closed_at IS NOT NULL) THEN
        IF TG_OP <> 'UPDATE' OR without(NEW, 'episode_id') <> without(OLD, 'episode_id') THEN
            PERFORM stands_still('the minutes of a closed meeting');
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION only_standing_people() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    asked text := to_jsonb(NEW) ->> TG_ARGV[0];
    merged boolean;
BEGIN
    IF asked IS NOT NULL THEN
        SELECT merged_into_id IS NOT NULL INTO merged
        FROM public.beneficiaries_person WHERE id = asked::uuid FOR KEY SHARE;
        IF merged THEN
            RAISE EXCEPTION 'this record was merged into another one'
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'only_standing_people';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION near_words(typed text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT AS $$
DECLARE
    rests text[] := public.left_by_slips(typed);
    letters integer := length(typed);
    sound text := public.sound_of(typed);
    swapped text[] := ARRAY(
        SELECT overlay(typed PLACING substr(typed, at + 1, 1) || substr(typed, at, 1) FROM at FOR 2)
        FROM generate_series(1, letters - 1) AS at);
BEGIN
    IF letters <= 5 THEN
        RETURN ARRAY(
            SELECT quote_literal(word) FROM public.beneficiaries_nameword
            WHERE public.left_by_slips(word) && rests
              AND (public.levenshtein_less_equal(word, typed, 1) <= 1 OR word = ANY (swapped)
                OR (public.levenshtein_less_equal(word, typed, 2) <= 2
                    AND length(sound) > 1 AND public.sound_of(word) = sound)));
    ELSIF EXISTS (SELECT FROM public.beneficiaries_nameword WHERE word = typed) THEN
        RETURN ARRAY(
            SELECT quote_literal(word) FROM public.beneficiaries_nameword
            WHERE public.left_by_slips(word) && rests
              AND (public.levenshtein_less_equal(word, typed, 1) <= 1 OR word = ANY (swapped)
                OR (public.levenshtein_less_equal(word, typed, 3) <= 3 AND public.sound_of(word) = sound)));
    END IF;
    RETURN ARRAY(
        SELECT quote_literal(word) FROM public.beneficiaries_nameword
        WHERE public.left_by_slips(word) && rests
          AND (public.levenshtein_less_equal(word, typed, 2) <= 2
            OR (public.levenshtein_less_equal(word, typed, 3) <= 3 AND public.sound_of(word) = sound)
            OR public.levenshtein_less_equal(left(word, letters), typed, 1) <= 1
            OR public.levenshtein_less_equal(left(word, letters + 1), typed, 1) <= 1));
END $$;

CREATE FUNCTION names_like(typed text) RETURNS tsquery
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
    words text[] := (public.words_of(left(typed, 120)))[1:8];
    word text;
    joined text;
    ways text[];
    each text[] := '{}';
    asked text;
BEGIN
    FOREACH word IN ARRAY words LOOP
        ways := quote_literal(word) || public.beginning_with(word);
        IF length(word) BETWEEN 2 AND 40 AND word !~ '[0-9]' THEN
            ways := ways || public.near_words(word);
            IF length(word) >= 5 AND cardinality(words) = 1 THEN
                ways := ways || ARRAY(SELECT public.blank_missed(word));
            END IF;
        END IF;
        each := each || ('(' || array_to_string(ways, ' | ') || ')');
    END LOOP;
    asked := array_to_string(each, ' & ');
    FOR at IN 1 .. cardinality(words) - 1 LOOP
        joined := words[at] || words[at + 1];
        IF EXISTS (SELECT FROM public.beneficiaries_nameword AS known WHERE known.word = joined) THEN
            asked := asked || ' | '
                || array_to_string(each[:at - 1] || quote_literal(joined) || each[at + 2:], ' & ');
        END IF;
    END LOOP;
    RETURN asked::tsquery;
END $$;

CREATE FUNCTION people_named_like(typed text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE STRICT ROWS 50 AS $$
DECLARE
    asked CONSTANT tsquery := public.names_like(typed);
BEGIN
    RETURN QUERY SELECT id FROM public.beneficiaries_person WHERE words @@ asked;
END $$;

CREATE TRIGGER learn_names AFTER INSERT ON beneficiaries_person
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION learn_names();
CREATE TRIGGER learn_changed_names AFTER UPDATE ON beneficiaries_person
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION learn_names();
CREATE TRIGGER name_case BEFORE INSERT OR UPDATE ON beneficiaries_episode
    FOR EACH ROW EXECUTE FUNCTION name_case();
CREATE TRIGGER rename_cases AFTER UPDATE OF last_name, first_name ON beneficiaries_person
    FOR EACH ROW WHEN (old.sort_name IS DISTINCT FROM new.sort_name) EXECUTE FUNCTION rename_cases();
CREATE TRIGGER projects_stand_still BEFORE UPDATE OR DELETE ON beneficiaries_project
    FOR EACH ROW EXECUTE FUNCTION projects_stand_still();
CREATE TRIGGER lines_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_projectline
    FOR EACH ROW EXECUTE FUNCTION lines_stand_still();
CREATE TRIGGER signatures_stand_still BEFORE UPDATE OR DELETE ON beneficiaries_signature
    FOR EACH ROW EXECUTE FUNCTION signatures_stand_still();
CREATE TRIGGER reviews_are_written_once BEFORE UPDATE OR DELETE ON beneficiaries_review
    FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER findings_are_written_once BEFORE UPDATE OR DELETE ON beneficiaries_finding
    FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER meetings_stand_still BEFORE UPDATE OR DELETE ON beneficiaries_meeting
    FOR EACH ROW EXECUTE FUNCTION meetings_stand_still();
CREATE TRIGGER items_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_agendaitem
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER presences_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_presence
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER teams_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_meeting_teams
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER tasks_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_agendaitem_tasks
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER additions_are_written_once BEFORE UPDATE OR DELETE ON beneficiaries_addition
    FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON beneficiaries_episode
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON beneficiaries_referral
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON beneficiaries_householdmember
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
CREATE TRIGGER only_standing_relative_id BEFORE INSERT OR UPDATE OF relative_id ON beneficiaries_householdmember
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('relative_id');
CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON beneficiaries_caringduty
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
"""

GUARDS_GONE = """
DROP FUNCTION beginning_with(typed text) CASCADE;
DROP FUNCTION learn_names() CASCADE;
DROP FUNCTION name_case() CASCADE;
DROP FUNCTION rename_cases() CASCADE;
DROP FUNCTION stands_still(what text) CASCADE;
DROP FUNCTION projects_stand_still() CASCADE;
DROP FUNCTION lines_stand_still() CASCADE;
DROP FUNCTION signatures_stand_still() CASCADE;
DROP FUNCTION written_once() CASCADE;
DROP FUNCTION meetings_stand_still() CASCADE;
DROP FUNCTION minutes_stand_still() CASCADE;
DROP FUNCTION only_standing_people() CASCADE;
DROP FUNCTION near_words(typed text) CASCADE;
DROP FUNCTION names_like(typed text) CASCADE;
DROP FUNCTION people_named_like(typed text) CASCADE;
"""

WORDS_GONE = """
DROP FUNCTION sound_of(word text);
DROP FUNCTION codes(tax_code text, phone text);
DROP FUNCTION phone_key(phone text);
DROP FUNCTION without(thing anyelement, VARIADIC left_out text[]);
DROP FUNCTION blank_missed(typed text);
DROP FUNCTION left_by_slips(word text);
DROP FUNCTION name_words(last_name text, first_name text, tax_code text);
DROP FUNCTION words_of(names text);
"""


class Migration(migrations.Migration):

    replaces = [
        ('beneficiaries', '0001_initial'),
        ('beneficiaries', '0002_search'),
        ('beneficiaries', '0003_names_of_cases'),
        ('beneficiaries', '0004_one_diary_entry_once'),
        ('beneficiaries', '0005_tasks_and_documents'),
        ('beneficiaries', '0006_projects_and_meetings'),
        ('beneficiaries', '0007_signed_and_closed_stand_still'),
        ('beneficiaries', '0008_appointments'),
        ('beneficiaries', '0009_next_steps_are_tasks'),
        ('beneficiaries', '0010_no_next_step_on_the_sheet'),
        ('beneficiaries', '0011_days_that_matter'),
        ('beneficiaries', '0012_documents_and_privacy'),
        ('beneficiaries', '0013_household_and_duplicates'),
        ('beneficiaries', '0014_search_that_forgives'),
        ('beneficiaries', '0015_diary'),
        ('beneficiaries', '0016_access'),
        ('beneficiaries', '0017_deadlines_of_privacy'),
        ('beneficiaries', '0018_two_cases_of_one_day'),
        ('beneficiaries', '0019_accidents_as_deadlines'),
        ('beneficiaries', '0020_facts_and_snapshots'),
    ]

    initial = True

    dependencies = [
        ('equipe', '0001_squashed_0006_inhabitants'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateExtension('fuzzystrmatch'),
        migrations.RunSQL(WORDS, WORDS_GONE),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'calendar feed',
                'verbose_name_plural': 'calendar feeds',
            },
        ),
        migrations.CreateModel(
            name='Episode',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('referred_on', models.DateField(blank=True, null=True, verbose_name='referred on')),
                ('opened_on', models.DateField(verbose_name='taken in charge on')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('closing_reason', models.CharField(blank=True, choices=[('goals_reached', 'goals reached'), ('job_found', 'found a job'), ('other_path', 'passed on to another service'), ('moved', 'moved away'), ('gave_up', 'gave up'), ('not_reachable', 'no longer reachable'), ('deceased', 'deceased'), ('other', 'other')], max_length=20, verbose_name='reason for closing')),
                ('closing_note', models.CharField(blank=True, max_length=200, verbose_name='how it ended')),
                ('citizenship_group', models.CharField(choices=[('italian', 'Italian'), ('eu', 'another country of the European Union'), ('third_country', 'a country outside the European Union')], max_length=16, verbose_name='citizenship group')),
                ('isced', models.CharField(blank=True, choices=[('0-2', 'up to lower secondary (ISCED 0-2)'), ('3-4', 'upper secondary (ISCED 3-4)'), ('5-8', 'tertiary (ISCED 5-8)')], max_length=4, verbose_name='education at entry')),
                ('employment', models.CharField(choices=[('unemployed', 'unemployed'), ('long_term_unemployed', 'unemployed for more than 12 months'), ('inactive', 'inactive'), ('employed', 'employed'), ('unknown', 'not known')], default='unknown', max_length=24, verbose_name='employment at entry')),
                ('disabled', models.BooleanField(default=False, verbose_name='disability at entry')),
                ('strengths', models.TextField(blank=True, verbose_name='strengths: what the person can do')),
                ('wishes', models.TextField(blank=True, verbose_name='wishes: what the person wants')),
                ('fragilities', models.TextField(blank=True, verbose_name='fragilities to respect')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('opened_beside', models.BooleanField(default=False, editable=False)),
                ('sort_name', models.TextField(default='', editable=False)),
                ('case_manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='episodes', to=settings.AUTH_USER_MODEL, verbose_name='case manager')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='episodes', to='equipe.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'case',
                'verbose_name_plural': 'cases',
                'indexes': [
                    models.Index(fields=['team', 'opened_on'], name='episodes_by_team'),
                    models.Index(condition=models.Q(('closed_on', None)), fields=['team', 'sort_name'], name='open_episodes_by_name'),
                    models.Index(fields=['sort_name'], name='episodes_by_name'),
                    models.Index(condition=models.Q(('closed_on', None)), fields=['case_manager'], name='open_episodes_by_manager'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='an_episode_ends_after_it_begins', violation_error_message='A case cannot be closed before it was opened.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EntryFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('long_unemployed', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='without work for more than 12 months (6 under the age of 25)')),
                ('in_training', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='in education or training')),
                ('foreign_background', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='of foreign background')),
                ('minority', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='of a minority, Roma communities included')),
                ('homeless', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='homeless, or excluded from housing')),
                ('rural', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='lives in a rural area')),
                ('children', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='lives with children who depend on the person')),
                ('evidence', models.CharField(choices=[('register', 'notice of employment (UNILAV) or job centre (CPI)'), ('declaration', 'what the person declared'), ('unknown', 'not known')], default='unknown', max_length=12, verbose_name='how it is known')),
                ('written_at', models.DateTimeField(auto_now=True, verbose_name='written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('episode', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry_facts', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'facts at entry',
                'verbose_name_plural': 'facts at entry',
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('identity', 'identity document'), ('permit', 'residence permit'), ('isee', 'ISEE certificate'), ('health', 'health certificate'), ('judicial', 'paper of a court or prison'), ('curriculum', 'curriculum vitae'), ('qualification', 'diploma or qualification'), ('letter', 'letter or e-mail'), ('signed', 'signed paper'), ('other', 'other document')], max_length=16, verbose_name='kind')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='title')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('private', models.BooleanField(default=False, verbose_name='private: only I can open it')),
                ('content_type', models.CharField(editable=False, max_length=80, verbose_name='type of file')),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                ('pages', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='pages')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='fingerprint')),
                ('content', models.BinaryField(verbose_name='sealed bytes')),
                ('filed_at', models.DateTimeField(auto_now_add=True, verbose_name='filed')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='filed by')),
                ('replaced_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='beneficiaries.document', verbose_name='replaced by')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'indexes': [
                    models.Index(fields=['episode', '-filed_at'], name='documents_newest_first'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('adi_call', 'call the household to its first appointment (ADI)'), ('adi_meeting', 'hold the first appointment (ADI)'), ('adi_update', 'see the household again (ADI)'), ('isee', 'renew the ISEE'), ('permit_renewal', 'ask for the renewal of the residence permit'), ('permit', 'residence permit expires'), ('review', 'review the personalised project'), ('assessment', 'assess again'), ('notice', 'give the privacy notice and write it down'), ('exchange', 'decide what the other service may be told'), ('accident', 'report the accident at the internship'), ('exit_asked', 'note how the person stood upon leaving'), ('follow_up', 'ask how the person stands, six months after leaving')], max_length=16, verbose_name='deadline')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('reason', models.CharField(max_length=200, verbose_name='why')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dismissals', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'dismissed deadline',
                'verbose_name_plural': 'dismissed deadlines',
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('kind'), models.F('due_on'), name='a_deadline_is_dismissed_once'),
                    models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_dismissal_says_why'),
                ],
            },
        ),
        migrations.CreateModel(
            name='DiaryEntry',
            fields=[
                ('happened_at', models.DateTimeField(verbose_name='when')),
                ('channel', models.CharField(choices=[('interview', 'interview at the office'), ('home_visit', 'home visit'), ('phone', 'phone call'), ('message', 'message or e-mail'), ('network', 'meeting with other services'), ('team', 'team meeting'), ('host_visit', 'visit at the host'), ('note', 'note without a contact')], default='interview', max_length=12, verbose_name='how')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('text', models.TextField(verbose_name='what happened')),
                ('private', models.BooleanField(default=False, verbose_name='private: only I can read it')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('group', models.UUIDField(editable=False, null=True)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('struck_at', models.DateTimeField(blank=True, null=True, verbose_name='struck out')),
                ('struck_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was struck out')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diary_entries', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diary', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'diary entry',
                'verbose_name_plural': 'diary',
                'indexes': [
                    models.Index(fields=['episode', '-happened_at'], name='diary_newest_first'),
                    models.Index(condition=models.Q(('group__isnull', False)), fields=['group'], name='diary_by_group'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('author'), models.F('happened_at'), models.F('channel'), models.F('minutes'), models.F('private'), django.db.models.functions.text.MD5('text'), condition=models.Q(('struck_at', None)), name='one_diary_entry_once', nulls_distinct=False),
                    models.CheckConstraint(condition=models.Q(models.Q(('struck_at', None), ('struck_reason', '')), models.Q(('struck_at__isnull', False), models.Q(('struck_reason', ''), _negated=True)), _connector='OR'), name='what_is_struck_out_says_why', violation_error_message='Say why the entry is struck out.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='DataExchange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('basis', models.CharField(choices=[('public_task', 'public task'), ('public_interest', 'substantial public interest'), ('consent', 'consent of the person')], max_length=16, verbose_name='legal basis')),
                ('starts_on', models.DateField(verbose_name='since')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='written down')),
                ('receiver', models.CharField(choices=[('job_centre', 'job centre'), ('host', 'host'), ('training', 'training body'), ('health', 'health authority'), ('municipality', 'another municipality'), ('other', 'another service')], max_length=12, verbose_name='receiver')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='which one')),
                ('telling', models.CharField(choices=[('allowed', 'may be told'), ('not_allowed', 'must not be told')], max_length=12, verbose_name='may it be told?')),
                ('what', models.CharField(blank=True, max_length=300, verbose_name='what may be told')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'data exchange',
                'verbose_name_plural': 'data exchanges',
                'indexes': [
                    models.Index(fields=['episode', '-starts_on'], name='exchanges_newest_first'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='an_exchange_ends_after_it_begins'),
                    models.CheckConstraint(condition=models.Q(models.Q(('telling', 'allowed'), _negated=True), models.Q(('what', ''), _negated=True), _connector='OR'), name='what_may_be_told_is_said'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CaseAccess',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('helper', 'helps'), ('former', 'may still read')], max_length=8, verbose_name='kind of access')),
                ('since', models.DateField(verbose_name='from')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accesses', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'access to a case',
                'verbose_name_plural': 'accesses to cases',
                'indexes': [
                    models.Index(condition=models.Q(('ended_at', None)), fields=['user'], name='accesses_of_a_colleague'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('user'), condition=models.Q(('ended_at', None)), name='one_access_a_colleague'),
                    models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='an_access_ends_after_it_begins', violation_error_message='The last day cannot come before the first.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('kind', 'former'), _negated=True), ('until__isnull', False), _connector='OR'), name='reading_after_a_handover_has_an_end'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('office', 'interview at the office'), ('home_visit', 'home visit'), ('host_visit', 'visit at the host'), ('network', 'meeting with other services'), ('phone', 'phone call'), ('other', 'other appointment')], default='office', max_length=12, verbose_name='what')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='where')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='about what')),
                ('attendance', models.CharField(blank=True, choices=[('', 'not said yet'), ('came', 'came'), ('missed', 'did not come'), ('excused', 'sent word before')], max_length=8, verbose_name='the person')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='cancelled')),
                ('cancelled_because', models.CharField(blank=True, max_length=200, verbose_name='why it was cancelled')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
                ('episode', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'appointment',
                'verbose_name_plural': 'appointments',
                'indexes': [
                    models.Index(fields=['owner', 'starts_at'], name='appointments_by_owner'),
                    models.Index(fields=['episode', 'starts_at'], name='appointments_of_case'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='an_appointment_ends_after_it_begins', violation_error_message='The appointment ends before it begins.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='KnownDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pad', 'household pact PAD signed on'), ('adi_called', 'household called to the first appointment on'), ('adi_met', 'first appointment with the social service on'), ('adi_updated', 'last appointment to keep the allowance up to date on'), ('isee', 'ISEE valid until'), ('permit', 'residence permit valid until'), ('permit_asked', 'renewal of the permit asked on'), ('reviewed', 'project agreed or last reviewed on'), ('review_planned', 'next review of the project planned on'), ('assessed', 'last assessment on'), ('untold', 'taken in charge, and not yet told about her data, on'), ('undecided', 'another service in charge, and not yet said whether it may be told, on'), ('accident', 'accident at the internship told on'), ('left', 'case closed, and not yet noted how the person stood then, on'), ('left_half_a_year', 'case closed, and not yet asked again how the person stands, on')], max_length=16, verbose_name='what')),
                ('day', models.DateField(verbose_name='day')),
                ('noted_at', models.DateTimeField(auto_now=True, verbose_name='noted')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='known_days', to='beneficiaries.episode', verbose_name='case')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
            ],
            options={
                'verbose_name': 'day that matters',
                'verbose_name_plural': 'days that matter',
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('kind'), name='one_day_of_a_kind_a_case'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField(verbose_name='day')),
                ('begins_at', models.TimeField(blank=True, null=True, verbose_name='begins at')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='where it is held')),
                ('remarks', models.TextField(blank=True, verbose_name='general remarks')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='planned')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='minutes closed')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='planned by')),
                ('teams', models.ManyToManyField(related_name='meetings', to='equipe.team', verbose_name='teams')),
            ],
            options={
                'verbose_name': 'team meeting',
                'verbose_name_plural': 'team meetings',
                'indexes': [
                    models.Index(fields=['-held_on'], name='meetings_newest_first'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='closed_minutes_say_who_closed_them'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('why', models.CharField(blank=True, max_length=200, verbose_name='why it is on the agenda')),
                ('said', models.TextField(blank=True, verbose_name='what was said, in short')),
                ('decision', models.CharField(blank=True, choices=[('take_in_charge', 'take in charge'), ('project_agreed', 'project agreed'), ('go_on', 'go on as agreed'), ('change_path', 'change the path'), ('refer_elsewhere', 'refer to another service'), ('wait', 'wait'), ('close', 'close the case'), ('other', 'something else')], max_length=16, verbose_name='decision')),
                ('decided', models.CharField(blank=True, max_length=500, verbose_name='decision in words')),
                ('wait_until', models.DateField(blank=True, null=True, verbose_name='wait until')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='put by')),
                ('episode', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='beneficiaries.episode', verbose_name='case')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='beneficiaries.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'item of the agenda',
                'verbose_name_plural': 'items of the agenda',
                'indexes': [
                    models.Index(fields=['meeting', 'position'], name='agenda_in_order'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('meeting'), models.F('episode'), name='a_case_is_on_an_agenda_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('decision', 'wait'), _negated=True), ('wait_until__isnull', False), _connector='OR'), name='who_waits_knows_until_when', violation_error_message='Say until when to wait.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('decision', 'other'), _negated=True), models.Q(('decided', ''), _negated=True), _connector='OR'), name='another_decision_is_put_in_words', violation_error_message='Say in words what was decided.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(verbose_name='addition')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='beneficiaries.agendaitem', verbose_name='item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='beneficiaries.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'addition to minutes',
                'verbose_name_plural': 'additions to minutes',
            },
        ),
        migrations.CreateModel(
            name='NameWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField(verbose_name='word')),
            ],
            options={
                'verbose_name': 'word of a name',
                'verbose_name_plural': 'words of names',
                'indexes': [models.Index(django.contrib.postgres.indexes.OpClass('word', name='text_pattern_ops'), name='name_words'), django.contrib.postgres.indexes.GinIndex(beneficiaries.models.names.LeftBySlips('word'), fastupdate=False, name='name_words_by_slips')],
            },
        ),
        migrations.CreateModel(
            name='NoteTemplate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('channel', models.CharField(choices=[('interview', 'interview at the office'), ('home_visit', 'home visit'), ('phone', 'phone call'), ('message', 'message or e-mail'), ('network', 'meeting with other services'), ('team', 'team meeting'), ('host_visit', 'visit at the host'), ('note', 'note without a contact')], max_length=12, verbose_name='how')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('text', models.CharField(blank=True, max_length=2000, verbose_name='words to begin with')),
                ('retired_at', models.DateTimeField(blank=True, null=True, verbose_name='no longer offered since')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='note_templates', to='equipe.ambito', verbose_name='district')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='note_templates', to=settings.AUTH_USER_MODEL, verbose_name='whose')),
            ],
            options={
                'verbose_name': 'template of a note',
                'verbose_name_plural': 'templates of notes',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('owner'), models.F('name'), condition=models.Q(('retired_at', None)), name='one_note_template_a_name', nulls_distinct=False, violation_error_message='There is a template of this name already.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OtherService',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('health', 'health authority'), ('mental_health', 'mental health service'), ('addiction', 'drug and alcohol service'), ('job_centre', 'job centre'), ('school', 'school or training centre'), ('probation', 'probation office'), ('guardian', 'guardian or support administrator'), ('association', 'association or cooperative'), ('landlord', 'landlord'), ('other', 'another service')], max_length=16, verbose_name='kind of service')),
                ('name', models.CharField(max_length=120, verbose_name='name of the service')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('task', models.CharField(blank=True, max_length=300, verbose_name='what it does for the person')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='network', to='beneficiaries.episode', verbose_name='case')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'other service in charge',
                'verbose_name_plural': 'other services in charge',
                'abstract': False,
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('since', None), ('until', None), ('until__gte', models.F('since')), _connector='OR'), name='otherservice_ends_after_it_begins', violation_error_message='The last day comes before the first one.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('last_name', models.CharField(max_length=80, verbose_name='last name')),
                ('first_name', models.CharField(max_length=80, verbose_name='first name')),
                ('tax_code', models.CharField(blank=True, max_length=16, verbose_name='tax code')),
                ('sex', models.CharField(choices=[('F', 'female'), ('M', 'male'), ('X', 'non-binary')], max_length=1, verbose_name='sex')),
                ('birth_date', models.DateField(verbose_name='date of birth')),
                ('birth_place', models.CharField(blank=True, max_length=120, verbose_name='place of birth')),
                ('citizenship', models.CharField(blank=True, max_length=2, verbose_name='citizenship')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('registered_at', models.DateTimeField(auto_now_add=True, verbose_name='registered')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('sort_name', models.GeneratedField(db_persist=True, expression=equipe.words.Plain(django.db.models.functions.text.Concat('last_name', models.Value(' '), 'first_name')), output_field=models.TextField())),
                ('words', models.GeneratedField(db_persist=True, expression=beneficiaries.models.names.NameWords('last_name', 'first_name', 'tax_code'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='equipe.ambito', verbose_name='district')),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='beneficiaries.person', verbose_name='merged into')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='equipe.municipality', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'indexes': [
                    models.Index(models.F('ambito'), models.F('birth_date'), name='people_by_birthday'),
                    models.Index(models.F('ambito'), beneficiaries.models.people.PhoneKey('phone'), name='people_by_phone'),
                    models.Index(models.F('ambito'), django.db.models.functions.text.Left('tax_code', 7), name='people_by_code_beginning'),
                    models.Index(models.F('ambito'), django.db.models.functions.text.Substr('tax_code', 8, 8), name='people_by_code_rest'),
                    models.Index(fields=['ambito', 'sort_name'], name='people_by_name'),
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['words'], name='people_by_words'),
                    django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(beneficiaries.models.finding.Codes('tax_code', 'phone'), name='gin_trgm_ops'), fastupdate=False, name='people_by_codes'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('tax_code'), condition=models.Q(models.Q(('tax_code', ''), _negated=True), ('merged_into', None)), name='one_person_a_tax_code', violation_error_message='A person with this tax code is already registered.'),
                    models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='nobody_is_merged_into_herself'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('moved', models.JSONField(default=list, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='rows moved')),
                ('fields', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='fields chosen')),
                ('stayed', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='rows that stayed')),
                ('versions', models.JSONField(default=list, verbose_name='versions before')),
                ('at', models.DateTimeField(verbose_name='merged')),
                ('undone_at', models.DateTimeField(editable=False, null=True, verbose_name='undone')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='merged by')),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by')),
                ('merged', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.person', verbose_name='record that was merged')),
                ('survivor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.person', verbose_name='record that stays')),
            ],
            options={
                'verbose_name': 'merge',
                'verbose_name_plural': 'merges',
                'indexes': [
                    models.Index(fields=['survivor', '-at'], name='merges_by_survivor'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('merged'), condition=models.Q(('undone_at', None)), name='one_merge_of_a_record_stands'),
                    models.CheckConstraint(condition=models.Q(('merged', models.F('survivor')), _negated=True), name='a_merge_is_of_two'),
                ],
            },
        ),
        migrations.CreateModel(
            name='HouseholdMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('relation', models.CharField(choices=[('spouse', 'spouse'), ('partner', 'partner'), ('child', 'son or daughter'), ('parent', 'mother or father'), ('sibling', 'sister or brother'), ('grandparent', 'grandmother or grandfather'), ('grandchild', 'grandchild'), ('other', 'other')], max_length=12, verbose_name='what he or she is to the person')),
                ('born_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='born in')),
                ('lives_together', models.BooleanField(default=True, verbose_name='lives with the person')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='worth knowing')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='household', to='beneficiaries.person', verbose_name='person')),
                ('relative', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='named_in', to='beneficiaries.person', verbose_name='registered person')),
            ],
            options={
                'verbose_name': 'person of the household',
                'verbose_name_plural': 'household',
                'abstract': False,
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('since', None), ('until', None), ('until__gte', models.F('since')), _connector='OR'), name='householdmember_ends_after_it_begins', violation_error_message='The last day comes before the first one.'),
                    models.CheckConstraint(condition=models.Q(('relative', None), models.Q(('relative', models.F('person')), _negated=True), _connector='OR'), name='nobody_is_her_own_relative', violation_error_message='Nobody is a relative of herself.'),
                    models.CheckConstraint(condition=models.Q(('born_in', None), ('born_in__range', (1890, 2999)), _connector='OR'), name='a_relative_is_born_in_a_year'),
                ],
            },
        ),
        migrations.AddField(
            model_name='episode',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='episodes', to='beneficiaries.person', verbose_name='person'),
        ),
        migrations.CreateModel(
            name='CaringDuty',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('kind', models.CharField(choices=[('children', 'looks after children'), ('daily', 'helps somebody in everyday life'), ('night', 'is there at night'), ('company', 'takes somebody to school, therapy or appointments'), ('other', 'another duty')], max_length=12, verbose_name='what the person does')),
                ('for_whom', models.CharField(max_length=120, verbose_name='for whom')),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours a week')),
                ('times', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('morning', 'mornings'), ('afternoon', 'afternoons'), ('evening', 'evenings'), ('night', 'nights'), ('weekend', 'weekends')], max_length=12), blank=True, default=list, size=None, verbose_name='when')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='beneficiaries.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'caring duty',
                'verbose_name_plural': 'caring duties',
                'abstract': False,
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('since', None), ('until', None), ('until__gte', models.F('since')), _connector='OR'), name='caringduty_ends_after_it_begins', violation_error_message='The last day comes before the first one.'),
                    models.CheckConstraint(condition=models.Q(('hours__isnull', False), models.Q(('times', []), _negated=True), _connector='OR'), name='a_duty_says_when', violation_error_message='Say how many hours a week, or at which times of day.'),
                    models.CheckConstraint(condition=models.Q(('hours', None), ('hours__range', (1, 168)), _connector='OR'), name='a_week_has_so_many_hours'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PossibleDuplicate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('likeness', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('name_and_birth', 'same date of birth and a similar name'), ('tax_code', 'tax codes that differ in one character'), ('phone', 'same phone number')], max_length=16), size=None, verbose_name='what is alike')),
                ('found_at', models.DateTimeField(auto_now_add=True, verbose_name='found')),
                ('told_apart_at', models.DateTimeField(editable=False, null=True, verbose_name='told apart')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.person', verbose_name='one person')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.person', verbose_name='the other person')),
                ('told_apart_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='told apart by')),
            ],
            options={
                'verbose_name': 'possible duplicate',
                'verbose_name_plural': 'possible duplicates',
                'indexes': [
                    models.Index(condition=models.Q(('told_apart_at', None)), fields=['-found_at'], name='pairs_to_decide'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('first'), models.F('second'), name='one_pair_of_two_people'),
                    models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='a_pair_has_one_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('guest', models.CharField(blank=True, max_length=120, verbose_name='guest')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='beneficiaries.meeting', verbose_name='meeting')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
            ],
            options={
                'verbose_name': 'presence at a meeting',
                'verbose_name_plural': 'presences at a meeting',
                'constraints': [
                    models.UniqueConstraint(models.F('meeting'), models.F('user'), name='a_colleague_is_present_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('user', None), models.Q(('guest', ''), _negated=True)), models.Q(('guest', ''), ('user__isnull', False)), _connector='OR'), name='present_is_a_colleague_or_a_guest'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PrivacyNotice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('basis', models.CharField(choices=[('public_task', 'public task'), ('public_interest', 'substantial public interest'), ('consent', 'consent of the person')], max_length=16, verbose_name='legal basis')),
                ('starts_on', models.DateField(verbose_name='since')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='written down')),
                ('purpose', models.CharField(choices=[('charge', 'social service: taking in charge and project'), ('work', 'internships and work'), ('statistics', 'yearly reports and statistics'), ('photo', 'photographs and stories in public'), ('news', 'newsletter and invitations')], max_length=12, verbose_name='purpose')),
                ('notice_version', models.CharField(max_length=60, verbose_name='version of the notice')),
                ('handing', models.CharField(choices=[('read', 'read aloud and explained'), ('paper', 'on paper'), ('mail', 'by e-mail')], max_length=8, verbose_name='how')),
                ('language', models.CharField(max_length=40, verbose_name='language')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='beneficiaries.episode', verbose_name='case')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by')),
            ],
            options={
                'verbose_name': 'privacy notice given',
                'verbose_name_plural': 'privacy notices given',
                'indexes': [
                    models.Index(fields=['episode', '-starts_on'], name='notices_newest_first'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_notice_ends_after_it_was_given'),
                    models.CheckConstraint(condition=models.Q(models.Q(('basis', 'consent'), ('purpose__in', ('photo', 'news'))), models.Q(models.Q(('purpose__in', ('photo', 'news')), _negated=True), models.Q(('basis', 'consent'), _negated=True)), _connector='OR'), name='consent_where_the_law_leaves_it_free'),
                    models.CheckConstraint(condition=models.Q(('ends_on', None), ('basis', 'consent'), _connector='OR'), name='only_consent_is_taken_back'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('begun_on', models.DateField(verbose_name='begun on')),
                ('proposed_on', models.DateField(blank=True, null=True, verbose_name='put forward on')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed by all on')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='next review on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('end', models.CharField(blank=True, choices=[('completed', 'brought to its end'), ('replaced', 'replaced by a new version'), ('given_up', 'given up'), ('withdrawn', 'withdrawn before it was signed')], max_length=12, verbose_name='how it ended')),
                ('end_note', models.CharField(blank=True, max_length=300, verbose_name='how it ended, in a sentence')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='begun by')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='beneficiaries.episode', verbose_name='case')),
            ],
            options={
                'verbose_name': 'personalised project',
                'verbose_name_plural': 'personalised projects',
                'indexes': [
                    models.Index(condition=models.Q(('closed_on', None), ('signed_on__isnull', False)), fields=['review_on'], name='projects_to_review'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('number'), name='one_project_a_number'),
                    models.UniqueConstraint(models.F('episode'), condition=models.Q(('closed_on', None), ('signed_on', None)), name='one_project_being_written_a_case', violation_error_message='A version of this project is already being written.'),
                    models.UniqueConstraint(models.F('episode'), condition=models.Q(('closed_on', None), ('signed_on__isnull', False)), name='one_project_in_force_a_case', violation_error_message='A version of this project is already in force.'),
                    models.CheckConstraint(condition=models.Q(('signed_on', None), models.Q(('proposed_on__isnull', False), ('review_on__isnull', False)), _connector='OR'), name='a_signed_project_was_put_forward_and_is_reviewed'),
                    models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('end', '')), models.Q(('closed_on__isnull', False), models.Q(('end', ''), _negated=True)), _connector='OR'), name='a_project_ends_in_a_way_and_on_a_day'),
                    models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('begun_on')), _connector='OR'), name='a_project_ends_after_it_begins'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ProjectLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('need', 'need'), ('objective', 'objective'), ('support', 'support'), ('commitment', 'commitment')], max_length=12, verbose_name='kind')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('area', models.CharField(blank=True, choices=[('housing', 'housing'), ('economy', 'economic situation'), ('exclusion', 'social exclusion'), ('work', 'work and education')], max_length=10, verbose_name='area')),
                ('words', models.CharField(max_length=500, verbose_name='in words')),
                ('result', models.CharField(blank=True, max_length=500, verbose_name='how we shall see it')),
                ('owner', models.CharField(choices=[('person', 'the person'), ('colleague', 'a colleague'), ('other', 'somebody else')], default='person', max_length=10, verbose_name='who')),
                ('owner_name', models.CharField(blank=True, max_length=120, verbose_name='who else')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by')),
                ('state', models.CharField(choices=[('to_do', 'to do'), ('under_way', 'under way'), ('reached', 'reached'), ('changed', 'changed'), ('given_up', 'given up')], default='to_do', max_length=10, verbose_name='how far')),
                ('state_note', models.CharField(blank=True, max_length=500, verbose_name='how far, in a sentence')),
                ('colleague', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='beneficiaries.projectline', verbose_name='objective')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='beneficiaries.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'line of a project',
                'verbose_name_plural': 'lines of a project',
                'constraints': [
                    models.UniqueConstraint(models.F('project'), models.F('kind'), models.F('position'), name='one_project_line_a_position'),
                    models.CheckConstraint(condition=models.Q(models.Q(('colleague', None), ('owner', 'person'), ('owner_name', '')), models.Q(('colleague__isnull', False), ('owner', 'colleague'), ('owner_name', '')), models.Q(('colleague', None), ('owner', 'other'), models.Q(('owner_name', ''), _negated=True)), _connector='OR'), name='a_project_line_has_one_owner'),
                    models.CheckConstraint(condition=models.Q(models.Q(('state', 'given_up'), _negated=True), models.Q(('state_note', ''), _negated=True), _connector='OR'), name='what_is_given_up_says_why', violation_error_message='Say why it was given up.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['need', 'objective']), _negated=True), ('objective', None), _connector='OR'), name='only_what_is_done_serves_an_objective'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField(verbose_name='reason for the referral')),
                ('household', models.TextField(blank=True, verbose_name='household in short')),
                ('tried', models.TextField(blank=True, verbose_name='what was tried')),
                ('state', models.CharField(choices=[('sent', 'waiting for an answer'), ('returned', 'returned with a question'), ('accepted', 'taken in charge'), ('declined', 'not taken in charge')], default='sent', max_length=10, verbose_name='state')),
                ('sent_at', models.DateTimeField(verbose_name='sent')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('episode', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referral', to='beneficiaries.episode', verbose_name='case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='beneficiaries.person', verbose_name='person')),
                ('referrer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to=settings.AUTH_USER_MODEL, verbose_name='referrer')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='equipe.team', verbose_name='referring team')),
            ],
            options={
                'verbose_name': 'referral',
                'verbose_name_plural': 'referrals',
                'indexes': [
                    models.Index(fields=['state', 'sent_at'], name='referrals_by_state'),
                ],
                'constraints': [
                    models.UniqueConstraint(models.F('person'), condition=models.Q(('state__in', ['sent', 'returned'])), name='one_undecided_referral_a_person', violation_error_message='A referral of this person is already waiting for an answer.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('episode__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('episode', None)), _connector='OR'), name='an_accepted_referral_has_its_episode'),
                    models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state__in', ['sent', 'returned'])), models.Q(('decided_at__isnull', False), ('state__in', ['accepted', 'declined'])), _connector='OR'), name='a_decided_referral_has_its_moment'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.CharField(choices=[('housing', 'housing'), ('economy', 'economic situation'), ('exclusion', 'social exclusion'), ('work', 'work and education')], max_length=10, verbose_name='area')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'no need seen'), (1, 'some need'), (2, 'strong need'), (3, 'urgent need')], default=0, verbose_name='need')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='in short')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='beneficiaries.referral', verbose_name='referral')),
            ],
            options={
                'verbose_name': 'need',
                'verbose_name_plural': 'needs',
                'constraints': [
                    models.UniqueConstraint(models.F('referral'), models.F('area'), name='one_need_an_area'),
                ],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='referral',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='beneficiaries.referral', verbose_name='referral'),
        ),
        migrations.CreateModel(
            name='ReferralStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent', 'sent'), ('returned', 'returned with a question'), ('answered', 'answered'), ('accepted', 'accepted'), ('declined', 'declined')], max_length=10, verbose_name='what')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('text', models.TextField(blank=True, verbose_name='words')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='beneficiaries.referral', verbose_name='referral')),
            ],
            options={
                'verbose_name': 'step of a referral',
                'verbose_name_plural': 'steps of a referral',
                'indexes': [
                    models.Index(fields=['referral', 'at'], name='steps_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField(verbose_name='held on')),
                ('present', models.CharField(max_length=300, verbose_name='who was present')),
                ('words', models.TextField(blank=True, verbose_name='what came out of it')),
                ('next_on', models.DateField(blank=True, null=True, verbose_name='next review on')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='beneficiaries.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'review of a project',
                'verbose_name_plural': 'reviews of a project',
                'indexes': [
                    models.Index(fields=['project', '-held_on'], name='reviews_newest_first'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('next_on', None), ('next_on__gt', models.F('held_on')), _connector='OR'), name='a_review_comes_after_the_one_before', violation_error_message='The next review comes after this one.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('to_do', 'to do'), ('under_way', 'under way'), ('reached', 'reached'), ('changed', 'changed'), ('given_up', 'given up')], max_length=10, verbose_name='how far')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='in a sentence')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='beneficiaries.projectline', verbose_name='line')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='beneficiaries.review', verbose_name='review')),
            ],
            options={
                'verbose_name': 'finding of a review',
                'verbose_name_plural': 'findings of a review',
                'constraints': [
                    models.UniqueConstraint(models.F('review'), models.F('line'), name='one_finding_a_line'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('role', models.CharField(choices=[('person', 'the person'), ('case_manager', 'case manager'), ('service_tutor', "the service's tutor"), ('host_tutor', "the host's tutor"), ('guardian', 'legal guardian or support administrator'), ('other', 'another signer')], max_length=14, verbose_name='signs as')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('manner', models.CharField(blank=True, choices=[('paper', 'on paper'), ('electronic', 'electronically')], max_length=10, verbose_name='how it was signed')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('excused', models.CharField(blank=True, max_length=200, verbose_name='why this signature is not needed')),
                ('filed_at', models.DateTimeField(blank=True, null=True, verbose_name='filed')),
                ('filed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='filed by')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='beneficiaries.project', verbose_name='project')),
                ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.document', verbose_name='signed paper on file')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'constraints': [
                    models.UniqueConstraint(models.F('project'), models.F('position'), name='one_signature_a_position'),
                    models.UniqueConstraint(models.F('project'), condition=models.Q(('role', 'person')), name='the_person_signs_a_project_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('manner', ''), ('signed_on', None)), models.Q(('excused', ''), ('filed_by__isnull', False), ('signed_on__isnull', False), models.Q(('manner', ''), _negated=True)), _connector='OR'), name='a_signature_says_when_how_and_who_filed_it'),
                    models.CheckConstraint(condition=models.Q(models.Q(('role', 'person'), _negated=True), ('excused', ''), _connector='OR'), name='the_person_is_never_passed_over'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('moment', models.CharField(choices=[('exit', 'upon leaving'), ('six_months', 'six months after leaving')], max_length=10, verbose_name='when')),
                ('standing', models.CharField(choices=[('employed', 'works'), ('seeking', 'without work, and looking for it'), ('not_seeking', 'without work, and not looking for it'), ('unknown', 'not known')], default='unknown', max_length=12, verbose_name='work')),
                ('in_training', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='in education or training')),
                ('qualified', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='gained a qualification')),
                ('improved', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('refused', 'prefers not to say'), ('not_asked', 'not asked')], default='not_asked', max_length=10, verbose_name='stands better in work than before')),
                ('evidence', models.CharField(choices=[('register', 'notice of employment (UNILAV) or job centre (CPI)'), ('declaration', 'what the person declared'), ('unknown', 'not known')], default='unknown', max_length=12, verbose_name='how it is known')),
                ('seen_on', models.DateField(verbose_name='as it was on')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='noted')),
                ('replaced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='corrected')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snapshots', to='beneficiaries.episode', verbose_name='case')),
                ('noted_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by')),
            ],
            options={
                'verbose_name': 'situation after the case',
                'verbose_name_plural': 'situations after the case',
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), models.F('moment'), condition=models.Q(('replaced_at', None)), name='one_snapshot_a_moment', violation_error_message='Somebody has just noted this: look at it before you correct it.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=200, verbose_name='what is to be done')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by')),
                ('waiting_for', models.CharField(blank=True, max_length=120, verbose_name='waiting for')),
                ('times_postponed', models.PositiveSmallIntegerField(default=0, verbose_name='times postponed')),
                ('postponed_from', models.DateField(blank=True, null=True, verbose_name='day before it was postponed')),
                ('postponed_why', models.CharField(blank=True, max_length=200, verbose_name='why it was postponed')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='asked')),
                ('end', models.CharField(blank=True, choices=[('done', 'done'), ('not_needed', 'not needed')], max_length=12, verbose_name='how it ended')),
                ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was not needed')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='beneficiaries.episode', verbose_name='case')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL, verbose_name='who does it')),
            ],
            options={
                'verbose_name': 'task',
                'verbose_name_plural': 'tasks',
                'indexes': [
                    models.Index(condition=models.Q(('ended_at', None)), fields=['owner', 'due_on'], name='open_tasks_by_owner'),
                    models.Index(condition=models.Q(('ended_at', None)), fields=['episode', 'due_on'], name='open_tasks_of_case'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('ended_at', None)), models.Q(('ended_at__isnull', False), models.Q(('end', ''), _negated=True)), _connector='OR'), name='a_task_ends_in_a_way_and_a_moment'),
                    models.CheckConstraint(condition=models.Q(models.Q(('end', 'not_needed'), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='what_is_not_needed_says_why', violation_error_message='Say why it is not needed.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='projectline',
            name='task',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.task', verbose_name='task'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='tasks',
            field=models.ManyToManyField(related_name='agenda_items', to='beneficiaries.task', verbose_name='tasks'),
        ),
        migrations.CreateModel(
            name='TeamQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200, verbose_name='what to talk over')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('episode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team_questions', to='beneficiaries.episode', verbose_name='case')),
                ('item', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='question', to='beneficiaries.agendaitem', verbose_name='taken up')),
            ],
            options={
                'verbose_name': 'question for the team',
                'verbose_name_plural': 'questions for the team',
                'constraints': [
                    models.UniqueConstraint(models.F('episode'), condition=models.Q(('item', None), ('withdrawn_at', None)), name='one_question_waits_a_case', violation_error_message='This case is already flagged for the team.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EarlierWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_at', models.DateTimeField(verbose_name='when')),
                ('channel', models.CharField(choices=[('interview', 'interview at the office'), ('home_visit', 'home visit'), ('phone', 'phone call'), ('message', 'message or e-mail'), ('network', 'meeting with other services'), ('team', 'team meeting'), ('host_visit', 'visit at the host'), ('note', 'note without a contact')], default='interview', max_length=12, verbose_name='how')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('text', models.TextField(verbose_name='what happened')),
                ('private', models.BooleanField(default=False, verbose_name='private: only I can read it')),
                ('version', models.PositiveIntegerField(editable=False)),
                ('until', models.DateTimeField(auto_now_add=True, verbose_name='stood until')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='beneficiaries.diaryentry', verbose_name='diary entry')),
            ],
            options={
                'verbose_name': 'earlier wording',
                'verbose_name_plural': 'earlier wordings',
                'constraints': [models.UniqueConstraint(models.F('entry'), models.F('version'), name='one_wording_a_version')],
            },
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.UniqueConstraint(models.F('person'), condition=models.Q(('closed_on', None)), name='one_open_episode_a_person', violation_error_message='This person is already taken in charge.'),
        ),
        migrations.AddConstraint(
            model_name='episode',
            constraint=models.UniqueConstraint(models.F('person'), models.F('opened_on'), condition=models.Q(('opened_beside', False)), name='one_episode_an_opening_day'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(models.F('meeting'), models.F('referral'), name='a_referral_is_on_an_agenda_once'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('episode__isnull', False), ('referral', None)), models.Q(('episode', None), ('referral__isnull', False)), _connector='OR'), name='an_item_is_a_case_or_a_referral'),
        ),
        migrations.RunSQL(GUARDS, GUARDS_GONE),
    ]
