package com.heycmo.outreach.approval.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.DatabaseCalls;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.Thorough;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a request reads does not grow with the customer's rows, not even that of a filter that no draft matches. */
@Import(DatabaseCalls.class)
@Tag(Thorough.TAG)
class LargeCustomerIntegrationTests extends OnTheApi {

    /** Enough for each count of a page to reach its limit; in the full share, also for selections and the usage. */
    private static final int FEW = Thorough.choose(8_400, 21_000);

    private static final int MANY = Thorough.choose(26_000, 2_000_000);

    /** So that statements reach the plan that PostgreSQL keeps, after five executions. */
    private static final int REPEATS = 12;

    private static final int POLLS = Thorough.choose(2, 5);

    private static final String[] PAGES = {
        "",
        "?sort=person",
        "?sort=due",
        "?sort=source",
        "?tab=approved",
        "?tab=sent",
        "?tab=failed",
        "?action=comment",
        "?tab=skipped",
        "/results?action=comment",
        "?action=connection_request",
        "?tab=failed&action=connection_request",
        "/cards",
        "/selection",
        "/selection?tab=failed",
        "/selection?action=connection_request",
        "/changes?shown=00000000-0000-0000-0000-000000000001&other=00000000-0000-0000-0000-000000000002",
        "/new",
        "/history",
        "/extensions"
    };

    /** They match nothing, so that they read 5,000 drafts of each action, which only the full share has. */
    private static final String[] SEARCHES =
            Thorough.choose(new String[0], new String[] {"?q=needle", "?tab=sent&q=needle", "/selection?q=needle"});

    private static final String[] API = {
        "",
        "?order=desc",
        "?status=failed&status=sent",
        "?action=connection_request",
        "?limit=200",
        "/usage",
        "/forecast",
        "/audit",
        "/00000000-0000-0000-0000-000000000001"
    };

    /** They read up to 5,000 and 10,000 rows of a status, which the default share does not have. */
    private static final Set<String> NOT_COMPARED = Thorough.choose(Set.of("page /selection", "api /usage"), Set.of());

    @Autowired
    private DatabaseCalls calls;

    @Autowired
    private TestDatabase database;

    private final UUID large = UUID.randomUUID();

    @Test
    void noRequestReadsMoreOfALargeCustomer() {
        fill(customer, FEW);
        Map<String, Long> few = pagesRead(customer);

        // Afterwards, so that what reads other customers' rows reads more, too.
        fill(large, MANY);
        Map<String, Long> many = pagesRead(large);

        // Indexes of many rows have a level more.
        assertThat(many)
                .allSatisfy((request, pages) -> assertThat(pages)
                        .as("%s: %s, of few rows %s", request, pages, few.get(request))
                        .isLessThan(few.getOrDefault(request, 0L) * 3 / 2 + 100));
        assertThat(pagesOfAPoll()).isLessThan(30);
    }

    private long pagesOfAPoll() {
        try (OpenPage page = OpenPage.of(api, large)) {
            long transactions = calls.transactions();
            long pages = calls.pages();
            await().until(() -> calls.transactions() >= transactions + POLLS);
            assertThat(page.changes()).isEmpty();
            return (calls.pages() - pages) / POLLS;
        }
    }

    private Map<String, Long> pagesRead(UUID of) {
        String session = TestSignIn.session(api, REVIEWER, of, Role.REVIEWER);
        Map<String, Long> read = new LinkedHashMap<>();
        for (String page : Stream.of(PAGES, SEARCHES).flatMap(Stream::of).toList()) {
            read.put(
                    "page " + page,
                    most(api.request("/outreach/linkedin/" + of + page).header("Cookie", session)));
        }
        for (String path : API) {
            read.put("api " + path, most(api.reviewer(of, "/api/linkedin/queue/" + of + path)));
        }
        read.keySet().removeAll(NOT_COMPARED);
        return read;
    }

    private long most(HttpRequest.Builder request) {
        long most = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long before = calls.pages();
            assertThat(api.send(request).status()).isIn(200, 404);
            most = Math.max(most, calls.pages() - before);
        }
        return most;
    }

    /** Half of the drafts are sent, half pending, none in any other status, and none is an invitation. */
    private void fill(UUID of, int count) {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_queue (customer_id, id, action, status, prospect_url, body,
                               approved_at, approved_by_user_id, sent_at, created_at, expires_at, intent_source)
                        SELECT :customer, gen_random_uuid(), CASE WHEN n % 4 = 0 THEN 'comment' ELSE 'message' END,
                               CASE WHEN sent THEN 'sent' ELSE 'pending_review' END,
                               'https://www.linkedin.com/in/many-' || n, repeat('Hi there. ', 20),
                               CASE WHEN sent THEN at END, CASE WHEN sent THEN :customer END, CASE WHEN sent THEN at END,
                               at, CASE WHEN sent THEN at ELSE now() END + interval '7 days', 'news-' || n % 5
                          FROM (SELECT n, n % 4 >= 2 AS sent,
                                       now() - interval '700 days' + n * (interval '690 days' / :count) AS at
                                  FROM generate_series(1, :count) AS n) AS drafts
                        """).param("customer", of).param("count", count).update();
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor)
                        SELECT customer_id, 'expired', id, 1, 'pipeline'
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer
                        """).param("customer", of).update();
        // As autovacuum would sooner or later: afterwards, index-only scans do not read the rows.
        database.jdbc().sql("VACUUM ANALYZE linkedin_outreach_queue").update();
        database.jdbc().sql("VACUUM ANALYZE linkedin_outreach_audit").update();
    }
}
