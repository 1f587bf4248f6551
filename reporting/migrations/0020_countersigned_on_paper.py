"""The hours of the one coordinator of a district are countersigned on paper; what is signed stands as before."""

from django.conf import settings
from django.db import migrations, models

ANSWER = "'countersigned_at', 'countersigned_by_id', 'returned_at', 'returned_why', 'version'"
ON_PAPER = ANSWER + ", 'paper_signer', 'paper_signed_on'"


def signed_hours_stand(answer):
    return f"""
CREATE OR REPLACE FUNCTION signed_hours_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    answer text[] := ARRAY[{answer}];
BEGIN
    IF OLD.signed_at IS NULL THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.countersigned_at IS NULL AND OLD.returned_at IS NULL
        AND to_jsonb(OLD) - answer = to_jsonb(NEW) - answer THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Signed hours are never changed.' USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('equipe', '0001_squashed_0006_inhabitants'),
        ('reporting', '0019_hours_of_some_days_are_booked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(signed_hours_stand(ON_PAPER), signed_hours_stand(ANSWER)),
        migrations.RemoveConstraint(
            model_name='timesheet',
            name='countersigned_after_signed',
        ),
        migrations.AddField(
            model_name='timesheet',
            name='paper_signed_on',
            field=models.DateField(editable=False, null=True, verbose_name='countersigned on paper on'),
        ),
        migrations.AddField(
            model_name='timesheet',
            name='paper_signer',
            field=models.CharField(blank=True, editable=False, max_length=120, verbose_name='countersigned on paper by'),
        ),
        migrations.AddConstraint(
            model_name='timesheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('countersigned_at', None), ('countersigned_by', None), ('paper_signed_on', None), ('paper_signer', '')), models.Q(('countersigned_at__isnull', False), ('signed_at__isnull', False), models.Q(models.Q(('countersigned_by__isnull', False), ('paper_signed_on', None), ('paper_signer', '')), models.Q(('countersigned_by', None), ('paper_signed_on__isnull', False), models.Q(('paper_signer', ''), _negated=True)), _connector='OR')), _connector='OR'), name='countersigned_after_signed'),
        ),
    ]
