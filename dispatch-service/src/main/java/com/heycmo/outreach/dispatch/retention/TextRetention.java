package com.heycmo.outreach.dispatch.retention;

import com.heycmo.outreach.dispatch.retention.RetentionStore.Progress;
import com.heycmo.outreach.tenancy.BackgroundRole;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes texts and names from drafts that ended long ago. Any number of instances may do so at once. */
@Service
public class TextRetention {

    private static final Logger log = LoggerFactory.getLogger(TextRetention.class);

    private static final String PROPERTY = "outreach.retention.days";
    private static final int MAX_DAYS = 36_500;

    private final RetentionStore store;
    private final int days;
    private final TransactionTemplate transaction;

    /** @param days for which ended drafts keep their texts; 0: for ever */
    TextRetention(
            RetentionStore store,
            @Value("${" + PROPERTY + "}") int days,
            @BackgroundRole PlatformTransactionManager transactions) {
        if (days < 0 || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be 0, which keeps texts for ever, to %d.".formatted(PROPERTY, days, MAX_DAYS));
        }
        this.store = store;
        this.days = days;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Blanks the drafts that ended earlier; returns how many. Does nothing unless the property says for how long. */
    public long blankEndedDrafts() {
        return days == 0 ? 0 : blankEndedDrafts(days);
    }

    long blankEndedDrafts(int keptDays) {
        long blanked = 0;
        Optional<Progress> progress = Optional.of(Progress.START);
        while (progress.isPresent()) {
            Progress last = progress.get();
            blanked += last.blanked();
            // A transaction for each batch, so that row locks are released soon.
            progress = transaction.execute(tx -> store.blankNext(last, keptDays));
        }
        log.info("Removed the texts of {} drafts that ended more than {} days ago.", blanked, keptDays);
        return blanked;
    }
}
