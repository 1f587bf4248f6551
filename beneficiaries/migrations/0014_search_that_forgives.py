"""One box over names, parts of tax codes and phone numbers; slips are forgiven for less than before."""

from importlib import import_module

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations

import beneficiaries.models.finding

BEFORE = import_module("beneficiaries.migrations.0002_search")

CODES = r"""
CREATE FUNCTION codes(tax_code text, phone text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT lower(tax_code) || ' ' || regexp_replace(phone, '\D', '', 'g') $$;
"""

# What is left of a word as the ear keeps it in every spelling: Mohammed, Muhamed and Mohamad are all "md".
SOUND_OF = r"""
CREATE FUNCTION sound_of(word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT regexp_replace(translate(word, 'aeiouyh', ''), '(.)\1+', '\1', 'g') $$;
"""

# The words of the dictionary a slip away from the typed one, or with two neighbouring letters swapped; of a longer one
# two slips, and words that begin with it but for a slip. A longer word that stands in the dictionary was most likely
# meant: beyond one slip, only other spellings of the same sound are. All of them, never the likest few: names
# one may not see must not crowd out those one may.
NEAR_WORDS = r"""
CREATE FUNCTION near_words(typed text) RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT
AS $$
DECLARE
    rests text[] := public.left_by_slips(typed);
    letters integer := length(typed);
    sound text := public.sound_of(typed);
    swapped text[] := ARRAY(
        SELECT overlay(typed PLACING substr(typed, at + 1, 1) || substr(typed, at, 1) FROM at FOR 2)
        FROM generate_series(1, letters - 1) AS at);
BEGIN
    IF letters <= 5 THEN
        RETURN ARRAY(
            SELECT quote_literal(word) FROM public.beneficiaries_nameword
            WHERE public.left_by_slips(word) && rests
              AND (public.levenshtein_less_equal(word, typed, 1) <= 1 OR word = ANY (swapped)
                OR (public.levenshtein_less_equal(word, typed, 2) <= 2
                    AND length(sound) > 1 AND public.sound_of(word) = sound)));
    ELSIF EXISTS (SELECT FROM public.beneficiaries_nameword WHERE word = typed) THEN
        RETURN ARRAY(
            SELECT quote_literal(word) FROM public.beneficiaries_nameword
            WHERE public.left_by_slips(word) && rests
              AND (public.levenshtein_less_equal(word, typed, 1) <= 1 OR word = ANY (swapped)
                OR (public.levenshtein_less_equal(word, typed, 3) <= 3 AND public.sound_of(word) = sound)));
    END IF;
    RETURN ARRAY(
        SELECT quote_literal(word) FROM public.beneficiaries_nameword
        WHERE public.left_by_slips(word) && rests
          AND (public.levenshtein_less_equal(word, typed, 2) <= 2
            OR (public.levenshtein_less_equal(word, typed, 3) <= 3 AND public.sound_of(word) = sound)
            OR public.levenshtein_less_equal(left(word, letters), typed, 1) <= 1
            OR public.levenshtein_less_equal(left(word, letters + 1), typed, 1) <= 1));
END $$;
"""

# All that was typed must be found: ('mro':* | 'moro') & ('ana' | 'anna'). Two words may also be one that somebody bears
# ("de luca", "ben ali": Deluca, Benali). Unsafe in parallel, so that no plan starts helpers: few rows are found, and
# helpers cost ten times what they would save.
NAMES_LIKE = r"""
CREATE FUNCTION names_like(typed text) RETURNS tsquery
LANGUAGE plpgsql STABLE PARALLEL UNSAFE STRICT
AS $$
DECLARE
    words text[] := (public.words_of(left(typed, 120)))[1:8];
    word text;
    joined text;
    ways text[];
    each text[] := '{}';
    asked text;
BEGIN
    FOREACH word IN ARRAY words LOOP
        ways := quote_literal(word) || public.beginning_with(word);
        IF length(word) BETWEEN 2 AND 40 AND word !~ '[0-9]' THEN
            ways := ways || public.near_words(word);
            IF length(word) >= 5 AND cardinality(words) = 1 THEN
                ways := ways || ARRAY(SELECT public.blank_missed(word));
            END IF;
        END IF;
        each := each || ('(' || array_to_string(ways, ' | ') || ')');
    END LOOP;
    asked := array_to_string(each, ' & ');
    FOR at IN 1 .. cardinality(words) - 1 LOOP
        joined := words[at] || words[at + 1];
        IF EXISTS (SELECT FROM public.beneficiaries_nameword AS known WHERE known.word = joined) THEN
            asked := asked || ' | '
                || array_to_string(each[:at - 1] || quote_literal(joined) || each[at + 2:], ' & ');
        END IF;
    END LOOP;
    RETURN asked::tsquery;
END $$;
"""
FORGET = "DROP FUNCTION names_like(text), near_words(text);"

# Fifty is what a name is worth on the whole. The planner, left to guess what matches, expects a two-hundredth of all
# people and reads every case of a team first.
NAMED_LIKE = r"""
CREATE FUNCTION people_named_like(typed text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE PARALLEL UNSAFE STRICT ROWS 50
AS $$
DECLARE
    asked CONSTANT tsquery := public.names_like(typed);
BEGIN
    RETURN QUERY SELECT id FROM public.beneficiaries_person WHERE words @@ asked;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("beneficiaries", "0013_household_and_duplicates"),
    ]

    operations = [
        migrations.RunSQL(CODES + SOUND_OF, "DROP FUNCTION codes(text, text), sound_of(text)"),
        migrations.RunSQL(FORGET + NEAR_WORDS + NAMES_LIKE, FORGET + BEFORE.NEAR_WORDS + BEFORE.NAMES_LIKE),
        migrations.RunSQL(NAMED_LIKE, "DROP FUNCTION people_named_like(text)"),
        migrations.AddIndex(
            model_name="person",
            index=GinIndex(
                OpClass(beneficiaries.models.finding.Codes("tax_code", "phone"), name="gin_trgm_ops"),
                name="people_by_codes",
                fastupdate=False,
            ),
        ),
        # Newly written names waited in the index's own list, which every search then read from end to end.
        migrations.RemoveIndex(model_name="person", name="people_by_words"),
        migrations.AddIndex(
            model_name="person",
            index=GinIndex(fields=["words"], name="people_by_words", fastupdate=False),
        ),
    ]
