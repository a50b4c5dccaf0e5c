package com.heycmo.outreach.approval.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.PersonalData;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Import(TestSignIn.class)
class ErasureIntegrationTests extends OnTheApi {

    /** Occurs in everything about the person, and nowhere else. */
    private final String slug = "zx" + UUID.randomUUID().toString().replace("-", "");

    private final String url = "https://www.linkedin.com/in/" + slug;
    private final UUID prospect = Objects.requireNonNull(ProspectId.of(customer, url));

    @Autowired
    private TestDatabase database;

    private UUID pending;
    private UUID approved;
    private UUID locked;
    private UUID sent;
    private UUID failed;
    private UUID unanswered;
    private UUID skipped;
    private UUID expired;
    private UUID somebodyElses;

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

    private UUID insert(QueueRow row, int day, String action) {
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

    @Test
    void leavesNoTraceOfThePersonInAnyTable() {
        PersonalData data = new PersonalData(database.jdbc());
        assertThat(data.find(List.of(slug)))
                .as("the search finds something before")
                .hasSizeGreaterThan(60);

        erase("").requireStatus(204);

        assertThat(data.find(List.of(slug))).isEmpty();
    }

    @Test
    void leavesNoTraceOnAnyPageOrInAnyAnswer() {
        erase("?doNotContact=true").requireStatus(204);

        String session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        for (String page : List.of(
                "?tab=pending",
                "?tab=approved",
                "?tab=sent",
                "?tab=failed",
                "?tab=skipped",
                "?tab=expired",
                "/people",
                "/do-not-contact",
                "/cards",
                "/selection",
                "/editable?ids=" + sent,
                "/history",
                "/drafts/" + sent + "/history",
                "/history?draftId=" + skipped,
                "?open=" + locked)) {
            Answer answer = api.send(
                    api.request("/outreach/linkedin/" + customer + page).header("Cookie", session));
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.body())
                    .as(page)
                    .doesNotContain(slug, "erased:", sent + "/do-not-contact", locked + "/do-not-contact");
        }
        for (String path : List.of(
                "?limit=200",
                "?order=desc",
                "/" + sent,
                "/" + locked,
                "/audit?limit=200",
                "/forecast",
                "/usage",
                "/audit?draftId=" + failed)) {
            Answer answer = api.get(customer, path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(slug, "erased:");
        }
        for (String path : List.of("", "/do-not-contact")) {
            Answer answer = api.send(api.reviewer(customer, "/api/linkedin/prospects/" + customer + path));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(slug, "erased:");
        }
        get("").problem(404, "/problems/not-found");
        assertThat(get("/export").problem(404, "/problems/not-found").toString())
                .doesNotContain(slug);
    }

    @Test
    void keepsIdsHashesTimesAndWhatCapsAndCountsNeed() {
        Map<String, @Nullable Object> before = row(sent);
        JsonNode usage = api.get(customer, "/usage").ok().get("actions");

        erase("").requireStatus(204);

        assertThat(api.get(customer, "/usage").ok().get("actions")).isEqualTo(usage);
        Map<String, @Nullable Object> after = row(sent);
        Set<String> removed = Set.of(
                "prospect_url",
                "prospect_name",
                "prospect_company",
                "prospect_role",
                "body",
                "drafted_body",
                "intent_reason",
                "result_url",
                "updated_at",
                "blanked_at",
                "changed_by");
        after.forEach((column, value) -> {
            if (!removed.contains(column)) {
                assertThat(value).as(column).isEqualTo(before.get(column));
            }
        });
        assertThat(after).containsEntry("prospect_url", "erased:" + sent).containsEntry("body", "");
        assertThat(row(somebodyElses)).containsEntry("prospect_name", "Jane Doe");
    }

    @Test
    void skipsOpenDraftsAndMarksTheLockedOne() {
        erase("").requireStatus(204);

        for (UUID id : List.of(pending, approved)) {
            assertThat(row(id)).containsEntry("status", "skipped").containsEntry("skip_reason", "erased");
            assertThat(api.get(customer, "/" + id).ok().get("prospectUrl").isNull())
                    .isTrue();
        }
        assertThat(row(locked)).containsEntry("status", "approved").containsEntry("skip_reason", "erased");
        assertThat(row(skipped)).containsEntry("skip_reason", null);
        assertThat(row(expired)).containsEntry("status", "expired");
    }

    @Test
    void publishesWhatHappenedWithIdsOnly() {
        erase("").requireStatus(204);

        List<String> events =
                events().stream().map(event -> event.replace(" ", "")).toList();
        assertThat(events).noneMatch(event -> event.contains(slug) || event.contains("erased:"));
        assertThat(events)
                .filteredOn(event -> event.contains("\"type\":\"erased\""))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .contains(
                                "\"prospectId\":\"" + prospect + "\"",
                                "\"prospectUrl\":null",
                                "\"reportedBy\":\"person\""));
        assertThat(events)
                .as("skipped by the rule, and sent before")
                .anyMatch(event -> event.contains("\"reason\":\"erased\""))
                .anyMatch(event -> event.contains(sent.toString()) && event.contains("\"prospectUrl\":null"));
    }

