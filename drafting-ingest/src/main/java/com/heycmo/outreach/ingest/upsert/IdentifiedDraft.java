package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import java.util.UUID;

/** A draft with its id, which is a hash and computed once. */
record IdentifiedDraft(UUID id, Draft draft) {}
