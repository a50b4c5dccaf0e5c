package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProfileSpellingPropertyTests {

    @Property(tries = 5000)
    void allSpellingsOfOneProfileHaveOneCanonicalForm(
            @ForAll("slugs") String slug, @ForAll long one, @ForAll long other) {
        String oneSpelling = spelled(slug, new Random(one));
        String otherSpelling = spelled(slug, new Random(other));

        assertThat(LinkedInUrl.isValidLinkedInProfileUrl(oneSpelling)).isTrue();
        assertThat(LinkedInUrl.parse(oneSpelling)).isEqualTo(LinkedInUrl.parse(otherSpelling));
    }

    @Property
    void differentProfilesHaveDifferentCanonicalForms(@ForAll("slugs") String one, @ForAll("slugs") String other) {
        boolean same = comparable(one).equals(comparable(other));

        assertThat(LinkedInUrl.parse("linkedin.com/in/" + one).equals(LinkedInUrl.parse("linkedin.com/in/" + other)))
                .isEqualTo(same);
    }

    /** Letters of many scripts whose case mappings are reversible. */
    @Provide
    Arbitrary<String> slugs() {
        return Arbitraries.of(
                        "a",
                        "z",
                        "0",
                        "-",
                        "_",
                        "é",
                        "ü",
                        "ñ",
                        "å",
                        "ø",
                        "ş",
                        "ж",
                        "я",
                        "ё",
                        "й",
                        "α",
                        "λ",
                        "ώ",
                        "ΐ",
                        "李",
                        "明",
                        "한",
                        "각",
                        "が",
                        "ا",
                        "م",
                        "\u200C",
                        "ש",
                        "ß",
                        "ı",
                        "ệ",
                        "ự",
                        "ǆ",
                        "\uD83D\uDE80",
                        "\uD801\uDC28",
                        "~",
                        ".",
                        "x\u0323\u0301")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(list -> String.join("", list))
                .filter(slug -> !slug.matches("[.~].*|.*[.~]"));
    }

    private static String spelled(String slug, Random random) {
        Normalizer.Form form = random.nextBoolean() ? Normalizer.Form.NFC : Normalizer.Form.NFD;
        String cased = slug.codePoints()
                .map(c -> random.nextBoolean() ? c : upperCase(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String escaped = Normalizer.normalize(cased, form)
                .codePoints()
                .mapToObj(c -> random.nextBoolean() ? Character.toString(c) : percentEncoded(c, random))
                .collect(Collectors.joining());
        return pick(random, "", "http://", "https://", "HTTPS://")
                + pick(
                        random,
                        "linkedin.com",
                        "www.linkedin.com",
                        "DE.linkedin.com",
                        "m.linkedin.com",
                        "touch.LINKEDIN.com")
                + "/in/"
                + escaped
                + pick(random, "", "/")
                + pick(random, "", "?", "?x=1&utm_source=share", "?a/b")
                + pick(random, "", "#", "#about");
    }

    private static int upperCase(int codePoint) {
        int upper = Character.toUpperCase(codePoint);
        return Character.toLowerCase(upper) == codePoint ? upper : codePoint;
    }

    private static String percentEncoded(int codePoint, Random random) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            encoded.append((random.nextBoolean() ? "%%%02x" : "%%%02X").formatted(octet));
        }
        return encoded.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String comparable(String slug) {
        return Normalizer.normalize(slug.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
