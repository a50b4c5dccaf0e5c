package com.heycmo.outreach.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtensionTokenTests {

    private final SecureRandom random = new SecureRandom();

    @Test
    void hasOneShapeAndIsUnique() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String text = ExtensionToken.generate(random).reveal();
            assertThat(text).matches("hcx_[0-9A-Za-z]{49}");
            assertThat(seen.add(text)).isTrue();
        }
    }

    @Test
    void hasTheSameHashWhenParsed() {
        ExtensionToken token = ExtensionToken.generate(random);

        assertThat(ExtensionToken.parse(token.reveal()))
                .hasValueSatisfying(read -> assertThat(read.sha256()).isEqualTo(token.sha256()));
        assertThat(token.sha256()).hasSize(32);
    }

    @Test
    void rejectsAnyChangedCharacter() {
        String text = ExtensionToken.generate(random).reveal();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ExtensionToken.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void rejectsOtherShapes() {
        String text = ExtensionToken.generate(random).reveal();
        assertThat(ExtensionToken.parse("")).isEmpty();
        assertThat(ExtensionToken.parse("hcx_")).isEmpty();
        assertThat(ExtensionToken.parse(text + "0")).isEmpty();
        assertThat(ExtensionToken.parse(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(ExtensionToken.parse(text + "\n")).isEmpty();
        assertThat(ExtensionToken.parse(text.replace("hcx_", "HCX_"))).isEmpty();
    }

    @Test
    void hidesItsTextInToString() {
        ExtensionToken token = ExtensionToken.generate(random);
        assertThat(token).hasToString("hcx_…");
    }
}
