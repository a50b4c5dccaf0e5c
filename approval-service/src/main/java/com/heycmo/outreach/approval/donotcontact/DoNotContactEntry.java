package com.heycmo.outreach.approval.donotcontact;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person or a company that is not to be contacted.
 *
 * @param prospectUrl of a person; null for a company, and for a person who was erased
 * @param company as it was written; null for a person
 * @param until the end of the entry; null: none
 */
public record DoNotContactEntry(
        UUID id,
        @Nullable String prospectUrl,
        @Nullable String company,
        @Nullable String reason,
        @Nullable Instant until,
        Instant createdAt,
        UUID createdByUserId)
        implements Serializable {}
