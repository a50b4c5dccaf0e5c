package com.heycmo.outreach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlainServerTests {

    private static final Path FILES =
            Path.of("src", "peers", "resources", "com", "heycmo", "outreach", "benchmarks", "plain-server");

    @Test
    void saysWhatIsMissing() {
        assertThat(PlainServer.missing(false, true)).contains("built without -Ppeers");
        assertThat(PlainServer.missing(true, false)).contains("needs Node 20 or newer, and npm");
        assertThat(PlainServer.missing(true, true)).isEmpty();
    }

    /** Others install from a registry of their own. */
    @Test
    void theLockFileNamesNoRegistry() throws IOException {
        assertThat(Files.readString(FILES.resolve("package-lock.json")))
                .contains("\"integrity\"")
                .doesNotContain("\"resolved\"");
    }
}
