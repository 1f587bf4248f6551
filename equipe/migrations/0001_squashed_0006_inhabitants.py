"""All of 0.4.0 in one step, for a new database; a database of an older release goes the steps this replaces."""

import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models


WORDS = r"""
CREATE FUNCTION plain(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT lower(public.unaccent('public.unaccent', words)) $$;
"""

GUARDS = r"""
CREATE FUNCTION traces_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the access log only grows';
END $$;

CREATE TRIGGER traces_stay BEFORE UPDATE OR DELETE ON equipe_auditentry
    FOR EACH ROW EXECUTE FUNCTION traces_stay();
CREATE TRIGGER traces_stay_whole BEFORE TRUNCATE ON equipe_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION traces_stay();
"""

GUARDS_GONE = """
DROP FUNCTION traces_stay() CASCADE;
"""

WORDS_GONE = """
DROP FUNCTION plain(words text);
"""


class Migration(migrations.Migration):

    replaces = [
        ('equipe', '0001_initial'),
        ('equipe', '0002_drafts_of_pages'),
        ('equipe', '0003_letters'),
        ('equipe', '0004_rhythm_of_the_district'),
        ('equipe', '0005_saved_views'),
        ('equipe', '0006_inhabitants'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(WORDS, WORDS_GONE),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('first_name', models.CharField(max_length=80, verbose_name='first name')),
                ('last_name', models.CharField(max_length=80, verbose_name='last name')),
                ('language', models.CharField(default='it', max_length=5, verbose_name='language')),
                ('single_keys', models.BooleanField(default=True, verbose_name='single keys as shortcuts')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('wants_letters', models.BooleanField(default=True, verbose_name='write to me in the morning at what hours I have appointments')),
                ('persona', models.CharField(blank=True, max_length=200, verbose_name='demo persona')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
            },
        ),
        migrations.CreateModel(
            name='Ambito',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('service_name', models.CharField(default='Orienta Lavoro', max_length=120, verbose_name='name of the service')),
                ('managing_body', models.CharField(blank=True, max_length=160, verbose_name='managing body')),
                ('review_days', models.PositiveSmallIntegerField(default=90, verbose_name='days until a project is reviewed')),
                ('assessment_months', models.PositiveSmallIntegerField(default=6, verbose_name='months until an assessment is repeated')),
            ],
            options={
                'verbose_name': 'territorial district',
                'verbose_name_plural': 'territorial districts',
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('unit', 'local unit'), ('inclusion', 'inclusion team'), ('office', 'administration')], default='unit', max_length=12, verbose_name='kind')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'team',
                'verbose_name_plural': 'teams',
                'constraints': [
                    models.UniqueConstraint(models.F('ambito'), models.F('name'), name='one_team_a_name'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('list', models.CharField(max_length=30, verbose_name='list')),
                ('name', models.CharField(max_length=60, verbose_name='name of the view')),
                ('query', models.CharField(blank=True, max_length=600, verbose_name='columns, filters and order')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('opens_first', models.BooleanField(default=False, verbose_name='opens first')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL, verbose_name='whose')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='equipe.team', verbose_name='shared with the team')),
            ],
            options={
                'verbose_name': 'saved view',
                'verbose_name_plural': 'saved views',
                'constraints': [
                    models.UniqueConstraint(models.F('owner'), models.F('list'), models.F('name'), name='one_view_a_name', violation_error_message='You have a view of this name already: choose another name.'),
                    models.UniqueConstraint(models.F('owner'), models.F('list'), condition=models.Q(('opens_first', True)), name='one_view_opens_first'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('social_worker', 'social worker'), ('mediator', 'job mediator'), ('educator', 'job educator'), ('coordinator', 'coordinator'), ('auditor', 'auditor'), ('administrator', 'administrator')], max_length=16, verbose_name='role')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='equipe.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'constraints': [
                    models.UniqueConstraint(models.F('user'), models.F('team'), models.F('role'), condition=models.Q(('ended_at', None)), name='one_role_once_a_team', violation_error_message='This person already has this role in this team.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='when')),
                ('verb', models.CharField(max_length=60, verbose_name='deed')),
                ('thing_kind', models.CharField(max_length=60, verbose_name='kind of thing')),
                ('thing_id', models.CharField(max_length=40, verbose_name='reference')),
                ('details', models.JSONField(default=dict, verbose_name='details')),
                ('actor', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'access log entry',
                'verbose_name_plural': 'access log',
                'indexes': [models.Index(fields=['thing_kind', 'thing_id', '-at'], name='audit_by_thing'), models.Index(fields=['actor', '-at'], name='audit_by_actor')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, verbose_name='form')),
                ('page', models.CharField(blank=True, editable=False, max_length=32)),
                ('place', models.CharField(blank=True, editable=False, max_length=300)),
                ('content', models.JSONField(default=dict, verbose_name='typed text')),
                ('begun_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='begun')),
                ('seen_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='last open')),
                ('saved_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='saved')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'draft',
                'verbose_name_plural': 'drafts',
                'indexes': [models.Index(fields=['key', 'seen_at'], name='drafts_being_typed')],
                'constraints': [models.UniqueConstraint(models.F('user'), models.F('key'), models.F('page'), name='one_draft_a_page')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60, verbose_name='kind')),
                ('payload', models.JSONField(default=dict, verbose_name='what it is about')),
                ('requested_at', models.DateTimeField(auto_now_add=True, verbose_name='asked')),
                ('lease_token', models.UUIDField(editable=False, null=True)),
                ('lease_until', models.DateTimeField(editable=False, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('progress', models.PositiveSmallIntegerField(default=0, verbose_name='progress')),
                ('step', models.CharField(blank=True, max_length=120, verbose_name='step')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished')),
                ('failed_at', models.DateTimeField(null=True, verbose_name='failed')),
                ('problem', models.TextField(blank=True, verbose_name='problem')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
                'indexes': [models.Index(condition=models.Q(('failed_at', None), ('finished_at', None)), fields=['requested_at'], name='jobs_to_do')],
                'constraints': [models.CheckConstraint(condition=models.Q(('finished_at', None), ('failed_at', None), _connector='OR'), name='a_job_ends_in_one_way'), models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='progress_is_a_percentage')],
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='inhabitants')),
                ('counted_on', models.DateField(blank=True, null=True, verbose_name='counted on')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='equipe.ambito', verbose_name='district')),
            ],
            options={
                'verbose_name': 'municipality',
                'verbose_name_plural': 'municipalities',
                'constraints': [models.UniqueConstraint(models.F('ambito'), models.F('name'), name='one_municipality_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('counted_on', None), ('population', None)), models.Q(('counted_on__isnull', False), ('population__gt', 0)), _connector='OR'), name='inhabitants_are_counted_on_a_day', violation_error_message='Write down the inhabitants and the day they were counted, or neither.')],
            },
        ),
        migrations.RunSQL(GUARDS, GUARDS_GONE),
    ]
