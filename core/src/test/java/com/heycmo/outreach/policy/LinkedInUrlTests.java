package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInUrlTests {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                JANE,
                "https://linkedin.com/in/jane-doe",
                "https://www.linkedin.com/in/jane-doe/",
                "linkedin.com/in/jane-doe",
                "www.linkedin.com/in/jane-doe",
                "http://linkedin.com/in/jane-doe",
                "HTTPS://WWW.LinkedIn.COM/in/Jane-DOE",
                "hTTp://LINKEDIN.com/in/jane-doe",
                "https://de.linkedin.com/in/jane-doe",
                "https://UK.linkedin.com/in/jane-doe",
                "https://m.linkedin.com/in/jane-doe",
                "https://touch.linkedin.com/in/jane-doe",
                "https://business.linkedin.com/in/jane-doe",
                "https://www.de.linkedin.com/in/jane-doe",
                "https://www.linkedin.com/in/jane-doe?trk=people",
                "https://www.linkedin.com/in/jane-doe/?originalSubdomain=de&x=1",
                "https://www.linkedin.com/in/jane-doe#about",
                "https://www.linkedin.com/in/jane-doe/?#",
                "https://www.linkedin.com/in/jane-doe?q=a/b/../c",
                "https://www.linkedin.com/in/jane-doe?next=https://evil.test/in/x",
                "https://www.linkedin.com/in/jane-doe#user@evil.test:80",
                "https://www.linkedin.com/%69n/%6Aane%2Ddoe",
            })
    void everySpellingOfAProfileMeetsInOne(String url) {
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(url)).isTrue();
        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl(JANE, true));
    }

    @ParameterizedTest
    @CsvSource({
        "https://de.linkedin.com/in/j%C3%BCrgen,      j%C3%BCrgen",
        "https://de.linkedin.com/in/j%c3%bcrgen,      j%C3%BCrgen",
        "linkedin.com/in/jürgen,                      j%C3%BCrgen",
        "linkedin.com/in/JÜRGEN,                      j%C3%BCrgen",
        "linkedin.com/in/J%C3%9CRGEN,                 j%C3%BCrgen",
        "linkedin.com/in/ju%CC%88rgen,                j%C3%BCrgen",
        "linkedin.com/in/JU%CC%88RGEN,                j%C3%BCrgen",
        "linkedin.com/in/李-明,                        %E6%9D%8E-%E6%98%8E",
        "linkedin.com/in/ИВАН,                        %D0%B8%D0%B2%D0%B0%D0%BD",
        "linkedin.com/in/ΟΔΟΣ,                        %CE%BF%CE%B4%CE%BF%CF%82",
        "linkedin.com/in/ΣΑΣ-ΣΑ,                      %CF%83%CE%B1%CF%82-%CF%83%CE%B1",
        "linkedin.com/in/STRA%E1%BA%9EE,              stra%C3%9Fe",
        "linkedin.com/in/%C4%B0stanbul,               i%CC%87stanbul",
        "linkedin.com/in/I%CC%87stanbul,              i%CC%87stanbul",
        "linkedin.com/in/J%CC%8Can,                   %C7%B0an",
        "linkedin.com/in/%E2%84%AAarl,                karl",
        "linkedin.com/in/%F0%9F%9A%80-jane,           %F0%9F%9A%80-jane",
        "linkedin.com/in/a%40b:c,                     a@b:c",
        "linkedin.com/in/a%2Bb+c,                     a+b+c",
        "linkedin.com/in/100%25,                      100%25",
        "linkedin.com/in/a%3Fb%23c,                   a%3Fb%23c",
        "linkedin.com/in/a%7Eb.c_d,                   a~b.c_d",
        "linkedin.com/in/...,                         ...",
    })
    void writesASlugInOneWay(String url, String slug) {
        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl("https://www.linkedin.com/in/" + slug, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linkedin.com",
                "https://www.linkedin.com/",
                "https://www.linkedin.com/in",
                "https://www.linkedin.com/in/",
                "https://www.linkedin.com/in//",
                "https://www.linkedin.com/in/?jane",
                "https://www.linkedin.com/in/#jane",
                "https://www.linkedin.com/in/.",
                "https://www.linkedin.com/in/..",
                "https://www.linkedin.com/in/../",
                "https://www.linkedin.com/in/%2E",
                "https://www.linkedin.com/in/%2e%2E",
                "https://www.linkedin.com/in/.%2e/",
                "https://www.linkedin.com/in/jane%2Fdoe",
                "https://www.linkedin.com/in/jane%2f",
                "https://www.linkedin.com/in/%2F",
                "https://www.linkedin.com/in/jane-doe/de",
                "https://www.linkedin.com/in/jane-doe/overlay/contact-info/",
                "https://www.linkedin.com/in/jane-doe//",
                "https://www.linkedin.com//in/jane-doe",
                "https://www.linkedin.com/in//jane-doe",
                "https://www.linkedin.com/in/./jane-doe",
                "https://www.linkedin.com/company/../in/jane-doe",
                "https://www.linkedin.com/in/jane-doe/..",
                "https://www.linkedin.com/in%2Fjane-doe",
                "https://www.linkedin.com/company/acme",
                "https://www.linkedin.com/pub/jane-doe/1/2/3",
                "https://www.linkedin.com/posts/jane-doe_activity-1",
                "https://www.linkedin.com/IN/jane-doe",
                "https://www.linkedin.com/inn/jane-doe",
                "https://www.linkedin.com/?x=/in/jane-doe",
                "https://www.linkedin.com#/in/jane-doe",
            })
    void otherPagesAreLinkedInButNoProfile(String url) {
        assertThat(LinkedInUrl.parse(url)).map(LinkedInUrl::profile).contains(false);
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(url)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                // Hosts that only look like it.
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
                // Other schemes, or half of one.
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
                " https://linkedin.com/in/jane",
                "https://linkedin.com/in/jane ",
                "https://linkedin.com/in/jane doe",
                "https://linkedin.com/in/jane%20doe",
                "https://linkedin.com/in/jane%2520doe",
                "https://linkedin.com/in/jane?utm_source=a%20b",
                "https://linkedin.com/in/jane#a b",
                "https://linkedin.com/company/a%09b",
                "https://link\tedin.com/in/jane",
                "https://linkedin.com/in/jane\n",
                "https://linkedin.com/in/ja\r\nne",
                "https://linkedin.com/in/jane%0A",
                "https://linkedin.com/in/jane%0d%0a",
                "https://linkedin.com/in/jane%00",
                "https://linkedin.com/in/jane\u0000",
                "https://linkedin.com/in/jane%7F",
                "https://linkedin.com/in/jane%C2%85",
                "https://linkedin.com/in/jane\u00A0",
                "https://linkedin.com/in/jane%C2%A0",
                "https://linkedin.com/in/jane\u2028",
                "https://linkedin.com/in/jane%E3%80%80",
                "https://linkedin.com/in/jane%E2%80%8B",
                "https://linkedin.com/in/jane\u202Eeod",
                "\uFEFFhttps://linkedin.com/in/jane",
                // What cannot be decoded.
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
                // Not a link but a disguise.
                "https://linkedin.com/in/%252525252541",
            })
    void refusesWhatIsNotLinkedIns(String url) {
        assertThat(LinkedInUrl.parse(url)).isEmpty();
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(url)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "linkedin.com,                                             https://www.linkedin.com",
        "http://linkedin.com/,                                     https://www.linkedin.com",
        "https://www.linkedin.com/company/Acme/,                   https://www.linkedin.com/company/Acme",
        "https://de.linkedin.com/company/acme//,                   https://www.linkedin.com/company/acme",
        "https://M.linkedin.com/feed,                              https://www.linkedin.com/feed",
        "https://touch.linkedin.com/feed,                          https://www.linkedin.com/feed",
        "https://Business.LinkedIn.com/en/,                        https://business.linkedin.com/en",
        "https://eng.linkedin.com/feed,                            https://eng.linkedin.com/feed",
        "https://a1.linkedin.com/feed,                             https://a1.linkedin.com/feed",
        "https://www.de.linkedin.com/feed,                         https://www.de.linkedin.com/feed",
        "https://www.linkedin.com/feed#top,                        https://www.linkedin.com/feed",
        "https://www.linkedin.com/feed/?,                          https://www.linkedin.com/feed",
        "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A71/,"
                + "                                                https://www.linkedin.com/feed/update/urn:li:activity:71",
        "https://www.linkedin.com/feed/update/urn:li:activity:71?utm_source=share&utm_medium=member_desktop&rcm=A,"
                + "                                                https://www.linkedin.com/feed/update/urn:li:activity:71",
        "linkedin.com/feed?trk=a&trkInfo=b&lipi=c&lici=d&rcm=e&trackingId=f&refId=g&x=1, https://www.linkedin.com/feed?x=1",
        "linkedin.com/feed?%75tm_source=a&x=1&t%72k=b,             https://www.linkedin.com/feed?x=1",
        "linkedin.com/feed?trackingid=f&xutm_a=b&arefId=c,         https://www.linkedin.com/feed?trackingid=f&xutm_a=b&arefId=c",
        "linkedin.com/feed?b=2&a=1&b=3,                            https://www.linkedin.com/feed?b=2&a=1&b=3",
        "linkedin.com/feed?&a=1&&b&=&,                             https://www.linkedin.com/feed?a=1&b&=",
        "linkedin.com/feed?a=b=c%3d%3D,                            https://www.linkedin.com/feed?a=b=c==",
        "linkedin.com/feed?a%3Db=%26%2b+%23,                       https://www.linkedin.com/feed?a%3Db=%26%2B+%23",
        "linkedin.com/feed?a=urn%3Ali%3A(1%2C2)%2F%3F,             'https://www.linkedin.com/feed?a=urn:li:(1,2)/?'",
        "linkedin.com/feed?a=%c3%bc&b=ü,                           https://www.linkedin.com/feed?a=%C3%BC&b=%C3%BC",
        "linkedin.com/feed?a=<b>|^`{\"}[],                         https://www.linkedin.com/feed?a=%3Cb%3E%7C%5E%60%7B%22%7D%5B%5D",
        "linkedin.com/a%2fb/%3F%23%25,                             https://www.linkedin.com/a%2Fb/%3F%23%25",
        "linkedin.com/company/../feed/./x/..,                      https://www.linkedin.com/feed",
        "linkedin.com/../../feed,                                  https://www.linkedin.com/feed",
        "linkedin.com/in/..,                                       https://www.linkedin.com",
        "linkedin.com/company/../in/Jane/?x=1,                     https://www.linkedin.com/in/jane",
        "linkedin.com/pulse/Ü-ber,                                 https://www.linkedin.com/pulse/%C3%9C-ber",
    })
    void writesAnyOtherUrlInOneWay(String url, String canonical) {
        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl(canonical, false));
    }

    @Test
    void namesMayHoldJoinersAndEmojiTags() {
        String joined = "https://www.linkedin.com/in/\uD83D\uDC69\u200D\uD83D\uDCBB";
        String england = "https://www.linkedin.com/in/" + Character.toString(0x1F3F4) + Character.toString(0xE0067);

        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(joined)).isTrue();
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(england)).isTrue();
    }

    @Test
    void marksWithoutEndNameNobody() {
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl("linkedin.com/in/a" + "\u0301".repeat(30)))
                .isTrue();
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl("linkedin.com/in/a" + "\u0301".repeat(31)))
                .isFalse();
    }

    @Test
    void marksThatBecomeTooManyByComposingNameNobodyEither() {
        LinkedInUrl url =
                LinkedInUrl.parse("linkedin.com/in/a" + "\u0344".repeat(20)).orElseThrow();

        assertThat(url.profile()).isFalse();
        assertThat(LinkedInUrl.parse(url.canonical())).contains(url);
    }

    @Test
    void hostsAreBoundedAsInDns() {
        String label = "a".repeat(63);

        assertThat(LinkedInUrl.parse("https://" + label + ".linkedin.com/")).isPresent();
        assertThat(LinkedInUrl.parse("https://a" + label + ".linkedin.com/")).isEmpty();
        assertThat(LinkedInUrl.parse("https://" + (label + ".").repeat(4) + "linkedin.com/"))
                .isEmpty();
    }

    @Test
    void everySlugThatComposingOrLowerCasingChangesIsStableAfterwards() {
        Stream.iterate(0, c -> c <= Character.MAX_CODE_POINT, c -> c + 1)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString)
                .forEach(LinkedInUrlTests::assertStable);
    }

    private static void assertStable(String slug) {
        LinkedInUrl.parse("linkedin.com/in/" + slug)
                .filter(LinkedInUrl::profile)
                .ifPresent(url -> {
                    assertThat(LinkedInUrl.parse(url.canonical())).contains(url);
                    String decomposed = Normalizer.normalize(slug, Normalizer.Form.NFD);
                    assertThat(LinkedInUrl.parse("linkedin.com/in/" + decomposed))
                            .contains(url);
                });
    }

    static Stream<String> expensiveTexts() {
        return Stream.of(
                        "Σ",
                        "a'Σ",
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
                        .map(start -> start + unit.repeat(1_000_000 / unit.length())));
    }

    @ParameterizedTest
    @MethodSource("expensiveTexts")
    void judgesAMegabyteWithoutDelay(String url) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> LinkedInUrl.parse(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.linkedin.com/in/jane-doe",
                "HTTPS://LinkedIn.com/feed/",
                "https://www.linkedin.com/messaging/thread/2-a==/?x=1#y",
            })
    void takesHttpsUrlsAsTheyStand(String url) {
        assertThat(LinkedInUrl.isHttpsLinkedInUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://www.linkedin.com/in/jane-doe",
                "linkedin.com/in/jane-doe",
                "www.linkedin.com/in/jane-doe",
                "https:/www.linkedin.com/in/jane-doe",
                "https://evil.test/in/jane-doe",
                "https://www.linkedin.com:443/in/jane-doe",
                "https://jane@www.linkedin.com/in/jane-doe",
                "http\u017F://www.linkedin.com/in/jane-doe",
                " https://www.linkedin.com/in/jane-doe",
                "https://www.linkedin.com/in/jane%0Adoe",
                "javascript:https://www.linkedin.com/in/jane-doe",
            })
    void refusesAResultUrlThatIsNotPlainlyHttps(String url) {
        assertThat(LinkedInUrl.isHttpsLinkedInUrl(url)).isFalse();
    }

    @Test
    void countsTheTextOfAResultUrlAsItStands() {
        String longest = "https://www.linkedin.com/feed?" + "x".repeat(2018);

        assertThat(longest).hasSize(2048);
        assertThat(LinkedInUrl.isHttpsLinkedInUrl(longest)).isTrue();
        assertThat(LinkedInUrl.isHttpsLinkedInUrl(longest + "x")).isFalse();
        assertThat(LinkedInUrl.isHttpsLinkedInUrl("https://www.linkedin.com/feed#" + "x".repeat(2019)))
                .isFalse();
    }
}
