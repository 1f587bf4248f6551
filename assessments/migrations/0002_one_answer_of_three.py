"""An answer is a level, words or an absence; raters have a role; every item says what it means."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


def say_in_the_new_way(apps, schema_editor):
    for name in ("Rating", "AgreedRating"):
        apps.get_model("assessments", name).objects.filter(not_observable=True).update(absence="not_observable")
    Instrument, Item = (apps.get_model("assessments", name) for name in ("Instrument", "Item"))
    Instrument.objects.update(published_at=models.F("loaded_at"))
    for item in Item.objects.select_related("area__instrument"):
        instrument = item.area.instrument
        item.lineage = f"{instrument.code}-{instrument.version}/{item.code}"
        item.save(update_fields=["lineage"])
    _name_the_roles(apps)


def _name_the_roles(apps):
    """As what each rater answered: the role held today, in the case's team first."""
    Assessment, Membership = apps.get_model("assessments", "Assessment"), apps.get_model("equipe", "Membership")
    rated = {"social_worker", "mediator", "educator", "coordinator"}
    for assessment in Assessment.objects.select_related("round__episode"):
        held = Membership.objects.filter(user=assessment.rater_id, role__in=rated).order_by("pk")
        roles = [m.role for m in sorted(held, key=lambda m: m.team_id != assessment.round.episode.team_id)]
        assessment.role = roles[0] if roles else "social_worker"
        assessment.save(update_fields=["role"])


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0001_initial'),
        ('equipe', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OutsideRater',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('host_tutor', 'host’s tutor'), ('trainer', 'trainer')], max_length=13, verbose_name='as what')),
                ('name', models.CharField(max_length=120, verbose_name='first and last name')),
                ('organisation', models.CharField(blank=True, max_length=160, verbose_name='business, cooperative or school')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
            ],
            options={
                'verbose_name': 'rater outside the service',
                'verbose_name_plural': 'raters outside the service',
            },
        ),
        migrations.RemoveConstraint(
            model_name='agreedrating',
            name='an_agreed_rating_is_a_value_or_not_observable',
        ),
        migrations.RemoveConstraint(
            model_name='instrument',
            name='one_instrument_a_version',
        ),
        migrations.RemoveConstraint(
            model_name='rating',
            name='a_rating_is_a_value_or_not_observable',
        ),
        migrations.AddField(
            model_name='agreedrating',
            name='absence',
            field=models.CharField(blank=True, choices=[('not_observable', 'not observable'), ('not_asked', 'not asked')], max_length=14, verbose_name='why there is no level'),
        ),
        migrations.AddField(
            model_name='agreedrating',
            name='words',
            field=models.TextField(blank=True, verbose_name='in words'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='role',
            field=models.CharField(choices=[('social_worker', 'social worker'), ('mediator', 'job mediator'), ('educator', 'job educator'), ('coordinator', 'coordinator'), ('person', 'the person, of themselves'), ('host_tutor', 'host’s tutor'), ('trainer', 'trainer')], default='', max_length=13, verbose_name='as what'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='instrument',
            name='ambito',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instruments', to='equipe.ambito', verbose_name='district'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='based_on',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='assessments.instrument', verbose_name='based on'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='published_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='published'),
        ),
        migrations.AddField(
            model_name='item',
            name='esco',
            field=models.CharField(blank=True, max_length=160, verbose_name='ESCO label'),
        ),
        migrations.AddField(
            model_name='item',
            name='lineage',
            field=models.CharField(db_index=True, default='', max_length=90, verbose_name='meaning'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='item',
            name='maximum',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='at most'),
        ),
        migrations.AddField(
            model_name='item',
            name='minimum',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='at least'),
        ),
        migrations.AddField(
            model_name='item',
            name='observable',
            field=models.BooleanField(default=False, verbose_name='can be seen at work or in a course'),
        ),
        migrations.AddField(
            model_name='item',
            name='plain',
            field=models.JSONField(blank=True, default=dict, verbose_name='wording for the person'),
        ),
        migrations.AddField(
            model_name='item',
            name='unit',
            field=models.JSONField(blank=True, default=dict, verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='rating',
            name='absence',
            field=models.CharField(blank=True, choices=[('not_observable', 'not observable'), ('not_asked', 'not asked')], max_length=14, verbose_name='why there is no level'),
        ),
        migrations.AddField(
            model_name='rating',
            name='words',
            field=models.TextField(blank=True, verbose_name='in words'),
        ),
        migrations.AlterField(
            model_name='assessment',
            name='rater',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to=settings.AUTH_USER_MODEL, verbose_name='rater'),
        ),
        migrations.AlterField(
            model_name='instrument',
            name='bands_note',
            field=models.JSONField(blank=True, default=dict, verbose_name='who chose the bands'),
        ),
        migrations.AlterField(
            model_name='instrument',
            name='fingerprint',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AlterField(
            model_name='item',
            name='kind',
            field=models.CharField(choices=[('choice', 'multiple choice with points'), ('anchored', 'behaviour on an anchored scale from 0 to 4'), ('framework', 'level of a framework, by its code'), ('number', 'number'), ('date', 'date'), ('text', 'free text')], max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='item',
            name='levels',
            field=models.JSONField(blank=True, default=list, verbose_name='levels'),
        ),
        migrations.RunPython(say_in_the_new_way, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='agreedrating',
            name='not_observable',
        ),
        migrations.RemoveField(
            model_name='rating',
            name='not_observable',
        ),
        migrations.AddConstraint(
            model_name='agreedrating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('absence', ''), ('value__isnull', False), ('words', '')), models.Q(('absence', ''), ('value', None), models.Q(('words', ''), _negated=True)), models.Q(('value', None), ('words', ''), models.Q(('absence', ''), _negated=True)), _connector='OR'), name='an_agreed_rating_is_one_answer'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.UniqueConstraint(models.F('code'), models.F('version'), models.F('ambito'), name='one_instrument_a_version', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('absence', ''), ('value__isnull', False), ('words', '')), models.Q(('absence', ''), ('value', None), models.Q(('words', ''), _negated=True)), models.Q(('value', None), ('words', ''), models.Q(('absence', ''), _negated=True)), _connector='OR'), name='a_rating_is_one_answer'),
        ),
        migrations.AddField(
            model_name='outsiderater',
            name='ambito',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outside_raters', to='equipe.ambito', verbose_name='district'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='outside_rater',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='assessments.outsiderater', verbose_name='rater outside the service'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(models.F('round'), models.F('outside_rater'), name='one_assessment_an_outside_rater', violation_error_message='This person already takes part in the assessment.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(models.F('round'), condition=models.Q(('role', 'person')), name='one_view_of_the_person', violation_error_message='The person already takes part in the assessment.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outside_rater', None), ('rater', None), ('role', 'person')), models.Q(('outside_rater__isnull', False), ('rater', None), ('role__in', ('host_tutor', 'trainer'))), models.Q(models.Q(('role__in', ['person', 'host_tutor', 'trainer']), _negated=True), ('outside_rater', None), ('rater__isnull', False)), _connector='OR'), name='a_rater_is_one_of_three'),
        ),
        migrations.AddConstraint(
            model_name='outsiderater',
            constraint=models.UniqueConstraint(models.F('ambito'), models.F('role'), models.F('name'), models.F('organisation'), name='one_outside_rater_a_name', violation_error_message='This person is already known: choose the name from the list.'),
        ),
        migrations.AddConstraint(
            model_name='outsiderater',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ('host_tutor', 'trainer'))), name='who_rates_from_outside'),
        ),
    ]
