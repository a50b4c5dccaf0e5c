package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM ends the all-in-one within ten seconds while it starts a server again that has died. */
@ThoroughOnly
class StoppedWhileRestartingIntegrationTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL has died", "Starting PostgreSQL on port"})
    void whilePostgresStartsAgain(String logged) {
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))) {
            allInOne.start();
            int before = count(allInOne, logged);
            allInOne.killPostgres();
            await().atMost(Duration.ofSeconds(20)).until(() -> count(allInOne, logged) > before);

            stop(allInOne);

            await().atMost(Duration.ofSeconds(10)).until(() -> !allInOne.postgresIsAlive());
        }
    }

    /** Kafka cannot write its directory any more, and does not start in it either. */
    @Test
    void whileKafkaDoesNotStartAgain() throws IOException {
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))) {
            allInOne.start();
            Path log = directory.resolve("data/kafka/log");
            Files.move(log, log.resolveSibling("away"));
            Files.createFile(log);
            await().atMost(Duration.ofSeconds(60)).until(() -> count(allInOne, "Kafka did not start again") > 0);

            stop(allInOne);

            assertThat(allInOne.postgresIsAlive()).isFalse();
        }
    }

    private static int count(AllInOneProcess allInOne, String logged) {
        return allInOne.process().output().split(logged, -1).length - 1;
    }

    private static void stop(AllInOneProcess allInOne) {
        long start = System.nanoTime();

        int exitCode = allInOne.process().stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(exitCode).isEqualTo(143);
    }
}
