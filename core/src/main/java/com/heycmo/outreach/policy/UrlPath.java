package com.heycmo.outreach.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A URL's path as decoded segments, {@code /in/jane/} being {@code in}, {@code jane} and an empty one. */
record UrlPath(List<String> segments) {

    /** RFC 3986's pchar beside the unreserved characters. */
    private static final String PLAIN = "!$&'()*+,;=:@";

    UrlPath {
        segments = List.copyOf(segments);
    }

    /** Empty when it cannot be decoded. */
    static Optional<UrlPath> of(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
            Optional<String> decoded = PercentCoding.decode(segment);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        return Optional.of(new UrlPath(segments));
    }

    /** Whether it is written as a person's profile: {@code /in/<slug>} and at most a trailing slash. */
    boolean isProfile() {
        boolean trailingSlash = segments.size() == 3 && segments.get(2).isEmpty();
        return (segments.size() == 2 || trailingSlash) && segments.get(0).equals("in") && isSlug(segments.get(1));
    }

    /** Dot segments resolved as a browser does (RFC 3986, 5.2.4), trailing slashes dropped. */
    UrlPath normalized() {
        List<String> kept = new ArrayList<>();
        for (String segment : segments) {
            if (segment.equals("..")) {
                removeLast(kept);
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
            removeLast(kept);
        }
        return new UrlPath(kept);
    }

    /** The profile's path in its one spelling. To be asked of a profile only. */
    String canonicalProfile() {
        return "/in/" + PercentCoding.encode(ProfileSlug.canonical(segments.get(1)), PLAIN);
    }

    /** The path with its escapes written one way. */
    String canonical() {
        return segments.stream()
                .map(segment -> "/" + PercentCoding.encode(segment, PLAIN))
                .collect(Collectors.joining());
    }

    private static boolean isSlug(String segment) {
        return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..") && segment.indexOf('/') < 0;
    }

    private static void removeLast(List<String> segments) {
        if (!segments.isEmpty()) {
            segments.remove(segments.size() - 1);
        }
    }
}
