from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0020_list_prints"),
    ]

    operations = [
        migrations.AddField(
            model_name="frozenreport",
            name="figures",
            field=models.JSONField(default=dict, editable=False, verbose_name="exact figures"),
        ),
    ]
