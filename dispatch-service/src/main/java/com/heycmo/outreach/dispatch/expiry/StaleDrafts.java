package com.heycmo.outreach.dispatch.expiry;

import com.heycmo.outreach.metrics.Metric;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.tenancy.BackgroundRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Expires stale drafts. Any number of instances may sweep at once. */
@Service
class StaleDrafts {

    private static final Logger log = LoggerFactory.getLogger(StaleDrafts.class);

    /** Keeps transactions short: row locks are released and standbys are served soon. */
    private static final int BATCH = 1000;

    private final ExpiryStore store;
    private final RelayWakeUp relay;
    private final Counter swept;
    private final TransactionTemplate transaction;

    StaleDrafts(
            ExpiryStore store,
            RelayWakeUp relay,
            @BackgroundRole PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.swept = Metric.SWEEP_EXPIRED.counter(meters);
        this.store = store;
        this.relay = relay;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Expires every draft that is past its expiry and holds no live lock; returns how many. */
    int expireStaleDrafts() {
        OffsetDateTime now = store.now();
        int expired = 0;
        int batch;
        do {
            batch = expireBatch(now);
            expired += batch;
            swept.increment(batch);
        } while (batch == BATCH);
        log.info("The sweep has ended {} drafts.", expired);
        return expired;
    }

    private int expireBatch(OffsetDateTime now) {
        Integer expired = transaction.execute(tx -> {
            relay.afterCommit();
            return store.expire(now, BATCH);
        });
        return expired == null ? 0 : expired;
    }
}
