package com.heycmo.outreach.allinone.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPasswordsIntegrationTests {

    @TempDir
    Path data;

    @Test
    void areGeneratedOnceAndReadableByTheirOwnerOnly() throws IOException {
        Path directory = data.resolve("passwords");

        String password = new DemoPasswords(directory).of(DemoAccount.REVIEWER);

        assertThat(password).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
        assertThat(new DemoPasswords(directory).of(DemoAccount.REVIEWER)).isEqualTo(password);
        assertThat(new DemoPasswords(directory).of(DemoAccount.VIEWER)).isNotEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("reviewer"))))
                .isEqualTo("rw-------");
    }
}
