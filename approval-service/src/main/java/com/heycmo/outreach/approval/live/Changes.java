package com.heycmo.outreach.approval.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a page is told to look at again, beside the customer's pause and devices, which it looks at each time.
 *
 * @param ids the drafts that are not any more what they were
 * @param many whether there are too many to name, so that everything has to be looked at again
 */
record Changes(List<UUID> ids, boolean many) {

    static final int MOST_IDS = 200;

    static final Changes MANY = new Changes(List.of(), true);

    Changes {
        ids = List.copyOf(ids);
    }

    static Changes of(Collection<UUID> ids) {
        return ids.size() > MOST_IDS ? MANY : new Changes(List.copyOf(ids), false);
    }

    Changes and(Changes later) {
        if (many || later.many) {
            return MANY;
        }
        Set<UUID> both = new LinkedHashSet<>(ids);
        both.addAll(later.ids);
        return of(both);
    }
}
