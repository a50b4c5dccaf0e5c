package com.heycmo.outreach.upsert;

import com.heycmo.outreach.draft.Draft;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A valid draft and the record of the drafts topic that it came from; a draft made by hand has no record. */
public interface IncomingDraft {

    /** {@link Draft#id()}, computed once because it is a hash. */
    UUID id();

    Draft draft();

    @Nullable
    Integer partition();

    @Nullable
    Long offset();

    /** The trace of the record, if somebody records one. */
    @Nullable
    String traceparent();
}
