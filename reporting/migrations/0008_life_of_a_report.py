"""A report gets a life: what it is about, its versions, its dates, its words, the answers to its warnings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("funding", "yearly funding report"),
    ("outcomes", "yearly outcome report"),
    ("esf", "ESF+ annex"),
    ("mayors", "report to the mayors’ assembly"),
    ("quarter", "quarterly note"),
    ("municipality", "sheet of a municipality"),
]
FIELDS = [
    ("premise", "Premise"),
    ("work", "The work of the year"),
    ("money", "Notes on the spending"),
    ("changes", "What changed and why"),
    ("trouble", "Difficulties met"),
    ("outlook", "What comes next"),
]


def who(verbose_name, related_name="+"):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to=settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
    )


def of_report(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="reporting.report",
        verbose_name="report",
    )


def key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("equipe", "0005_saved_views"),
        ("reporting", "0007_fund_of_an_internship"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("report", "a_report_is_printed_whole"),
        migrations.RenameField("report", "requested_by", "begun_by"),
        migrations.RenameField("report", "requested_at", "begun_at"),
        migrations.AlterField(
            "report", "begun_at", models.DateTimeField(auto_now_add=True, verbose_name="begun")
        ),
        migrations.AlterField(
            "report", "kind", models.CharField(choices=KINDS, max_length=12, verbose_name="kind")
        ),
        migrations.AlterField(
            "report",
            "job",
            models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="equipe.job",
                verbose_name="job",
            ),
        ),
        migrations.AddField(
            "report", "quarter", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="quarter")
        ),
        migrations.AddField(
            "report",
            "municipality",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="equipe.municipality",
                verbose_name="municipality",
            ),
        ),
        migrations.AddField("report", "number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
        migrations.AddField("report", "version", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AddField(
            "report", "checked_at", models.DateTimeField(editable=False, null=True, verbose_name="checked")
        ),
        migrations.AddField(
            "report", "frozen_at", models.DateTimeField(editable=False, null=True, verbose_name="frozen")
        ),
        migrations.AddField("report", "sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
        migrations.AddField(
            "report", "protocol", models.CharField(blank=True, default="", max_length=60, verbose_name="protocol number"), preserve_default=False
        ),
        migrations.AddField(
            "report", "sent_to", models.CharField(blank=True, default="", max_length=200, verbose_name="sent to"), preserve_default=False
        ),
        migrations.AddField("report", "returned_on", models.DateField(blank=True, null=True, verbose_name="returned")),
        migrations.AddField(
            "report",
            "returned_because",
            models.TextField(blank=True, default="", verbose_name="reason for the return"), preserve_default=False,
        ),
        migrations.CreateModel(
            name="FrozenReport",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="frozen",
                        serialize=False,
                        to="reporting.report",
                    ),
                ),
                ("content", models.BinaryField(verbose_name="content")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="digest")),
                ("behind", models.JSONField(default=dict, editable=False, verbose_name="rows behind the figures")),
                ("pdf", models.BinaryField(verbose_name="PDF")),
                ("archive", models.BinaryField(null=True, verbose_name="archive copy")),
                ("workbook", models.BinaryField(null=True, verbose_name="workbook")),
                ("tables", models.BinaryField(null=True, verbose_name="tables")),
                ("frozen_by", who("frozen by")),
            ],
            options={"verbose_name": "frozen report", "verbose_name_plural": "frozen reports"},
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", key()),
                ("report", of_report("passages")),
                ("field", models.CharField(choices=FIELDS, max_length=12, verbose_name="passage")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("written_by", who("written by")),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="written")),
            ],
            options={
                "verbose_name": "passage of a report",
                "verbose_name_plural": "passages of reports",
                "constraints": [models.UniqueConstraint("report", "field", "number", name="one_passage_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", key()),
                ("report", of_report("answers")),
                ("warning", models.CharField(max_length=60, verbose_name="warning")),
                ("fact", models.CharField(blank=True, max_length=120, verbose_name="numbers of the warning")),
                ("said", models.TextField(verbose_name="what it said")),
                (
                    "manner",
                    models.CharField(
                        choices=[("mended", "mended"), ("accepted", "accepted")], max_length=10, verbose_name="answer"
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="because")),
                ("answered_by", who("answered by")),
                ("answered_at", models.DateTimeField(auto_now=True, verbose_name="answered")),
            ],
            options={
                "verbose_name": "answer to a warning",
                "verbose_name_plural": "answers to warnings",
                "constraints": [
                    models.UniqueConstraint("report", "warning", "fact", name="one_answer_a_warning"),
                    models.CheckConstraint(
                        condition=models.Q(("manner", "accepted"), _negated=True)
                        | models.Q(("because", ""), _negated=True),
                        name="what_is_accepted_has_a_reason",
                        violation_error_message="Write why it is accepted.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptMonth",
            fields=[
                ("id", key()),
                (
                    "ambito",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_months",
                        to="equipe.ambito",
                        verbose_name="district",
                    ),
                ),
                ("month", models.DateField(verbose_name="month")),
                ("figures", models.JSONField(editable=False, verbose_name="figures")),
                ("counted_at", models.DateTimeField(auto_now_add=True, verbose_name="counted")),
            ],
            options={
                "verbose_name": "figures of a month",
                "verbose_name_plural": "figures of months",
                "constraints": [models.UniqueConstraint("ambito", "month", name="one_count_a_month")],
            },
        ),
    ]
