package com.heycmo.outreach.approval.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.testsupport.PersonalData;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Import(TestSignIn.class)
class ErasureIntegrationTests extends ErasureTestBase {

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
                "/erased?ids=" + sent,
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

    @ParameterizedTest
    @CsvSource({"maybe", "''", "true&doNotContact=true"})
    void refusesAnUnclearDoNotContact(String value) {
        assertThat(erase("?doNotContact=" + value).reasons()).containsExactly("malformed");
        assertThat(row(sent)).containsEntry("prospect_url", url);
    }
}
