package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline under load, on a small file system that runs full. */
@ThoroughOnly
class FullDiskIntegrationTests {

    @TempDir
    private Path directory;

    @Test
    void keepsEveryAcknowledgedChangeAndGoesOnWithoutARestart() throws Exception {
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(20).toList();
        try (SmallDisk disk = SmallDisk.mount(directory);
                AllInOneProcess allInOne = AllInOneProcess.unpacked(disk.path())
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
                disk.fill();
                Awaitility.await("503").atMost(Duration.ofSeconds(60)).until(() -> load.unavailable.get() > 5);
                assertThat(allInOne.process().output()).contains("is full");

                disk.makeRoom();
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
}
