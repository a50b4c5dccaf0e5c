package com.heycmo.outreach.approval.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class WarningIntegrationTests extends OnTheApi {

    private static final String PERSON = "https://www.linkedin.com/in/jane-doe";
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private TestDatabase database;

    @Test
    void everyAnswerWithAPendingOrApprovedRowHasItsWarnings() {
        UUID id = rows.insert(QueueRow.pending(customer).body("Hi Bob,"));

        assertThat(warnings(id)).containsExactly("name_mismatch");
        assertThat(codes(api.get(customer, "").ok().get("items").get(0))).containsExactly("name_mismatch");
        assertThat(codes(api.patch(customer, "/" + id, "{\"body\":\"Hi [Name],\",\"version\":1}")
                        .ok()))
                .containsExactly("placeholder");
        api.post(customer, "/" + id + "/approve", "{\"version\":1}").problem(409, "/problems/stale-version");
        assertThat(codes(api.post(customer, "/" + id + "/approve", "{\"version\":1}")
                        .json()
                        .get("row")))
                .containsExactly("placeholder");
        JsonNode bulk = api.post(customer, "/bulk", """
                        {"operation":"approve","items":[{"id":"%s"}]}
                        """.formatted(id)).ok();
        assertThat(codes(bulk.get("items").get(0).get("row"))).containsExactly("placeholder");
        assertThat(codes(api.post(customer, "/" + id + "/approve").ok())).containsExactly("placeholder");
        assertThat(codes(api.post(customer, "/" + id + "/skip").ok())).isEmpty();
        assertThat(warnings(id)).isEmpty();
    }

    @Test
    void aDraftByHandHasItsWarnings() {
        assertThat(codes(api.post(customer, "", """
                        {"action":"message","prospectUrl":"%s","prospectName":"Jane Doe","body":"Hi Bob,"}
                        """.formatted(PERSON)).json())).containsExactly("name_mismatch");
    }

    @Test
    void aLaterStepIsNotTheFirstToReview() {
        UUID first = rows.insert(QueueRow.pending(customer).prospect(PERSON));
        UUID later = rows.insert(QueueRow.approved(customer).prospect(PERSON).with("day_offset", 3));
        rows.insert(QueueRow.pending(UUID.randomUUID()).prospect(PERSON));

        assertThat(warnings(first)).isEmpty();
        assertThat(warnings(later)).containsExactly("later_step_first");

        rows.change(customer, first, QueueRow.changes().at("expires_at", HOUR.negated()));
        assertThat(warnings(later)).isEmpty();
    }

    @Test
    void commentsOnAPostAreNoSteps() {
        QueueRow comment = QueueRow.pending(customer)
                .action(Action.COMMENT)
                .prospect("https://www.linkedin.com/feed/update/urn:li:activity:1");
        rows.insert(comment);

        assertThat(warnings(rows.insert(comment.with("day_offset", 3)))).isEmpty();
    }

    @Test
    void anotherInvitationWasSentOrIsApproved() {
        QueueRow invitation =
                QueueRow.pending(customer).action(Action.CONNECTION_REQUEST).prospect(PERSON);
        UUID id = rows.insert(invitation);
        UUID other = rows.insert(QueueRow.approved(customer)
                .action(Action.CONNECTION_REQUEST)
                .prospect(PERSON)
                .with("day_offset", 9));

        assertThat(warnings(id)).containsExactly("already_invited");

        rows.change(customer, other, QueueRow.changes().at("expires_at", HOUR.negated()));
        assertThat(warnings(id)).isEmpty();
        rows.change(customer, other, QueueRow.changes().with("status", "sent").at("sent_at", HOUR.negated()));
        assertThat(warnings(id)).containsExactly("already_invited");
    }

    @Test
    void aMessageToSomebodyWhoHasNotAccepted() {
        UUID message = rows.insert(QueueRow.pending(customer).prospect(PERSON).with("day_offset", 3));
        UUID waiting = rows.insert(QueueRow.pending(customer)
                .prospect(PERSON)
                .with("day_offset", 2)
                .with("wait_for", "accepted"));
        assertThat(warnings(message)).containsExactly("later_step_first");

        rows.insert(
                QueueRow.sent(customer, HOUR).action(Action.CONNECTION_REQUEST).prospect(PERSON));
        assertThat(warnings(message)).containsExactly("later_step_first", "not_connected");
        assertThat(warnings(waiting)).isEmpty();

        know("accepted_at");
        assertThat(warnings(message)).containsExactly("later_step_first");
    }

    @Test
    void aReplyMakesAnEarlierDraftOutdated() {
        UUID before = rows.insert(QueueRow.pending(customer).prospect(PERSON));
        know("replied_at");
        UUID after = rows.insert(QueueRow.pending(customer)
                .prospect(PERSON)
                .with("day_offset", 0)
                .action(Action.COMMENT)
                .at("drafted_at", Duration.ofSeconds(1)));

        assertThat(warnings(before)).containsExactly("replied_since");
        assertThat(warnings(after)).isEmpty();
    }

    @Test
    void theCardShowsThemAsSentences() {
        rows.insert(QueueRow.pending(customer).body("Hi {{first_name}}"));
        String session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);

        assertThat(page(session, "en")).contains("The text contains a placeholder that nobody has filled in.");
        assertThat(page(session, "de")).contains("Der Text enthält einen Platzhalter, den niemand ausgefüllt hat.");
    }

    private String page(String session, String language) {
        return api.send(api.request("/outreach/linkedin/" + customer)
                        .header("Cookie", session)
                        .header("Accept-Language", language))
                .body();
    }

    private void know(String what) {
        rows.learn(customer, PERSON, what);
    }

    private List<String> warnings(UUID id) {
        return codes(api.get(customer, "/" + id).ok());
    }

    private static List<String> codes(JsonNode row) {
        return row.get("warnings").valueStream().map(JsonNode::asString).toList();
    }
}
