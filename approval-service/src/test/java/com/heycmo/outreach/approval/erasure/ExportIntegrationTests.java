package com.heycmo.outreach.approval.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ExportIntegrationTests extends OnTheApi {

    private final String url = "https://www.linkedin.com/in/jane-" + UUID.randomUUID();
    private final UUID prospect = Objects.requireNonNull(ProspectId.of(customer, url));

    @Autowired
    private TestDatabase database;

    @Test
    void holdsDraftsDecisionsSignalsStateEntryAndUnsentEvents() {
        UUID id = rows.insert(QueueRow.failedWithoutAnswer(customer)
                .prospect(url)
                .with("drafted_body", "Hello Jane")
                .with("prospect_role", "CTO"));
        rows.insert(QueueRow.pending(customer));
        api.post(customer, "/" + id + "/reopen").ok();
        rows.learn(customer, url, "replied_at");
        database.jdbc()
                .sql("""
                        WITH signal AS (
                            INSERT INTO linkedin_outreach_signal (customer_id, prospect_id, type, occurred_at, actor)
                            VALUES (:customer, :prospect, 'replied', now(), 'pipeline'))
                        INSERT INTO linkedin_outreach_do_not_contact (customer_id, prospect_url, reason, created_by_user_id)
                        VALUES (:customer, :url, 'Asked us', :customer)
                        """)
                .param("customer", customer)
                .param("prospect", prospect)
                .param("url", url)
                .update();

        JsonNode document = export(customer).ok();

        assertThat(document.get("prospectUrl").asString()).isEqualTo(url);
        assertThat(document.get("drafts")).singleElement().satisfies(draft -> {
            assertThat(draft.get("prospectRole").asString()).isEqualTo("CTO");
            assertThat(draft.get("body").asString()).startsWith("Hi Jane");
        });
        assertThat(document.at("/draftDetails/0/draftedBody").asString()).isEqualTo("Hello Jane");
        assertThat(document.at("/draftDetails/0/claimBodySha256")).hasSize(3);
        assertThat(document.at("/history/0/what").asString()).isEqualTo("reopened");
        assertThat(document.at("/signals/0/type").asString()).isEqualTo("replied");
        assertThat(document.at("/state/repliedAt").isString()).isTrue();
        assertThat(document.at("/doNotContact/reason").asString()).isEqualTo("Asked us");
        assertThat(document.at("/unsentEvents/0/draftId").asString()).isEqualTo(id.toString());
        assertThat(document.toString()).doesNotContain(tokens(id));
    }

    @Test
    void ofTwoCustomersWithOnePersonEachSeesItsOwn() {
        UUID other = UUID.randomUUID();
        rows.insert(QueueRow.pending(customer).prospect(url).body("Ours"));
        rows.insert(QueueRow.pending(other).prospect(url).body("Theirs"));

        assertThat(export(customer).body()).contains("Ours").doesNotContain("Theirs", other.toString());
        assertThat(api.send(api.reviewer(
                                other,
                                "/api/linkedin/prospects/%s/%s/export".formatted(other, ProspectId.of(customer, url))))
                        .status())
                .isEqualTo(404);
    }

    /** A new column is either shown, or named here with those that say nothing about the person. */
    @Test
    void showsEveryColumnOfTheQueueThatIsAboutThePerson() {
        rows.insert(QueueRow.pending(customer).prospect(url));
        JsonNode document = export(customer).ok();
        Set<String> internal = Set.of(
                "topicPartition",
                "topicOffset",
                "traceparent",
                "stepDueAt",
                "heldUntil",
                "lockedUntilBefore",
                "claimReleased",
                "failedReleases",
                "retryAt",
                "claimTokens",
                "claimKey",
                "claimBodyHashes",
                "blankedAt",
                "changedBy");

        assertThat(columns())
                .allSatisfy(column -> assertThat(internal.contains(column)
                                || document.at("/drafts/0").has(column)
                                || document.at("/draftDetails/0").has(column))
                        .as(column)
                        .isTrue());
    }

    private List<String> columns() {
        return database.jdbc().sql("""
                        SELECT lower(left(camel, 1)) || substr(camel, 2)
                          FROM (SELECT replace(initcap(replace(attname, '_', ' ')), ' ', '') AS camel
                                  FROM pg_attribute
                                 WHERE attrelid = 'linkedin_outreach_queue'::regclass AND attnum > 0
                                   AND NOT attisdropped) AS named
                        """).query(String.class).list();
    }

    private String[] tokens(UUID id) {
        return String.valueOf(row(id).get("claim_tokens"))
                .replaceAll("[{}]", "")
                .split(",");
    }

    private Answer export(UUID customerId) {
        return api.send(
                api.reviewer(customerId, "/api/linkedin/prospects/%s/%s/export".formatted(customerId, prospect)));
    }
}
