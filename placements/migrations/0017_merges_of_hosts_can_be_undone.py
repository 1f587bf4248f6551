"""A merge of hosts keeps what it takes to undo it; nobody is said to want a host that was merged away."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SHUT = """
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_availability_hosts_not_wanted
    FOR EACH ROW EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_availability_hosts_not_wanted
    FOR EACH ROW WHEN (NEW.host_id IS DISTINCT FROM OLD.host_id) EXECUTE FUNCTION merged_hosts_are_shut();
"""
OPEN = """
DROP TRIGGER merged_hosts_are_shut_insert ON placements_availability_hosts_not_wanted;
DROP TRIGGER merged_hosts_are_shut_update ON placements_availability_hosts_not_wanted;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0016_cards_begin_with_their_internship"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="hostmerge",
            name="before",
            field=models.JSONField(default=dict, verbose_name="how it stood before"),
        ),
        migrations.AddField(
            model_name="hostmerge",
            name="undone_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="undone"),
        ),
        migrations.AddField(
            model_name="hostmerge",
            name="undone_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="undone by",
            ),
        ),
        migrations.RemoveConstraint(model_name="hostmerge", name="a_host_is_merged_once"),
        migrations.AddConstraint(
            model_name="hostmerge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("gone",), name="a_host_is_merged_once"
            ),
        ),
        migrations.RunSQL(SHUT, OPEN),
    ]
