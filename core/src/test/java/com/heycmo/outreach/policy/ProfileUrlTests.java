package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileUrlTests {

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
    void canonicalisesEverySpellingOfAProfile(String url) {
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
        "linkedin.com/in/Α%CE%A3%CE%87Α,              %CE%B1%CF%83%C2%B7%CE%B1",
        "linkedin.com/in/Α%CE%A3%C2%B7Α,              %CE%B1%CF%83%C2%B7%CE%B1",
        "linkedin.com/in/STRA%E1%BA%9EE,              stra%C3%9Fe",
        "linkedin.com/in/%C4%B0stanbul,               i%CC%87stanbul",
        "linkedin.com/in/I%CC%87stanbul,              i%CC%87stanbul",
        "linkedin.com/in/J%CC%8Can,                   %C7%B0an",
        "linkedin.com/in/%E2%84%AAarl,                karl",
        "linkedin.com/in/%F0%9F%9A%80-jane,           %F0%9F%9A%80-jane",
        "linkedin.com/in/a%40b,                       a@b",
        "linkedin.com/in/a%2Bb+c,                     a+b+c",
        "linkedin.com/in/a%23c,                       a%23c",
        "linkedin.com/in/-jane_,                      -jane_",
        "linkedin.com/in/menna,                       menna",
        "linkedin.com/in/nullah,                      nullah",
        "linkedin.com/in/a%7Eb.c_d,                   a~b.c_d",
    })
    void canonicalisesSlugs(String url, String slug) {
        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl("https://www.linkedin.com/in/" + slug, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
                "ACoAABqYX1EBk_ZZ-aBcDeFgHiJkLmNoPqRsTu",
                "ACwAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
                "ACoAabcdefghijklmnopqrstuvwxyZ",
                "ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu-",
            })
    void keepsTheCaseOfMemberIds(String id) {
        LinkedInUrl profile = new LinkedInUrl("https://www.linkedin.com/in/" + id, true);

        assertThat(LinkedInUrl.parse("http://de.linkedin.com/in/" + id + "/?trk=x"))
                .contains(profile);
        assertThat(LinkedInUrl.parse("linkedin.com/in/" + id.replace("A", "%41").replace("-", "%2D")))
                .contains(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACoAabcdefghijklmnopqrstuvwxy",
                "acoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
                "ACOAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
                "ACxAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
                "ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRs.Tu",
                "XACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu",
            })
    void lowerCasesWhatOnlyLooksLikeAMemberId(String slug) {
        assertThat(LinkedInUrl.parse("linkedin.com/in/" + slug))
                .contains(new LinkedInUrl("https://www.linkedin.com/in/" + slug.toLowerCase(Locale.ROOT), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "j%25C3%25BCrgen",
                "100%25",
                "%2525",
                "jane-comma,",
                "jane-dot.",
                "jane-paren)",
                "(jane)",
                "<jane>",
                "[jane]",
                "jane;doe",
                "jane:doe",
                "jane!",
                "jane%3Fdoe",
                "jane%22doe",
                "jane%22",
                "jane'doe",
                "jane`doe",
                "{publicId}",
                "{{slug}}",
                "%7BpublicId%7D",
                "...",
                "jane*",
                "~jane",
                "+jane",
                "jane=",
                "jane%C2%B7",
                "jane\u2026",
                "\u201Ejane\u201C",
                "\u00ABjane",
                "jane\u3002",
                "jane\u2013",
                "ja\u037Ene",
                "me",
                "ME",
                "m%65",
                "undefined",
                "Undefined",
                "null",
                "NULL",
                "nan",
                "NaN",
            })
    void refusesSlugsThatCannotExist(String slug) {
        assertThat(LinkedInUrl.parse("linkedin.com/in/" + slug + "/"))
                .map(LinkedInUrl::profile)
                .contains(false);
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
                "https://www.linkedin.com/in/jane-doe/.",
                "https://www.linkedin.com/in/jane-doe/%2e/",
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
    void acceptsOtherPagesButNotAsProfiles(String url) {
        assertThat(LinkedInUrl.parse(url)).map(LinkedInUrl::profile).contains(false);
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(url)).isFalse();
    }

    @Test
    void acceptsJoinersAndEmojiTagsInSlugs() {
        String joined = "https://www.linkedin.com/in/\uD83D\uDC69\u200D\uD83D\uDCBB";
        String england = "https://www.linkedin.com/in/" + Character.toString(0x1F3F4) + Character.toString(0xE0067);

        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(joined)).isTrue();
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(england)).isTrue();
    }

    @Test
    void limitsRunsOfCombiningMarks() {
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl("linkedin.com/in/a" + "\u0301".repeat(30)))
                .isTrue();
        assertThat(LinkedInUrl.isValidLinkedInProfileUrl("linkedin.com/in/a" + "\u0301".repeat(31)))
                .isFalse();
    }

    @Test
    void limitsRunsOfCombiningMarksAfterComposingToo() {
        LinkedInUrl url =
                LinkedInUrl.parse("linkedin.com/in/a" + "\u0344".repeat(20)).orElseThrow();

        assertThat(url.profile()).isFalse();
        assertThat(LinkedInUrl.parse(url.canonical())).contains(url);
    }

    @Test
    void everySlugIsStableOnceComposedAndLowerCased() {
        Stream.iterate(0, c -> c <= Character.MAX_CODE_POINT, c -> c + 1)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .map(Character::toString)
                .filter(slug -> !slug.toLowerCase(Locale.ROOT).equals(Normalizer.normalize(slug, Normalizer.Form.NFD)))
                .forEach(ProfileUrlTests::assertStable);
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
}
