package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.heycmo.outreach.metrics.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Checks without running services that alerts, dashboard, documentation and metrics agree. */
class MonitoringFilesTests {

    private static final Path ROOT = Path.of("..");
    private static final String OPERATIONS = "docs/operations.md";

    @Test
    void thePageHasEachMetricWithItsLabelsAndMeaning() {
        String table = Stream.of(Metric.values())
                .map(metric -> "| `%s` | %s | %s |\n"
                        .formatted(
                                metric.scrapedName(),
                                metric.tagNames().stream()
                                        .map(tag -> "`" + tag + "`")
                                        .collect(Collectors.joining(", ")),
                                metric.meaning()))
                .collect(Collectors.joining());
        assertThat(ComposeFile.read(OPERATIONS)).contains("| metric | labels | meaning |\n|---|---|---|\n" + table);
    }

    @ParameterizedTest
    @CsvSource({
        "check,rules,alerts.yml",
        "test,rules,alerts.test.yml",
        "test,rules,alerts.week.test.yml",
        "check,config,prometheus.yml"
    })
    void prometheusAccepts(String verb, String kind, String file) throws Exception {
        assumeTrue(
                MonitoringFiles.isInstalled("promtool"),
                "promtool is not installed, so nobody has checked the alerts: apt-get install prometheus");
        List<String> command = kind.equals("config")
                ? List.of("promtool", verb, kind, "--syntax-only", file)
                : List.of("promtool", verb, kind, file);
        Process promtool = new ProcessBuilder(command)
                .directory(ROOT.resolve("deploy/monitoring").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(output).isZero();
    }

    @Test
    void eachAlertHasATest() {
        assertThat(MonitoringFiles.ALERT_TESTS)
                .flatMap(file -> MonitoringFiles.yaml(file).path("tests").findValuesAsString("name"))
                .containsExactlyInAnyOrderElementsOf(MonitoringFiles.alertNames());
    }

    @Test
    void eachAlertHasItsRunbook() {
        Set<String> anchors = MonitoringFiles.headings(OPERATIONS)
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            String name = alert.path("alert").asString();
            assertThat(alert.at("/annotations/runbook").asString())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(anchors).contains(name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/annotations/summary").asString()).isNotBlank();
            assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket");
        });
    }

    @Test
    void alertsAndPanelsNameOurMetricsAsTheyAreScraped() {
        Set<String> known = Stream.of(Metric.values())
                .map(Metric::scrapedName)
                .flatMap(name ->
                        Stream.of("", "_sum", "_count", "_max", "_bucket").map(suffix -> name + suffix))
                .collect(Collectors.toSet());
        assertThat(MonitoringFiles.metrics())
                .filteredOn(name -> name.startsWith("outreach_"))
                .hasSizeGreaterThan(20)
                .allMatch(known::contains);
    }

    @Test
    void aPanelOrAnAlertShowsEachMetric() {
        Set<String> named = MonitoringFiles.metrics();
        // Only the health indicator's reader wants to know the partition.
        assertThat(Metric.values())
                .filteredOn(metric -> metric != Metric.OUTBOX_BLOCKED)
                .allMatch(metric -> named.stream().anyMatch(name -> name.startsWith(metric.scrapedName())));
    }

    @Test
    void findsTheMetricsOfAnExpression() {
        assertThat(MonitoringFiles.metrics(
                        List.of("sum by (code) (rate(a_total{x!=\"b_c\"}[5m])) > 0.3 * scalar(max(d)) or vector(0)")))
                .containsExactly("a_total", "d");
    }

    @Test
    void panelsDoNotOverlap() {
        Set<String> places = MonitoringFiles.dashboard()
                .path("panels")
                .valueStream()
                .map(panel -> panel.path("gridPos").path("x") + " "
                        + panel.path("gridPos").path("y"))
                .collect(Collectors.toSet());
        assertThat(places).hasSize(MonitoringFiles.dashboard().path("panels").size());
    }

    @Test
    void theMonitoringOfComposeReachesThePortsThatTheImageOpens() throws IOException {
        JsonNode services =
                MonitoringFiles.yaml("deploy/monitoring/compose.yml").path("services");
        assertThat(services.findValues("ports"))
                .hasSize(2)
                .allSatisfy(ports -> assertThat(ports)
                        .allSatisfy(port -> assertThat(port.asString()).startsWith("127.0.0.1:")));
        assertThat(services.findValuesAsString("image"))
                .allMatch(image -> image.matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+"));
        for (JsonNode mounts : services.findValues("volumes")) {
            for (JsonNode mount : mounts) {
                String source = mount.asString().split(":", 2)[0];
                assertThat(source.equals("prometheus-data") || Files.isRegularFile(ROOT.resolve(source)))
                        .as(source)
                        .isTrue();
            }
        }
        String targets = ComposeFile.read("deploy/monitoring/prometheus.yml");
        new ComposeFile()
                .services()
                .propertyStream()
                .filter(service -> service.getValue().has("build"))
                .forEach(service -> {
                    assertThat(services.path(service.getKey())
                                    .at("/environment/MANAGEMENT_SERVER_ADDRESS")
                                    .asString())
                            .isEqualTo("0.0.0.0");
                    assertThat(targets).contains("\"" + service.getKey());
                });
        assertThat(targets).contains("/actuator/prometheus").contains(":9080\"");
    }
}
