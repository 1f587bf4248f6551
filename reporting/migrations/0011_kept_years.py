import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("equipe", "0006_inhabitants"),
        ("reporting", "0010_list_prints"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("counted_at", models.DateTimeField(editable=False, verbose_name="counted")),
                ("told", models.JSONField(editable=False, verbose_name="figures")),
                (
                    "ambito",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_years",
                        to="equipe.ambito",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "figures of a year",
                "verbose_name_plural": "figures of years",
                "constraints": [models.UniqueConstraint(models.F("ambito"), models.F("year"), name="one_count_a_year")],
            },
        ),
    ]
