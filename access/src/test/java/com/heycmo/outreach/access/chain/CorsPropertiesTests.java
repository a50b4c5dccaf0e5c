package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorsPropertiesTests {

    @Test
    void anExtensionIdBecomesAnOrigin() {
        assertThat(new CorsProperties(List.of("abcdefghijklmnopabcdefghijklmnop")).origins())
                .containsExactly("chrome-extension://abcdefghijklmnopabcdefghijklmnop");
    }

    @Test
    void anInvalidIdIsRejectedWithTheNameOfTheProperty() {
        for (String id : List.of("*", "", "https://example.com", "abcdefghijklmnopabcdefghijklmnoq")) {
            assertThatThrownBy(() -> new CorsProperties(List.of(id)))
                    .hasMessageContaining("outreach.cors.extension-ids");
        }
    }
}
