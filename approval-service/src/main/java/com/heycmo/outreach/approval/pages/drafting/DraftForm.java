package com.heycmo.outreach.approval.pages.drafting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.LineEnds;
import com.heycmo.outreach.policy.StrictInstant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A draft as entered by a person, with the fields of an agent's JSON. Fields left empty are omitted.
 *
 * @param notBeforeDay the day from which on it may be sent, in UTC
 * @param waitFor {@code accepted}, or null
 * @param replaces the version of the existing draft that the person saw and replaces
 * @param seenKey the {@link #key} for which the page showed that draft. With another action, URL or day the form is about
 *     another draft, and replaces nothing.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftForm(
        @Nullable String action,
        @Nullable String prospectUrl,
        @Nullable String prospectName,
        @Nullable String prospectCompany,
        @Nullable String prospectRole,
        @Nullable String body,
        @Nullable Integer dayOffset,
        @Nullable String intentSource,
        @Nullable String intentReason,
        @JsonIgnore @Nullable String notBeforeDay,
        @Nullable String waitFor,
        @Nullable Integer replaces,
        @JsonIgnore @Nullable String seenKey) {

    static final DraftForm EMPTY =
            new DraftForm("connection_request", null, null, null, null, null, null, null, null, null, null, null, null);

    DraftForm {
        prospectName = emptyToNull(prospectName);
        prospectCompany = emptyToNull(prospectCompany);
        prospectRole = emptyToNull(prospectRole);
        intentSource = emptyToNull(intentSource);
        intentReason = emptyToNull(intentReason);
        notBeforeDay = emptyToNull(notBeforeDay);
        body = body == null ? null : LineEnds.unix(body);
        replaces = key(action, prospectUrl, dayOffset).equals(seenKey) ? replaces : null;
    }

    /** What decides which draft this is, with nothing else that could be invalid. */
    DraftForm keyOnly() {
        return new DraftForm(action, prospectUrl, null, null, null, "-", dayOffset, null, null, null, null, null, null);
    }

    /** What decides which draft this is, as entered. */
    public String key() {
        return key(action, prospectUrl, dayOffset);
    }

    /** The start of that day in UTC; null without a day. */
    @JsonProperty("notBefore")
    @Nullable
    String notBefore() {
        return notBeforeDay == null ? null : notBeforeDay + "T00:00:00Z";
    }

    /** Whether this row is what the same person has just submitted: the second click of a double click. */
    boolean isAlready(DraftRow row, UUID userId) {
        return row.madeByHand()
                && row.status().equals("pending_review")
                && userId.equals(row.editedByUserId())
                && row.body().equals(body == null ? "" : body)
                && Objects.equals(row.prospectName(), prospectName)
                && Objects.equals(row.prospectCompany(), prospectCompany)
                && Objects.equals(row.prospectRole(), prospectRole)
                && Objects.equals(row.intentSource(), intentSource)
                && Objects.equals(row.intentReason(), intentReason)
                && Objects.equals(
                        row.notBefore(),
                        Optional.ofNullable(notBefore())
                                .flatMap(StrictInstant::parse)
                                .orElse(null))
                && Objects.equals(row.waitFor(), waitFor);
    }

    private static String key(@Nullable String action, @Nullable String prospectUrl, @Nullable Integer dayOffset) {
        return Stream.of(action, prospectUrl, dayOffset).map(String::valueOf).collect(Collectors.joining("|"));
    }

    private static @Nullable String emptyToNull(@Nullable String value) {
        return value == null || InvisibleCharacters.isBlank(value) ? null : value;
    }
}
