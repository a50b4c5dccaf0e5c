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
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.Thorough;
import com.heycmo.outreach.testsupport.ThoroughOnly;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three services in separate processes, on one database and one broker, and outages of either. */
class ServicesApartIntegrationTests {

    private static final Duration DATABASE_OUTAGE = Duration.ofSeconds(20);
    private static final Duration BROKER_OUTAGE = Duration.ofSeconds(60);
    private static final int MORE_RESULTS = 40;

    private static final String RESULT = "https://www.linkedin.com/messaging/thread/2-abc/";

    private static final DedicatedServers SERVERS = TestInfrastructure.dedicated();
    private static ServiceProcesses services;
    private static PipelineClient pipeline;
    private static KafkaProbe kafka;
    private static ConsistencyChecks checks;

    @BeforeAll
    static void start() {
        kafka = new KafkaProbe(SERVERS.kafka().bootstrapServers());
        services = ServiceProcesses.start(SERVERS.database(), SERVERS.kafka().bootstrapServers());
        pipeline = services.pipeline();
        checks = new ConsistencyChecks(SERVERS.database().jdbc(), kafka);
    }

    @AfterAll
    static void stop() {
        try (SERVERS) {
            services.close();
        }
    }

    @Test
    void aDraftIsApprovedClaimedSentAndPublishedAsAnOutcome() {
        UUID customerId = UUID.randomUUID();
        UUID id = DraftId.of(customerId, "https://www.linkedin.com/in/jane-doe", Action.MESSAGE, 0);
        kafka.send(Topic.DRAFTS.topicName(), customerId.toString(), """
                {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/Jane-Doe/","body":"Hi Jane"}
                """.formatted(customerId));

        Awaitility.await().until(() -> pipeline.row(customerId, id).status() == 200);
        assertThat(pipeline.approve(customerId, id, 1).text("status")).isEqualTo("approved");
        ApiResponse claim = pipeline.claim(customerId, "first-poll");
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
    void aPersonReviewsInABrowserWhileThreeServicesShareTheQueue() {
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
    void limitsFailuresAndSequencesHoldInEveryService() {
        LimitsJourney customer =
                new LimitsJourney(pipeline, kafka, SERVERS.database().rows());
        customer.draftAndApproveASequence();
        customer.findTheCapOfTheReviewerAtTheNextClaim();
        customer.holdInvitationsUntilAReviewerLiftsIt();
        customer.resolveWhatNobodyKnows();
        customer.sendTheNextStepOnceAcceptedAndDue();
        customer.draftAndApproveThreeMoreMessages();
        customer.waitForTheEndOfAWeek();
        customer.warmUp();
        customer.workInTheHoursOfTheCustomer();
        customer.pauseOnAFailureCodeAndAfterFailuresUntilAReviewerResumes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval-service", "dispatch-service", "drafting-ingest"})
    @Tag(Thorough.TAG)
    void slowClientsDoNotDelayOthers(String module) throws Exception {
        new SlowClientsOfServices(services, SERVERS.database()).doNotDelayOthers(module);
    }

    @Test
    @ThoroughOnly
    void slowClientsOfTheAnalyticsDoNotDelayOthers() throws Exception {
        try (ServiceProcess analytics = new ServiceProcess(
                "outcome-analytics",
                "outcome-analytics",
                ServiceProperties.of(SERVERS.database(), SERVERS.kafka().bootstrapServers()))) {
            analytics.start();
            analytics.awaitReady();
            SlowClientsOfServices.ofAnalytics(analytics);
        }
    }

    @Test
    void aTokenRevokedInOneServiceIsRejectedByTheOther() {
        UUID customerId = UUID.randomUUID();
        ApiResponse paired = pipeline.pair(customerId, "Laptop");
        String token = paired.text("token");
        assertThat(pipeline.claim(customerId, token, "one").status()).isEqualTo(200);

        assertThat(pipeline.revoke(customerId, paired.text("id")).status()).isEqualTo(204);

        assertThat(pipeline.claim(customerId, token, "two").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service"})
    void everyServiceServesItsMetricsToPrometheus(String module) {
        assertThat(Scrape.of(services.managementPort(module)).families())
                .contains("jvm_memory_used_bytes", "hikaricp_connections_pending", "outreach_statements_seconds");
    }

    /** By default, only the modules' own tests cover outages. */
    @Test
    @ThoroughOnly
    void losesNothingDuringADatabaseOutage() {
        try (LoadGenerator load = new LoadGenerator(pipeline, customers()).start()) {
            awaitProgress(load);
            SERVERS.postgres().crash();
            waitFor(DATABASE_OUTAGE);
            assertThat(load.unavailable).as("503 responses with Retry-After").hasPositiveValue();
            assertThat(services.readiness("dispatch-service").status()).isEqualTo(503);
            SERVERS.postgres().startAgain();
            services.awaitReady();
            awaitProgress(load);
            load.close();
            checks.verify(load);
        }
    }

    @Test
    @ThoroughOnly
    void keepsOutcomesDuringABrokerOutage() {
        try (LoadGenerator load = new LoadGenerator(pipeline, customers()).start()) {
            awaitProgress(load);
            SERVERS.kafka().stop();
            waitFor(BROKER_OUTAGE);
            assertThat(services.readiness("dispatch-service").status())
                    .as("claims and results do not need the broker")
                    .isEqualTo(200);
            SERVERS.kafka().startAgain();
            services.awaitReady();
            load.close();
            checks.verify(load);
        }
    }

    private static void awaitProgress(LoadGenerator load) {
        int before = load.reported.size();
        Awaitility.await("results flow")
                .atMost(Duration.ofSeconds(60))
                .until(() -> load.reported.size() >= before + MORE_RESULTS);
    }

    /** The outage itself has to last this long. */
    private static void waitFor(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        Awaitility.await().atMost(duration.plusSeconds(5)).until(() -> System.nanoTime() >= end);
    }

    private static List<UUID> customers() {
        return Stream.generate(UUID::randomUUID).limit(20).toList();
    }
}
