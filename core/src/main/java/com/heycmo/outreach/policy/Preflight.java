package com.heycmo.outreach.policy;

import static com.heycmo.outreach.policy.ReasonCode.BODY_REQUIRED;
import static com.heycmo.outreach.policy.ReasonCode.BODY_TOO_LONG;
import static com.heycmo.outreach.policy.ReasonCode.NOTE_TOO_LONG;
import static com.heycmo.outreach.policy.ReasonCode.PROSPECT_URL_MISSING;
import static com.heycmo.outreach.policy.ReasonCode.PROSPECT_URL_NOT_LINKEDIN;
import static com.heycmo.outreach.policy.ReasonCode.PROSPECT_URL_NOT_PROFILE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdict of a preflight: {@code ok} when there is no reason against, else all reasons that apply. */
public record Preflight(List<Reason> reasons) {

    public Preflight {
        reasons = List.copyOf(reasons);
    }

    public boolean ok() {
        return reasons.isEmpty();
    }

    /** The preflight of this action. */
    public static Preflight of(Action action, @Nullable String prospectUrl, @Nullable String body) {
        return switch (action) {
            case CONNECTION_REQUEST -> preflightConnectionRequest(prospectUrl, body);
            case MESSAGE -> preflightMessage(prospectUrl, body);
            case COMMENT -> preflightComment(prospectUrl, body);
        };
    }

    /** A profile, and a note of at most 280 characters, or none. */
    public static Preflight preflightConnectionRequest(@Nullable String prospectUrl, @Nullable String note) {
        List<Reason> reasons = new ArrayList<>();
        profileUrl(prospectUrl).ifPresent(reasons::add);
        if (note != null && note.length() > OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH) {
            reasons.add(tooLong(NOTE_TOO_LONG, "note", note.length(), OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH));
        }
        return new Preflight(reasons);
    }

    /** A profile, and a body of 1 to 2000 characters. */
    public static Preflight preflightMessage(@Nullable String prospectUrl, @Nullable String body) {
        List<Reason> reasons = new ArrayList<>();
        profileUrl(prospectUrl).ifPresent(reasons::add);
        requiredBody(body, OutreachPolicy.MAX_MESSAGE_LENGTH).ifPresent(reasons::add);
        return new Preflight(reasons);
    }

    /** Any LinkedIn URL, and a body of 1 to 1000 characters. */
    public static Preflight preflightComment(@Nullable String prospectUrl, @Nullable String body) {
        List<Reason> reasons = new ArrayList<>();
        linkedInUrl(prospectUrl).ifPresent(reasons::add);
        requiredBody(body, OutreachPolicy.MAX_COMMENT_LENGTH).ifPresent(reasons::add);
        return new Preflight(reasons);
    }

    /** What speaks against this as the URL of anything on LinkedIn. */
    public static Optional<Reason> linkedInUrl(@Nullable String prospectUrl) {
        if (prospectUrl == null || prospectUrl.isBlank()) {
            return Optional.of(Reason.of(PROSPECT_URL_MISSING, "prospectUrl is required."));
        }
        return LinkedInUrl.parse(prospectUrl).isPresent()
                ? Optional.empty()
                : Optional.of(Reason.of(PROSPECT_URL_NOT_LINKEDIN, "prospectUrl is not a LinkedIn URL."));
    }

    private static Optional<Reason> profileUrl(@Nullable String prospectUrl) {
        return linkedInUrl(prospectUrl)
                .or(() -> LinkedInUrl.isValidLinkedInProfileUrl(prospectUrl)
                        ? Optional.empty()
                        : Optional.of(Reason.of(
                                PROSPECT_URL_NOT_PROFILE,
                                "prospectUrl is not a person's profile (linkedin.com/in/<name>).")));
    }

    private static Optional<Reason> requiredBody(@Nullable String body, int max) {
        if (body == null || body.isBlank()) {
            return Optional.of(Reason.of(BODY_REQUIRED, "body is required."));
        }
        return body.length() > max ? Optional.of(tooLong(BODY_TOO_LONG, "body", body.length(), max)) : Optional.empty();
    }

    private static Reason tooLong(ReasonCode code, String field, int length, int max) {
        return Reason.of(code, "%s has %d characters, at most %d are allowed.".formatted(field, length, max));
    }
}
