package com.heycmo.outreach.dispatch.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTests {

    @Test
    void leavesGoodTextAlone() {
        assertThat(StorableText.of("Grüße 🎉")).isEqualTo("Grüße 🎉");
        assertThat(StorableText.of("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void replacesNulAndHalfPairs() {
        assertThat(StorableText.of("a\u0000b\uD83Cc\uDF89")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void cutsAt500() {
        assertThat(StorableText.of("x".repeat(501))).isEqualTo("x".repeat(500));
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(StorableText.of("x".repeat(499) + "🎉")).isEqualTo("x".repeat(499));
        assertThat(StorableText.of("x".repeat(498) + "🎉y")).isEqualTo("x".repeat(498) + "🎉");
    }
}
