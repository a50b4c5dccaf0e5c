package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedUrlTests {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                // Hosts that only look like LinkedIn's.
                "https://linkedin.com.evil.test/in/jane",
                "https://evillinkedin.com/in/jane",
                "https://evil-linkedin.com/in/jane",
                "https://linkedin.com@evil.test/in/jane",
                "https://linkedin.com%40evil.test/in/jane",
                "https://linkedin.com%2Eevil.test/in/jane",
                "https://www%2Elinkedin%2Ecom/in/jane",
                "https://%6Cinkedin.com/in/jane",
                "https://linkedin.com%2F.evil.test/in/jane",
                "https://linkedin.com%23.evil.test/in/jane",
                "https://linkedin.co/in/jane",
                "https://linkedin.com.de/in/jane",
                "https://linkedin.de/in/jane",
                "https://linkedin/in/jane",
                "https://evil.test/linkedin.com/in/jane",
                "https://evil.test?linkedin.com/in/jane",
                "https://evil.test#.linkedin.com/in/jane",
                "https://www.linkedin.com./in/jane",
                "https://linkedin.com./in/jane",
                "https://.linkedin.com/in/jane",
                "https://..linkedin.com/in/jane",
                "https://www..linkedin.com/in/jane",
                "https://-.linkedin.com/in/jane",
                "https://a_b.linkedin.com/in/jane",
                "https://*.linkedin.com/in/jane",
                "https://xn--lnkedin-m2a.com/in/jane",
                "https://xn--bcher-kva.linkedin.com/in/jane",
                "https://lin\u212Aedin.com/in/jane",
                "https://l\u0131nkedin.com/in/jane",
                "https://linked\u0130n.com/in/jane",
                "https://l\u0456nkedin.com/in/jane",
                "https://\uFF4Cinkedin.com/in/jane",
                "https://www.linkedin\u3002com/in/jane",
                "https://www\uFF0Elinkedin.com/in/jane",
                "https://www.linkedin.com\u2215evil.test/in/jane",
                "https://www.linkedin.com\uFF0F.evil.test/in/jane",
                "https://[::1]/in/jane",
                "https://127.0.0.1/in/jane",
                // User-info and ports.
                "https://jane@linkedin.com/in/jane",
                "https://jane:secret@www.linkedin.com/in/jane",
                "https://@linkedin.com/in/jane",
                "https://evil.test@linkedin.com/in/jane",
                "https://jane%40linkedin.com/in/jane",
                "jane@linkedin.com/in/jane",
                "https://linkedin.com:443/in/jane",
                "https://linkedin.com:/in/jane",
                "https://linkedin.com%3A443/in/jane",
                "linkedin.com:8080/in/jane",
                "linkedin.com:",
                // Other and incomplete schemes.
                "ftp://linkedin.com/in/jane",
                "javascript://linkedin.com/in/jane",
                "javascript:alert(1)//linkedin.com/in/jane",
                "mailto:jane@linkedin.com",
                "data:text/html,linkedin.com/in/jane",
                "http\u017F://linkedin.com/in/jane",
                "httpss://linkedin.com/in/jane",
                "//linkedin.com/in/jane",
                "://linkedin.com/in/jane",
                "https:linkedin.com/in/jane",
                "https:/linkedin.com/in/jane",
                "https:///linkedin.com/in/jane",
                "https://https://linkedin.com/in/jane",
                "https%3A%2F%2Flinkedin.com/in/jane",
                "https://",
                "/in/jane",
                "?linkedin.com",
                // Backslashes, white space, control characters: raw, encoded, encoded again.
                "https://linkedin.com\\in\\jane",
                "https:\\\\linkedin.com/in/jane",
                "https://linkedin.com/in/jane\\",
                "https://linkedin.com\\@evil.test/in/jane",
                "https://evil.test\\.linkedin.com/in/jane",
                "https://linkedin.com/in/jane%5Cdoe",
                "https://linkedin.com/in/jane%5cdoe",
                "https://linkedin.com/in/jane%255Cdoe",
                "https://linkedin.com/in/jane%25255Cdoe",
                "https://linkedin.com/in/jane%25%35%43doe",
                "https://linkedin.com/in/jane?x=%5C",
                "https://linkedin.com/in/jane#%5C",
                "https://linkedin .com/in/jane",
                "https ://linkedin.com/in/jane",
                "https://linkedin.com/in/jane doe",
                "https://linkedin.com/in/jane%20doe",
                "https://linkedin.com/in/jane%2520doe",
                "https://linkedin.com/in/jane?utm_source=a%20b",
                "https://linkedin.com/in/jane#a b",
                "https://linkedin.com/company/a%09b",
                "https://link\tedin.com/in/jane",
                "https://linkedin.com/in/jane\ndoe",
                "https://linkedin.com/in/ja\r\nne",
                "https://linkedin.com/in/jane%0A",
                "https://linkedin.com/in/jane%0d%0a",
                "https://linkedin.com/in/jane%00",
                "https://linkedin.com/in/jane\u0000",
                "https://linkedin.com/in/jane%7F",
                "https://linkedin.com/in/jane%C2%85",
                "https://linkedin.com/in/jane\u00A0doe",
                "https://linkedin.com/in/jane%C2%A0",
                "https://linkedin.com/in/jane\u2028doe",
                "https://linkedin.com/in/jane%E3%80%80",
                "https://linkedin.com/in/jane%E2%80%8B",
                "https://linkedin.com/in/jane\u202Eeod",
                "https://\uFEFFlinkedin.com/in/jane",
                "https://linkedin.com/in/jane%EF%BB%BF",
                "https://linkedin.com/in/\u2800jane",
                // Text that cannot be decoded.
                "https://linkedin.com/in/jane%",
                "https://linkedin.com/in/jane%2",
                "https://linkedin.com/in/jane%zz",
                "https://linkedin.com/in/jane%FF",
                "https://linkedin.com/in/j%FCrgen",
                "https://linkedin.com/in/%C0%AE%C0%AE",
                "https://linkedin.com/in/%C3/%BC",
                "https://linkedin.com/in/%ED%A0%80",
                "https://linkedin.com/in/%F4%90%80%80",
                "https://linkedin.com/in/jane?x=%C3",
                "https://linkedin.com/in/jane\uD83D",
                "https://linkedin.com/in/\uDE80\uD83D",
                // More than four encodings.
                "https://linkedin.com/in/%252525252541",
            })
    void rejectsAllOtherUrls(String url) {
        assertThat(LinkedInUrl.parse(url)).isEmpty();
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(url)).isFalse();
    }

    @Test
    void limitsHostsAndLabelsAsDnsDoes() {
        String label = "a".repeat(63);

        assertThat(LinkedInUrl.parse("https://" + label + ".linkedin.com/")).isPresent();
        assertThat(LinkedInUrl.parse("https://a" + label + ".linkedin.com/")).isEmpty();
        assertThat(LinkedInUrl.parse("https://" + (label + ".").repeat(4) + "linkedin.com/"))
                .isEmpty();
    }

    static Stream<String> expensiveTexts() {
        Stream<String> anywhere = Stream.of(
                        "Σ",
                        "a'Σ",
                        "İ",
                        "%CE%A3",
                        "\u0301\u0323",
                        "%CC%81%CC%A3",
                        "../",
                        "%25",
                        "%2525",
                        "a&",
                        "a+",
                        "=",
                        ".")
                .flatMap(unit -> Stream.of("linkedin.com/in/", "linkedin.com/x?", "", "linkedin.com/in/A", "https://")
                        .map(start -> repeated(start, unit)));
        Stream<String> somewhere = Stream.of(
                repeated("linkedin.com/posts/", "-activity-"),
                repeated("linkedin.com/posts/", "-activity-1x"),
                repeated("linkedin.com/posts/a-activity-", "1") + "x",
                repeated("linkedin.com/feed/update/activity:1?", "amp;"),
                repeated("linkedin.com/in/", "a.)"),
                repeated("", "\u00A0"));
        return Stream.concat(anywhere, somewhere);
    }

    private static String repeated(String start, String unit) {
        return start + unit.repeat(1_000_000 / unit.length());
    }

    @ParameterizedTest
    @MethodSource("expensiveTexts")
    void takesLinearTime(String url) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> LinkedInUrl.parse(url));
    }
}
