package com.heycmo.outreach.dispatch.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorMessageSanitizerTests {

    @Test
    void keepsValidText() {
        assertThat(ErrorMessageSanitizer.of("Grüße 🎉")).isEqualTo("Grüße 🎉");
        assertThat(ErrorMessageSanitizer.of("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void replacesNulAndUnpairedSurrogates() {
        assertThat(ErrorMessageSanitizer.of("a\u0000b\uD83Cc\uDF89")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void truncatesAt500() {
        assertThat(ErrorMessageSanitizer.of("x".repeat(501))).isEqualTo("x".repeat(500));
    }

    @Test
    void neverSplitsASurrogatePair() {
        assertThat(ErrorMessageSanitizer.of("x".repeat(499) + "🎉")).isEqualTo("x".repeat(499));
        assertThat(ErrorMessageSanitizer.of("x".repeat(498) + "🎉y")).isEqualTo("x".repeat(498) + "🎉");
    }
}
