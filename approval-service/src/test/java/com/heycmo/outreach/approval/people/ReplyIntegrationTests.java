package com.heycmo.outreach.approval.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A reply stops what is open for the person, and says whom messages should not go to any more. */
class ReplyIntegrationTests extends SignalTestBase {

    @Test
    void aReplySkipsThePersonsOpenDraftsAndNoLaterOnes() {
        UUID pending = rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID approved = rows.insert(QueueRow.approved(customer).prospect(JANE).with("day_offset", 3));
        UUID other = rows.insert(QueueRow.approved(customer).prospect("https://www.linkedin.com/in/john"));

        report(JANE, "replied", null);

        for (UUID id : List.of(pending, approved)) {
            assertThat(row(id))
                    .containsEntry("status", "skipped")
                    .containsEntry("skip_reason", "replied")
                    .containsEntry("skipped_by_user_id", null);
        }
        assertThat(rows.status(customer, other)).isEqualTo("approved");
        UUID later = rows.insert(QueueRow.pending(customer).prospect(JANE).with("day_offset", 9));
        assertThat(api.post(customer, "/" + later + "/approve").status()).isEqualTo(200);
        assertThat(api.post(customer, "/" + pending + "/reopen").status()).isEqualTo(200);
        assertThat(events()).hasSize(1);
    }

    @Test
    void aReplyToOneCustomerIsNothingToAnother() {
        UUID other = UUID.randomUUID();
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID theirs = rows.insert(QueueRow.pending(other).prospect(JANE));

        report(JANE, "replied", null);

        assertThat(rows.status(other, theirs)).isEqualTo("pending_review");
        assertThat(rows.outbox(other)).isEmpty();
        String person = "/api/linkedin/prospects/%s/%s".formatted(other, ProspectId.of(other, JANE));
        assertThat(api.send(api.reviewer(other, person)).ok().toString())
                .contains("\"signals\":[]")
                .doesNotContain("\"replied\"");
    }

    @Test
    void aReplyMarksADraftThatIsBeingSent() {
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()).prospect(JANE));

        report(JANE, "replied", null);

        assertThat(row(claimed)).containsEntry("status", "approved").containsEntry("skip_reason", "replied");
        assertThat(row(claimed).get("held_until")).isEqualTo(row(claimed).get("locked_until"));
    }

    @Test
    void aReplySkipsNothingIfTheCustomerDoesNotWantThat() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        database.jdbc()
                .sql("INSERT INTO linkedin_outreach_customer (customer_id, stop_on_reply) VALUES (:customer, false)")
                .param("customer", customer)
                .update();

        report(JANE, "replied", null);

        assertThat(rows.all(customer)).allSatisfy(row -> assertThat(row).containsEntry("status", "pending_review"));
        assertThat(signals()).hasSize(1);
    }
}
