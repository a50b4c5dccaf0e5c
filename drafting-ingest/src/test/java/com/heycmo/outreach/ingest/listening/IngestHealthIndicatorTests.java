package com.heycmo.outreach.ingest.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.heycmo.outreach.ingest.listening.DraftConsumer.Phase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class IngestHealthIndicatorTests {

    private final DraftConsumer consumer = mock(DraftConsumer.class);
    private final IngestState state = new IngestState();
    private final IngestHealthIndicator indicator = new IngestHealthIndicator(consumer, state);

    @Test
    void isUpWhileDraftsAreTaken() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        state.batchDone(3);

        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("state", "running")
                .containsEntry("lastBatchRecords", 3)
                .containsKey("lastBatchSecondsAgo");
    }

    @Test
    void saysWhatIsWaitedForAndSinceWhen() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        state.recordFailure(RetryCause.DATABASE, 2_000);

        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails())
                .containsEntry("state", "waiting for the database")
                .containsEntry("records", 2_000)
                .containsKey("seconds");
    }

    @Test
    void isUpAgainWhenNothingIsWaitedFor() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        state.recordFailure(RetryCause.KAFKA, 1);
        state.clear();

        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyBeforeTheTopicsExist() {
        when(consumer.phase()).thenReturn(Phase.AWAITING_TOPICS);

        assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(indicator.health().getDetails()).containsEntry("state", "waiting for the topics");
    }

    @Test
    void isDownWhenTheConsumersHaveGivenUp() {
        when(consumer.phase()).thenReturn(Phase.FAILED);

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    }
}
