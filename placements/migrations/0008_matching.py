"""What openings ask, what is possible for people, and the steps of a candidacy: they stay as they are."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE FUNCTION steps_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A step of a candidacy is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER steps_stand BEFORE UPDATE OR DELETE ON placements_step FOR EACH ROW EXECUTE FUNCTION steps_stand();
"""
UNGUARD = "DROP TRIGGER steps_stand ON placements_step; DROP FUNCTION steps_stand();"


class Migration(migrations.Migration):
    dependencies = [
        ("beneficiaries", "0016_access"),
        ("placements", "0007_hosts_and_agreements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Availability",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hours_most",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours a week at most"),
                ),
                (
                    "hours_wished",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours a week she would like"),
                ),
                (
                    "times",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("morning", "mornings"),
                                ("afternoon", "afternoons"),
                                ("evening", "evenings"),
                                ("night", "nights"),
                                ("weekend", "weekends"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="times that are possible",
                    ),
                ),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            choices=[
                                (0, "Monday"),
                                (1, "Tuesday"),
                                (2, "Wednesday"),
                                (3, "Thursday"),
                                (4, "Friday"),
                                (5, "Saturday"),
                                (6, "Sunday"),
                            ]
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="days that are possible",
                    ),
                ),
                ("earliest", models.TimeField(blank=True, null=True, verbose_name="not before")),
                ("latest", models.TimeField(blank=True, null=True, verbose_name="not after")),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("vehicle", "with a car or scooter of her own"),
                                ("transport", "by bus or train"),
                                ("bicycle", "by bicycle"),
                                ("foot", "on foot"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="how she gets to work",
                    ),
                ),
                (
                    "furthest",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="by bicycle or on foot, up to so many km"
                    ),
                ),
                (
                    "limits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lifting", "lifting up to 10 kg"),
                                ("heavy", "lifting more than 10 kg"),
                                ("standing", "standing for long"),
                                ("bending", "bending or kneeling"),
                                ("stairs", "stairs or ladders"),
                                ("heights", "working at heights"),
                                ("dust", "dust"),
                                ("noise", "noise"),
                                ("cold", "cold or cold rooms"),
                                ("heat", "heat"),
                                ("outdoors", "outdoors in any weather"),
                                ("chemicals", "cleaning agents or chemicals"),
                                ("allergens", "flour, pollen, animal hair or other allergens"),
                                ("public", "contact with the public"),
                                ("crowd", "many people around"),
                                ("alone", "working alone"),
                                ("pace", "a fast pace that is set"),
                                ("screen", "screen work"),
                                ("machines", "machines that may hurt"),
                                ("driving", "driving"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what is not possible at work",
                    ),
                ),
                (
                    "lacks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("car", "driving licence B"),
                                ("moped", "driving licence AM"),
                                ("lorry", "driving licence C"),
                                ("bus", "driving licence D"),
                                ("forklift", "forklift licence"),
                                ("food", "food hygiene certificate (HACCP)"),
                                ("safety", "safety training"),
                                ("care", "health and social care qualification (OSS)"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what she surely does not have",
                    ),
                ),
                ("wished_work", models.CharField(blank=True, max_length=200, verbose_name="work she would like")),
                (
                    "wished_towns",
                    models.CharField(blank=True, max_length=200, verbose_name="where she would like to work"),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "availability",
                "verbose_name_plural": "availabilities",
            },
        ),
        migrations.CreateModel(
            name="Candidacy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shortlisted", "shortlist"),
                            ("proposed", "proposed to the host"),
                            ("interview", "interview"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="shortlisted",
                        editable=False,
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("moved_on", models.DateField(verbose_name="in this state since")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "candidacy",
                "verbose_name_plural": "candidacies",
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shortlisted", "shortlist"),
                            ("proposed", "proposed to the host"),
                            ("interview", "interview"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "decider",
                    models.CharField(
                        blank=True,
                        choices=[("host", "the host"), ("person", "the person"), ("service", "the service")],
                        max_length=8,
                        verbose_name="who said no",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("skills", "what is asked is not there yet"),
                            ("times", "hours or shifts do not go together"),
                            ("way", "the way to work is too far or too hard"),
                            ("tasks", "the tasks are not suitable or not wanted"),
                            ("absent", "did not come, cannot be reached"),
                            ("other_place", "found another place or a job"),
                            ("other_chosen", "somebody else was chosen"),
                            ("place_gone", "the place is no longer offered"),
                            ("not_now", "not now"),
                            ("no_reason", "no reason was given"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                ("told", models.JSONField(blank=True, default=dict, verbose_name="what the host was told")),
                ("on", models.DateField(verbose_name="on")),
                ("taken_at", models.DateTimeField(auto_now_add=True, verbose_name="written down")),
            ],
            options={
                "verbose_name": "step of a candidacy",
                "verbose_name_plural": "steps of candidacies",
            },
        ),
        migrations.AddField(
            model_name="opening",
            name="conditions_asked_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="conditions asked on"),
        ),
        migrations.AddField(
            model_name="opening",
            name="demands",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("lifting", "lifting up to 10 kg"),
                        ("heavy", "lifting more than 10 kg"),
                        ("standing", "standing for long"),
                        ("bending", "bending or kneeling"),
                        ("stairs", "stairs or ladders"),
                        ("heights", "working at heights"),
                        ("dust", "dust"),
                        ("noise", "noise"),
                        ("cold", "cold or cold rooms"),
                        ("heat", "heat"),
                        ("outdoors", "outdoors in any weather"),
                        ("chemicals", "cleaning agents or chemicals"),
                        ("allergens", "flour, pollen, animal hair or other allergens"),
                        ("public", "contact with the public"),
                        ("crowd", "many people around"),
                        ("alone", "working alone"),
                        ("pace", "a fast pace that is set"),
                        ("screen", "screen work"),
                        ("machines", "machines that may hurt"),
                        ("driving", "driving"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what the work asks",
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="languages",
            field=models.JSONField(blank=True, default=list, verbose_name="languages"),
        ),
        migrations.AddField(
            model_name="opening",
            name="licences",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("car", "driving licence B"),
                        ("moped", "driving licence AM"),
                        ("lorry", "driving licence C"),
                        ("bus", "driving licence D"),
                        ("forklift", "forklift licence"),
                        ("food", "food hygiene certificate (HACCP)"),
                        ("safety", "safety training"),
                        ("care", "health and social care qualification (OSS)"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="licences",
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="shifts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("morning", "mornings"),
                        ("afternoon", "afternoons"),
                        ("evening", "evenings"),
                        ("night", "nights"),
                        ("weekend", "weekends"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="times of day",
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="timetable",
            field=models.JSONField(blank=True, default=list, verbose_name="timetable"),
        ),
        migrations.AddField(
            model_name="opening",
            name="weekly_hours",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours a week"),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekly_hours", None), ("weekly_hours__range", (1, 48)), _connector="OR"),
                name="an_opening_has_hours_of_a_week",
                violation_error_message="An internship has between 1 and 48 hours a week.",
            ),
        ),
        migrations.AddField(
            model_name="availability",
            name="asked_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="availability",
            name="episode",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="availability",
                to="beneficiaries.episode",
                verbose_name="case",
            ),
        ),
        migrations.AddField(
            model_name="availability",
            name="hosts_not_wanted",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="placements.host", verbose_name="hosts she does not want to go to"
            ),
        ),
        migrations.AddField(
            model_name="candidacy",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="candidacies",
                to="beneficiaries.episode",
                verbose_name="case",
            ),
        ),
        migrations.AddField(
            model_name="candidacy",
            name="opening",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="candidacies",
                to="placements.opening",
                verbose_name="opening",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="candidacy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steps",
                to="placements.candidacy",
                verbose_name="candidacy",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="taken_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddConstraint(
            model_name="availability",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours_most", None), ("hours_most__range", (1, 48)), _connector="OR"),
                name="at_most_the_hours_of_a_week",
                violation_error_message="A week of work has between 1 and 48 hours.",
            ),
        ),
        migrations.AddConstraint(
            model_name="availability",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("earliest", None), ("latest", None), ("latest__gt", models.F("earliest")), _connector="OR"
                ),
                name="a_day_of_work_ends_after_it_begins",
                violation_error_message="The latest hour comes before the earliest one: check the two.",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidacy",
            constraint=models.UniqueConstraint(
                models.F("episode"),
                models.F("opening"),
                condition=models.Q(("state__in", ("shortlisted", "proposed", "interview", "accepted"))),
                name="one_standing_candidacy_an_opening",
                violation_error_message="This person is on the board of this opening already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(
                models.F("candidacy"),
                models.F("number"),
                name="one_step_a_number",
                violation_error_message="Somebody else moved this candidacy meanwhile: look where it stands now.",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("refused", "withdrawn")), models.Q(("reason", ""), _negated=True)),
                    models.Q(
                        models.Q(("state__in", ("refused", "withdrawn")), _negated=True),
                        ("decider", ""),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="who_says_no_says_why",
            ),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
