"""A version once used is frozen, by the database itself; what is still a draft says how often it was written."""

from django.db import migrations, models

# No door, no shell and no mistake changes what somebody answered to. What counts as use is one function, so that a later
# migration can add to it. The lock is taken against a round that begins in the same moment: either it waits for us, or
# we see it.
USED_STAY = """
CREATE FUNCTION instrument_is_used(reference bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM assessments_round WHERE instrument_id = reference);
END $$;

CREATE FUNCTION insist_instrument_is_unused(reference bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM assessments_instrument WHERE id = reference FOR UPDATE;
    IF instrument_is_used(reference) THEN
        RAISE EXCEPTION 'instrument % has been used: it does not change any more', reference
            USING ERRCODE = 'check_violation', CONSTRAINT = 'used_instruments_stay';
    END IF;
END $$;

CREATE FUNCTION used_instruments_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM insist_instrument_is_unused(OLD.id);
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION areas_of_used_instruments_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM insist_instrument_is_unused(OLD.instrument_id); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM insist_instrument_is_unused(NEW.instrument_id);
    RETURN NEW;
END $$;

CREATE FUNCTION items_of_used_instruments_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM insist_instrument_is_unused(instrument_id) FROM assessments_area WHERE id = OLD.area_id;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM insist_instrument_is_unused(instrument_id) FROM assessments_area WHERE id = NEW.area_id;
    RETURN NEW;
END $$;

CREATE TRIGGER used_instruments_stay BEFORE UPDATE OR DELETE ON assessments_instrument
    FOR EACH ROW EXECUTE FUNCTION used_instruments_stay();
CREATE TRIGGER areas_of_used_instruments_stay BEFORE INSERT OR UPDATE OR DELETE ON assessments_area
    FOR EACH ROW EXECUTE FUNCTION areas_of_used_instruments_stay();
CREATE TRIGGER items_of_used_instruments_stay BEFORE INSERT OR UPDATE OR DELETE ON assessments_item
    FOR EACH ROW EXECUTE FUNCTION items_of_used_instruments_stay();
"""
USED_GO = """
DROP FUNCTION used_instruments_stay CASCADE;
DROP FUNCTION areas_of_used_instruments_stay CASCADE;
DROP FUNCTION items_of_used_instruments_stay CASCADE;
DROP FUNCTION insist_instrument_is_unused;
DROP FUNCTION instrument_is_used;
"""

# Nobody answers to a draft.
DRAFTS_REST = """
CREATE FUNCTION rounds_use_what_is_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM assessments_instrument WHERE id = NEW.instrument_id AND published_at IS NULL) THEN
        RAISE EXCEPTION 'instrument % is a draft: publish it first', NEW.instrument_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rounds_use_what_is_published';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rounds_use_what_is_published BEFORE INSERT OR UPDATE OF instrument_id ON assessments_round
    FOR EACH ROW EXECUTE FUNCTION rounds_use_what_is_published();
"""
DRAFTS_STIR = "DROP FUNCTION rounds_use_what_is_published CASCADE"


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0004_raters'),
        ('equipe', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='area',
            name='revision',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='instrument',
            name='revision',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='item',
            name='revision',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='item',
            name='lineage',
            field=models.CharField(db_index=True, max_length=100, verbose_name='meaning'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.UniqueConstraint(models.F('code'), models.F('ambito'), condition=models.Q(('published_at', None)), name='one_draft_an_instrument', nulls_distinct=False),
        ),
        migrations.RunSQL(USED_STAY, USED_GO),
        migrations.RunSQL(DRAFTS_REST, DRAFTS_STIR),
    ]
