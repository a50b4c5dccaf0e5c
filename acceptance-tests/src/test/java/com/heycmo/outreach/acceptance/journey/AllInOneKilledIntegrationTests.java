package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The whole pipeline as one process, killed like a pulled plug: services and broker at once. */
class AllInOneKilledIntegrationTests {

    @Test
    void everyAnswerHoldsAfterAKillInTheMiddleOfLoad(@TempDir Path directory) {
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(20).toList();
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))
                // These customers are not the demo's: another provider knows their reviewers.
                .with(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        TestIssuer.shared().issuer())
                .with("outreach.rate-limit.per-address", "1000000")) {
            AllInOneProcess.Endpoints endpoints = allInOne.start();
            String url = endpoints.text("baseUrl");
            Credentials credentials = Credentials.of(new TestDevices(database(endpoints)));
            try (Load load =
                    new Load(new Pipeline(url, url, endpoints.bootstrapServers(), credentials), customers).start()) {
                Awaitility.await("results flow").atMost(Duration.ofSeconds(60)).until(() -> load.reported.size() >= 60);
                allInOne.process().kill();
                allInOne.start();
                int before = load.reported.size();
                Awaitility.await("results flow again")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> load.reported.size() >= before + 20);
                load.close();
                ledger(endpoints).balances(load);
            }
            assertThat(allInOne.process().stop()).as("exit code after SIGTERM").isEqualTo(143);
        }
    }

    private static Ledger ledger(AllInOneProcess.Endpoints endpoints) {
        return new Ledger(database(endpoints), new KafkaProbe(endpoints.bootstrapServers()));
    }

    /** As its owner sees it. */
    private static JdbcClient database(AllInOneProcess.Endpoints endpoints) {
        return JdbcClient.create(new DriverManagerDataSource(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword")));
    }
}
