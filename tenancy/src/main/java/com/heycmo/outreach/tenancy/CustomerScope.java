package com.heycmo.outreach.tenancy;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one customer that this thread works for until the scope is closed. Each transaction that begins in it sets the
 * customer in the database, whose row-level security then hides all other rows; without a scope it hides all rows.
 */
public final class CustomerScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    private final @Nullable UUID outer;

    private CustomerScope(@Nullable UUID outer) {
        this.outer = outer;
    }

    /** Opens the scope of a customer that the caller's credential covers. Scopes nest. */
    public static CustomerScope open(UUID customerId) {
        CustomerScope scope = new CustomerScope(CURRENT.get());
        CURRENT.set(customerId);
        return scope;
    }

    /** The customer of the innermost open scope of this thread. */
    public static Optional<UUID> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
