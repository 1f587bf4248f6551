from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("beneficiaries", "0009_next_steps_are_tasks")]

    operations = [
        migrations.RemoveField(model_name="episode", name="next_step"),
        migrations.RemoveField(model_name="episode", name="next_step_on"),
    ]
