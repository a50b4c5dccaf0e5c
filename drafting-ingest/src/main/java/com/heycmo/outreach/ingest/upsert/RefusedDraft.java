package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.policy.Reason;

/** A draft that passed every check and that the database refused as data all the same. */
public record RefusedDraft(ReceivedDraft received, Reason reason) {}
