package com.heycmo.outreach.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn URL in its one canonical spelling, always ASCII, of any length. Parsing a canonical spelling gives the same
 * spelling again.
 *
 * @param profile whether the URL was written as a person's profile, {@code linkedin.com/in/<slug>}
 */
public record LinkedInUrl(String canonical, boolean profile) {

    /** The LinkedIn URL that this text means; empty when it is none. Never throws; takes time linear in the text. */
    public static Optional<LinkedInUrl> parse(@Nullable String url) {
        if (url == null || !UrlCharacters.acceptable(url)) {
            return Optional.empty();
        }
        UrlParts parts = UrlParts.of(url);
        return LinkedInHost.canonical(parts.authority())
                .flatMap(host -> UrlPath.of(parts.path()).map(path -> of(host, path, parts.query())));
    }

    /** Whether this is the URL of a person's profile. */
    public static boolean isValidLinkedInProfileUrl(@Nullable String url) {
        return parse(url).filter(LinkedInUrl::profile).isPresent();
    }

    /** Whether this text, as it stands, is an {@code https} LinkedIn URL of at most 2048 characters. */
    public static boolean isHttpsLinkedInUrl(String url) {
        return url.length() <= OutreachPolicy.MAX_URL_LENGTH
                && UrlParts.isHttps(url)
                && parse(url).isPresent();
    }

    /** A path that only resolves to a profile's is spelled like one too, so that a second parse changes nothing. */
    private static LinkedInUrl of(String host, UrlPath path, String query) {
        UrlPath normalized = path.normalized();
        return normalized
                .canonicalProfile()
                .map(profile -> new LinkedInUrl("https://" + LinkedInHost.WWW + profile, path.isWritten(normalized)))
                .orElseGet(() -> ofOther(host, normalized, query));
    }

    private static LinkedInUrl ofOther(String host, UrlPath path, String query) {
        String parameters = UrlQuery.canonical(query);
        return new LinkedInUrl(
                "https://" + host + path.canonical() + (parameters.isEmpty() ? "" : "?" + parameters), false);
    }
}
