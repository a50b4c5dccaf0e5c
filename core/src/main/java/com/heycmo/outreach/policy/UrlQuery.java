package com.heycmo.outreach.policy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The query of a LinkedIn URL, written one way. Empty, or with its question mark. */
final class UrlQuery {

    /** What RFC 3986 allows in a query, except {@code & + =}, which are delimiters there. */
    private static final BitSet NAME_CHARACTERS = PercentEncoding.unescaped("!$'()*,;:@/?");

    private static final BitSet VALUE_CHARACTERS = PercentEncoding.unescaped("!$'()*,;:@/?=");

    private static final Pattern TRACKING =
            Pattern.compile("(?:utm_|trk).*|lipi|lici|rcm|trackingId|refId|originalSubdomain|originTrackingId");

    /** A comment under a post and a reply to that comment, which drafts may be addressed to. */
    private static final Set<String> ADDRESSES = Set.of("commentUrn", "replyUrn");

    /** Links copied from HTML separate their parameters by {@code &amp;}. */
    private static final Pattern HTML_ESCAPE = Pattern.compile("^(?:amp;)++");

    private UrlQuery() {}

    /** Keeps the order of the parameters. */
    static String withoutTracking(String query) {
        return joined(parameters(query, name -> !TRACKING.matcher(name).matches()));
    }

    static String ofPost(String query) {
        return joined(parameters(query, ADDRESSES::contains).distinct().sorted());
    }

    private static Stream<String> parameters(String query, Predicate<String> kept) {
        return query.isEmpty()
                ? Stream.empty()
                : Arrays.stream(query.substring(1).split("&"))
                        .map(UrlQuery::canonical)
                        .filter(parameter ->
                                !parameter.isEmpty() && kept.test(parameter.split("=", 2)[0]));
    }

    private static String joined(Stream<String> parameters) {
        String joined = parameters.collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    private static String canonical(String parameter) {
        String[] nameAndValue = parameter.split("=", 2);
        String name = HTML_ESCAPE
                .matcher(encodedOnce(nameAndValue[0], NAME_CHARACTERS))
                .replaceFirst("");
        return nameAndValue.length == 1 ? name : name + "=" + encodedOnce(nameAndValue[1], VALUE_CHARACTERS);
    }

    /** A plus sign means a space and stays; an escaped one means a plus sign and stays escaped. */
    private static String encodedOnce(String text, BitSet unescaped) {
        return Arrays.stream(text.split("\\+", -1))
                .map(part -> PercentEncoding.encode(PercentEncoding.decode(part), unescaped))
                .collect(Collectors.joining("+"));
    }
}
