package com.heycmo.outreach.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProspectHashTests {

    private static final UUID CUSTOMER = UUID.fromString("0D5F3B6E-0000-4000-8000-000000000001");
    private static final String URL = "https://www.linkedin.com/in/jane-doe";

    private final ProspectHash hash = ProspectHash.ofKey(keyOf(32, 7));

    /** Stored hashes depend on it; computed with: printf %s '<customer>|<url>' | openssl dgst -sha256 -mac HMAC. */
    @Test
    void isTheHmacOfCustomerAndUrl() {
        assertThat(HexFormat.of().formatHex(hash.of(CUSTOMER, URL)))
                .isEqualTo("4fade1f6d09d7d96f918aa7ffff718b9f9d5791f62b459576c6419c25d4e78dd");
    }

    @Test
    void differsByKeyCustomerAndUrl() {
        byte[] known = hash.of(CUSTOMER, URL);

        assertThat(ProspectHash.ofKey(keyOf(32, 8)).of(CUSTOMER, URL)).isNotEqualTo(known);
        assertThat(hash.of(new UUID(1, 2), URL)).isNotEqualTo(known);
        assertThat(hash.of(CUSTOMER, URL + "2")).isNotEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "AAAA, 'The key has 3 bytes; it must have 32 or more, encoded in base64.'",
        "not base64!, The key is not valid base64."
    })
    void refusesAWeakKeyWithoutRepeatingIt(String key, String message) {
        assertThatThrownBy(() -> ProspectHash.ofKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage(message);
    }

    @Test
    void doesNotPrintTheKey() {
        assertThat(hash).hasToString("ProspectHash");
    }

    private static String keyOf(int length, int fill) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
