package com.heycmo.outreach.approval.pages.context;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.customers.Customers;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.usage.Usage;
import com.heycmo.outreach.approval.usage.Usages;
import com.heycmo.outreach.status.DraftStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;

/** Reads each page in one read-only transaction. */
@Component
public class PageContextFactory {

    private static final int SHORT_ID_LENGTH = 8;

    private final Usages usages;
    private final Extensions extensions;
    private final Customers customers;
    private final History history;
    private final TransactionTemplate transaction;

    PageContextFactory(
            Usages usages,
            Extensions extensions,
            Customers customers,
            History history,
            PlatformTransactionManager transactions) {
        this.usages = usages;
        this.extensions = extensions;
        this.customers = customers;
        this.history = history;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * Fills the model of a page: the context as {@code page}, then the page's own content in the same transaction.
     *
     * @param content adds the page's own attributes
     */
    public void fill(Model model, UUID customerId, Person person, Runnable content) {
        // Outside the transaction: names of other customers are invisible to it.
        Map<UUID, String> names = customers.names(person.customers().keySet());
        transaction.executeWithoutResult(tx -> {
            model.addAttribute("page", context(customerId, person, names));
            content.run();
        });
    }

    private PageContext context(UUID customerId, Person person, Map<UUID, String> names) {
        Usage usage = usages.of(customerId, PageContext.MAX_COUNT + 1);
        return new PageContext(
                customerId,
                person.userId(),
                names,
                person.may(Role.REVIEWER, customerId),
                usage,
                nameOf(customerId, usage.pausedByUserId()),
                isDeviceMissing(customerId, usage));
    }

    private boolean isDeviceMissing(UUID customerId, Usage usage) {
        return usage.statuses().getOrDefault(DraftStatus.APPROVED.wireName(), 0L) > 0
                && !extensions.isAnySeenWithin(customerId, PageContext.DEVICE_TIMEOUT);
    }

    private @Nullable String nameOf(UUID customerId, @Nullable UUID userId) {
        return userId == null
                ? null
                : history.names(customerId, List.of(userId))
                        .getOrDefault(userId, userId.toString().substring(0, SHORT_ID_LENGTH));
    }
}
