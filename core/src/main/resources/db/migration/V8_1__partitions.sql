-- Creates the hash partitions of queue, audit and outbox, if outreach.schema.partitions asks for them. Storage parameters and
-- CHECKs are set on each partition, or on the table if there are none: a partitioned table takes no storage parameters, and a
-- partition cannot inherit a CHECK of a whole row.
DO $$
DECLARE
    v_table     record;
    v_holders   text[];
    v_holder    text;
BEGIN
    FOR v_table IN
        SELECT *
          FROM (VALUES
            -- Free space on each page lets an update stay on its page. Claims and results leave dead rows at the rate of the
            -- work, so autovacuum starts early.
            ('linkedin_outreach_queue', true,
             'fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, '
             'autovacuum_analyze_scale_factor = 0.02'),
            ('linkedin_outreach_audit', true, NULL),
            ('outbox', false, 'autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000')
          ) AS large (name, has_rules, storage)
    LOOP
        v_holders := ARRAY[v_table.name];
        IF ${partitions} > 0 THEN
            v_holders := ARRAY(SELECT format('%s_%s', v_table.name, n) FROM generate_series(0, ${partitions} - 1) AS n);
            FOR n IN 0 .. ${partitions} - 1 LOOP
                EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
                               v_holders[n + 1], v_table.name, ${partitions}, n);
                -- Services reach it through its table, whose policies apply. Without grant and policy, only the owner can
                -- use it directly.
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', v_holders[n + 1]);
            END LOOP;
        END IF;
        FOREACH v_holder IN ARRAY v_holders LOOP
            IF v_table.storage IS NOT NULL THEN
                EXECUTE format('ALTER TABLE %I SET (%s)', v_holder, v_table.storage);
            END IF;
            IF v_table.has_rules THEN
                EXECUTE format('ALTER TABLE %I ADD CONSTRAINT every_rule_holds CHECK (linkedin_outreach_is_sound(CAST(%1$I AS %I)))',
                               v_holder, v_table.name);
            END IF;
        END LOOP;
    END LOOP;
END
$$;
