package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.Chromium;
import com.heycmo.outreach.acceptance.browser.Complaints;
import com.heycmo.outreach.acceptance.browser.ReviewPage;
import com.heycmo.outreach.draft.DraftId;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three processes, one database, one broker; and what happens when one of these is away. */
class ServicesApartIntegrationTests {

    private static final Duration DATABASE_AWAY = Duration.ofSeconds(20);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(60);
    private static final int WELL_UNDER_WAY = 40;
    private static final String RESULT = "https://www.linkedin.com/messaging/thread/2-abc/";

    private static final DedicatedServers SERVERS = TestInfrastructure.dedicated();
    private static Services services;
    private static Pipeline pipeline;
    private static KafkaProbe kafka;
    private static Ledger ledger;

    @BeforeAll
    static void start() {
        kafka = new KafkaProbe(SERVERS.kafka().bootstrapServers());
        services = Services.start(SERVERS.database(), SERVERS.kafka().bootstrapServers());
        pipeline = services.pipeline();
        ledger = new Ledger(SERVERS.database().jdbc(), kafka);
    }

    @AfterAll
    static void stop() {
        try (SERVERS) {
            services.close();
        }
    }

    @Test
    void aDraftGoesAllTheWay() {
        UUID customerId = UUID.randomUUID();
        UUID id = DraftId.of(customerId, "https://www.linkedin.com/in/jane-doe", Action.MESSAGE, 0);
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), """
                {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/Jane-Doe/","body":"Hi Jane"}
                """.formatted(customerId));

        Awaitility.await().until(() -> pipeline.row(customerId, id).status() == 200);
        assertThat(pipeline.approve(customerId, id, 1).text("status")).isEqualTo("approved");
        Answer claim = pipeline.claim(customerId, "first-poll");
        assertThat(claim.body().path("job").path("body").asString()).isEqualTo("Hi Jane");
        Map<String, Object> report = Map.of(
                "success",
                true,
                "claimToken",
                claim.body().path("job").path("claimToken").asString(),
                "sentBodySha256",
                claim.body().path("job").path("bodySha256").asString());
        assertThat(pipeline.result(customerId, id, report).text("status")).isEqualTo("sent");

        Awaitility.await()
                .untilAsserted(() -> assertThat(kafka.since(kafka.beginning(Topic.OUTCOMES.topicName())))
                        .filteredOn(event -> KafkaProbe.key(event).equals(customerId.toString()))
                        .singleElement()
                        .satisfies(event -> assertThat(KafkaProbe.text(event))
                                .contains("\"type\":\"sent\"")
                                .contains("\"draftId\":\"" + id + "\"")
                                .contains("\"bodyAsApproved\":true")
                                .doesNotContain("Hi Jane")));
    }

    @Test
    void aPersonReviewsInABrowserWhatOneServiceTookInAndAnotherHandsOut() {
        UUID customerId = UUID.randomUUID();
        UUID id = DraftId.of(customerId, "https://www.linkedin.com/in/jane-doe", Action.MESSAGE, 0);
        String pages = services.baseUrl("approval-service") + "/outreach/linkedin";
        TestIssuer.shared().signsIn(UUID.randomUUID(), "Rita Reviewer", customerId + ":reviewer");
        Complaints complaints = new Complaints();
        try (Chromium chromium = Chromium.start();
                BrowserContext person = chromium.person(new Browser.NewContextOptions())) {
            complaints.watch(person);
            Page page = person.newPage();
            page.navigate(pages);
            assertThat(page.url()).isEqualTo(pages + "/" + customerId);
            page.clock().install();
            ReviewPage review = new ReviewPage(page, pages + "/" + customerId);

            kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), """
                    {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/Jane-Doe/","body":"Hi Jane"}
                    """.formatted(customerId));
            Awaitility.await().until(() -> pipeline.row(customerId, id).status() == 200);
            review.openAndListen();
            review.approve(id);
            review.pass(10);
            PlaywrightAssertions.assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
            review.tab("Approved");
            String token = pipeline.claim(customerId, "first-poll")
                    .body()
                    .path("job")
                    .path("claimToken")
                    .asString();
            PlaywrightAssertions.assertThat(review.card(id).getByRole(AriaRole.TIMER))
                    .containsText("4:");
            Map<String, Object> report = Map.of("success", true, "claimToken", token, "resultUrl", RESULT);
            assertThat(pipeline.result(customerId, id, report).text("status")).isEqualTo("sent");
            PlaywrightAssertions.assertThat(review.card(id).getByText("See the result"))
                    .hasAttribute("href", RESULT);
        }
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void aTokenThatOneServiceRevokesIsRefusedByTheOtherAtOnce() {
        UUID customerId = UUID.randomUUID();
        Answer paired = pipeline.pair(customerId, "Laptop");
        String token = paired.text("token");
        assertThat(pipeline.claim(customerId, token, "one").status()).isEqualTo(200);

        assertThat(pipeline.revoke(customerId, paired.text("id")).status()).isEqualTo(204);

        assertThat(pipeline.claim(customerId, token, "two").status()).isEqualTo(401);
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAwayForTwentySeconds() {
        try (Load load = new Load(pipeline, customers()).start()) {
            awaitProgress(load);
            SERVERS.postgres().crash();
            waitFor(DATABASE_AWAY);
            assertThat(load.unavailable).as("answers 503 with Retry-After").hasPositiveValue();
            assertThat(services.readiness("dispatch-service").status()).isEqualTo(503);
            SERVERS.postgres().startAgain();
            services.awaitReady();
            awaitProgress(load);
            load.close();
            ledger.balances(load);
        }
    }

    @Test
    void outcomesWaitWhileTheBrokerIsAwayForAMinute() {
        try (Load load = new Load(pipeline, customers()).start()) {
            awaitProgress(load);
            SERVERS.kafka().stop();
            waitFor(BROKER_AWAY);
            assertThat(services.readiness("dispatch-service").status())
                    .as("claims and results do not need the broker")
                    .isEqualTo(200);
            SERVERS.kafka().startAgain();
            services.awaitReady();
            load.close();
            ledger.balances(load);
        }
    }

    private static void awaitProgress(Load load) {
        int before = load.reported.size();
        Awaitility.await("results flow")
                .atMost(Duration.ofSeconds(60))
                .until(() -> load.reported.size() >= before + WELL_UNDER_WAY);
    }

    /** A time that has to pass, because the fault lasts that long. */
    private static void waitFor(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        Awaitility.await().atMost(duration.plusSeconds(5)).until(() -> System.nanoTime() >= end);
    }

    private static List<UUID> customers() {
        return Stream.generate(UUID::randomUUID).limit(20).toList();
    }
}
