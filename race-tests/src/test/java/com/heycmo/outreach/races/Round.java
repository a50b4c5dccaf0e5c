package com.heycmo.outreach.races;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new customer with one person, who has two messages.
 *
 * @param seed of the interleaving
 * @param draft in the state in which the rival finds it
 * @param laterStep pending, for the third day
 * @param claimToken of a claim of the draft, which is live for a result, and else unknown
 */
record Round(
        long seed, UUID customer, String prospectUrl, UUID draft, UUID laterStep, UUID claimToken, QueueRows rows) {

    static final String COMPANY = "Acme  Corp";

    /** @param slugs how the name in the person's link begins */
    static Round of(long seed, Rival rival, String slugs, QueueRows rows) {
        UUID customer = UUID.randomUUID();
        UUID token = UUID.randomUUID();
        String url = "https://www.linkedin.com/in/" + slugs + customer;
        QueueRow draft = switch (rival) {
            case INGEST, APPROVE, BULK -> QueueRow.pending(customer);
            case CLAIM -> QueueRow.approved(customer);
            case RESULT -> QueueRow.claimed(customer, token);
            case REOPEN -> QueueRow.skipped(customer);
        };
        QueueRow later = QueueRow.pending(customer).with("day_offset", 3);
        return new Round(
                seed,
                customer,
                url,
                rows.insert(draft.prospect(url).with("prospect_company", COMPANY)),
                rows.insert(later.prospect(url).with("prospect_company", COMPANY)),
                token,
                rows);
    }

    /** The statuses of all drafts of the person. */
    List<@Nullable Object> statuses() {
        return rows.all(customer).stream()
                .map((Map<String, @Nullable Object> row) -> row.get("status"))
                .toList();
    }
}
