"""Raters without an account get links, everybody reminders, and the person has her word."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0003_competences'),
        ('equipe', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='assessment',
            name='asked_on',
            field=models.DateField(blank=True, null=True, verbose_name='asked on'),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('stance', 'agrees'), models.Q(('words', ''), _negated=True), _connector='OR'), name='who_does_not_agree_says_with_what')],
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
                ('expires_on', models.DateField(verbose_name='valid until')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('begun_at', models.DateTimeField(blank=True, null=True, verbose_name='opened')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='replaced')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='assessments.assessment', verbose_name='assessment')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='equipe.job', verbose_name='job')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
            ],
            options={
                'verbose_name': 'link of a rater',
                'verbose_name_plural': 'links of raters',
                'constraints': [models.UniqueConstraint(models.F('assessment'), condition=models.Q(('ended_at', None)), name='one_valid_link_an_assessment'), models.CheckConstraint(condition=models.Q(models.Q(('begun_at', None), ('device', '')), models.Q(('begun_at__isnull', False), models.Q(('device', ''), _negated=True)), _connector='OR'), name='who_began_did_so_on_a_device')],
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
                'constraints': [models.UniqueConstraint(models.F('assessment'), models.F('on'), name='one_reminder_a_day')],
            },
        ),
    ]
