"""What was put forward, signed or closed stands still: the database refuses to change it.

The case itself (`episode_id`) may change: two files of one person can be brought together.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION stands_still(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stands still', what USING ERRCODE = 'check_violation';
END $$;
CREATE FUNCTION without(thing anyelement, VARIADIC left_out text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT to_jsonb(thing) - left_out
$$;
"""

PROJECTS = """
CREATE FUNCTION projects_stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_filed boolean := EXISTS (
        SELECT FROM beneficiaries_signature WHERE project_id = OLD.id AND signed_on IS NOT NULL
    );
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.proposed_on IS NOT NULL OR OLD.closed_on IS NOT NULL THEN
            PERFORM stands_still('a project put forward');
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.closed_on IS NOT NULL AND without(NEW, 'episode_id') <> without(OLD, 'episode_id') THEN
        PERFORM stands_still('a closed project');
    END IF;
    IF (OLD.signed_on IS NOT NULL AND NEW.signed_on IS DISTINCT FROM OLD.signed_on)
        OR (is_filed AND NEW.proposed_on IS DISTINCT FROM OLD.proposed_on)
        OR (OLD.proposed_on IS NOT NULL AND (NEW.number, NEW.begun_on, NEW.begun_by_id)
            IS DISTINCT FROM (OLD.number, OLD.begun_on, OLD.begun_by_id)) THEN
        PERFORM stands_still('a signed project');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER projects_stand_still BEFORE UPDATE OR DELETE ON beneficiaries_project
    FOR EACH ROW EXECUTE FUNCTION projects_stand_still();

CREATE FUNCTION lines_stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    line beneficiaries_projectline := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
    whole beneficiaries_project;
BEGIN
    SELECT * INTO whole FROM beneficiaries_project WHERE id = line.project_id;
    IF whole.proposed_on IS NOT NULL OR whole.closed_on IS NOT NULL THEN
        IF TG_OP <> 'UPDATE' OR whole.closed_on IS NOT NULL
            OR without(NEW, 'state', 'state_note', 'task_id') <> without(OLD, 'state', 'state_note', 'task_id') THEN
            PERFORM stands_still('a line of a project put forward');
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER lines_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_projectline
    FOR EACH ROW EXECUTE FUNCTION lines_stand_still();

CREATE FUNCTION signatures_stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_on IS NOT NULL THEN
        IF TG_OP = 'DELETE' OR without(NEW, 'scan_id') <> without(OLD, 'scan_id')
            OR (OLD.scan_id IS NOT NULL AND NEW.scan_id IS DISTINCT FROM OLD.scan_id) THEN
            PERFORM stands_still('a filed signature');
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER signatures_stand_still BEFORE UPDATE OR DELETE ON beneficiaries_signature
    FOR EACH ROW EXECUTE FUNCTION signatures_stand_still();

CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM stands_still(TG_TABLE_NAME);
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_are_written_once BEFORE UPDATE OR DELETE ON beneficiaries_review
    FOR EACH ROW EXECUTE FUNCTION written_once();
CREATE TRIGGER findings_are_written_once BEFORE UPDATE OR DELETE ON beneficiaries_finding
    FOR EACH ROW EXECUTE FUNCTION written_once();
"""

MEETINGS = """
CREATE FUNCTION meetings_stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.closed_at IS NOT NULL THEN
        PERFORM stands_still('a closed meeting');
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER meetings_stand_still BEFORE UPDATE OR DELETE ON beneficiaries_meeting
    FOR EACH ROW EXECUTE FUNCTION meetings_stand_still();

CREATE FUNCTION minutes_stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    whole jsonb := to_jsonb(CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END);
    meeting uuid := coalesce(
        (whole ->> 'meeting_id')::uuid,
        (SELECT meeting_id FROM beneficiaries_agendaitem WHERE id = (whole ->> 'agendaitem_id')::uuid)
    );
BEGIN
    IF EXISTS (SELECT FROM beneficiaries_meeting WHERE id = meeting AND closed_at IS NOT NULL) THEN
        IF TG_OP <> 'UPDATE' OR without(NEW, 'episode_id') <> without(OLD, 'episode_id') THEN
            PERFORM stands_still('the minutes of a closed meeting');
        END IF;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER items_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_agendaitem
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER presences_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_presence
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER teams_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_meeting_teams
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER tasks_stand_still BEFORE INSERT OR UPDATE OR DELETE ON beneficiaries_agendaitem_tasks
    FOR EACH ROW EXECUTE FUNCTION minutes_stand_still();
CREATE TRIGGER additions_are_written_once BEFORE UPDATE OR DELETE ON beneficiaries_addition
    FOR EACH ROW EXECUTE FUNCTION written_once();
"""

MOVE = """
DROP TRIGGER additions_are_written_once ON beneficiaries_addition;
DROP TRIGGER tasks_stand_still ON beneficiaries_agendaitem_tasks;
DROP TRIGGER teams_stand_still ON beneficiaries_meeting_teams;
DROP TRIGGER presences_stand_still ON beneficiaries_presence;
DROP TRIGGER items_stand_still ON beneficiaries_agendaitem;
DROP TRIGGER meetings_stand_still ON beneficiaries_meeting;
DROP TRIGGER findings_are_written_once ON beneficiaries_finding;
DROP TRIGGER reviews_are_written_once ON beneficiaries_review;
DROP TRIGGER signatures_stand_still ON beneficiaries_signature;
DROP TRIGGER lines_stand_still ON beneficiaries_projectline;
DROP TRIGGER projects_stand_still ON beneficiaries_project;
DROP FUNCTION minutes_stand_still, meetings_stand_still, written_once, signatures_stand_still, lines_stand_still,
    projects_stand_still, without, stands_still;
"""


class Migration(migrations.Migration):
    dependencies = [("beneficiaries", "0006_projects_and_meetings")]

    operations = [migrations.RunSQL(REFUSE + PROJECTS + MEETINGS, MOVE)]
