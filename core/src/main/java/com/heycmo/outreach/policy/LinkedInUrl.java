package com.heycmo.outreach.policy;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn URL in its canonical form, which is ASCII and has no limit of length. Parsing the canonical form returns
 * the same canonical form.
 *
 * @param profile whether the URL was written as a person's profile, {@code linkedin.com/in/<slug>}
 */
public record LinkedInUrl(String canonical, boolean profile) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private static final int MAX_HOST_LENGTH = 253;
    private static final String WWW = "https://www.linkedin.com";

    /** The desktop, mobile and country hosts, which serve the same pages. Ignores the case of ASCII letters only. */
    private static final Pattern SAME_AS_WWW =
            Pattern.compile("(?:(?:www|m|touch|[a-z]{2})\\.)?linkedin\\.com", Pattern.CASE_INSENSITIVE);

    /** Without {@code xn--} labels, which are displayed as other characters. */
    private static final Pattern OTHER_HOST = Pattern.compile(
            "(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+linkedin\\.com", Pattern.CASE_INSENSITIVE);

    /** What RFC 3986 allows in a path segment. */
    private static final BitSet SEGMENT_CHARACTERS = PercentEncoding.unescaped("!$&'()*+,;=:@");

    /** Reject more than four encodings: they only hide where a link leads. */
    private static final int MAX_ENCODINGS = 4;

    /** Of the invisible characters these have a meaning in names and emoji: joiners, variation selectors and tags. */
    private static final Pattern JOINER_SELECTOR_OR_TAG =
            Pattern.compile("[\\x{180B}-\\x{180D}\\x{180F}\\x{200C}\\x{200D}\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E01EF}]");

    /** White space that is also a control character. */
    private static final String WHITE_CONTROLS = "\t\n\u000B\f\r\u0085";

    /**
     * Returns empty unless the text is a LinkedIn URL, which may have white space and a BOM around it. Never throws; takes
     * time linear in the length of the text.
     */
    public static Optional<LinkedInUrl> parse(@Nullable String text) {
        return text == null ? Optional.empty() : parseStripped(strip(text));
    }

    private static Optional<LinkedInUrl> parseStripped(String url) {
        if (!PercentEncoding.isWellFormed(url) || !isReadable(url)) {
            return Optional.empty();
        }
        String text = before('#', withoutScheme(url));
        String beforeQuery = before('?', text);
        String authority = before('/', beforeQuery);
        String path = beforeQuery.substring(authority.length());
        String query = text.substring(beforeQuery.length());
        return origin(authority).map(origin -> of(origin, path, query));
    }

    public static boolean isValidLinkedInProfileUrl(@Nullable String url) {
        return parse(url).filter(LinkedInUrl::profile).isPresent();
    }

    /** The URL without the white space around it, if it is an {@code https} LinkedIn URL of at most 2048 characters. */
    public static Optional<String> https(String text) {
        return Optional.of(strip(text))
                .filter(url -> url.length() <= OutreachPolicy.MAX_URL_LENGTH
                        && url.toLowerCase(Locale.ROOT).startsWith("https://")
                        && parseStripped(url).isPresent());
    }

    /** What a person types to find a link: a LinkedIn URL, or the path of a profile in any case. */
    public static Optional<LinkedInUrl> parseSearch(String text) {
        return parseStripped(strip(text).replaceFirst("^(?i:/in/)", WWW + "/in/"));
    }

    /** Dot segments can lead to a profile: it gets its canonical form, but it was not written as a profile. */
    private static LinkedInUrl of(String origin, String path, String query) {
        String[] segments = path.isEmpty() ? new String[0] : path.substring(1).split("/", -1);
        boolean twoSegments = segments.length == 2 || segments.length == 3 && path.endsWith("/");
        List<String> resolved = resolve(segments);
        Optional<LinkedInUrl> profile = profileSlug(resolved)
                .map(slug -> new LinkedInUrl(WWW + canonicalPath(List.of("in", slug)), twoSegments));
        Optional<LinkedInUrl> post =
                PostUrn.of(resolved).map(urn -> new LinkedInUrl(WWW + urn.path() + UrlQuery.ofPost(query), false));
        return profile.or(() -> post)
                .orElseGet(() ->
                        new LinkedInUrl(origin + canonicalPath(resolved) + UrlQuery.withoutTracking(query), false));
    }

    private static String withoutScheme(String url) {
        int end = url.indexOf("://");
        return end >= 0 && SCHEMES.contains(url.substring(0, end).toLowerCase(Locale.ROOT))
                ? url.substring(end + 3)
                : url;
    }

    private static String before(char delimiter, String text) {
        int at = text.indexOf(delimiter);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Whether no backslash, white space, control or invisible character is in the text, however often it is encoded. */
    private static boolean isReadable(String url) {
        String text = url;
        for (int encodings = 0; encodings <= MAX_ENCODINGS; encodings++) {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                if (!isReadable(text.codePointAt(i))) {
                    return false;
                }
            }
            String decoded = PercentEncoding.decode(text);
            if (decoded.equals(text)) {
                return true;
            }
            text = decoded;
        }
        return false;
    }

    private static boolean isReadable(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint > ' ' && codePoint < 0x7F && codePoint != '\\';
        }
        return Character.getType(codePoint) != Character.SURROGATE
                && (!InvisibleCharacters.contains(codePoint)
                        || JOINER_SELECTOR_OR_TAG
                                .matcher(Character.toString(codePoint))
                                .matches());
    }

    /** Drops what cells and clipboards put around a link. It is invisible, and no URL may begin or end with it. */
    private static String strip(String text) {
        int start = 0;
        while (start < text.length() && isPadding(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && isPadding(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean isPadding(int codePoint) {
        return InvisibleCharacters.contains(codePoint)
                && !isReadable(codePoint)
                && (!Character.isISOControl(codePoint) || WHITE_CONTROLS.indexOf(codePoint) >= 0);
    }

    private static Optional<String> origin(String authority) {
        if (authority.length() > MAX_HOST_LENGTH) {
            return Optional.empty();
        }
        if (SAME_AS_WWW.matcher(authority).matches()) {
            return Optional.of(WWW);
        }
        return OTHER_HOST.matcher(authority).matches()
                ? Optional.of("https://" + authority.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Decodes, composes, resolves dot segments as browsers do (RFC 3986, 5.2.4), and drops trailing slashes. */
    private static List<String> resolve(String[] segments) {
        Deque<String> resolved = new ArrayDeque<>();
        for (String segment : segments) {
            String decoded = PercentEncoding.decode(segment);
            if (decoded.equals("..")) {
                resolved.pollLast();
            } else if (!decoded.equals(".")) {
                resolved.addLast(ProfileSlug.composed(decoded));
            }
        }
        while ("".equals(resolved.peekLast())) {
            resolved.removeLast();
        }
        return List.copyOf(resolved);
    }

    private static Optional<String> profileSlug(List<String> path) {
        return path.size() == 2 && path.get(0).equals("in") ? ProfileSlug.canonical(path.get(1)) : Optional.empty();
    }

    private static String canonicalPath(List<String> segments) {
        StringBuilder path = new StringBuilder();
        segments.forEach(segment -> path.append('/').append(PercentEncoding.encode(segment, SEGMENT_CHARACTERS)));
        return path.toString();
    }
}
