package com.heycmo.outreach.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a post, {@code urn:li:<kind>:<number>}, which several pages show.
 *
 * @param kind {@code activity}, {@code share} or {@code ugcPost}
 */
record PostUrn(String kind, String number) {

    private static final String KIND = "(activity|share|ugcPost)";

    /** Also without {@code urn:li:}, as old links have it. */
    private static final Pattern UPDATE =
            Pattern.compile("(?:urn:li:)?" + KIND + ":([0-9]+)", Pattern.CASE_INSENSITIVE);

    /** The greedy start finds the last kind and number: author and words of the post may come before them. */
    private static final Pattern POSTS =
            Pattern.compile("(?:.*[-_])?" + KIND + "-([0-9]+)(?:-.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Map<List<String>, Pattern> PAGES = Map.of(
            List.of("feed", "update"), UPDATE, List.of("embed", "feed", "update"), UPDATE, List.of("posts"), POSTS);

    /** @param path the decoded segments of a URL's path */
    static Optional<PostUrn> of(List<String> path) {
        int last = path.size() - 1;
        return Optional.ofNullable(last < 0 ? null : PAGES.get(path.subList(0, last)))
                .map(pattern -> pattern.matcher(path.get(last)))
                .filter(Matcher::matches)
                .map(post -> new PostUrn(canonicalKind(post.group(1)), post.group(2)));
    }

    String path() {
        return "/feed/update/urn:li:" + kind + ":" + number;
    }

    private static String canonicalKind(String kind) {
        return kind.equalsIgnoreCase("ugcPost") ? "ugcPost" : kind.toLowerCase(Locale.ROOT);
    }
}
