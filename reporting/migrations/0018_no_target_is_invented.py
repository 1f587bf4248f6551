"""A year aims at what somebody wrote down; one that was closed and never planned aims at nothing."""

from django.db import migrations, models

NEVER_PLANNED = """
UPDATE reporting_fundingyear SET target_placements = NULL, target_jobs = NULL
WHERE version > 0 AND version = (SELECT count(*) FROM reporting_yearact WHERE funding_year_id = reporting_fundingyear.id)
"""
"""Each plan, each closing and each opening is a version: whose are all closings and openings, has no plan."""

BACK = """
UPDATE reporting_fundingyear SET target_placements = coalesce(target_placements, 75),
    target_jobs = coalesce(target_jobs, 20)
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0017_motive_of_an_act_of_a_fund")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, BACK),
        migrations.AlterField(
            model_name="fundingyear",
            name="target_jobs",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="jobs aimed at"),
        ),
        migrations.AlterField(
            model_name="fundingyear",
            name="target_placements",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="placements aimed at"),
        ),
        migrations.RunSQL(NEVER_PLANNED, migrations.RunSQL.noop),
    ]
