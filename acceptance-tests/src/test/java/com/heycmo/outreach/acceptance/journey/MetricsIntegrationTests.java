package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.acceptance.deployment.MonitoringFiles;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.metrics.Metric;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Prometheus gets from the running services. */
@ExtendWith(RunningPipeline.Extension.class)
class MetricsIntegrationTests {

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    private final RunningPipeline pipeline;

    MetricsIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void aScrapeHasEachMetricOfThePageAndNoOther() {
        Awaitility.await().until(() -> scrape().families().contains(Metric.DATABASE_DEAD_ROWS.scrapedName()));

        Set<String> scraped = scrape().families().stream()
                .filter(name -> name.startsWith("outreach_"))
                // Micrometer makes a metric of a timer's highest value.
                .map(name -> name.replaceAll("_max$", ""))
                .collect(Collectors.toSet());

        assertThat(scraped)
                .containsAll(Stream.of(Metric.values())
                        // Absent while Kafka takes all events.
                        .filter(metric -> metric != Metric.OUTBOX_BLOCKED)
                        .map(Metric::scrapedName)
                        .toList())
                .isSubsetOf(Stream.of(Metric.values()).map(Metric::scrapedName).toList());
    }

    @Test
    void aScrapeHasEachMetricThatAnAlertOrAPanelNames() {
        // The lag of a partition is known once a record was read from it.
        pipeline.kafka().send(Topic.DRAFTS.topicName(), "any", "{}");
        Set<String> named = MonitoringFiles.metrics();
        Awaitility.await().untilAsserted(() -> assertThat(scrape().series()).containsAll(named));
    }

    @Test
    void aScrapeNamesNoCustomer() {
        UUID customerId = UUID.randomUUID();
        String token = pipeline.devices().tokenOf(customerId);
        PipelineClient client =
                new PipelineClient(pipeline.url(""), pipeline.url(""), "", Credentials.of(pipeline.devices()));
        assertThat(client.claim(customerId, token, "one").status()).isEqualTo(200);
        assertThat(client.row(customerId, UUID.randomUUID()).status()).isEqualTo(404);

        assertThat(scrape().text())
                .contains("outreach_claims_total{outcome=\"empty\"}")
                .contains("uri=\"/api/linkedin/queue/{customerId}/next\"")
                .doesNotContain(customerId.toString())
                .doesNotContainPattern(UUIDS);
    }

    private Scrape scrape() {
        return Scrape.of(pipeline.managementPort());
    }
}
