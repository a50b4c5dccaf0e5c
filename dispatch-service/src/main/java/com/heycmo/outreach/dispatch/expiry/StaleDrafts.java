package com.heycmo.outreach.dispatch.expiry;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.outbox.Outbox;
import com.heycmo.outreach.outbox.OutboxEvent;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Expires what is past its time. Any number of instances may do it at once. */
@Service
class StaleDrafts {

    private static final Logger log = LoggerFactory.getLogger(StaleDrafts.class);

    /** Small enough that nobody waits long for a row, or a standby for the transaction. */
    private static final int BATCH = 1000;

    private final ExpiryStore store;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    StaleDrafts(
            ExpiryStore store, @BackgroundRole Outbox outbox, @BackgroundRole PlatformTransactionManager transactions) {
        this.store = store;
        this.outbox = outbox;
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
        } while (batch == BATCH);
        log.info("{} drafts have expired.", expired);
        return expired;
    }

    private int expireBatch(OffsetDateTime now) {
        Integer expired = transaction.execute(tx -> expireAndTell(now));
        return expired == null ? 0 : expired;
    }

    private int expireAndTell(OffsetDateTime now) {
        List<DecisionEvent> expired = store.expire(now, BATCH);
        outbox.append(expired.stream().map(OutboxEvent::of).toList());
        return expired.size();
    }
}
