package com.heycmo.outreach.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A URL's query in its one spelling, without what only tracks the reader. Parameters keep their order. */
final class UrlQuery {

    /** RFC 3986's query characters, without those that mean something else when decoded: {@code & + =} */
    private static final String PLAIN = "!$'()*,;:@/?";

    private static final Set<String> TRACKING = Set.of("lipi", "lici", "rcm", "trackingId", "refId");

    private UrlQuery() {}

    /** The query without its question mark; empty text when nothing is left. */
    static String canonical(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .flatMap(parameter -> canonicalParameter(parameter).stream())
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> canonicalParameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (isTracking(decoded(name))) {
            return Optional.empty();
        }
        String value = equals < 0 ? "" : "=" + rewritten(parameter.substring(equals + 1), PLAIN + "=");
        return Optional.of(rewritten(name, PLAIN) + value);
    }

    private static boolean isTracking(String name) {
        return name.startsWith("utm_") || name.startsWith("trk") || TRACKING.contains(name);
    }

    /** A plus sign as written (a space, to a form's reader) stays apart from an escaped one. */
    private static String rewritten(String text, String plain) {
        return Arrays.stream(text.split("\\+", -1))
                .map(part -> PercentCoding.encode(decoded(part), plain))
                .collect(Collectors.joining("+"));
    }

    private static String decoded(String text) {
        return PercentCoding.decode(text).orElse(text);
    }
}
