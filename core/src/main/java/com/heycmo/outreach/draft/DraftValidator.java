package com.heycmo.outreach.draft;

import com.heycmo.outreach.draft.DraftParseResult.Accepted;
import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.draft.JsonFields.Kind;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.Preflight;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.policy.StrictInstant;
import com.heycmo.outreach.policy.StrictUuid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Validates the fields of one draft and collects all reasons. A field of a wrong JSON type gets no further reason. */
final class DraftValidator {

    private static final int MAX_DAY_OFFSET = OutreachPolicy.MAX_DAY_OFFSET;

    private final JsonFields fields;
    private final Instant receivedAt;
    private final int maxNoteLength;
    private final Reasons reasons = new Reasons();

    DraftValidator(JsonFields fields, Instant receivedAt, int maxNoteLength) {
        this.fields = fields;
        this.maxNoteLength = maxNoteLength;
        this.receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    DraftParseResult validate() {
        return validate(customerId(), draftedAt(), null);
    }

    /** The customer is known. The JSON may name it, but no other one. */
    DraftParseResult validateManual(UUID customerId) {
        requireNoOther(customerId);
        return validate(customerId, receivedAt, replaces());
    }

    private DraftParseResult validate(@Nullable UUID customerId, Instant draftedAt, @Nullable Integer replaces) {
        Action action = action();
        Preflight preflight = preflight(action);
        String prospectUrl = preflight.url().map(LinkedInUrl::canonical).orElse(null);
        String name = optionalText("prospectName", OutreachPolicy.MAX_FIELD_LENGTH);
        String company = optionalText("prospectCompany", OutreachPolicy.MAX_FIELD_LENGTH);
        String role = optionalText("prospectRole", OutreachPolicy.MAX_FIELD_LENGTH);
        int dayOffset = dayOffset();
        String source = optionalText("intentSource", OutreachPolicy.MAX_FIELD_LENGTH);
        String reason = optionalText("intentReason", OutreachPolicy.MAX_INTENT_REASON_LENGTH);
        Instant notBefore = notBefore();
        String waitFor = waitFor(action);
        String variant = optionalText("variant", OutreachPolicy.MAX_VARIANT_LENGTH);
        if (!reasons.isEmpty() || customerId == null || action == null || prospectUrl == null) {
            return new Rejected(reasons.list());
        }
        return new Accepted(
                new Draft(
                        customerId,
                        action,
                        prospectUrl,
                        name,
                        company,
                        role,
                        preflight.body(),
                        dayOffset,
                        source,
                        reason,
                        draftedAt,
                        notBefore,
                        waitFor,
                        variant),
                replaces);
    }

    /** Any integer may be sent; one that is not the row's version is refused as stale. */
    private @Nullable Integer replaces() {
        String digits = fields.text(DraftReader.REPLACES);
        if (isMalformed(DraftReader.REPLACES, Kind.INTEGER) || digits == null) {
            return null;
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            reasons.add(ReasonCode.MALFORMED, DraftReader.REPLACES + " must be an integer of 32 bits.");
            return null;
        }
    }

    private @Nullable UUID customerId() {
        if (isMalformed("customerId", Kind.STRING)) {
            return null;
        }
        Optional<UUID> customerId = StrictUuid.parse(fields.text("customerId"));
        if (customerId.isEmpty()) {
            reasons.add(ReasonCode.CUSTOMER_ID_INVALID, "customerId must be a UUID.");
        }
        return customerId.orElse(null);
    }

    private void requireNoOther(UUID customerId) {
        String text = fields.text("customerId");
        if (!isMalformed("customerId", Kind.STRING)
                && text != null
                && !StrictUuid.parse(text).equals(Optional.of(customerId))) {
            reasons.add(ReasonCode.CUSTOMER_ID_INVALID, "customerId must be the customer of the path, or missing.");
        }
    }

    private @Nullable Action action() {
        if (isMalformed("action", Kind.STRING)) {
            return null;
        }
        Optional<Action> action = Optional.ofNullable(fields.text("action")).flatMap(Action::ofWireName);
        if (action.isEmpty()) {
            reasons.add(ReasonCode.ACTION_UNKNOWN, "action must be connection_request, message or comment.");
        }
        return action.orElse(null);
    }

    private Preflight preflight(@Nullable Action action) {
        boolean urlMalformed = isMalformed("prospectUrl", Kind.STRING);
        boolean bodyMalformed = isMalformed("body", Kind.STRING);
        String url = fields.text("prospectUrl");
        Preflight preflight = action == null
                ? Preflight.ofUnknownAction(url)
                : Preflight.of(action, url, fields.text("body"), maxNoteLength);
        if (!urlMalformed) {
            reasons.addAll(preflight.urlReasons());
        }
        if (!bodyMalformed) {
            reasons.addAll(preflight.bodyReasons());
        }
        return preflight;
    }

    private @Nullable String optionalText(String field, int maxLength) {
        if (isMalformed(field, Kind.STRING)) {
            return null;
        }
        String text = fields.text(field);
        reasons.atMost(maxLength, field, text);
        reasons.storable(field, text);
        return text;
    }

    private int dayOffset() {
        String digits = fields.text("dayOffset");
        if (isMalformed("dayOffset", Kind.INTEGER) || digits == null) {
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

    /** At most the broker's time: ingest keeps the newest draft, so a clock that runs ahead would block later ones. */
    private Instant draftedAt() {
        return time("draftedAt")
                .filter(draftedAt -> draftedAt.isBefore(receivedAt))
                .orElse(receivedAt);
    }

    private @Nullable Instant notBefore() {
        Optional<Instant> notBefore = time("notBefore");
        Instant latest = receivedAt.plus(OutreachPolicy.MAX_NOT_BEFORE_AHEAD);
        if (notBefore.isPresent() && notBefore.get().isAfter(latest)) {
            reasons.add(ReasonCode.NOT_BEFORE_INVALID, "notBefore must not be more than 365 days ahead.");
        }
        return notBefore.orElse(null);
    }

    private @Nullable String waitFor(@Nullable Action action) {
        String waitFor = fields.text("waitFor");
        if (isMalformed("waitFor", Kind.STRING) || waitFor == null) {
            return null;
        }
        if (!waitFor.equals(Draft.WAIT_FOR_ACCEPTED) || (action != null && action != Action.MESSAGE)) {
            reasons.add(ReasonCode.WAIT_FOR_INVALID, "waitFor must be accepted, on a message, or missing.");
        }
        return waitFor;
    }

    private Optional<Instant> time(String field) {
        String text = fields.text(field);
        if (isMalformed(field, Kind.STRING) || text == null) {
            return Optional.empty();
        }
        Optional<Instant> time = StrictInstant.parse(text);
        if (time.isEmpty()) {
            reasons.add(
                    ReasonCode.MALFORMED,
                    field + " must be a time in ISO-8601 with an offset, in the years 2000 to 2200.");
        }
        return time;
    }

    private boolean isMalformed(String field, Kind wanted) {
        Kind kind = fields.kind(field);
        if (kind == wanted || kind == Kind.MISSING_OR_NULL) {
            return false;
        }
        reasons.add(
                ReasonCode.MALFORMED, field + (wanted == Kind.STRING ? " must be a string." : " must be an integer."));
        return true;
    }
}
