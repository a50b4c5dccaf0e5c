package com.heycmo.outreach.tenancy;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one customer that this thread works for until the scope is closed. Each transaction that begins meanwhile tells
 * the database, whose row-level security then shows nothing of anybody else; without a scope it shows nothing at all.
 */
public final class CustomerScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable UUID> CURRENT = new ThreadLocal<>();

    private final @Nullable UUID before;

    private CustomerScope(@Nullable UUID before) {
        this.before = before;
    }

    /** Opens the scope of a customer whom the caller's credential covers. */
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
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
