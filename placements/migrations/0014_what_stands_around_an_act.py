"""An act keeps what stands around it on its paper; its communication may be noted; an amendment may move the start."""

from collections import defaultdict

from django.db import migrations, models

COVER = (
    "third_party",
    "inail_by",
    "inail_position",
    "liability_insurer",
    "liability_policy",
    "liability_until",
    "training_by",
    "training_general",
    "training_specific",
    "training_on",
    "cob_by",
    "cob_on",
)
CONTACT = ("side", "name", "role", "phone", "email")
BATCH = 1000

PAUSE = "DROP TRIGGER acts_stand ON placements_act;"
STAND = """
CREATE OR REPLACE FUNCTION acts_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND to_jsonb(OLD) - '{protocol,communicated_on,stated}'::text[]
         = to_jsonb(NEW) - '{protocol,communicated_on,stated}'::text[]
       AND (OLD.stated = NEW.stated OR NOT EXISTS (
           SELECT 1 FROM placements_signature WHERE act_id = OLD.id AND signed_on IS NOT NULL))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An act of an internship is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER acts_stand BEFORE UPDATE OR DELETE ON placements_act FOR EACH ROW EXECUTE FUNCTION acts_stand();
"""
STOOD = """
CREATE OR REPLACE FUNCTION acts_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'protocol' = to_jsonb(NEW) - 'protocol' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An act of an internship is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER acts_stand BEFORE UPDATE OR DELETE ON placements_act FOR EACH ROW EXECUTE FUNCTION acts_stand();
"""


def state(apps, schema_editor):
    """What is known now becomes what was so then: the host as it is named under the act, the tutors of its day."""
    Act = apps.get_model("placements", "Act")
    with_all = ("internship__host__ambito", "internship__agreement", "internship__cover")
    batch = []
    for act in Act.objects.select_related(*with_all).order_by("pk").iterator(chunk_size=BATCH):
        batch.append(act)
        if len(batch) == BATCH:
            _write(apps, batch)
            batch = []
    _write(apps, batch)


def _write(apps, acts):
    names = dict(
        apps.get_model("placements", "Signature")
        .objects.filter(act__in=acts, side="host")
        .exclude(name="")
        .values_list("act_id", "name")
    )
    tutors = defaultdict(list)
    internships = {act.internship_id for act in acts}
    for tutor in apps.get_model("placements", "Tutor").objects.filter(internship__in=internships).order_by(
        "position", "from_day", "pk"
    ):
        tutors[tutor.internship_id].append(tutor)
    for act in acts:
        act.stated = _stated(act, names.get(act.pk, ""), tutors[act.internship_id])
    apps.get_model("placements", "Act").objects.bulk_update(acts, ["stated"])


def _stated(act, signed_as, tutors):
    internship = act.internship
    host, agreement = internship.host, internship.agreement
    day = max(act.holds_from, internship.starts_on)
    standing = [one for one in tutors if one.from_day <= day and (one.to_day is None or one.to_day >= day)]
    return {
        "host": host.name if host.name.startswith(signed_as) else signed_as,
        "host_code": host.vat_number or host.tax_code,
        "promoter": host.ambito.managing_body or host.ambito.service_name,
        "service": host.ambito.service_name,
        "agreement": agreement.number if agreement else "",
        "cover": _cover(getattr(internship, "cover", None)),
        "tutors": [{name: getattr(tutor, name) for name in CONTACT} for tutor in standing],
    }


def _cover(cover):
    told = {name: getattr(cover, name) for name in COVER} if cover else {}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in told.items()}


class Migration(migrations.Migration):
    dependencies = [("placements", "0013_outcomes_and_courses")]

    operations = [
        migrations.AddField(
            "act",
            "starts_on",
            models.DateField(blank=True, null=True, verbose_name="first day"),
        ),
        migrations.AddField(
            "act",
            "communicated_on",
            models.DateField(blank=True, null=True, verbose_name="mandatory communication made on"),
        ),
        migrations.AddField(
            "act",
            "stated",
            models.JSONField(blank=True, default=dict, editable=False, verbose_name="as it stood that day"),
        ),
        migrations.RunSQL(PAUSE, STOOD),
        migrations.RunPython(state, migrations.RunPython.noop),
        migrations.RunSQL(STAND, PAUSE),
    ]