    @Test
    void recordsWhoErasedAndNamesNobody() {
        erase("").requireStatus(204);

        JsonNode entry =
                api.get(customer, "/audit?what=erased").ok().get("items").get(0);
        assertThat(entry.get("actorId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(entry.get("prospectId").asString()).isEqualTo(prospect.toString());
        assertThat(entry.get("detail").isNull()).isTrue();
    }

    @Test
    void againChangesNothing() {
        erase("").requireStatus(204);
        Map<String, @Nullable Object> before = row(sent);
        int events = events().size();

        erase("").requireStatus(204);

        assertThat(row(sent)).isEqualTo(before);
        assertThat(events()).hasSize(events);
    }

    @Test
    void erasesDraftsThatCameAfterTheFirstErasure() {
        erase("").requireStatus(204);
        UUID later = insert(QueueRow.pending(customer), 9, "message");

        erase("").requireStatus(204);

        assertThat(row(later)).containsEntry("prospect_url", "erased:" + later);
        assertThat(new PersonalData(database.jdbc()).find(List.of(slug))).isEmpty();
    }

    @Test
    void ofAnUnknownPersonIs404() {
        send("DELETE", UUID.randomUUID(), "").problem(404, "/problems/not-found");
    }

    @Test
    void touchesNoOtherCustomersDraftsOfThatPerson() {
        UUID other = UUID.randomUUID();
        UUID theirs = rows.insert(QueueRow.pending(other).prospect(url));

        erase("").requireStatus(204);

        assertThat(rows.read(other, theirs))
                .containsEntry("prospect_url", url)
                .containsEntry("status", "pending_review");
    }

    /** The functions run as the owner, so the check in them is the only one. */
    @Test
    void aRequestOfAnotherCustomerRemovesAndReadsNothing() {
        JdbcClient service = JdbcClient.create(database.dataSource(database.service()));
        String asAnother = "SELECT set_config('outreach.customer_id', gen_random_uuid()::text, true),";

        service.sql(asAnother + " linkedin_outreach_blank(:customer, ARRAY[:sent, :prospect], true)")
                .param("customer", customer)
                .param("sent", sent)
                .param("prospect", prospect)
                .query()
                .singleRow();
        assertThat(service.sql(asAnother + " linkedin_outreach_unsent_events(:customer, ARRAY[:sent, :prospect])")
                        .param("customer", customer)
                        .param("sent", sent)
                        .param("prospect", prospect)
                        .query()
                        .listOfRows())
                .isEmpty();

        assertThat(row(sent)).containsEntry("prospect_url", url);
        assertThat(events()).anyMatch(event -> event.contains(slug));
    }

    @Test
    void keepsAKeyedHashThatNamesNobody() {
        erase("?doNotContact=true").requireStatus(204);

        byte[] hash = ProspectHash.ofKey(DO_NOT_CONTACT_KEY).of(customer, url);
        assertThat(database.jdbc().sql("""
                                SELECT prospect_hash, prospect_url IS NULL AND company IS NULL AND reason IS NULL AS nameless
                                  FROM linkedin_outreach_do_not_contact
                                 WHERE customer_id = :customer
                                """).param("customer", customer).query().singleRow())
                .containsEntry("prospect_hash", hash)
                .containsEntry("nameless", true);
        erase("?doNotContact=true").requireStatus(204);
        erase("").requireStatus(204);
        assertThat(api.post(customer, "", """
                        {"action":"message","prospectUrl":"%s","dayOffset":99,"body":"Hi"}""".formatted(url)).reasons()).containsExactly("do_not_contact");
    }

    @Test
    void withoutTheHashItCannotBeKeptLater() {
        erase("").requireStatus(204);

        erase("?doNotContact=true").problem(409, "/problems/do-not-contact");
    }

    @ParameterizedTest
    @CsvSource({"maybe", "''", "true&doNotContact=true"})
    void refusesAnUnclearDoNotContact(String value) {
        assertThat(erase("?doNotContact=" + value).reasons()).containsExactly("malformed");
        assertThat(row(sent)).containsEntry("prospect_url", url);
    }

    @Test
    void nobodyDecidesAboutAnErasedDraft() {
        erase("").requireStatus(204);

        for (UUID id : List.of(skipped, failed, expired, unanswered, locked)) {
            api.post(customer, "/" + id + "/reopen").problem(409, "/problems/invalid-transition");
        }
        api.post(customer, "/" + unanswered + "/resolve", "{\"sent\":true,\"resultUrl\":\"" + url + "\"}")
                .problem(409, "/problems/invalid-transition");
        api.patch(customer, "/" + locked, "{\"body\":\"Hi " + slug + "\",\"version\":1}")
                .problem(409, "/problems/invalid-transition");
        assertThat(new PersonalData(database.jdbc()).find(List.of(slug))).isEmpty();
    }

    @Test
    void aDraftByHandWithTheIdOfAnErasedOneIsRefused() {
        erase("").requireStatus(204);

        String json = "{\"action\":\"message\",\"prospectUrl\":\"%s\",\"dayOffset\":%d,\"body\":\"Hi\"}";
        Answer taken = api.post(customer, "", json.formatted(url, 0));
        JsonNode row = taken.problem(409, "/problems/draft-exists").get("row");
        assertThat(row.get("id").asString()).isEqualTo(pending.toString());
        assertThat(row.get("prospectUrl").isNull()).isTrue();
        assertThat(taken.body()).doesNotContain(slug);
        assertThat(api.post(customer, "", json.formatted(url, 99)).status()).isEqualTo(201);
    }

    private Answer erase(String query) {
        return send("DELETE", prospect, query);
    }

    private Answer get(String path) {
        return send("GET", prospect, path);
    }

    private Answer send(String method, UUID person, String rest) {
        return api.send(api.reviewer(customer, "/api/linkedin/prospects/" + customer + "/" + person + rest)
                .method(method, BodyPublishers.noBody()));
    }

    private List<String> events() {
        return database.jdbc()
                .sql("SELECT payload FROM outbox WHERE customer_id = :customer ORDER BY seq")
                .param("customer", customer)
                .query(String.class)
                .list();
    }
}
