package com.heycmo.outreach.dispatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSanitizerTests {

    @Test
    void keepsValidText() {
        assertThat(sanitize("Grüße 🎉")).isEqualTo("Grüße 🎉");
        assertThat(sanitize("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void replacesNulAndUnpairedSurrogates() {
        assertThat(sanitize("a\u0000b\uD83Cc\uDF89")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void truncatesAt500() {
        assertThat(sanitize("x".repeat(501))).isEqualTo("x".repeat(500));
    }

    @Test
    void neverSplitsASurrogatePair() {
        assertThat(sanitize("x".repeat(499) + "🎉")).isEqualTo("x".repeat(499));
        assertThat(sanitize("x".repeat(498) + "🎉y")).isEqualTo("x".repeat(498) + "🎉");
    }

    private static String sanitize(String text) {
        return TextSanitizer.of(text, 500);
    }
}
