package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two reviewers decide, edit, select and filter at random, while an agent publishes newer drafts and an extension sends what is
 * approved: every approval is of a text that was on that reviewer's screen since an earlier key, or was confirmed as read.
 */
@Tag(Thorough.TAG)
class RandomReviewIntegrationTests extends BrowserTest {

    private static final int DRAFTS = Thorough.choose(20, 200);
    private static final long SEED = 20_261_130;

    /** So slow that some drafts stay as they are while their approval can be undone. */
    private static final long PACE_MILLIS = Thorough.choose(500, 200);

    private static final String APPROVED_BY = "what = 'approved' AND actor_id = '%s'";

    private static final Map<String, UUID> LOGINS =
            Map.of("reviewer", RITA, "colleague", UUID.fromString("c2f7a9d4-61b8-4e3a-9f05-7d18b46e2c93"));

    private final KafkaProbe kafka = new KafkaProbe(pages.endpoints().bootstrapServers());
    private final HttpClient http = HttpClient.newHttpClient();
    private final String device = new TestDevices(pages.jdbc()).tokenOf(customer);
    private final AtomicInteger published = new AtomicInteger();
    private final ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopTheOthers() {
        others.shutdownNow();
    }

    @Test
    void everyApprovalIsOfATextThatWasOnTheReviewersScreen() {
        complaints.expectErrorResponses();
        for (int person = 0; person < DRAFTS; person++) {
            publish(person);
        }
        Awaitility.await().until(() -> count("linkedin_outreach_queue", "true") == DRAFTS);
        Random random = new Random(SEED);
        Map<String, RandomReviewer> reviewers = new TreeMap<>();
        LOGINS.keySet()
                .forEach(login -> reviewers.put(
                        login, new RandomReviewer(as(login, new Browser.NewContextOptions()), login, random)));
        Random choice = new Random(SEED);
        Future<?> work = others.scheduleWithFixedDelay(
                () -> {
                    publish(choice.nextInt(DRAFTS));
                    send();
                },
                0,
                PACE_MILLIS,
                TimeUnit.MILLISECONDS);

        List<RandomReviewer> both = List.copyOf(reviewers.values());
        both.forEach(RandomReviewer::decideInBulk);
        for (int step = 0; step < 3 * DRAFTS; step++) {
            both.get(random.nextInt(2)).act();
        }
        assertThat(work.isDone()).as("the others worked until the end").isFalse();
        work.cancel(false);
        both.forEach(RandomReviewer::approveSome);
        both.forEach(RandomReviewer::saveDecisions);

        reviewers.forEach((login, reviewer) -> {
            for (String via : List.of("page", "page_bulk")) {
                Set<String> onScreen = reviewer.onScreen(via);
                assertThat(approved(login, via))
                        .filteredOn(approved -> onScreen.stream().noneMatch(each -> each.startsWith(approved)))
                        .as("%s, %s, of %s", login, via, onScreen)
                        .isEmpty();
            }
        });
        assertThat(LOGINS.values()).allMatch(by -> count("linkedin_outreach_audit", APPROVED_BY.formatted(by)) > 0);
        assertThat(count("linkedin_outreach_audit", "what = 'approved'")).isGreaterThan(DRAFTS / 10);
        assertThat(count("linkedin_outreach_audit", "what = 'approved' AND actor_id NOT IN (%s)".formatted(ids())))
                .isZero();
        assertThat(count("linkedin_outreach_audit", "via = 'page_bulk'")).isPositive();
        assertThat(count("linkedin_outreach_audit", "what = 'edited'")).isPositive();
        assertThat(count("linkedin_outreach_queue", "version > 1")).isPositive();
    }

    private static String ids() {
        return LOGINS.values().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    /** Each of their approvals with its version, and with its text unless the other one edited the draft afterwards. */
    private Set<String> approved(String login, String via) {
        return pages
                .jdbc()
                .sql("""
                        SELECT concat(a.draft_id, ' ', a.version, ' ', CASE WHEN q.version = a.version THEN q.body END)
                          FROM linkedin_outreach_audit a
                          JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
                         WHERE a.customer_id = :customer AND a.what = 'approved' AND a.actor_id = :by AND a.via = :via
                        """)
                .param("customer", customer)
                .param("by", LOGINS.get(login))
                .param("via", via)
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    private long count(String table, String condition) {
        return pages.jdbc()
                .sql("SELECT count(*) FROM " + table + " WHERE customer_id = :customer AND " + condition)
                .param("customer", customer)
                .query(Long.class)
                .single();
    }

    /** As an agent: a newer text for this person. */
    private void publish(int person) {
        kafka.send(Topic.DRAFTS.topicName(), customer.toString(), """
                {"customerId":"%s","action":"message","prospectUrl":"https://www.linkedin.com/in/random-%d",
                 "prospectName":"Person %d","body":"Hello, this is text %d."}
                """.formatted(
                        customer, person, person, published.incrementAndGet()));
    }

    /** As an extension: claims an approved draft, if there is one, and reports it as sent. */
    private void send() {
        JsonNode job = post("/next", "{}").path("job");
        if (job.has("id")) {
            post("/" + job.path("id").asString() + "/result", """
                    {"success":true,"claimToken":"%s"}""".formatted(
                            job.path("claimToken").asString()));
        }
    }

    private JsonNode post(String path, String body) {
        URI uri = URI.create(pages.endpoints().text("baseUrl") + "/api/linkedin/queue/" + customer + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + device)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
