-- Pauses claiming for a customer, because a person (p_user_id) or a rule (p_rule) wants it: one of the two, the other is null.
-- Who is paused stays paused as it was; another reason is only added.
--
-- Returns what the audit records: paused, or pause_reason_added once for each reason that is new to this pause; null for a
-- reason that is known.
CREATE OR REPLACE FUNCTION linkedin_outreach_pause(p_customer_id uuid, p_user_id uuid, p_rule text, p_at timestamptz)
RETURNS text LANGUAGE sql VOLATILE
BEGIN ATOMIC
    INSERT INTO linkedin_outreach_customer AS c (customer_id, paused_at, paused_by_user_id, paused_by_rule)
    VALUES (p_customer_id, p_at, p_user_id, p_rule)
        ON CONFLICT (customer_id) DO UPDATE
       SET paused_at = COALESCE(c.paused_at, EXCLUDED.paused_at),
           paused_by_user_id = CASE WHEN c.paused_at IS NULL THEN EXCLUDED.paused_by_user_id
                                    ELSE c.paused_by_user_id END,
           paused_by_rule = CASE WHEN c.paused_at IS NULL THEN EXCLUDED.paused_by_rule ELSE c.paused_by_rule END,
           -- Those of an earlier pause go.
           added_pause_reasons = CASE WHEN c.paused_at IS NULL THEN '{}'
                                      ELSE c.added_pause_reasons || COALESCE(EXCLUDED.paused_by_rule, 'person') END
     WHERE c.paused_at IS NULL
        OR COALESCE(EXCLUDED.paused_by_rule, 'person')
           <> ALL (c.added_pause_reasons || COALESCE(c.paused_by_rule, 'person'))
    RETURNING CASE c.added_pause_reasons WHEN '{}' THEN 'paused' ELSE 'pause_reason_added' END;
END;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_pause(uuid, uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_pause(uuid, uuid, text, timestamptz) TO outreach_service;
