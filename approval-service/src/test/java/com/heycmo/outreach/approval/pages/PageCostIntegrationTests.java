package com.heycmo.outreach.approval.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.DatabaseCalls;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Pages cost one transaction and few statements, however long the queue is. */
@Import(DatabaseCalls.class)
class PageCostIntegrationTests extends OnTheApi {

    /** Including the one that begins a transaction by setting its customer. */
    private static final int MAX_STATEMENTS = 12;

    private static final Pattern COUNT = Pattern.compile("class=\"count\">([^<]+)<");

    @Autowired
    private DatabaseCalls calls;

    @Autowired
    private TestDatabase database;

    private String session = "";

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        // Names of customers are cached.
        page("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?tab=approved",
                "?tab=failed",
                "?q=a&action=comment&source=b&days=3",
                "/results?q=a",
                "/cards",
                "/new",
                "/history",
                "/people",
                "/limits",
                "/extensions"
            })
    void aPageIsOneTransaction(String path) {
        rows.insert(QueueRow.approved(customer));
        api.post(customer, "/pause").ok();

        assertThat(statementsInOneTransaction(path)).isPositive();
    }

    @Test
    void aLiveRefreshIsOneTransaction() {
        UUID shown = rows.insert(QueueRow.approved(customer));
        UUID other = rows.insert(QueueRow.pending(customer));

        assertThat(statementsInOneTransaction("/changes?shown=" + shown + "&other=" + other))
                .isPositive();
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRows() {
        rows.insert(QueueRow.approved(customer));
        rows.insert(QueueRow.pending(customer));
        long few = statementsInOneTransaction("");
        insertPending(100);

        assertThat(statementsInOneTransaction("")).isEqualTo(few);
    }

    @Test
    void pagesCountToAThousandAndTheApiToTenThousand() {
        insertPending(1_000);
        assertThat(firstCount("en")).isEqualTo("1,000");

        insertPending(1);
        assertThat(firstCount("en")).isEqualTo("1,000+");
        assertThat(firstCount("de")).isEqualTo("1.000+");
        assertThat(page("?sort=due").body()).contains("Only the oldest 1,000 drafts");
        assertThat(page("").body()).doesNotContain("Only the oldest");
        assertThat(pendingInUsage()).isEqualTo(1_001);

        insertPending(9_000);
        assertThat(pendingInUsage()).isEqualTo(10_000);
    }

    /** Also the matches of a filter, whatever else the queue holds. */
    @Test
    void matchesAreCountedToAThousand() {
        rows.insert(QueueRow.pending(customer).body("needle"));
        insertPending(1_000);
        assertThat(page("?q=hi").body()).contains(">1,000 of 1,000+<");
        assertThat(page("?q=needle").body()).contains(">1 of 1,000+<");

        insertPending(1_000);
        assertThat(page("?q=hi").body()).contains(">1,000+ of 1,000+<");
        assertThat(page("?q=needle", "de").body()).contains(">1+ von 1.000+<");
    }

    /** A text that few drafts contain does not read them all at once. */
    @Test
    void aSearchStopsAndGoesOn() {
        insertPending(5_000);
        insertPending(1);
        UUID last = rows.insert(QueueRow.pending(customer).body("needle"));

        Answer first = page("?q=needle");
        assertThat(first.body())
                .contains("5,000 drafts of each action were searched so far.")
                .contains("class=\"empty\" hidden");
        assertThat(first.body()).doesNotContain("draft-" + last).doesNotContain("intersect once");
        Matcher further = Pattern.compile("hx-get=\"/outreach/linkedin/[^/]+(/cards\\?[^\"]+)\"")
                .matcher(first.body());
        assertThat(further.find()).isTrue();
        Answer second = page(further.group(1).replace("&amp;", "&"));
        assertThat(second.body()).contains("draft-" + last).doesNotContain("searched so far");
        assertThat(page("?q=hi").body()).contains("intersect once").doesNotContain("searched so far");
        assertThat(page("/selection?q=needle").body()).isEqualTo("{\"drafts\":[],\"more\":true}");

        JsonNode answer = api.get(customer, "?q=needle").ok();
        assertThat(answer.get("items")).isEmpty();
        assertThat(api.get(
                                customer,
                                "?q=needle&cursor=" + answer.get("nextCursor").asString())
                        .ok()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(last.toString());
    }

    private long statementsInOneTransaction(String path) {
        long transactions = calls.transactions();
        long statements = calls.statements();
        page(path);
        assertThat(calls.transactions() - transactions).as("transactions").isEqualTo(1);
        assertThat(calls.statements() - statements).as("statements").isLessThanOrEqualTo(MAX_STATEMENTS);
        return calls.statements() - statements;
    }

    private Answer page(String path) {
        return page(path, "en");
    }

    private Answer page(String path, String language) {
        Answer answer = api.send(api.request("/outreach/linkedin/" + customer + path)
                .header("Cookie", session)
                .header("Accept-Language", language));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private String firstCount(String language) {
        return COUNT.matcher(page("", language).body())
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow();
    }

    private int pendingInUsage() {
        return api.get(customer, "/usage")
                .ok()
                .get("statuses")
                .get("pending_review")
                .asInt();
    }

    private void insertPending(int count) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url, body)
                        SELECT :customer, id, 'message', 'https://www.linkedin.com/in/' || id, 'Hi.'
                          FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, :count)) AS ids
                        """)
                .param("customer", customer)
                .param("count", count)
                .update();
    }
}
