"""What is known of internships and hosts becomes acts, tutors, places of work and contacts; an act stands as it was made."""

from django.db import migrations

GUARD = """
CREATE FUNCTION acts_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'protocol' = to_jsonb(NEW) - 'protocol' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An act of an internship is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER acts_stand BEFORE UPDATE OR DELETE ON placements_act FOR EACH ROW EXECUTE FUNCTION acts_stand();
"""
UNGUARD = "DROP TRIGGER acts_stand ON placements_act; DROP FUNCTION acts_stand();"


def tell_history(apps, schema_editor):
    Internship = apps.get_model("placements", "Internship")
    Host = apps.get_model("placements", "Host")
    internships = Internship.objects.select_related("promoter_tutor").order_by("pk")
    _in_batches(apps.get_model("placements", "Act"), internships, _acts)
    _in_batches(apps.get_model("placements", "Tutor"), internships, _tutors)
    _in_batches(apps.get_model("placements", "Site"), Host.objects.order_by("pk"), _sites)
    _in_batches(apps.get_model("placements", "Contact"), Host.objects.order_by("pk"), _contacts)


def _in_batches(model, sources, tell, size=2000):
    batch = []
    for source in sources.iterator(chunk_size=size):
        batch += [model(**told) for told in tell(source)]
        if len(batch) >= size:
            model.objects.bulk_create(batch)
            batch = []
    model.objects.bulk_create(batch)


def _acts(internship):
    yield {
        "internship_id": internship.pk,
        "number": 1,
        "kind": "start",
        "dated_on": internship.starts_on,
        "holds_from": internship.starts_on,
        "ends_on": internship.ends_on,
        "weekly_hours": internship.weekly_hours,
        "timetable": [],
        "allowance": internship.allowance,
        "tasks": internship.tasks,
        "motive": internship.motive,
    }
    if internship.interrupted_on:
        yield {
            "internship_id": internship.pk,
            "number": 2,
            "kind": "early_end",
            "dated_on": internship.interrupted_on,
            "holds_from": internship.interrupted_on,
            "reason": internship.interruption_reason,
            "note": internship.interruption_note,
        }


def _tutors(internship):
    tutor = internship.promoter_tutor
    name = f"{tutor.first_name} {tutor.last_name}".strip() or tutor.email if tutor else internship.promoter_tutor_name
    if name:
        yield {
            "internship_id": internship.pk,
            "side": "promoter",
            "position": 0,
            "user_id": internship.promoter_tutor_id,
            "name": name[:120],
            "from_day": internship.starts_on,
        }
    if internship.host_tutor_name:
        yield {
            "internship_id": internship.pk,
            "side": "host",
            "position": 1,
            "name": internship.host_tutor_name,
            "phone": internship.host_tutor_phone,
            "from_day": internship.starts_on,
        }


def _sites(host):
    if host.address or host.place:
        yield {"host_id": host.pk, "is_main": True, "address": host.address, "place": host.place}


def _contacts(host):
    if host.contact_name:
        yield {"host_id": host.pk, "name": host.contact_name, "phone": host.phone, "email": host.email}


class Migration(migrations.Migration):

    dependencies = [
        ("placements", "0005_acts_tutors_days_and_sites"),
    ]

    operations = [
        migrations.RunPython(tell_history, migrations.RunPython.noop),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
