package com.heycmo.outreach.ingest.listening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.heycmo.outreach.ingest.IngestProperties;
import com.heycmo.outreach.ingest.rejection.RejectionPublisher;
import com.heycmo.outreach.ingest.upsert.DraftUpsert;
import com.heycmo.outreach.ingest.upsert.ReceivedDraft;
import com.heycmo.outreach.ingest.upsert.Upserted;
import com.heycmo.outreach.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class DraftListenerTests {

    private static final List<ConsumerRecord<byte[], byte[]>> INVALID =
            List.of(new ConsumerRecord<>("drafts", 0, 0, null, "not JSON".getBytes(UTF_8)));

    private static final IngestProperties PROPERTIES =
            new IngestProperties("group", 1, 10, 2, Duration.ofSeconds(1), Duration.ofSeconds(30), Map.of(), Map.of());

    private final DraftUpsert upsert = mock(DraftUpsert.class);
    private final RejectionPublisher rejected = mock(RejectionPublisher.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DraftListener listener =
            new DraftListener(upsert, rejected, new IngestMonitor(meters), Traces.OFF, PROPERTIES);

    @Test
    void rejectsOnlyAfterTheUpsert() {
        when(upsert.upsert(anyList())).thenReturn(new Upserted(0, 0, 0, List.of()));

        listener.onMessage(INVALID);

        InOrder order = inOrder(upsert, rejected);
        order.verify(upsert).upsert(List.of());
        order.verify(rejected).send(anyList());
        assertThat(rejections()).isEqualTo(1);
    }

    @Test
    void upsertsBatchesInOrder() {
        List<List<Long>> written = new ArrayList<>();
        when(upsert.upsert(anyList())).then(call -> {
            List<ReceivedDraft> batch = call.getArgument(0);
            written.add(batch.stream().map(draft -> draft.record().offset()).toList());
            return new Upserted(batch.size(), 0, 0, List.of());
        });

        listener.onMessage(
                IntStream.range(0, 5).mapToObj(DraftListenerTests::good).toList());

        assertThat(written).containsExactly(List.of(0L, 1L), List.of(2L, 3L), List.of(4L));
        assertThat(meters.get("outreach.ingest.drafts")
                        .tag("result", "inserted")
                        .counter()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void rejectsNothingWhileTheDatabaseIsDown() {
        when(upsert.upsert(anyList())).thenThrow(new IllegalStateException("down"));

        assertThatThrownBy(() -> listener.onMessage(INVALID)).hasMessage("down");

        verifyNoInteractions(rejected);
    }

    @Test
    void failsTheBatchIfARejectionIsNotAcknowledged() {
        when(upsert.upsert(anyList())).thenReturn(new Upserted(0, 0, 0, List.of()));
        doThrow(new TimeoutException("down")).when(rejected).send(anyList());

        assertThatThrownBy(() -> listener.onMessage(INVALID)).isInstanceOf(TimeoutException.class);

        assertThat(rejections()).isZero();
    }

    @Test
    void turnsAJvmErrorIntoARetryableException() {
        when(upsert.upsert(anyList())).thenThrow(new StackOverflowError());

        assertThatThrownBy(() -> listener.onMessage(INVALID)).isInstanceOf(IllegalStateException.class);
    }

    private static ConsumerRecord<byte[], byte[]> good(int offset) {
        String draft = """
                {"customerId":"0190d5a4-0000-7000-8000-000000000001","action":"message","body":"Hello",
                 "prospectUrl":"https://www.linkedin.com/in/prospect-%d"}""".formatted(offset);
        return new ConsumerRecord<>("drafts", 0, offset, null, draft.getBytes(UTF_8));
    }

    private double rejections() {
        return meters.find("outreach.ingest.rejected").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
