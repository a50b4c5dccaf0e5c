package com.heycmo.outreach.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TenantCopy;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestDevices;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Two customers with the same rows under the same ids, of whom the second has some more. */
abstract class TenantTestBase extends OnTheApi {

    /** The slug of a prospect of whom only the other customer has a draft. */
    static final String THEIR_PROSPECT = "theirs-alone";

    final UUID other = UUID.randomUUID();

    @Autowired
    TestDatabase database;

    @Autowired
    TestDevices devices;

    TenantCopy copy;
    UUID pending;
    UUID approved;
    UUID failed;
    UUID uncertain;
    UUID unanswered;
    UUID skipped;
    UUID unedited;
    UUID device;
    List<String> counts = List.of();
    UUID theirs;
    UUID theirDevice;
    UUID theirEntry;

    @BeforeEach
    void giveAnotherCustomerTheSameRows() {
        pending = rows.insert(QueueRow.pending(customer));
        approved = rows.insert(QueueRow.approved(customer));
        failed = rows.insert(QueueRow.failed(customer));
        uncertain = rows.insert(QueueRow.failedWithoutAnswer(customer).with("failure_kind", "uncertain"));
        unanswered = rows.insert(QueueRow.failedWithoutAnswer(customer));
        skipped = rows.insert(QueueRow.pending(customer));
        unedited = rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));
        device = devices.pair(customer).id();
        database.jdbc()
                .sql("""
                        WITH customer AS (
                            INSERT INTO linkedin_outreach_customer (customer_id, name) VALUES (:customer, 'Ours')),
                             hold AS (
                            INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                            VALUES (:customer, 'message', now() + interval '1 hour', 'rate_limited')),
                             person AS (
                            INSERT INTO linkedin_outreach_person (customer_id, user_id, name)
                            VALUES (:customer, :reviewer, 'Ours'), (:customer, :approver, 'Ours'))
                        INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, actor_id)
                        VALUES (:customer, 'approved', :approved, 1, 'person', :reviewer)
                        """)
                .param("customer", customer)
                .param("reviewer", REVIEWER)
                .param("approver", QueueRow.REVIEWER)
                .param("approved", approved)
                .update();
        counts = countsOnThePage();
        rows.forbid(customer, "company", "Ours");
        copy = new TenantCopy(database);
        copy.copy(customer, other);
        rows.forbid(other, "company", "Theirs");
        theirEntry = database.jdbc()
                .sql(
                        "SELECT id FROM linkedin_outreach_do_not_contact WHERE customer_id = :other AND company = 'Theirs'")
                .param("other", other)
                .query(UUID.class)
                .single();
        theirs = rows.insert(QueueRow.pending(other));
        theirDevice = devices.pair(other).id();
        rows.insert(QueueRow.approved(other).prospect("https://www.linkedin.com/in/" + THEIR_PROSPECT));
        database.jdbc()
                .sql("""
                        UPDATE linkedin_outreach_customer SET paused_at = now(), paused_by_user_id = :reviewer
                         WHERE customer_id = :other
                        """)
                .param("reviewer", REVIEWER)
                .param("other", other)
                .update();
    }

    List<String> countsOnThePage() {
        Matcher matcher = Pattern.compile("class=\"count\">([^<]*)<")
                .matcher(page(TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER), "")
                        .body());
        List<String> found = matcher.results().map(result -> result.group(1)).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    Answer page(String session, String path) {
        return api.send(api.request("/outreach/linkedin/" + customer + path).header("Cookie", session));
    }

    static Answer ours(Answer answer) {
        assertThat(answer.body()).doesNotContain(TenantCopy.TEXT, THEIR_PROSPECT);
        return answer;
    }

    static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }
}
