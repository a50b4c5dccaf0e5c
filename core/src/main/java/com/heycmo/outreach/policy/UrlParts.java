package com.heycmo.outreach.policy;

import java.util.List;
import java.util.Locale;

/** A URL cut at its delimiters, nothing decoded yet. The authority holds all up to the path, a port or user too. */
record UrlParts(String authority, String path, String query) {

    private static final List<String> SCHEMES = List.of("https://", "http://");

    /** Reads {@code [http[s]://]authority[/path][?query][#fragment]}; another scheme ends up in the authority. */
    static UrlParts of(String url) {
        String text = before('#', withoutScheme(url));
        String hierarchy = before('?', text);
        String authority = before('/', hierarchy);
        String query = hierarchy.length() == text.length() ? "" : text.substring(hierarchy.length() + 1);
        return new UrlParts(authority, hierarchy.substring(authority.length()), query);
    }

    static boolean isHttps(String url) {
        return startsWith("https://", url);
    }

    private static String withoutScheme(String url) {
        for (String scheme : SCHEMES) {
            if (startsWith(scheme, url)) {
                return url.substring(scheme.length());
            }
        }
        return url;
    }

    /** Not {@code regionMatches}: that would take the long s of {@code httpſ} for an s. */
    private static boolean startsWith(String scheme, String url) {
        return url.length() >= scheme.length()
                && url.substring(0, scheme.length()).toLowerCase(Locale.ROOT).equals(scheme);
    }

    private static String before(char delimiter, String text) {
        int at = text.indexOf(delimiter);
        return at < 0 ? text : text.substring(0, at);
    }
}
