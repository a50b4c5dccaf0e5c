package com.heycmo.outreach.access.caller;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows what customers are called; not every process has somebody who does. */
public interface CustomerNames {

    /** The names of these, in their order, as far as they have any. */
    Map<UUID, String> names(Collection<UUID> customerIds);
}
