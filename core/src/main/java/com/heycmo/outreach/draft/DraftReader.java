package com.heycmo.outreach.draft;

import com.heycmo.outreach.draft.DraftParseResult.Accepted;
import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a draft's JSON and judges it, with every reason that applies. What it says of a record depends on nothing but
 * the record. Never throws, whatever the bytes.
 */
public final class DraftReader {

    /**
     * Reads one record's value.
     *
     * @param value UTF-8 JSON; null for a tombstone
     * @param receivedAt the broker's time of the record: the default of {@code draftedAt}, its upper bound, and the
     *     moment from which {@code notBefore} is measured
     */
    public DraftParseResult read(byte @Nullable [] value, Instant receivedAt) {
        Optional<JsonFields> fields = fields(value);
        if (fields.isEmpty()) {
            return notAnObject();
        }
        DraftValidator judge = new DraftValidator(fields.get(), receivedAt);
        return draft(judge, judge.customerId(), judge.draftedAt());
    }

    /**
     * Reads what a person drafted by hand.
     *
     * @param json UTF-8 JSON, which may leave out {@code customerId} and whose {@code draftedAt} is ignored
     * @param customerId whose draft it is
     * @param now becomes {@code draftedAt}
     */
    public DraftParseResult readManual(byte[] json, UUID customerId, Instant now) {
        Optional<JsonFields> fields = fields(json);
        if (fields.isEmpty()) {
            return notAnObject();
        }
        DraftValidator judge = new DraftValidator(fields.get(), now);
        return draft(judge, judge.customerId(customerId), DraftTime.toMicroseconds(now));
    }

    private static DraftParseResult draft(DraftValidator judge, @Nullable UUID customerId, Instant draftedAt) {
        Action action = judge.action();
        String prospectUrl = judge.prospectUrl(action);
        String name = judge.optionalText(DraftField.PROSPECT_NAME, OutreachPolicy.MAX_FIELD_LENGTH);
        String company = judge.optionalText(DraftField.PROSPECT_COMPANY, OutreachPolicy.MAX_FIELD_LENGTH);
        String role = judge.optionalText(DraftField.PROSPECT_ROLE, OutreachPolicy.MAX_FIELD_LENGTH);
        String body = judge.body(action);
        int dayOffset = judge.dayOffset();
        String source = judge.optionalText(DraftField.INTENT_SOURCE, OutreachPolicy.MAX_FIELD_LENGTH);
        String reason = judge.optionalText(DraftField.INTENT_REASON, OutreachPolicy.MAX_INTENT_REASON_LENGTH);
        Instant notBefore = judge.notBefore();
        List<Reason> reasons = judge.reasons();
        if (!reasons.isEmpty() || customerId == null || action == null || prospectUrl == null || body == null) {
            return new Rejected(reasons);
        }
        return new Accepted(new Draft(
                customerId,
                action,
                prospectUrl,
                name,
                company,
                role,
                body,
                dayOffset,
                source,
                reason,
                draftedAt,
                notBefore));
    }

    private static Optional<JsonFields> fields(byte @Nullable [] value) {
        return Optional.ofNullable(value).flatMap(json -> JsonFields.parse(json, DraftField.ALL));
    }

    private static DraftParseResult notAnObject() {
        return new Rejected(List.of(Reason.of(ReasonCode.MALFORMED, "The draft is not a JSON object in UTF-8.")));
    }
}
