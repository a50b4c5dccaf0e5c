package com.heycmo.outreach.access.caller;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, authenticated by the OpenID provider.
 *
 * @param userId stored with this person's decisions
 * @param name the display name; null if the credential has none
 * @param customers the customers that the credential covers, in its order
 */
public record Person(UUID userId, @Nullable String name, Map<UUID, Role> customers) implements Caller, Serializable {

    public Person {
        customers = Collections.unmodifiableMap(new LinkedHashMap<>(customers));
    }

    /** Whether the credential covers this customer with at least this role. */
    public boolean may(Role needed, UUID customerId) {
        Role role = customers.get(customerId);
        return role != null && role.includes(needed);
    }

    @Override
    public String getName() {
        return userId.toString();
    }

    /** Without the name, because this text gets logged. */
    @Override
    public String toString() {
        return "Person[userId=" + userId + "]";
    }
}
