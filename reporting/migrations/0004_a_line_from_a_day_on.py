"""The funding line of an internship is chosen for papers from a day on; what was chosen so far holds for all."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0014_what_stands_around_an_act"),
        ("reporting", "0003_wording"),
    ]

    operations = [
        migrations.AddField(
            "paidfrom",
            "holds_from",
            models.DateField(blank=True, null=True, verbose_name="for papers dated from"),
        ),
        migrations.AlterField(
            "paidfrom",
            "internship",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="paid_from",
                to="placements.internship",
                verbose_name="internship",
            ),
        ),
        migrations.AlterField(
            "paidfrom", "chosen_at", models.DateTimeField(auto_now_add=True, verbose_name="chosen")
        ),
    ]
