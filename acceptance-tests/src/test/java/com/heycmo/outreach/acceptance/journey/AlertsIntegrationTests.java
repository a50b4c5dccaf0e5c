package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault fires its alerts: a real Prometheus scrapes the four services, each in its own process, and evaluates the
 * alerts of {@code deploy/monitoring} while faults are caused.
 */
@ThoroughOnly
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIntegrationTests {

    private static final Duration UNTIL_FIRING = Duration.ofSeconds(60);
    /** Averages span 15 seconds. */
    private static final Duration UNTIL_SILENT = Duration.ofSeconds(60);

    private static DedicatedServers servers;
    private static ServiceProcesses services;
    private static Prometheus prometheus;

    @BeforeAll
    static void start(@TempDir Path directory) {
        assumeTrue(
                Prometheus.isInstalled(),
                "Prometheus is not installed, so no fault has fired an alert: apt-get install prometheus");
        servers = TestInfrastructure.dedicated();
        services = ServiceProcesses.startAll(
                servers.database(),
                servers.kafka().bootstrapServers(),
                Map.of(
                        "outreach.metrics.interval", "1s",
                        "outreach.ingest.retry-max-interval", "1s",
                        "outreach.expiry.cron", "-",
                        "outreach.analytics.state-dir", directory.resolve("analytics")));
        prometheus = Prometheus.start(directory, services.managementPorts());
    }

    @AfterAll
    static void stop() {
        if (servers == null) {
            return;
        }
        try (DedicatedServers stoppedLast = servers;
                ServiceProcesses stopped = services;
                Prometheus stoppedFirst = prometheus) {
            // Also what did not start is closed.
        }
    }

    @Test
    @Order(1)
    void nothingFiresWithoutAFault() {
        Awaitility.await("all services are scraped").atMost(UNTIL_FIRING).until(() -> prometheus.scraped() == 4);
        Awaitility.await("nothing fires")
                .atMost(UNTIL_SILENT)
                .during(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(prometheus.firing()).isEmpty());
    }

    @Test
    @Order(2)
    void faultsFireTheirAlerts() {
        fireAlerts(Fault.withoutOutage());
    }

    @ParameterizedTest
    @Order(3)
    @MethodSource("com.heycmo.outreach.acceptance.journey.Fault#outages")
    void anOutageFiresItsAlerts(Fault outage) {
        fireAlerts(Set.of(outage));
    }

    private static void fireAlerts(Set<Fault> faults) {
        awaitSilence(alerts(faults, Fault::allAlerts));
        try (FaultInjection injection = new FaultInjection(servers, services)) {
            faults.forEach(fault -> fault.causeBy(injection));
            awaitFiring(alerts(faults, Fault::alerts));
        }
        awaitFiring(alerts(faults, Fault::alertsAfterwards));
    }

    private static Set<String> alerts(Set<Fault> faults, Function<Fault, List<String>> alerts) {
        return faults.stream().flatMap(fault -> alerts.apply(fault).stream()).collect(Collectors.toSet());
    }

    /** Otherwise the fault before might be what fires them. */
    private static void awaitSilence(Collection<String> alerts) {
        Awaitility.await("the alerts do not fire before the fault")
                .atMost(UNTIL_SILENT)
                .untilAsserted(() -> assertThat(prometheus.firing()).doesNotContainAnyElementsOf(alerts));
    }

    /** Not all at the same moment: those that count what happened lately end soon. */
    private static void awaitFiring(Collection<String> alerts) {
        Set<String> fired = new HashSet<>();
        Awaitility.await("each alert fires").atMost(UNTIL_FIRING).untilAsserted(() -> {
            fired.addAll(prometheus.firing());
            assertThat(fired).containsAll(alerts);
        });
    }
}
