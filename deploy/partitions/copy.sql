-- Copies all rows of the schema "before" into the new, empty tables of the schema public, whatever partitions either has, in
-- one transaction; docs/operations.md says when and how. Run it as the owner, with all services stopped:
--   psql --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --dbname=… --file=copy.sql
DO $$
DECLARE
    v_table    record;
    v_columns  text;
    v_count    bigint;
    v_identity record;
BEGIN
    FOR v_table IN
        SELECT oid, relname AS name
          FROM pg_class
         WHERE relnamespace = CAST('before' AS regnamespace) AND relkind IN ('r', 'p') AND NOT relispartition
           AND relname <> 'flyway_schema_history'
         -- A table that refers to another one was created after it.
         ORDER BY oid
    LOOP
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO STRICT v_columns
          FROM pg_attribute
         WHERE attrelid = v_table.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('SELECT count(*) FROM (SELECT FROM public.%I LIMIT 1) AS found', v_table.name) INTO STRICT v_count;
        IF v_count > 0 THEN
            RAISE EXCEPTION 'public.% already has rows.', v_table.name;
        END IF;
        EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM before.%1$I',
                       v_table.name, v_columns);
        GET DIAGNOSTICS v_count = ROW_COUNT;
        RAISE NOTICE '% rows of %', v_count, v_table.name;

        FOR v_identity IN
            SELECT attname AS column_name, pg_get_serial_sequence(format('before.%I', v_table.name), attname) AS old_sequence,
                   pg_get_serial_sequence(format('public.%I', v_table.name), attname) AS new_sequence
              FROM pg_attribute
             WHERE attrelid = v_table.oid AND attnum > 0 AND NOT attisdropped AND attidentity <> ''
        LOOP
            EXECUTE format('SELECT setval(%L, last_value, is_called) FROM %s', v_identity.new_sequence, v_identity.old_sequence);
        END LOOP;
    END LOOP;
END
$$;

-- Autovacuum gathers no statistics of a partitioned table, only of its partitions.
ANALYZE;
