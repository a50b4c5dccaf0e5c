package com.heycmo.outreach.approval.donotcontact;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an entry forbids to people. The drafts here came in beside the pipeline, or they would be skipped. */
class ForbiddenDraftIntegrationTests extends OnTheApi {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";
    private static final String FORBIDDEN = "/problems/do-not-contact";

    @BeforeEach
    void forbid() {
        rows.forbid(customer, "prospect_url", JANE);
        rows.forbid(customer, "company", "Acme");
    }

    @Test
    void noDecisionBringsADraftOfThatPersonOnItsWay() {
        UUID pending = rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID skipped = rows.insert(QueueRow.skipped(customer).with("prospect_company", "ACME"));

        decide(pending, "approve", "{}").problem(409, FORBIDDEN);
        api.patch(customer, "/" + pending, "{\"body\":\"Hello.\",\"version\":1}")
                .problem(409, FORBIDDEN);
        decide(skipped, "reopen", "{}").problem(409, FORBIDDEN);
        JsonNode bulk = api.post(customer, "/bulk", """
                        {"operation":"approve","items":[{"id":"%s"}]}""".formatted(pending)).ok();
        assertThat(bulk.at("/items/0/problem/type").asString()).isEqualTo(FORBIDDEN);
        assertThat(row(pending)).containsEntry("status", "pending_review").containsEntry("version", 1);
        decide(pending, "skip", "{}").ok();
    }

    @Test
    void theCheckComesAfterExpiryAndBeforeThePreflight() {
        UUID stale = rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID expired = rows.insert(QueueRow.pending(customer)
                .prospect(JANE)
                .with("day_offset", 1)
                .at("expires_at", Duration.ofMinutes(-1)));
        UUID sent = rows.insert(
                QueueRow.sent(customer, Duration.ofHours(1)).prospect(JANE).with("day_offset", 2));
        UUID live = rows.insert(
                QueueRow.claimed(customer, UUID.randomUUID()).prospect(JANE).with("day_offset", 3));
        UUID approved = rows.insert(QueueRow.approved(customer).prospect(JANE).with("day_offset", 4));

        decide(stale, "approve", "{\"version\":7}").problem(409, "/problems/stale-version");
        decide(expired, "approve", "{}").problem(409, "/problems/draft-expired");
        decide(sent, "reopen", "{}").problem(409, "/problems/invalid-transition");
        decide(live, "reopen", "{}").problem(409, "/problems/claim-in-flight");
        decide(approved, "approve", "{}").ok();
        api.patch(customer, "/" + stale, "{\"body\":\"\",\"version\":1}").problem(409, FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"linkedin.com/in/Jane-Doe/,Beta", "linkedin.com/in/joe,acme", "linkedin.com/in/jane-doe,Acme"})
    void noDraftIsMadeByHand(String url, String company) {
        Answer answer = byHand(url, company);

        assertThat(answer.reasons()).containsExactly("do_not_contact");
        assertThat(rows.all(customer)).isEmpty();
    }

    @Test
    void everybodyElseIsFree() {
        assertThat(byHand("linkedin.com/in/joe", "Beta").status()).isEqualTo(201);
        rows.endForbidding(customer);
        assertThat(byHand("linkedin.com/in/jane-doe", "Acme").status()).isEqualTo(201);
    }

    private Answer byHand(String url, String company) {
        return api.post(customer, "", """
                {"action":"message","prospectUrl":"%s","prospectCompany":"%s","body":"Hi."}
                """.formatted(url, company));
    }

    private Answer decide(UUID draft, String decision, String json) {
        return api.post(customer, "/" + draft + "/" + decision, json);
    }
}
