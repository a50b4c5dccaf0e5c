package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

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

    @Test
    void thePackagedExtensionIsAllowedByDefault() throws Exception {
        Object byDefault = new YamlPropertySourceLoader()
                .load("access", new ClassPathResource("access.yml")).stream()
                        .map(source -> source.getProperty("outreach.cors.extension-ids"))
                        .findFirst()
                        .orElseThrow();

        assertThat(byDefault).hasToString(idOf(Path.of("..", "extension", "manifest-key.txt")));
    }

    /** Chrome's rule: half the SHA-256 of the manifest's key, in hex digits from a to p. */
    private static String idOf(Path manifestKey) throws Exception {
        byte[] key = Base64.getDecoder().decode(Files.readString(manifestKey));
        assertThat(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)))
                .isInstanceOfSatisfying(
                        RSAPublicKey.class,
                        rsa -> assertThat(rsa.getModulus().bitLength()).isEqualTo(2048));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
        return HexFormat.of()
                .formatHex(hash, 0, 16)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
    }
}
