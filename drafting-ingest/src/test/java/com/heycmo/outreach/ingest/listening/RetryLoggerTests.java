package com.heycmo.outreach.ingest.listening;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.ingest.connection.IngestSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryLoggerTests {

    private static final IngestSettings SETTINGS =
            new IngestSettings("group", 1, 10, 10, Duration.ofSeconds(1), Duration.ofSeconds(30), Map.of(), Map.of());

    private final RetryLogger attempts = new RetryLogger(SETTINGS, new IngestState());

    @Test
    void saysWhatIsAwayHowMuchWaitsAndForHowLong() {
        assertThat(attempts.line(RetryCause.DATABASE, 2_000, 3))
                .isEqualTo("Database away: 2,000 drafts wait, next try in 4 s");
        assertThat(attempts.line(RetryCause.KAFKA, 1, 1)).isEqualTo("Kafka away: 1 draft waits, next try in 1 s");
    }

    @Test
    void neverSaysMoreThanTheLongestWait() {
        assertThat(attempts.line(RetryCause.FAULT, 2, 6)).endsWith("next try in 30 s");
        assertThat(attempts.line(RetryCause.FAULT, 2, Integer.MAX_VALUE)).endsWith("next try in 30 s");
    }
}
