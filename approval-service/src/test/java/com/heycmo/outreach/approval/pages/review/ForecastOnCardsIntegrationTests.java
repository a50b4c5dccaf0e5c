package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When each card says that it will be sent, as the server writes it. */
class ForecastOnCardsIntegrationTests extends OnTheApi {

    private static final Pattern LINE = Pattern.compile("<span class=\"forecast\">(.*?)</p>", Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile("</span></span>.*", Pattern.DOTALL);

    @Autowired
    private TestDatabase database;

    private String session = "";

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @Test
    void anApprovedCardTellsItsTimeAndPlace() {
        rows.insert(QueueRow.approved(customer).at("approved_at", Duration.ofMinutes(-2)));
        rows.insert(QueueRow.approved(customer));

        assertThat(lines("?tab=approved"))
                .satisfiesExactly(
                        first -> assertThat(first).matches("Goes out about [\\d-]{10} [\\d:]{5} UTC, 1st in the queue"),
                        second -> assertThat(second).endsWith(" UTC, 2nd in the queue"));
    }

    @Test
    void aPendingCardTellsItsTimeAsIfAllAboveItWereApproved() {
        rows.insert(QueueRow.approved(customer));
        rows.insert(QueueRow.pending(customer).at("created_at", Duration.ofHours(-1)));
        rows.insert(QueueRow.pending(customer).at("created_at", Duration.ofHours(-2)));

        assertThat(lines(""))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("If approved now, goes out about ")
                                .endsWith("2nd in the queue"),
                        second -> assertThat(second).endsWith("3rd in the queue"));
    }

    @Test
    void aCardThatIsNotDueTellsWhatItWaitsFor() {
        rows.insert(QueueRow.approved(customer).with("wait_for", "accepted"));

        assertThat(lines("?tab=approved")).containsExactly("Waits until the invitation is accepted.");
    }

    @Test
    void aDraftThatIsBeingSentOrHasExpiredTellsNoTime() {
        rows.insert(QueueRow.claimed(customer, java.util.UUID.randomUUID()));
        rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofMinutes(-1)));

        assertThat(lines("?tab=approved")).isEmpty();
        assertThat(lines("")).isEmpty();
    }

    /** Nobody sends that many before they expire, and a page does not wait for the computation. */
    @Test
    void moreThanAThousandApprovedDraftsAreNotForecast() {
        rows.insert(QueueRow.pending(customer));
        approve(999);
        assertThat(lines("")).hasSize(1);

        approve(2);
        assertThat(lines("")).isEmpty();
    }

    private void approve(int count) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_queue
                               (customer_id, id, action, status, prospect_url, body, approved_at, approved_by_user_id)
                        SELECT :customer, id, 'message', 'approved', 'https://www.linkedin.com/in/' || id, 'Hi.', now(), id
                          FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, :count)) AS ids
                        """)
                .param("customer", customer)
                .param("count", count)
                .update();
    }

    private List<String> lines(String query) {
        String html = api.send(api.request("/outreach/linkedin/" + customer + query)
                        .header("Cookie", session)
                        .header("Accept-Language", "en"))
                .body();
        return LINE.matcher(html)
                .results()
                .map(line -> SENTENCE_END.matcher(line.group(1)).replaceFirst(""))
                .map(line ->
                        line.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip())
                .toList();
    }
}
