package com.heycmo.outreach.policy;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** What RFC 3986 allows in a query, except {@code & + =}, which are delimiters there. */
    private static final BitSet NAME_CHARACTERS = PercentEncoding.unescaped("!$'()*,;:@/?");

    private static final BitSet VALUE_CHARACTERS = PercentEncoding.unescaped("!$'()*,;:@/?=");
    private static final Set<String> TRACKING_PARAMETERS = Set.of("lipi", "lici", "rcm", "trackingId", "refId");

    /** Reject more than four encodings: they only hide where a link leads. */
    private static final int MAX_ENCODINGS = 4;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** The limit of Unicode's Stream-Safe Text Format (UAX #15). Composing longer runs takes quadratic time. */
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{M}{31}");

    private static final String CASED = "[\\p{IsLowercase}\\p{IsUppercase}\\p{Lt}]";
    private static final String CASE_IGNORABLE =
            "[\\p{Mn}\\p{Me}\\p{Cf}\\p{Lm}\\p{Sk}'.:\u00B7\u2019&&[^" + CASED + "]]*+";

    /** Unicode's Final_Sigma: a letter precedes it in its word, and none follows. */
    private static final Pattern FINAL_SIGMA =
            Pattern.compile("(" + CASED + CASE_IGNORABLE + ")Σ(?!" + CASE_IGNORABLE + CASED + ")");

    /** Returns empty unless the text is a LinkedIn URL. Never throws; takes time linear in the length of the text. */
    public static Optional<LinkedInUrl> parse(@Nullable String url) {
        if (url == null || !PercentEncoding.isWellFormed(url) || !isReadable(url)) {
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

    /** Whether the text is an {@code https} LinkedIn URL of at most 2048 characters. */
    public static boolean isHttpsLinkedInUrl(String url) {
        return url.length() <= OutreachPolicy.MAX_URL_LENGTH
                && url.toLowerCase(Locale.ROOT).startsWith("https://")
                && parse(url).isPresent();
    }

    /** Dot segments can lead to a profile: it gets its canonical form, but it was not written as a profile. */
    private static LinkedInUrl of(String origin, String path, String query) {
        String[] segments = path.isEmpty() ? new String[0] : path.substring(1).split("/", -1);
        boolean twoSegments = segments.length == 2 || segments.length == 3 && path.endsWith("/");
        Deque<String> resolved = resolve(segments);
        return profileSlug(resolved)
                .map(slug ->
                        new LinkedInUrl(WWW + "/in/" + PercentEncoding.encode(slug, SEGMENT_CHARACTERS), twoSegments))
                .orElseGet(() -> new LinkedInUrl(origin + canonicalPath(resolved) + canonicalQuery(query), false));
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

    /** Names in some scripts need the joiners; emoji need joiners and tags. */
    private static boolean isReadable(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint > ' ' && codePoint < 0x7F && codePoint != '\\';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            case Character.FORMAT ->
                codePoint == ZERO_WIDTH_NON_JOINER
                        || codePoint == ZERO_WIDTH_JOINER
                        || Character.UnicodeBlock.TAGS.equals(Character.UnicodeBlock.of(codePoint));
            default -> true;
        };
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

    /** Decodes, resolves dot segments as browsers do (RFC 3986, 5.2.4), and drops trailing slashes. */
    private static Deque<String> resolve(String[] segments) {
        Deque<String> resolved = new ArrayDeque<>();
        for (String segment : segments) {
            String decoded = PercentEncoding.decode(segment);
            if (decoded.equals("..")) {
                resolved.pollLast();
            } else if (!decoded.equals(".")) {
                resolved.addLast(decoded);
            }
        }
        while ("".equals(resolved.peekLast())) {
            resolved.removeLast();
        }
        return resolved;
    }

    private static Optional<String> profileSlug(Deque<String> segments) {
        return segments.size() == 2 && segments.getFirst().equals("in")
                ? canonicalSlug(segments.getLast())
                : Optional.empty();
    }

    private static String canonicalPath(Deque<String> segments) {
        StringBuilder path = new StringBuilder();
        segments.forEach(segment -> path.append('/').append(PercentEncoding.encode(segment, SEGMENT_CHARACTERS)));
        return path.toString();
    }

    private static String canonicalQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        String canonical = Arrays.stream(query.substring(1).split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .map(LinkedInUrl::canonicalParameter)
                .collect(Collectors.joining("&"));
        return canonical.isEmpty() ? "" : "?" + canonical;
    }

    private static boolean isTracking(String parameter) {
        String name = PercentEncoding.decode(parameter.split("=", 2)[0]);
        return name.startsWith("utm_") || name.startsWith("trk") || TRACKING_PARAMETERS.contains(name);
    }

    private static String canonicalParameter(String parameter) {
        String[] nameAndValue = parameter.split("=", 2);
        String name = encodedOnce(nameAndValue[0], NAME_CHARACTERS);
        return nameAndValue.length == 1 ? name : name + "=" + encodedOnce(nameAndValue[1], VALUE_CHARACTERS);
    }

    /** A plus sign means a space and stays; an escaped one means a plus sign and stays escaped. */
    private static String encodedOnce(String text, BitSet unescaped) {
        return Arrays.stream(text.split("\\+", -1))
                .map(part -> PercentEncoding.encode(PercentEncoding.decode(part), unescaped))
                .collect(Collectors.joining("+"));
    }

    /** Composes before lower-casing, so that all spellings meet, and after it, because lower-case letters may compose. */
    private static Optional<String> canonicalSlug(String slug) {
        if (slug.indexOf('/') >= 0 || TOO_MANY_MARKS.matcher(slug).find()) {
            return Optional.empty();
        }
        String canonical = composed(lowerCase(composed(slug)));
        return TOO_MANY_MARKS.matcher(canonical).find() ? Optional.empty() : Optional.of(canonical);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Replaces Σ and İ first: {@link String#toLowerCase(Locale)} takes time quadratic in their number. */
    private static String lowerCase(String text) {
        String withoutSigma = text.indexOf('Σ') < 0
                ? text
                : FINAL_SIGMA.matcher(text).replaceAll("$1ς").replace('Σ', 'σ');
        return withoutSigma.replace("İ", "i\u0307").toLowerCase(Locale.ROOT);
    }
}
