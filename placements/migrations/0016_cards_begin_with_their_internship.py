"""A card on the board is tied to the internship that was opened from it, and stands no more."""

import django.db.models.deletion
from django.db import migrations, models

STANDING = ("shortlisted", "proposed", "interview", "accepted")


def tie(apps, schema_editor):
    """The card of each case and opening that stands, to the latest internship of the two."""
    Candidacy, Internship = (apps.get_model("placements", name) for name in ("Candidacy", "Internship"))
    for card in Candidacy.objects.filter(state__in=STANDING).order_by("pk").iterator():
        begun = Internship.objects.filter(episode=card.episode_id, opening=card.opening_id)
        if latest := begun.order_by("-starts_on", "-pk").first():
            Candidacy.objects.filter(pk=card.pk).update(internship=latest)


class Migration(migrations.Migration):
    dependencies = [("placements", "0015_visits_as_written_before")]

    operations = [
        migrations.AddField(
            model_name="candidacy",
            name="internship",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="candidacy",
                to="placements.internship",
                verbose_name="internship",
            ),
        ),
        migrations.RunPython(tie, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED", migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="candidacy", name="one_standing_candidacy_an_opening"),
        migrations.AddConstraint(
            model_name="candidacy",
            constraint=models.UniqueConstraint(
                models.F("episode"),
                models.F("opening"),
                condition=models.Q(
                    ("internship", None), ("state__in", ("shortlisted", "proposed", "interview", "accepted"))
                ),
                name="one_standing_candidacy_an_opening",
                violation_error_message="This person is on the board of this opening already.",
            ),
        ),
    ]
