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

    /** The reason against this text for this action. */
    public static Optional<Reason> bodyReason(Action action, @Nullable String body) {
        if (action != Action.CONNECTION_REQUEST && (body == null || body.isBlank())) {
            return Optional.of(Reason.of(BODY_REQUIRED, "body is required."));
        }
        Reasons reasons = new Reasons();
        reasons.atMost(
                action.maxBodyLength(),
                "body",
                body,
                action == Action.CONNECTION_REQUEST ? NOTE_TOO_LONG : BODY_TOO_LONG);
        return reasons.list().stream().findFirst();
    }

    private static Preflight all(List<Optional<Reason>> found) {
        Reasons reasons = new Reasons();
        found.forEach(reasons::addIfPresent);
        return new Preflight(reasons.list());
    }
}
