package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The analytics page: charts and their tables. */
class AnalyticsPageIntegrationTests extends BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** No other test sends events for this customer. */
    private final UUID counted = pages.customer(1);

    private final String url = pages.ui() + "/" + counted + "/analytics";

    @BeforeEach
    void sendEventsOfTwoDays() {
        complaints.expectErrorResponses();
        KafkaProbe kafka = new KafkaProbe(pages.endpoints().bootstrapServers());
        for (int i = 0; i < 12; i++) {
            // The same id in each test, so that the draft is counted once.
            UUID id = new UUID(0x4000, 0x8000000000000000L + i);
            String source = i % 3 == 0 ? "funding_news" : "job_change";
            Instant day = Instant.now().minus(Duration.ofDays(1 + i % 2));
            kafka.send(Topic.DECISIONS.topicName(), null, event("drafted", id, source, day));
            kafka.send(Topic.DECISIONS.topicName(), null, event(i % 4 == 3 ? "skipped" : "approved", id, source, day));
            if (i % 4 != 3) {
                kafka.send(Topic.OUTCOMES.topicName(), null, event(i % 4 == 2 ? "failed" : "sent", id, source, day));
            }
            if (i % 4 == 0) {
                kafka.send(Topic.SIGNALS.topicName(), null, reply(id, source, day));
            }
            if (i % 3 == 0) {
                UUID earlier = new UUID(0x5000, id.getLeastSignificantBits());
                Instant before = day.minus(Duration.ofDays(30));
                kafka.send(Topic.DECISIONS.topicName(), null, event("approved", earlier, source, before));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void showsChartsAndTables(int width, ColorScheme theme) {
        Page page = opened(new ReviewPage(
                reviewer(new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(theme))
                        .page(),
                url));

        assertThat(row(page, "funnel", "approved").locator(".number")).hasText("9");
        assertThat(row(page, "funnel", "sent").locator(".number")).hasText("6");
        assertThat(row(page, "sources", "job_change")).containsText("75");
        assertThat(row(page, "reasons", "captcha on the page").locator(".number"))
                .hasText("3");
        assertThat(page.locator("#sends tbody tr")).hasCount(2);
        assertThat(row(page, "funnel", "approved")).containsText("before: 4");
        assertThat(row(page, "funnel", "approved")).containsText("+125 %");
        assertThat(row(page, "funnel", "replied")).containsText("50 % of requests and messages (6)");
        assertThat(widthOfBar(page, "approved")).isGreaterThan(1.2 * widthOfBar(page, "sent"));
        assertThat(page.locator(".columns rect").count()).isGreaterThanOrEqualTo(2);
        assertThat(Axe.violations(page)).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(
                        "target",
                        "screenshots",
                        "analytics-%d-%s.png".formatted(width, theme.name().toLowerCase(Locale.ROOT))))
                .setFullPage(true));
        assertThat(new ReviewPage(page, url).elementsWiderThanTheWindow()).isEmpty();
    }

    @Test
    void aViewerOpensItFromTheQueueInGerman() {
        Page page = as("viewer", new Browser.NewContextOptions().setLocale("de-DE"))
                .open()
                .page();
        page.getByText("Auswertung").click();

        assertThat(page.locator("h1")).hasText("Auswertung");
        page.navigate(url);
        assertThat(opened(new ReviewPage(page, url)).locator("#funnel")).containsText("freigegeben");
    }

    @Test
    void exportsCsv() {
        Page page = opened(new ReviewPage(reviewer().page(), url));

        String csv =
                page.waitForDownload(() -> page.locator("#csv").click()).path().toString();

        assertThat(Path.of(csv))
                .content()
                .startsWith("bucket,action,intentSource,")
                .contains("funding_news");
    }

    @Test
    void countsADraftFromTheTopicToTheResult() {
        new KafkaProbe(pages.endpoints().bootstrapServers())
                .send(Topic.DRAFTS.topicName(), null, """
                {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/jane-doe","body":"Hi Jane",
                 "intentSource":"whole_way"}""".formatted(customer));
        UUID id = await().until(this::drafted, Optional::isPresent).orElseThrow();
        ReviewPage review = reviewer().open();
        review.approve(id);
        // Leaving the review page sends held decisions.
        Page page = review.open("/analytics").page();
        await().until(() -> status(id).equals("approved"));
        Extension extension =
                new Extension(pages.endpoints().queue(0), pages.endpoints().extensionToken(0));
        extension.sent(extension.claim().path("job"), "https://www.linkedin.com/messaging/thread/2-abc/");

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            page.reload();
            assertThat(row(page, "sources", "whole_way").locator(".number").allTextContents())
                    .startsWith("1", "1", "1", "0", "0");
        });
    }

    private Optional<UUID> drafted() {
        return pages.jdbc()
                .sql("SELECT id FROM linkedin_outreach_queue WHERE intent_source = 'whole_way'")
                .query(UUID.class)
                .optional();
    }

    @Test
    void thePersonSwitchesBetweenCustomers() {
        Page page = reviewer().page();
        page.navigate(pages.ui() + "/analytics");
        assertThat(page).hasURL(pages.ui() + "/" + customer + "/analytics");
        assertThat(page.locator(".customers summary")).containsText("Northwind Labs");
        assertThat(page.locator(".pages a[aria-current=page]")).hasText("Analytics");

        page.locator(".customers summary").click();
        page.locator(".customers").getByText("Acme Robotics").click();

        assertThat(page).hasURL(url);
        assertThat(page.locator(".customers summary")).containsText("Acme Robotics");
        assertThat(row(opened(new ReviewPage(page, url)), "funnel", "sent").locator(".number"))
                .hasText("6");
    }

    @Test
    void selectsThePeriod() {
        new KafkaProbe(pages.endpoints().bootstrapServers())
                .send(
                        Topic.OUTCOMES.topicName(),
                        null,
                        event(
                                "sent",
                                new UUID(0x4000, 0x8000000000000000L + 12),
                                "podcast",
                                Instant.now().minus(Duration.ofDays(40))));
        Page page = opened(new ReviewPage(reviewer().page(), url));

        page.getByText("Last 90 days").first().click();

        assertThat(page.locator(".periods [aria-current]")).hasText("Last 90 days");
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            page.reload();
            assertThat(row(page, "funnel", "sent").locator(".number").textContent())
                    .isEqualTo("7");
        });
    }

    @Test
    void anotherCustomersFiguresAreForbidden() {
        var answer = reviewer().page().navigate(pages.ui() + "/00000000-0000-4000-8000-000000000000/analytics");

        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(403);
    }

    /** Figures lag behind the events, so reload until they are complete. */
    private static Page opened(ReviewPage figures) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            Page page = figures.open().page();
            Locator sent = page.locator("#funnel tbody tr").nth(2).locator(".number");
            return sent.count() > 0 && "6".equals(sent.textContent());
        });
        return figures.page();
    }

    private static double widthOfBar(Page page, String step) {
        return row(page, "funnel", step).locator("rect.now").boundingBox().width;
    }

    private static Locator row(Page page, String table, String head) {
        return page.locator("#" + table + " tbody tr", new Page.LocatorOptions().setHasText(head))
                .first();
    }

    private String reply(UUID draft, String source, Instant sentAt) {
        return """
                {"eventId":"%s","type":"replied","customerId":"%s","prospectId":"%s","occurredAt":"%s","reportedBy":"person",
                 "lastSent":{"draftId":"%s","action":"message","dayOffset":0,"intentSource":"%s","sentAt":"%s"}}""".formatted(UUID.randomUUID(), counted, draft, sentAt.plusSeconds(60), draft, source, sentAt);
    }

    private String event(String type, UUID draft, String source, Instant at) {
        return """
                {"eventId":"%s","type":"%s","customerId":"%s","draftId":"%s","action":"message","intentSource":"%s",
                 "draftedAt":"%s","approvedAt":"%s","occurredAt":"%s","version":1,"sequence":1,
                 "errorMessage":"Captcha on the page"}""".formatted(
                UUID.randomUUID(), type, counted, draft, source, at.minusSeconds(7_200), at.minusSeconds(3_600), at);
    }
}
