package com.heycmo.outreach.draft;

import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates a draft's JSON. The result depends only on the arguments, so that every reader of the topic
 * accepts the same drafts. Never throws, whatever the bytes.
 */
public final class DraftReader {

    /** In drafts made by hand only: the version of the draft to replace. */
    static final String REPLACES = "replaces";

    /** The other JSON fields have the names of the record's components. Further fields are ignored. */
    private static final Set<String> FIELDS = Stream.concat(
                    Arrays.stream(Draft.class.getRecordComponents()).map(RecordComponent::getName), Stream.of(REPLACES))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Reads the value of a Kafka record.
     *
     * @param value UTF-8 JSON; null for a tombstone
     * @param receivedAt the broker's time of the record: the default and the upper bound of {@code draftedAt}, and the
     *     start of the 365 days within which {@code notBefore} must lie
     */
    public DraftParseResult read(byte @Nullable [] value, Instant receivedAt) {
        return read(value, receivedAt, OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH, DraftValidator::validate);
    }

    /**
     * Reads a draft that a person entered.
     *
     * @param json UTF-8 JSON; {@code customerId} may be missing, {@code draftedAt} is ignored, and {@code replaces} is
     *     read
     * @param now becomes {@code draftedAt}
     * @param maxNoteLength the customer's limit for the note of a connection request
     */
    public DraftParseResult readManual(byte[] json, UUID customerId, Instant now, int maxNoteLength) {
        return read(json, now, maxNoteLength, validator -> validator.validateManual(customerId));
    }

    private static DraftParseResult read(
            byte @Nullable [] json,
            Instant receivedAt,
            int maxNoteLength,
            Function<DraftValidator, DraftParseResult> validation) {
        JsonFields fields = json == null ? null : JsonFields.parse(json, FIELDS).orElse(null);
        return fields == null
                ? new Rejected(List.of(Reason.of(ReasonCode.MALFORMED, "The draft is not a JSON object in UTF-8.")))
                : validation.apply(new DraftValidator(fields, receivedAt, maxNoteLength));
    }
}
