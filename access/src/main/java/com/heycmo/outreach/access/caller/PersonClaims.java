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

/** Reads a person from the claims of a validated token. */
public final class PersonClaims {

    private final AccessProperties claimNames;

    public PersonClaims(AccessProperties claimNames) {
        this.claimNames = claimNames;
    }

    /**
     * The person; empty if the token lacks the issuer or the user. Entries of the customers' claim that are not {@code
     * <customerId>:<role>} are ignored.
     */
    public Optional<Person> of(Map<String, Object> claims) {
        Object issuer = claims.get("iss");
        return issuer != null && claims.get(claimNames.userClaim()) instanceof String subject && !subject.isBlank()
                ? Optional.of(new Person(
                        userId(issuer.toString(), subject),
                        DisplayName.of(claims.get(claimNames.nameClaim()), claims.get("preferred_username")),
                        customers(claims.get(claimNames.customersClaim()))))
                : Optional.empty();
    }

    /** Derives a UUID from other subjects: the same at each sign-in, and different for each provider. */
    static UUID userId(String issuer, String subject) {
        return StrictUuid.parse(subject).orElseGet(() -> UuidV5.of(UuidV5.URLS, issuer + "|" + subject));
    }

    private static Map<UUID, Role> customers(@Nullable Object claim) {
        // Some providers write a list with one element as that element.
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
