package com.heycmo.outreach.approval.erasure;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A person with a draft in every status, and with everything else that is stored about people. */
abstract class ErasureTestBase extends OnTheApi {

    /** Occurs in everything about the person, and nowhere else. */
    final String slug = "zx" + UUID.randomUUID().toString().replace("-", "");

    final String url = "https://www.linkedin.com/in/" + slug;
    final UUID prospect = Objects.requireNonNull(ProspectId.of(customer, url));

    @Autowired
    TestDatabase database;

    UUID pending;
    UUID approved;
    UUID locked;
    UUID sent;
    UUID failed;
    UUID unanswered;
    UUID skipped;
    UUID expired;
    UUID somebodyElses;

    @BeforeEach
    void fillEveryStatus() {
        pending = insert(QueueRow.pending(customer), 0, "message");
        approved = insert(QueueRow.approved(customer), 1, "message");
        locked = insert(QueueRow.claimed(customer, UUID.randomUUID()).with("claim_key", slug), 2, "message");
        sent = insert(
                QueueRow.sent(customer, Duration.ofHours(1)).with("result_url", url + "/overlay"),
                0,
                "connection_request");
        failed = insert(QueueRow.failed(customer).with("error_message", "No button at " + slug), 3, "message");
        unanswered = insert(QueueRow.failedWithoutAnswer(customer), 4, "message");
        skipped = insert(QueueRow.skipped(customer).with("skip_reason", "Not " + slug), 5, "message");
        expired = insert(QueueRow.expired(customer), 6, "message");
        somebodyElses = rows.insert(QueueRow.pending(customer));
        traceAll();
        rows.learn(customer, url, "replied_at");
        execute("""
                INSERT INTO linkedin_outreach_signal (customer_id, prospect_id, type, occurred_at, actor)
                VALUES (:customer, :prospect, 'replied', now(), 'pipeline')""");
        execute("""
                INSERT INTO linkedin_outreach_do_not_contact (customer_id, prospect_url, reason, created_by_user_id)
                VALUES (:customer, :url, :slug, :reviewer)""");
        execute("""
                SELECT linkedin_outreach_signal_event(
                       :customer, 'replied', :prospect, :url, :slug, now(), 'extension')""");
    }

    final UUID insert(QueueRow row, int day, String action) {
        return rows.insert(row.prospect(url)
                .with("action", action)
                .with("day_offset", day)
                .with("prospect_name", "Jane " + slug)
                .with("prospect_company", slug + " Ltd.")
                .with("prospect_role", slug + " officer")
                .with("body", "Hi " + slug)
                .with("drafted_body", "Hello " + slug)
                .with("intent_reason", "Because of " + slug)
                .with("intent_source", "funding_news")
                .with("variant", "short"));
    }

    /** With audit entries and unsent events that name the person. */
    private void traceAll() {
        execute("""
                SELECT linkedin_outreach_record(q, CASE q.status WHEN 'pending_review' THEN 'reopened' ELSE q.status END,
                                               'pipeline', NULL)
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = :customer AND q.prospect_id = :prospect""");
        execute("""
                INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, actor, detail)
                SELECT customer_id, 'released', id, 'agent', 'timeout: ' || prospect_name
                  FROM linkedin_outreach_queue
                 WHERE customer_id = :customer AND prospect_id = :prospect""");
    }

    private void execute(String sql) {
        var statement = database.jdbc()
                .sql(sql)
                .param("customer", customer)
                .param("prospect", prospect)
                .param("url", url)
                .param("slug", slug)
                .param("reviewer", REVIEWER);
        if (sql.startsWith("SELECT")) {
            statement.query().listOfRows();
        } else {
            statement.update();
        }
    }

    final Answer erase(String query) {
        return send("DELETE", prospect, query);
    }

    final Answer get(String path) {
        return send("GET", prospect, path);
    }

    final Answer send(String method, UUID person, String rest) {
        return api.send(api.reviewer(customer, "/api/linkedin/prospects/" + customer + "/" + person + rest)
                .method(method, BodyPublishers.noBody()));
    }

    final List<String> events() {
        return database.jdbc()
                .sql("SELECT payload FROM outbox WHERE customer_id = :customer ORDER BY seq")
                .param("customer", customer)
                .query(String.class)
                .list();
    }
}
