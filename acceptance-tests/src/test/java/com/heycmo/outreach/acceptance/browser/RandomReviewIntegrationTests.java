package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two reviewers decide at random, with keys, while an agent publishes newer drafts and an extension sends what is approved:
 * every approval is of a text that was on that reviewer's screen since an earlier key, or was confirmed as read.
 */
@Tag(Thorough.TAG)
class RandomReviewIntegrationTests extends BrowserTest {

    private static final int DRAFTS = Thorough.choose(30, 200);
    private static final long SEED = 20_261_130;

    /** So slow that some drafts stay as they are while their approval can be undone. */
    private static final long PACE_NANOS = Duration.ofMillis(200).toNanos();

    /**
     * What the person could have read when an approval is asked for, before the page's own handler. After each key, the
     * versions in view that take decisions are known; another version that came since was not read.
     */
    private static final String RECORD_SCREEN = """
            window.onScreen = [];
            const known = new Map();
            const cards = () => [...document.querySelectorAll('#list > .card')];
            const shown = (card) => `${card.dataset.id} ${card.dataset.version} ${card.querySelector('.body').textContent}`;
            const isInView = (card) => {
              const { top, bottom } = card.getBoundingClientRect();
              return top < innerHeight && bottom > 0;
            };
            document.addEventListener('keyup', () => cards()
              .filter((card) => isInView(card) && !card.dataset.unread)
              .forEach((card) => known.set(card.dataset.id, shown(card))), true);
            document.addEventListener('keydown', (event) => {
              const focused = document.activeElement?.closest('#list > .card');
              if (focused && event.key.toLowerCase() === 'a') {
                cards()
                  .filter((card) => card === focused || (event.key === 'A' && card.dataset.person === focused.dataset.person))
                  .map(shown)
                  .filter((text) => (known.get(text.split(' ')[0]) ?? text) === text)
                  .forEach((text) => window.onScreen.push(text));
              }
            }, true);
            """;

    private record Reviewer(ReviewPage review, List<String> sent) {}

    private static final int UUID_LENGTH = 36;

    /** The draft and the version of a request. */
    private static final Pattern APPROVAL = Pattern.compile("/drafts/([^/]+)/approve .*?\\bversion=(\\d+)");

    private final KafkaProbe kafka = new KafkaProbe(pages.endpoints().bootstrapServers());
    private final HttpClient http = HttpClient.newHttpClient();
    private final String device = new TestDevices(pages.jdbc()).tokenOf(customer);
    private final AtomicInteger published = new AtomicInteger();

    @Test
    void everyApprovalIsOfATextThatWasOnTheReviewersScreen() {
        complaints.expectErrorResponses();
        for (int person = 0; person < DRAFTS; person++) {
            publish(person);
        }
        Awaitility.await().until(() -> count("linkedin_outreach_queue", "true") == DRAFTS);
        List<Reviewer> reviewers = List.of(open(), open());
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> workUntil(done));

        Random random = new Random(SEED);
        for (int step = 0; step < 3 * DRAFTS; step++) {
            act(reviewers.get(random.nextInt(2)).review(), random);
        }
        reviewers.forEach(reviewer -> saveDecisions(reviewer.review()));
        done.set(true);
        others.join();

        Set<String> approved = approved();
        assertThat(approved).hasSizeGreaterThan(DRAFTS / 10);
        assertThat(reviewers.stream().flatMap(reviewer -> onScreen(reviewer.review()).stream()))
                .containsAll(approved);
        // Both have the same login.
        assertThat(reviewers)
                .allSatisfy(reviewer -> assertThat(onScreen(reviewer.review()))
                        .extracting(text -> text.substring(0, text.indexOf(' ', UUID_LENGTH + 1)))
                        .containsAll(reviewer.sent()));
        assertThat(count("linkedin_outreach_queue", "version > 1")).isPositive();
    }

    private Reviewer open() {
        ReviewPage review = reviewer();
        List<String> sent = new ArrayList<>();
        review.page()
                .onRequest(request -> APPROVAL.matcher(request.url() + " " + request.postData())
                        .results()
                        .forEach(found -> sent.add(found.group(1) + " " + found.group(2))));
        review.page().addInitScript(RECORD_SCREEN);
        review.page().clock().install();
        return new Reviewer(review.openAndListen(), sent);
    }

    private static void act(ReviewPage review, Random random) {
        switch (random.nextInt(8)) {
            case 0, 1 -> review.press("j");
            case 2 -> review.press("k");
            case 3, 4 -> review.press("a");
            case 5 -> review.press(random.nextBoolean() ? "a" : "Shift+A");
            case 6 -> review.press(random.nextBoolean() ? "s" : "n");
            default -> review.pass(4);
        }
    }

    private static void saveDecisions(ReviewPage review) {
        review.pass(10);
        assertThat(review.page().locator(".card.held"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    private static List<String> onScreen(ReviewPage review) {
        return ((List<?>) review.page().evaluate("() => window.onScreen"))
                .stream().map(String::valueOf).toList();
    }

    /** Each approval with its version and text: nobody changes a draft after that. */
    private Set<String> approved() {
        return pages.jdbc().sql("""
                        SELECT concat_ws(' ', a.draft_id, a.version, q.body)
                          FROM linkedin_outreach_audit a
                          JOIN linkedin_outreach_queue q ON q.customer_id = a.customer_id AND q.id = a.draft_id
                         WHERE a.customer_id = :customer AND a.what = 'approved'
                        """).param("customer", customer).query(String.class).stream()
                .collect(Collectors.toSet());
    }

    private long count(String table, String condition) {
        return pages.jdbc()
                .sql("SELECT count(*) FROM " + table + " WHERE customer_id = :customer AND " + condition)
                .param("customer", customer)
                .query(Long.class)
                .single();
    }

    private void workUntil(AtomicBoolean done) {
        Random random = new Random(SEED);
        while (!done.get()) {
            publish(random.nextInt(DRAFTS));
            send();
            LockSupport.parkNanos(PACE_NANOS);
        }
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
