package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.policy.Reason;

/** A draft that passed validation but that the database refused as data. */
public record RefusedDraft(ReceivedDraft received, Reason reason) {}
