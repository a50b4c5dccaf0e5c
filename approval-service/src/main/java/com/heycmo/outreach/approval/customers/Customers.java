package com.heycmo.outreach.approval.customers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.heycmo.outreach.access.caller.CustomerNames;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.RequestText;
import com.heycmo.outreach.tenancy.CustomerScope;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Names of customers. They are cached for a minute, because the menu of every page shows them. */
@Service
public class Customers implements CustomerNames {

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_CACHED = 10_000;

    private final CustomerNameStore store;
    private final TransactionOperations transaction;
    private final Cache<UUID, Optional<String>> cache = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MAX_CACHED)
            .build();

    Customers(CustomerNameStore store, TransactionOperations transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * Row-level security shows a transaction one customer, so each name that is not cached takes its own transaction. Do
     * not call this inside another one: it would be joined, and show its customer only.
     */
    @Override
    public Map<UUID, String> names(Collection<UUID> customerIds) {
        Map<UUID, String> names = new LinkedHashMap<>();
        for (UUID customerId : customerIds) {
            cache.get(customerId, this::read).ifPresent(name -> names.put(customerId, name));
        }
        return names;
    }

    private Optional<String> read(UUID customerId) {
        try (CustomerScope scope = CustomerScope.open(customerId)) {
            return transaction.execute(tx -> store.find(customerId));
        }
    }

    /**
     * Renames the customer. Other instances show the old name for up to a minute.
     *
     * @throws ProblemException 400 if the name is blank, too long or not storable
     */
    @Transactional
    public void rename(UUID customerId, String name) {
        store.rename(customerId, RequestText.required("name", name, MAX_NAME_LENGTH));
        cache.invalidate(customerId);
    }
}
