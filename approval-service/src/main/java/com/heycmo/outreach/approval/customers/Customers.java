package com.heycmo.outreach.approval.customers;

import com.heycmo.outreach.access.caller.CustomerNames;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.StorableText;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.tenancy.CustomerScope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What customers are called. */
@Service
public class Customers implements CustomerNames {

    static final int MAX_NAME_LENGTH = 200;

    private final CustomerNameStore store;
    private final TransactionOperations transaction;

    Customers(CustomerNameStore store, TransactionOperations transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * A transaction sees one customer, so that each is one of its own: meant for the few that a person's token covers, and
     * not to be called inside another.
     */
    @Override
    public Map<UUID, String> names(Collection<UUID> customerIds) {
        Map<UUID, String> names = new LinkedHashMap<>();
        for (UUID customerId : customerIds) {
            name(customerId).ifPresent(name -> names.put(customerId, name));
        }
        return names;
    }

    private Optional<String> name(UUID customerId) {
        try (CustomerScope scope = CustomerScope.open(customerId)) {
            return transaction.execute(tx -> store.find(customerId));
        }
    }

    /**
     * Gives the customer another name.
     *
     * @throws ProblemException 400 when it is none
     */
    @Transactional
    public void rename(UUID customerId, String name) {
        store.rename(customerId, requireName(name));
    }

    private static String requireName(String name) {
        if (name.isBlank()) {
            throw ProblemException.malformed("name is required.");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw ProblemException.validationFailed(List.of(Reason.of(
                    ReasonCode.FIELD_TOO_LONG,
                    "name has " + name.length() + " characters, at most " + MAX_NAME_LENGTH + " are allowed.")));
        }
        StorableText.reasonAgainst("name", name).ifPresent(reason -> {
            throw ProblemException.validationFailed(List.of(reason));
        });
        return name;
    }
}
