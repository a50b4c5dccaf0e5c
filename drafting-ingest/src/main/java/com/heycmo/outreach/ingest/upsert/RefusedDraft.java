package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.policy.Reason;

/**
 * A draft that passed validation, but that the database refused as data or that a do-not-contact entry forbids.
 *
 * @param keepsOriginal false for a draft about an erased person
 */
public record RefusedDraft(ReceivedDraft received, Reason reason, boolean keepsOriginal) {}
