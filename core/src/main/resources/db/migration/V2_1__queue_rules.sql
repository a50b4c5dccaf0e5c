-- Whether a skip reason is the code of a rule and not a person's words.
CREATE FUNCTION linkedin_outreach_is_rule(reason text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN COALESCE(reason IN ('do_not_contact', 'replied', 'profile_gone', 'self', 'erased'), false);

REVOKE EXECUTE ON FUNCTION linkedin_outreach_is_rule(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_is_rule(text) TO outreach_service, outreach_worker;

-- What each row of the queue must fulfil. One CHECK calls one function: PostgreSQL reads, plans and prepares every CHECK of a
-- table anew for each statement that writes to it, and many of them cost more than the write (docs/performance.md). V8_1__partitions.sql adds the CHECK.
--
-- Returns true, or raises the error of a CHECK with the name of the broken rule as its constraint. The error does not repeat
-- the row, so no text of a draft reaches a log. A rule that is neither true nor false holds, as in a CHECK.
CREATE FUNCTION linkedin_outreach_is_sound(q linkedin_outreach_queue)
RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    v_broken text := CASE
        WHEN NOT q.action IN ('connection_request', 'message', 'comment') THEN 'action_known'
        WHEN NOT q.status IN ('pending_review', 'approved', 'skipped', 'expired', 'sent', 'failed') THEN 'status_known'
        WHEN NOT q.approved_via IN ('page', 'page_bulk', 'api') THEN 'approved_via_known'
        WHEN NOT q.failure_kind IN ('reported', 'uncertain', 'no_answer') THEN 'failure_kind_known'
        WHEN q.wait_for IS NOT NULL AND NOT (q.wait_for = 'accepted' AND q.action = 'message')
        THEN 'wait_for_known'

        WHEN NOT (q.prospect_url LIKE 'https://%' AND length(q.prospect_url) <= 2048
                  OR q.prospect_url = 'erased:' || q.id)
        THEN 'prospect_url_canonical'
        WHEN length(q.prospect_name) > 200 THEN 'prospect_name_length'
        WHEN length(q.prospect_company) > 200 THEN 'prospect_company_length'
        WHEN length(q.prospect_role) > 200 THEN 'prospect_role_length'
        WHEN length(q.intent_source) > 200 THEN 'intent_source_length'
        WHEN length(q.intent_reason) > 2000 THEN 'intent_reason_length'
        WHEN length(q.variant) > 100 THEN 'variant_length'
        WHEN length(q.traceparent) > 55 THEN 'traceparent_length'
        -- Code points, which never exceed the UTF-16 code units that the policy counts.
        WHEN length(q.body) > CASE q.action WHEN 'connection_request' THEN 280 WHEN 'message' THEN 2000 ELSE 1000 END
        THEN 'body_length'
        WHEN NOT (q.action = 'connection_request' OR q.blanked_at IS NOT NULL
                  OR linkedin_outreach_has_visible_text(q.body))
        THEN 'body_required'
        WHEN length(q.skip_reason) > 200 THEN 'skip_reason_length'
        WHEN length(q.claim_key) > 64 THEN 'claim_key_length'
        WHEN length(q.result_url) > 2048 THEN 'result_url_length'
        WHEN length(q.failure_code) > 50 THEN 'failure_code_length'
        WHEN length(q.error_message) > 500 THEN 'error_message_length'

        WHEN NOT q.day_offset BETWEEN 0 AND 365 THEN 'day_offset_range'
        WHEN q.version < 1 THEN 'version_positive'
        WHEN q.failed_releases < 0 THEN 'failed_releases_counted'
        WHEN q.claims < 0 THEN 'claims_counted'
        WHEN q.outcomes < 0 THEN 'outcomes_counted'

        WHEN (q.approved_at IS NULL) <> (q.approved_by_user_id IS NULL) THEN 'approval_names_its_person'
        WHEN (q.edited_at IS NULL) <> (q.edited_by_user_id IS NULL) THEN 'edit_names_its_person'
        WHEN q.made_by_hand AND q.edited_at IS NULL THEN 'made_by_hand_counts_as_edited'
        WHEN q.made_by_hand AND q.topic_partition IS NOT NULL THEN 'made_by_hand_has_no_record'
        WHEN (q.topic_partition IS NULL) <> (q.topic_offset IS NULL) THEN 'record_has_partition_and_offset'
        WHEN NOT CASE WHEN q.skipped_at IS NULL THEN q.skipped_by_user_id IS NULL
                      ELSE q.skipped_by_user_id IS NOT NULL OR linkedin_outreach_is_rule(q.skip_reason) END
        THEN 'skip_names_its_person_or_rule'

        WHEN q.status = 'pending_review' AND q.approved_at IS NOT NULL THEN 'pending_is_not_approved'
        WHEN q.status = 'approved' AND q.approved_at IS NULL THEN 'approved_was_approved'
        WHEN q.status = 'skipped' AND q.skipped_at IS NULL THEN 'skipped_was_skipped'
        WHEN (q.status = 'sent') <> (q.sent_at IS NOT NULL) THEN 'sent_has_its_time'
        WHEN (q.status = 'failed') <> (q.failure_kind IS NOT NULL) THEN 'failed_has_its_kind'
        WHEN q.failure_code IS NOT NULL AND q.status <> 'failed' THEN 'failure_code_of_a_failure'
        WHEN q.failure_kind = 'no_answer' AND q.error_message IS NULL THEN 'no_answer_says_so'
    END;
BEGIN
    IF v_broken IS NOT NULL THEN
        RAISE check_violation USING
              MESSAGE = format('The draft %s breaks the rule %s.', q.id, v_broken),
              CONSTRAINT = v_broken,
              TABLE = 'linkedin_outreach_queue';
    END IF;
    RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_is_sound(linkedin_outreach_queue) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_is_sound(linkedin_outreach_queue) TO outreach_service, outreach_worker;
