package com.heycmo.outreach.access.caller;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Looks up the names of customers. Only a process with the database has an implementation. */
public interface CustomerNames {

    /** The names of those of these customers that have one, in the given order. */
    Map<UUID, String> names(Collection<UUID> customerIds);
}
