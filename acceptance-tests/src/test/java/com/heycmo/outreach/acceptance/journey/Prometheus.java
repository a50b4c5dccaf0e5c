package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.acceptance.deployment.MonitoringFiles;
import com.heycmo.outreach.testsupport.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real Prometheus with the scrape job and the alerts of {@code deploy/monitoring}, faster: it scrapes every two seconds, and the
 * alerts are those of {@link MonitoringFiles#acceleratedAlerts}.
 */
final class Prometheus implements AutoCloseable {

    private static final String PROGRAM = "prometheus";

    private final int port = TestPorts.take();
    private final Process process;

    private Prometheus(Path directory) throws IOException {
        process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "prometheus.out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-prometheus"));
    }

    static boolean isInstalled() {
        return MonitoringFiles.isInstalled(PROGRAM);
    }

    /** @param managementPorts of each service */
    static Prometheus start(Path directory, Map<String, Integer> managementPorts) {
        try {
            Files.writeString(directory.resolve("prometheus.yml"), MonitoringFiles.acceleratedScrapes(managementPorts));
            Files.writeString(directory.resolve("alerts.yml"), MonitoringFiles.acceleratedAlerts());
            return new Prometheus(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the alerts that fire now; none while Prometheus does not answer. */
    Set<String> firing() {
        return get("alerts")
                .body()
                .path("data")
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asString().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asString())
                .collect(Collectors.toSet());
    }

    /** How many services have answered their last scrape. */
    long scraped() {
        return get("targets")
                .body()
                .at("/data/activeTargets")
                .valueStream()
                .filter(target -> target.path("health").asString().equals("up"))
                .count();
    }

    private ApiResponse get(String resource) {
        URI url = URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, resource));
        return PipelineClient.exchange(HttpRequest.newBuilder(url));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
