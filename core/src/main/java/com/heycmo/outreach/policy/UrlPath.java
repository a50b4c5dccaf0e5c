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

    /** The one spelling of a profile's path, {@code /in/<slug>}; empty for any other. To be asked of a normalized one. */
    Optional<String> canonicalProfile() {
        return segments.size() == 2 && segments.get(0).equals("in")
                ? ProfileSlug.canonical(segments.get(1)).map(slug -> "/in/" + PercentCoding.encode(slug, PLAIN))
                : Optional.empty();
    }

    /** Whether this is that path, give or take one trailing slash. */
    boolean isWritten(UrlPath normalized) {
        List<String> other = normalized.segments;
        boolean trailingSlash = segments.size() == other.size() + 1
                && segments.get(other.size()).isEmpty();
        return other.equals(trailingSlash ? segments.subList(0, other.size()) : segments);
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

    /** The path with its escapes written one way. */
    String canonical() {
        return segments.stream()
                .map(segment -> "/" + PercentCoding.encode(segment, PLAIN))
                .collect(Collectors.joining());
    }

    private static void removeLast(List<String> segments) {
        if (!segments.isEmpty()) {
            segments.remove(segments.size() - 1);
        }
    }
}
