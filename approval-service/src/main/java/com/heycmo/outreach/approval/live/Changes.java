package com.heycmo.outreach.approval.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Tells a page what to read again. It reads the customer's pause and devices every time.
 *
 * @param ids drafts that have changed
 * @param many whether too many have changed to name them; the page then reads everything again
 */
record Changes(List<UUID> ids, boolean many) {

    static final int MAX_IDS = 200;
    static final Changes MANY = new Changes(List.of(), true);

    Changes {
        ids = List.copyOf(ids);
    }

    static Changes of(Collection<UUID> ids) {
        return ids.size() > MAX_IDS ? MANY : new Changes(List.copyOf(ids), false);
    }

    Changes merge(Changes later) {
        if (many || later.many) {
            return MANY;
        }
        Set<UUID> both = new LinkedHashSet<>(ids);
        both.addAll(later.ids);
        return of(both);
    }
}
