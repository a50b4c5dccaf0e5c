package com.heycmo.outreach.dispatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs that fail, and what that changes. */
abstract class FailureTestBase extends DispatchTestBase {

    final Map<String, @Nullable Object> customer() {
        return jdbc.sql("SELECT * FROM linkedin_outreach_customer WHERE customer_id = :customer")
                .param("customer", customerId)
                .query()
                .singleRow();
    }

    /** What was recorded, by whom, and the detail. */
    final List<String> audit() {
        return rows.audit(customerId).stream()
                .map(entry -> "%s %s %s".formatted(entry.get("what"), entry.get("actor"), entry.get("detail")))
                .toList();
    }

    /** Inserts a message and claims it. */
    final UUID claim() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        assertThat(extension.claim().jobId()).isEqualTo(id);
        return id;
    }

    final void report(UUID id, String code) {
        assertThat(extension
                        .report(id, Map.of("success", false, "claimToken", token(id), "failureCode", code))
                        .status())
                .isEqualTo(200);
    }

    final String token(UUID id) {
        return jdbc.sql("""
                        SELECT claim_tokens[cardinality(claim_tokens)]::text
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND id = :id
                        """)
                .param("customer", customerId)
                .param("id", id)
                .query(String.class)
                .single();
    }
}
