package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline under load, on a small file system that runs full. */
@ThoroughOnly
class FullDiskIntegrationTests {

    @TempDir
    private Path directory;

    @BeforeEach
    void mount() throws Exception {
        Path disk = Files.createDirectory(disk());
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=400m,mode=700", "tmpfs", disk.toString()),
                "Skipped: only root on Linux can mount the tmpfs that this test fills.");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk().toString());
    }

    @Test
    void keepsEveryAcknowledgedChangeAndGoesOnWithoutARestart() throws Exception {
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(20).toList();
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(disk())
                .with(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        TestIssuer.shared().issuer())
                .with("outreach.rate-limit.per-address", "1000000")) {
            AllInOneProcess.Endpoints endpoints = allInOne.start();
            String url = endpoints.text("baseUrl");
            Credentials credentials =
                    Credentials.of(new TestDevices(AllInOneKilledIntegrationTests.database(endpoints)));
            try (LoadGenerator load = new LoadGenerator(
                            new PipelineClient(url, url, endpoints.bootstrapServers(), credentials), customers)
                    .start()) {
                awaitReported(load, 200);
                Path filler = fill();
                Awaitility.await("503").atMost(Duration.ofSeconds(60)).until(() -> load.unavailable.get() > 5);
                assertThat(allInOne.process().output()).contains("is full");

                Files.delete(filler);
                awaitReported(load, load.reported.size() + 20);
                load.close();
                AllInOneKilledIntegrationTests.checks(endpoints).verify(load);
            }
            assertThat(allInOne.process().output()).contains("has room again");
        }
    }

    private static void awaitReported(LoadGenerator load, int count) {
        Awaitility.await("results flow").atMost(Duration.ofSeconds(90)).until(() -> load.reported.size() >= count);
    }

    /** Writes until nothing more fits. */
    private Path fill() throws IOException {
        Path filler = disk().resolve("filler");
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (disk().toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        return filler;
    }

    private Path disk() {
        return directory.resolve("disk");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // No such command.
            return false;
        }
    }
}
