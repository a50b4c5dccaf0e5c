package com.heycmo.outreach.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check of a draft's URL and body, each in the form in which it is stored. It collects all reasons that apply.
 *
 * @param url empty if the URL is not LinkedIn's
 * @param body with {@link LineEnds#unix}; empty if it is missing
 */
public record Preflight(Optional<LinkedInUrl> url, String body, List<Reason> urlReasons, List<Reason> bodyReasons) {

    public Preflight {
        urlReasons = List.copyOf(urlReasons);
        bodyReasons = List.copyOf(bodyReasons);
    }

    public boolean ok() {
        return urlReasons.isEmpty() && bodyReasons.isEmpty();
    }

    public List<Reason> reasons() {
        return Stream.concat(urlReasons.stream(), bodyReasons.stream()).toList();
    }

    public static Preflight of(Action action, @Nullable String prospectUrl, @Nullable String body) {
        return of(action, prospectUrl, body, OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH);
    }

    /** @param maxNoteLength the customer's own limit for the note of a connection request */
    public static Preflight of(Action action, @Nullable String prospectUrl, @Nullable String body, int maxNoteLength) {
        return switch (action) {
            case CONNECTION_REQUEST -> preflightConnectionRequest(prospectUrl, body, maxNoteLength);
            case MESSAGE -> preflightMessage(prospectUrl, body);
            case COMMENT -> preflightComment(prospectUrl, body);
        };
    }

    /** Requires a profile. The note is optional and has at most 280 characters. */
    public static Preflight preflightConnectionRequest(@Nullable String prospectUrl, @Nullable String note) {
        return preflightConnectionRequest(prospectUrl, note, OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH);
    }

    private static Preflight preflightConnectionRequest(
            @Nullable String prospectUrl, @Nullable String note, int maxLength) {
        String body = unix(note);
        Reasons reasons = new Reasons();
        reasons.atMost(maxLength, "body", body, ReasonCode.NOTE_TOO_LONG);
        reasons.storable("body", body);
        return of(prospectUrl, true, body, reasons);
    }

    /** Requires a profile and a body of 1 to 2000 characters. */
    public static Preflight preflightMessage(@Nullable String prospectUrl, @Nullable String body) {
        return ofRequiredBody(prospectUrl, true, unix(body), OutreachPolicy.MAX_MESSAGE_LENGTH);
    }

    /** Requires a LinkedIn URL and a body of 1 to 1000 characters. */
    public static Preflight preflightComment(@Nullable String prospectUrl, @Nullable String body) {
        return ofRequiredBody(prospectUrl, false, unix(body), OutreachPolicy.MAX_COMMENT_LENGTH);
    }

    /** Without a known action any LinkedIn URL is accepted, and no rule applies to the body. */
    public static Preflight ofUnknownAction(@Nullable String prospectUrl) {
        return of(prospectUrl, false, "", new Reasons());
    }

    private static Preflight of(
            @Nullable String prospectUrl, boolean profileRequired, String body, Reasons bodyReasons) {
        Optional<LinkedInUrl> url = LinkedInUrl.parse(prospectUrl);
        Reasons reasons = new Reasons();
        if (prospectUrl == null || InvisibleCharacters.isBlank(prospectUrl)) {
            reasons.add(ReasonCode.PROSPECT_URL_MISSING, "prospectUrl is required.");
        } else if (url.isEmpty()) {
            reasons.add(ReasonCode.PROSPECT_URL_NOT_LINKEDIN, "prospectUrl is not a LinkedIn URL.");
        } else if (profileRequired && !url.get().profile()) {
            reasons.add(
                    ReasonCode.PROSPECT_URL_NOT_PROFILE,
                    "prospectUrl is not a person's profile (linkedin.com/in/<name>).");
        }
        String canonical = url.map(LinkedInUrl::canonical).orElse(null);
        reasons.atMost(OutreachPolicy.MAX_URL_LENGTH, "prospectUrl", canonical);
        return new Preflight(url, body, reasons.list(), bodyReasons.list());
    }

    private static Preflight ofRequiredBody(
            @Nullable String prospectUrl, boolean profileRequired, String body, int maxLength) {
        Reasons reasons = new Reasons();
        if (InvisibleCharacters.isBlank(body)) {
            reasons.add(ReasonCode.BODY_REQUIRED, "body is required.");
        } else {
            reasons.atMost(maxLength, "body", body, ReasonCode.BODY_TOO_LONG);
        }
        reasons.storable("body", body);
        return of(prospectUrl, profileRequired, body, reasons);
    }

    private static String unix(@Nullable String text) {
        return text == null ? "" : LineEnds.unix(text);
    }
}
