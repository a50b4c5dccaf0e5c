package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class LinkedInUrlPropertyTests {

    private static final Pattern LINKEDIN_HOST = Pattern.compile("([a-z0-9-]+\\.)*linkedin\\.com");

    @Property(tries = 5000)
    void neverThrows(@ForAll("anyText") String text) {
        LinkedInUrl.parse(text);
        LinkedInUrl.isValidLinkedInProfileUrl(text);
        LinkedInUrl.https(text);
        LinkedInUrl.parseSearch(text);
    }

    @Property(tries = 5000)
    void canonicalisingTwiceChangesNothing(@ForAll("hostileUrls") String url) {
        LinkedInUrl.parse(url)
                .map(LinkedInUrl::canonical)
                .ifPresent(canonical -> assertThat(LinkedInUrl.parse(canonical).map(LinkedInUrl::canonical))
                        .contains(canonical));
    }

    @Property(tries = 5000)
    void canonicalisingALinkToAPostTwiceChangesNothing(@ForAll("posts") String url) {
        LinkedInUrl.parse(url)
                .map(LinkedInUrl::canonical)
                .ifPresent(canonical -> assertThat(LinkedInUrl.parse(canonical).map(LinkedInUrl::canonical))
                        .contains(canonical));
    }

    @Property(tries = 5000)
    void everyPathAndQueryHasAnAsciiCanonicalForm(@ForAll("texts") String path, @ForAll("texts") String query) {
        Optional<LinkedInUrl> url = LinkedInUrl.parse("linkedin.com/" + path + "?" + query);

        url.map(LinkedInUrl::canonical).ifPresent(canonical -> {
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(canonical))
                    .isTrue();
            assertThat(LinkedInUrl.parse(canonical).map(LinkedInUrl::canonical)).contains(canonical);
        });
    }

    @Property(tries = 5000)
    void everyCanonicalProfileIsStable(@ForAll String slug) {
        LinkedInUrl.parse("linkedin.com/in/" + slug)
                .ifPresent(url -> assertThat(LinkedInUrl.parse(url.canonical())).contains(url));
    }

    @Property(tries = 5000)
    void everyAcceptedUrlLeadsToLinkedIn(@ForAll("hostileUrls") String url) {
        LinkedInUrl.parse(url).ifPresent(accepted -> {
            URI canonical = URI.create(accepted.canonical());
            assertThat(canonical.getScheme()).isEqualTo("https");
            assertThat(canonical.getHost()).matches(LINKEDIN_HOST);
            assertThat(canonical.getPort()).isEqualTo(-1);
            assertThat(canonical.getRawUserInfo()).isNull();
            assertThat(canonical.getRawFragment()).isNull();
            assertThat(browsersHost(url)).matches(LINKEDIN_HOST);
        });
    }

    @Provide
    Arbitrary<String> anyText() {
        Arbitrary<String> anything =
                Arbitraries.chars().all().array(char[].class).ofMaxSize(40).map(String::new);
        return Arbitraries.oneOf(anything, anything.map(text -> "linkedin.com/in/" + text), hostileUrls());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                ".",
                "..",
                "in",
                "%2E",
                "%2F",
                "%3A",
                "%25",
                "%C3%BC",
                "u\u0308",
                "&",
                "=",
                "+",
                "%26",
                "%3d",
                "%2B",
                "utm_a",
                "trk",
                "%75tm_b=",
                "x",
                "Z",
                ":",
                "@",
                "?",
                "%3F",
                "%23",
                ";",
                "[",
                "%5b",
                "~",
                "%7e",
                "'",
                "Σ",
                "İ");
        return pieces.list().ofMaxSize(8).map(list -> String.join("", list));
    }

    /** Combines the parts of URLs that confuse URL parsers. */
    @Provide
    Arbitrary<String> hostileUrls() {
        Arbitrary<String> scheme = Arbitraries.of(
                "",
                "https://",
                "http://",
                "HTTPS://",
                "https:/",
                "https:///",
                "https:\\\\",
                "//",
                "ftp://",
                "javascript:",
                "http\u017F://",
                "https://https://");
        Arbitrary<String> host = Arbitraries.of(
                        "linkedin.com",
                        "www.",
                        "de.",
                        "M.",
                        "evil.test",
                        ".",
                        "@",
                        ":",
                        ":443",
                        "\\",
                        "/",
                        "%2F",
                        "%40",
                        "%2e",
                        "%00",
                        "\t",
                        "#",
                        "?",
                        "\u3002",
                        "\uFF0F",
                        "\u212A",
                        "xn--",
                        "[::1]",
                        "evil",
                        "LinkedIn.com",
                        "a@",
                        ";")
                .list()
                .ofMaxSize(3)
                .map(list -> String.join("", list));
        Arbitrary<String> mostlyLinkedIn = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of("linkedin.com", "www.linkedin.com", "De.LinkedIn.com", "x.y.linkedin.com")),
                Tuple.of(3, host));
        return Combinators.combine(scheme, mostlyLinkedIn, texts(), texts())
                .as((start, authority, path, query) -> start + authority + "/in/" + path + "?" + query);
    }

    /** Combines the parts of links to posts. */
    @Provide
    Arbitrary<String> posts() {
        Arbitrary<String> host = Arbitraries.of("", "m.", "touch.", "DE.", "www.", "business.");
        Arbitrary<String> page =
                Arbitraries.of("feed/update/", "embed/feed/update/", "posts/", "posts/jane_", "pulse/", "in/");
        Arbitrary<String> pieces = Arbitraries.of(
                "urn:li:",
                "urn%3Ali%3A",
                "activity",
                "Share",
                "ugcPost",
                "ugcpost",
                ":",
                "%3a",
                "-",
                "_",
                "71",
                "%37",
                "AbCd",
                "/",
                "%2F",
                "u\u0308",
                "%C3%BC");
        Arbitrary<String> name = pieces.list().ofMinSize(1).ofMaxSize(9).map(list -> String.join("", list));
        Arbitrary<String> query = Arbitraries.of(
                        "?",
                        "&",
                        "&amp;",
                        "amp%3B",
                        "commentUrn=",
                        "replyUrn=a",
                        "comment%55rn",
                        "utm_source=",
                        "x=1",
                        "=",
                        "+",
                        "urn%3Ali",
                        "originTrackingId")
                .list()
                .ofMaxSize(7)
                .map(list -> String.join("", list));
        return Combinators.combine(host, page, name, query)
                .as((start, path, post, parameters) -> start + "linkedin.com/" + path + post + "?" + parameters);
    }

    /** The host that a lenient browser would open: roughly the WHATWG parser, independent of the code under test. */
    private static @Nullable String browsersHost(String url) {
        String text = url.strip().replaceAll("[\t\r\n]", "").replace('\\', '/');
        if (!text.matches("(?is)[a-z][a-z0-9+.-]*:.*") || text.matches("(?is)[a-z0-9.-]+:\\d.*")) {
            text = "https://" + text;
        }
        Matcher authority = Pattern.compile("(?is)https?:/*([^/?#]*).*").matcher(text);
        if (!authority.matches()) {
            return null;
        }
        String host = authority.group(1).substring(authority.group(1).lastIndexOf('@') + 1);
        String decoded = URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
        return Normalizer.normalize(decoded, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u3002', '.');
    }

    /** Tests the oracle of {@link #everyAcceptedUrlLeadsToLinkedIn}. */
    @Property(tries = 1)
    void theOracleRecognisesForeignHosts() {
        List<String> evil = List.of(
                "https://linkedin.com@evil.test/",
                "https:\\\\evil.test/linkedin.com",
                "https://linkedin.com.evil.test");

        assertThat(evil).allSatisfy(url -> assertThat(browsersHost(url)).endsWith("evil.test"));
        assertThat(browsersHost("De.LinkedIn.com/in/x")).isEqualTo("de.linkedin.com");
    }
}
