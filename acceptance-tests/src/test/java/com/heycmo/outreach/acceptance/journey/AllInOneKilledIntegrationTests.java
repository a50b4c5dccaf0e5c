package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The whole pipeline as one process, killed under load: services and broker at once, then (in the thorough run) only the
 * database.
 */
@Tag(Thorough.TAG)
class AllInOneKilledIntegrationTests {

    @Test
    void keepsEveryAcknowledgedChangeAfterAKillUnderLoad(@TempDir Path directory) {
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(20).toList();
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))
                // The embedded provider only knows reviewers of the demo customers.
                .with(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        TestIssuer.shared().issuer())
                .with("outreach.rate-limit.per-address", "1000000")) {
            AllInOneProcess.Endpoints endpoints = allInOne.start();
            String url = endpoints.text("baseUrl");
            Credentials credentials = Credentials.of(new TestDevices(database(endpoints)));
            try (LoadGenerator load = new LoadGenerator(
                            new PipelineClient(url, url, endpoints.bootstrapServers(), credentials), customers)
                    .start()) {
                Awaitility.await("results flow").atMost(Duration.ofSeconds(60)).until(() -> load.reported.size() >= 60);
                allInOne.process().kill();
                allInOne.start();
                int before = load.reported.size();
                Awaitility.await("results flow again")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> load.reported.size() >= before + 20);
                if (Thorough.choose(false, true)) {
                    killPostgres(allInOne, load);
                }
                load.close();
                checks(endpoints).verify(load);
            }
            assertThat(allInOne.process().stop()).as("exit code after SIGTERM").isEqualTo(143);
        }
    }

    private static void killPostgres(AllInOneProcess allInOne, LoadGenerator load) {
        allInOne.killPostgres();
        int before = load.reported.size();
        Awaitility.await("results flow after the database was killed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> load.reported.size() >= before + 20);
        assertThat(allInOne.process().output()).contains("PostgreSQL has died", "PostgreSQL runs again");
    }

    static ConsistencyChecks checks(AllInOneProcess.Endpoints endpoints) {
        return new ConsistencyChecks(database(endpoints), new KafkaProbe(endpoints.bootstrapServers()));
    }

    /** As the owner of the tables. */
    static JdbcClient database(AllInOneProcess.Endpoints endpoints) {
        return JdbcClient.create(new DriverManagerDataSource(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword")));
    }
}
