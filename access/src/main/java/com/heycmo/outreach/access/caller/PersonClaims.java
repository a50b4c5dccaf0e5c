package com.heycmo.outreach.access.caller;

import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.policy.UuidV5;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a person out of the claims of a checked token. */
public final class PersonClaims {

    private final AccessProperties names;

    public PersonClaims(AccessProperties names) {
        this.names = names;
    }

    /**
     * The person; empty when the token does not say who it is, by whose word. Entries of the customers' claim that are
     * not {@code <customerId>:<role>} give no access to anything.
     */
    public Optional<Person> of(Map<String, Object> claims) {
        Object issuer = claims.get("iss");
        return issuer != null && claims.get(names.userClaim()) instanceof String subject && !subject.isBlank()
                ? Optional.of(new Person(
                        userId(issuer.toString(), subject),
                        DisplayName.of(claims.get(names.nameClaim()), claims.get("preferred_username")),
                        customers(claims.get(names.customersClaim()))))
                : Optional.empty();
    }

    /** A subject that is no UUID becomes one, the same at each login and another for each provider. */
    static UUID userId(String issuer, String subject) {
        return StrictUuid.parse(subject).orElseGet(() -> UuidV5.of(UuidV5.URLS, issuer + "|" + subject));
    }

    private static Map<UUID, Role> customers(@Nullable Object claim) {
        // Some providers write a list of one as its element.
        Collection<?> entries = claim instanceof Collection<?> list ? list : List.of(claim == null ? "" : claim);
        Map<UUID, Role> customers = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (entry instanceof String text) {
                add(text, customers);
            }
        }
        return customers;
    }

    private static void add(String entry, Map<UUID, Role> customers) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            return;
        }
        Optional<UUID> customer = StrictUuid.parse(entry.substring(0, colon));
        Optional<Role> role = Role.ofClaim(entry.substring(colon + 1));
        if (customer.isPresent() && role.isPresent()) {
            customers.merge(customer.get(), role.get(), (one, other) -> one.includes(other) ? one : other);
        }
    }
}
