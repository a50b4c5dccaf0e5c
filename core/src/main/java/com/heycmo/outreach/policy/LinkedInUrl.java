package com.heycmo.outreach.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A LinkedIn URL in its one canonical spelling, always ASCII. */
public record LinkedInUrl(String canonical, boolean profile) {

    /** The LinkedIn URL that this text means; empty when it is none. Never throws. */
    public static Optional<LinkedInUrl> parse(@Nullable String url) {
        return Optional.empty();
    }

    public static boolean isValidLinkedInProfileUrl(@Nullable String url) {
        return parse(url).filter(LinkedInUrl::profile).isPresent();
    }

    /** Whether this text, as it stands, is an {@code https} LinkedIn URL of at most 2048 characters. */
    public static boolean isHttpsLinkedInUrl(String url) {
        return false;
    }
}
