package com.heycmo.outreach.approval.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryIntegrationTests extends HistoryTestBase {

    @Test
    void anEntryNamesItsActorAndDraft() {
        UUID draft = rows.insert(QueueRow.skipped(customer).prospect("https://www.linkedin.com/in/ada"));
        name(REVIEWER, "Jane Doe");
        record("skipped", draft, "person", REVIEWER, "Not now");

        JsonNode page = api.get(customer, "/audit").ok();

        assertThat(page.get("nextBefore").isNull()).isTrue();
        JsonNode entry = page.get("items").get(0);
        assertThat(entry.get("seq").asLong()).isPositive();
        assertThat(entry.get("at").asString()).endsWith("Z");
        assertThat(entry.get("what").asString()).isEqualTo("skipped");
        assertThat(entry.get("draftId").asString()).isEqualTo(draft.toString());
        assertThat(entry.get("extensionId").isNull()).isTrue();
        assertThat(entry.get("version").asInt()).isEqualTo(1);
        assertThat(entry.get("actor").asString()).isEqualTo("person");
        assertThat(entry.get("actorId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(entry.get("actorName").asString()).isEqualTo("Jane Doe");
        assertThat(entry.get("detail").asString()).isEqualTo("Not now");
        assertThat(entry.get("prospectUrl").asString()).isEqualTo("https://www.linkedin.com/in/ada");
        assertThat(entry.get("prospectName").isString()).isTrue();
        assertThat(entry.get("action").asString()).isEqualTo("message");
    }

    /** The newest first; more than are read at once. */
    @Test
    void exportsEveryEntryOnce() {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, actor, detail)
                        SELECT :customer, CASE WHEN n > 2 THEN 'expired' ELSE 'paused' END, 'pipeline', n
                          FROM generate_series(1, 2503) AS n
                        """).param("customer", customer).update();
        List<String> exported = new ArrayList<>();

        try (CustomerScope scope = CustomerScope.open(customer)) {
            history.export(
                    customer,
                    new HistoryQuery(List.of("expired"), null, null, null, 1),
                    entry -> exported.add(String.valueOf(entry.detail())));
        }

        assertThat(exported)
                .hasSize(2501)
                .doesNotHaveDuplicates()
                .startsWith("2503", "2502")
                .endsWith("4", "3");
    }

    @Test
    void showsThePresentNamesOfDevicesAndNoUnknownNames() {
        UUID draft = rows.insert(QueueRow.pending(customer));
        pair("Ann's laptop");
        record("sent", draft, "extension", device, null);
        record("revived", draft, "agent", null, null);
        record("approved", draft, "person", UUID.randomUUID(), null);

        assertThat(ofDraft(draft)).extracting(HistoryEntry::actorName).containsExactly(null, null, "Ann's laptop");
    }

    @Test
    void anEntryOutlivesItsDraftAndDevice() {
        record("sent", UUID.randomUUID(), "extension", UUID.randomUUID(), null);

        JsonNode entry = api.get(customer, "/audit").ok().get("items").get(0);

        assertThat(entry.get("what").asString()).isEqualTo("sent");
        assertThat(entry.get("prospectName").isNull()).isTrue();
        assertThat(entry.get("action").isNull()).isTrue();
        assertThat(entry.get("actorName").isNull()).isTrue();
    }

    @Test
    void pagesListEveryEntryNewestFirst() {
        UUID draft = rows.insert(QueueRow.pending(customer));
        for (int i = 0; i < 7; i++) {
            record("edited", draft, "person", REVIEWER, "no " + i);
        }

        List<String> seen = new ArrayList<>();
        String before = "";
        do {
            JsonNode page = api.get(customer, "/audit?limit=3" + before).ok();
            page.get("items").forEach(entry -> seen.add(entry.get("detail").asString()));
            before = page.get("nextBefore").isNull()
                    ? ""
                    : "&before=" + page.get("nextBefore").asLong();
        } while (!before.isEmpty());

        assertThat(seen).containsExactly("no 6", "no 5", "no 4", "no 3", "no 2", "no 1", "no 0");
    }

    @Test
    void aFullLastPageHasNoNextPage() {
        record("paused", null, "person", REVIEWER, null);
        record("resumed", null, "person", REVIEWER, null);

        assertThat(api.get(customer, "/audit?limit=2").ok().get("nextBefore").isNull())
                .isTrue();
        assertThat(api.get(customer, "/audit?limit=1").ok().get("nextBefore").isNull())
                .isFalse();
    }

    @Test
    void showsNothingOfAnotherCustomer() {
        UUID other = UUID.randomUUID();
        UUID draft = rows.insert(QueueRow.pending(customer));
        record("approved", draft, "person", REVIEWER, null);

        assertThat(api.get(other, "/audit").ok().get("items")).isEmpty();
        assertThat(api.get(other, "/audit?draftId=" + draft).ok().get("items")).isEmpty();
        api.send(api.reviewer(other, "/api/linkedin/queue/" + customer + "/audit"))
                .problem(403, "/problems/forbidden");
    }

    @Test
    void aViewerMayReadIt() {
        String token = TestIssuer.shared().token(UUID.randomUUID(), customer + ":viewer");

        api.send(api.request("/api/linkedin/queue/" + customer + "/audit").header("Authorization", "Bearer " + token))
                .ok();
    }

    @Test
    void returnsKnownNames() {
        UUID nameless = UUID.randomUUID();
        name(REVIEWER, "Jane Doe");

        try (CustomerScope scope = CustomerScope.open(customer)) {
            assertThat(history.names(customer, List.of(REVIEWER, nameless))).isEqualTo(Map.of(REVIEWER, "Jane Doe"));
            assertThat(history.names(customer, List.of())).isEmpty();
        }
    }

    private void pair(String deviceName) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
                        VALUES (:customer, :id, :name, :id)
                        """)
                .param("customer", customer)
                .param("id", device)
                .param("name", deviceName)
                .update();
    }
}
