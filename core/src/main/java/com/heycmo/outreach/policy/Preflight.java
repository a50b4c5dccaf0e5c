package com.heycmo.outreach.policy;

import static com.heycmo.outreach.policy.ReasonCode.BODY_REQUIRED;
import static com.heycmo.outreach.policy.ReasonCode.BODY_TOO_LONG;
import static com.heycmo.outreach.policy.ReasonCode.NOTE_TOO_LONG;
import static com.heycmo.outreach.policy.ReasonCode.PROSPECT_URL_MISSING;
import static com.heycmo.outreach.policy.ReasonCode.PROSPECT_URL_NOT_LINKEDIN;
import static com.heycmo.outreach.policy.ReasonCode.PROSPECT_URL_NOT_PROFILE;

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
        return all(List.of(urlReason(action, prospectUrl), bodyReason(action, body)));
    }

    /** The preflight of a person's edit, whose text has passed no reader yet: it must be storable too. */
    public static Preflight ofEdit(Action action, String prospectUrl, @Nullable String body) {
        return all(List.of(
                urlReason(action, prospectUrl), bodyReason(action, body), StorableText.reasonAgainst("body", body)));
    }

    /** A profile, and a note of at most 280 characters, or none. */
    public static Preflight preflightConnectionRequest(@Nullable String prospectUrl, @Nullable String note) {
        return of(Action.CONNECTION_REQUEST, prospectUrl, note);
    }

    /** A profile, and a body of 1 to 2000 characters. */
    public static Preflight preflightMessage(@Nullable String prospectUrl, @Nullable String body) {
        return of(Action.MESSAGE, prospectUrl, body);
    }

    /** Any LinkedIn URL, and a body of 1 to 1000 characters. */
    public static Preflight preflightComment(@Nullable String prospectUrl, @Nullable String body) {
        return of(Action.COMMENT, prospectUrl, body);
    }

    /** What speaks against this URL for this action. */
    public static Optional<Reason> urlReason(Action action, @Nullable String prospectUrl) {
        return urlReason(action, prospectUrl, LinkedInUrl.parse(prospectUrl));
    }

    /**
     * What speaks against a URL that was parsed before.
     *
     * @param action null while nobody knows: then it may be that of anything on LinkedIn
     * @param parsed what {@link LinkedInUrl#parse} made of it
     */
    public static Optional<Reason> urlReason(
            @Nullable Action action, @Nullable String prospectUrl, Optional<LinkedInUrl> parsed) {
        if (prospectUrl == null || prospectUrl.isBlank()) {
            return Optional.of(Reason.of(PROSPECT_URL_MISSING, "prospectUrl is required."));
        }
        if (parsed.isEmpty()) {
            return Optional.of(Reason.of(PROSPECT_URL_NOT_LINKEDIN, "prospectUrl is not a LinkedIn URL."));
        }
        return action == null || action == Action.COMMENT || parsed.get().profile()
                ? Optional.empty()
                : Optional.of(Reason.of(
                        PROSPECT_URL_NOT_PROFILE, "prospectUrl is not a person's profile (linkedin.com/in/<name>)."));
    }

    /** What speaks against this text for this action. */
    public static Optional<Reason> bodyReason(Action action, @Nullable String body) {
        return switch (action) {
            case CONNECTION_REQUEST -> tooLong(NOTE_TOO_LONG, "body, the note of a connection request,", body, action);
            case MESSAGE, COMMENT ->
                body == null || body.isBlank()
                        ? Optional.of(Reason.of(BODY_REQUIRED, "body is required."))
                        : tooLong(BODY_TOO_LONG, "body", body, action);
        };
    }

    private static Optional<Reason> tooLong(ReasonCode code, String field, @Nullable String text, Action action) {
        int length = text == null ? 0 : text.length();
        return length <= action.maxBodyLength()
                ? Optional.empty()
                : Optional.of(Reason.of(
                        code,
                        field + " has " + length + " characters, at most " + action.maxBodyLength() + " are allowed."));
    }

    private static Preflight all(List<Optional<Reason>> reasons) {
        return new Preflight(reasons.stream().flatMap(Optional::stream).toList());
    }
}
