"""Nothing new is written about a record of a person that was merged into another one."""

from django.db import migrations

GUARDED = ('placements_internship', 'placements_hire')
GUARDS = ''.join(
    f"""
CREATE TRIGGER only_standing_person_id BEFORE INSERT OR UPDATE OF person_id ON {table}
    FOR EACH ROW EXECUTE FUNCTION only_standing_people('person_id');
"""
    for table in GUARDED
)
GONE = ''.join(f"DROP TRIGGER IF EXISTS only_standing_person_id ON {table};" for table in GUARDED)


class Migration(migrations.Migration):

    dependencies = [
        ('placements', '0003_what_is_asked_stays'),
        ('beneficiaries', '0013_household_and_duplicates'),
    ]

    operations = [migrations.RunSQL(GUARDS, GONE)]
