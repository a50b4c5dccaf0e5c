package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.connection.IngestSettings;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says of each failed attempt what is in the way, how much waits, and for how long; the stack trace only for debugging. */
class RetryLogger implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(RetryLogger.class);

    private final Duration first;
    private final Duration most;
    private final IngestState state;

    RetryLogger(IngestSettings settings, IngestState state) {
        this.first = settings.retryFirst();
        this.most = settings.retryMost();
        this.state = state;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception thrown, int attempt) {
        // Records are never delivered one by one.
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> batch, Exception thrown, int attempt) {
        RetryCause obstacle = RetryCause.of(thrown);
        state.recordFailure(obstacle, batch.count());
        log.warn("{}", line(obstacle, batch.count(), attempt));
        log.debug("Attempt {} failed", attempt, thrown);
    }

    String line(RetryCause obstacle, int records, int attempt) {
        return String.format(
                Locale.ROOT,
                "%s: %,d %s, next try in %s",
                obstacle.notice(),
                records,
                records == 1 ? "draft waits" : "drafts wait",
                spoken(waitAfter(attempt)));
    }

    /** The n-th wait of the back-off. */
    private Duration waitAfter(int attempt) {
        int doublings = Math.min(attempt - 1, 30);
        Duration doubled = first.multipliedBy(1L << doublings);
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    private static String spoken(Duration wait) {
        return wait.toMillis() < 1_000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
    }
}
