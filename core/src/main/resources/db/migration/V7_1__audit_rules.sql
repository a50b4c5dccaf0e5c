-- What each audit entry must fulfil: one CHECK that calls one function, as for the queue (V2_1__queue_rules.sql).
-- V8_1__partitions.sql adds it.
CREATE FUNCTION linkedin_outreach_is_sound(a linkedin_outreach_audit)
RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    v_broken text := CASE
        WHEN NOT a.what IN (
            'drafted', 'approved', 'skipped', 'edited', 'revived', 'reopened', 'expired', 'sent', 'failed', 'released',
            'acceptance_known', 'paused', 'pause_reason_added', 'resumed', 'action_held', 'hold_lifted',
            'limits_changed', 'signal_recorded', 'contact_forbidden', 'contact_allowed', 'erased',
            'extension_paired', 'extension_renamed', 'extension_rotated', 'extension_revoked')
        THEN 'what_known'
        WHEN NOT a.actor IN ('person', 'extension', 'agent', 'pipeline') THEN 'actor_known'
        WHEN NOT a.via IN ('page', 'page_bulk', 'api') THEN 'via_known'
        WHEN length(a.detail) > 1000 THEN 'detail_length'
        WHEN (a.actor IN ('person', 'extension')) <> (a.actor_id IS NOT NULL) THEN 'actor_is_named'
    END;
BEGIN
    IF v_broken IS NOT NULL THEN
        RAISE check_violation USING
              MESSAGE = format('The audit entry %s breaks the rule %s.', a.seq, v_broken),
              CONSTRAINT = v_broken,
              TABLE = 'linkedin_outreach_audit';
    END IF;
    RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_is_sound(linkedin_outreach_audit) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_is_sound(linkedin_outreach_audit) TO outreach_service, outreach_worker;
