package com.heycmo.outreach.approval.usage;

import com.heycmo.outreach.approval.usage.UsageStore.Pause;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer has used and has left. */
@Service
public class Usages {

    private final UsageStore store;

    Usages(UsageStore store) {
        this.store = store;
    }

    /** The present usage; a customer nobody has heard of has used nothing. */
    @Transactional(readOnly = true)
    public Usage of(UUID customerId) {
        Pause pause = store.pause(customerId).orElse(new Pause(null, null));
        return new Usage(
                store.actions(customerId),
                store.statuses(customerId),
                pause.at() != null,
                pause.at(),
                pause.byUserId());
    }
}
