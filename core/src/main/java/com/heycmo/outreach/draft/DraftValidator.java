package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.JsonFields.Kind.INTEGER;
import static com.heycmo.outreach.draft.JsonFields.Kind.STRING;
import static com.heycmo.outreach.policy.OutreachPolicy.MAX_DAY_OFFSET;

import com.heycmo.outreach.draft.JsonFields.Kind;
import com.heycmo.outreach.draft.JsonFields.Value;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.policy.StrictUuid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges the fields of one draft, one method each, and collects every reason against them. A method that found a reason
 * answers null; a field of a wrong JSON type is not judged further.
 */
final class DraftValidator {

    private final JsonFields fields;
    private final Instant receivedAt;
    private final Reasons reasons = new Reasons();

    DraftValidator(JsonFields fields, Instant receivedAt) {
        this.fields = fields;
        this.receivedAt = receivedAt;
    }

    List<Reason> reasons() {
        return reasons.list();
    }

    @Nullable
    UUID customerId() {
        Value value = fields.get(DraftField.CUSTOMER_ID);
        if (isMalformed(DraftField.CUSTOMER_ID, value, STRING)) {
            return null;
        }
        Optional<UUID> customerId = StrictUuid.parse(value.text());
        if (customerId.isEmpty()) {
            reasons.add(ReasonCode.CUSTOMER_ID_INVALID, "customerId must be a UUID.");
        }
        return customerId.orElse(null);
    }

    /** For a draft whose customer is known: the body may repeat it, but not name another one. */
    UUID customerId(UUID given) {
        Value value = fields.get(DraftField.CUSTOMER_ID);
        boolean another =
                value.text() != null && !StrictUuid.parse(value.text()).equals(Optional.of(given));
        if (!isMalformed(DraftField.CUSTOMER_ID, value, STRING) && another) {
            reasons.add(ReasonCode.CUSTOMER_ID_INVALID, "customerId must be the customer of the path, or left out.");
        }
        return given;
    }

    @Nullable
    Action action() {
        Value value = fields.get(DraftField.ACTION);
        if (isMalformed(DraftField.ACTION, value, STRING)) {
            return null;
        }
        Optional<Action> action = Optional.ofNullable(value.text()).flatMap(Action::ofWireName);
        if (action.isEmpty()) {
            reasons.add(ReasonCode.ACTION_UNKNOWN, "action must be connection_request, message or comment.");
        }
        return action.orElse(null);
    }

    /** The canonical URL. Without an action it may be that of anything on LinkedIn. */
    @Nullable
    String prospectUrl(@Nullable Action action) {
        Value value = fields.get(DraftField.PROSPECT_URL);
        if (isMalformed(DraftField.PROSPECT_URL, value, STRING)) {
            return null;
        }
        Optional<LinkedInUrl> url = LinkedInUrl.parse(value.text());
        reasons.addIfPresent(Preflight.urlReason(action, value.text(), url));
        String canonical = url.map(LinkedInUrl::canonical).orElse(null);
        reasons.atMost(OutreachPolicy.MAX_URL_LENGTH, DraftField.PROSPECT_URL, canonical);
        return canonical;
    }

    /** Exactly as received; empty where a connection request has none. Without an action there is no rule for it. */
    @Nullable
    String body(@Nullable Action action) {
        Value value = fields.get(DraftField.BODY);
        if (isMalformed(DraftField.BODY, value, STRING) || action == null) {
            return null;
        }
        reasons.addIfPresent(Preflight.bodyReason(action, value.text()));
        reasons.storable(DraftField.BODY, value.text());
        return value.text() == null ? "" : value.text();
    }

    @Nullable
    String optionalText(String field, int maxLength) {
        Value value = fields.get(field);
        if (isMalformed(field, value, STRING) || value.text() == null) {
            return null;
        }
        reasons.atMost(maxLength, field, value.text());
        reasons.storable(field, value.text());
        return value.text();
    }

    int dayOffset() {
        Value value = fields.get(DraftField.DAY_OFFSET);
        String digits = value.text();
        if (isMalformed(DraftField.DAY_OFFSET, value, INTEGER) || digits == null) {
            return 0;
        }
        int maxDigits = String.valueOf(MAX_DAY_OFFSET).length();
        int dayOffset = digits.length() > maxDigits ? -1 : Integer.parseInt(digits);
        if (dayOffset < 0 || dayOffset > MAX_DAY_OFFSET) {
            reasons.add(
                    ReasonCode.DAY_OFFSET_INVALID, "dayOffset must be an integer from 0 to " + MAX_DAY_OFFSET + ".");
        }
        return dayOffset;
    }

    /** A clock that runs ahead counts as ours, so that it cannot block later drafts. */
    Instant draftedAt() {
        return time(DraftField.DRAFTED_AT)
                .filter(draftedAt -> draftedAt.isBefore(receivedAt))
                .orElse(DraftTime.toMicroseconds(receivedAt));
    }

    @Nullable
    Instant notBefore() {
        Optional<Instant> notBefore = time(DraftField.NOT_BEFORE);
        if (notBefore.isPresent() && notBefore.get().isAfter(receivedAt.plus(OutreachPolicy.MAX_NOT_BEFORE_AHEAD))) {
            reasons.add(ReasonCode.NOT_BEFORE_INVALID, "notBefore must not be more than 365 days ahead.");
        }
        return notBefore.orElse(null);
    }

    private Optional<Instant> time(String field) {
        Value value = fields.get(field);
        if (isMalformed(field, value, STRING) || value.text() == null) {
            return Optional.empty();
        }
        Optional<Instant> time = DraftTime.parse(value.text());
        if (time.isEmpty()) {
            reasons.add(
                    ReasonCode.MALFORMED,
                    field + " must be a time in ISO-8601 with an offset, in the years 2000 to 2200.");
        }
        return time;
    }

    private boolean isMalformed(String field, Value value, Kind wanted) {
        boolean malformed = value.kind() != wanted && value.kind() != Kind.MISSING_OR_NULL;
        if (malformed) {
            reasons.add(
                    ReasonCode.MALFORMED, field + (wanted == STRING ? " must be a string." : " must be an integer."));
        }
        return malformed;
    }
}
