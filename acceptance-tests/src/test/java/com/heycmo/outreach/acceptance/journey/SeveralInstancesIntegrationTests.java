package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.DedicatedServers;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two of each service behind the proxy of {@code docker-compose.yml}, three brokers and one PostgreSQL. A client that
 * repeats a request once after a 503 sees no failure, whatever is restarted or lost.
 */
@ThoroughOnly
@EnabledIf(
        value = "com.heycmo.outreach.acceptance.journey.NginxProxy#isInstalled",
        disabledReason = "nginx is not installed.")
class SeveralInstancesIntegrationTests {

    private static final int MORE_RESULTS = 40;

    @Test
    void nothingFailsIsDoubledOrLost(@TempDir Path directory) {
        try (DedicatedServers servers = TestInfrastructure.dedicated();
                KafkaNodes kafka = KafkaNodes.start(directory)) {
            List<ServiceProcess> services = services(servers.database(), kafka.bootstrapServers());
            try (NginxProxy proxy = NginxProxy.start(directory, services);
                    LoadGenerator load = new LoadGenerator(client(proxy, servers, kafka), customers())) {
                services.forEach(ServiceProcess::start);
                services.forEach(ServiceProcess::awaitReady);
                load.start();
                awaitResults(load);

                restartEverything(services, kafka, load);
                loseABroker(kafka, load);
                loseInstances(services, load);
                assertThat(load.broken).hasValue(0);
                // Its old workers close connections that a client may just be about to use.
                proxy.reload();
                awaitResults(load);

                load.close();
                assertThat(load.failed).isEmpty();
                new ConsistencyChecks(servers.database().jdbc(), new KafkaProbe(kafka.bootstrapServers())).verify(load);
            } finally {
                services.forEach(ServiceProcess::close);
            }
        }
    }

    /** One after the other. */
    private static void restartEverything(List<ServiceProcess> services, KafkaNodes kafka, LoadGenerator load) {
        for (ServiceProcess service : services) {
            service.stop();
            service.start();
            service.awaitReady();
        }
        for (int node = 0; node < kafka.size(); node++) {
            kafka.stop(node);
            kafka.start(node);
            kafka.awaitAll();
        }
        awaitResults(load);
    }

    private static void loseABroker(KafkaNodes kafka, LoadGenerator load) {
        kafka.kill(0);
        awaitResults(load);
        kafka.start(0);
        kafka.awaitAll();
    }

    /** The first of each service; the second takes over. */
    private static void loseInstances(List<ServiceProcess> services, LoadGenerator load) {
        List<ServiceProcess> first = services.subList(0, services.size() / 2);
        first.forEach(ServiceProcess::kill);
        awaitResults(load);
        first.forEach(ServiceProcess::start);
        first.forEach(ServiceProcess::awaitReady);
        awaitResults(load);
    }

    private static List<ServiceProcess> services(TestDatabase database, String bootstrapServers) {
        Map<String, Object> properties = ServiceProperties.of(database, bootstrapServers);
        properties.put("server.forward-headers-strategy", "native");
        return Stream.of("first", "second")
                .flatMap(instance -> Stream.of("drafting-ingest", "approval-service", "dispatch-service")
                        .map(module -> new ServiceProcess(module, "%s-%s".formatted(instance, module), properties)))
                .toList();
    }

    private static PipelineClient client(NginxProxy proxy, DedicatedServers servers, KafkaNodes kafka) {
        return new PipelineClient(
                proxy.url(),
                proxy.url(),
                kafka.bootstrapServers(),
                Credentials.of(servers.database().devices()));
    }

    private static void awaitResults(LoadGenerator load) {
        int before = load.reported.size();
        Awaitility.await("results flow")
                .atMost(Duration.ofSeconds(120))
                .until(() -> load.reported.size() >= before + MORE_RESULTS);
    }

    /** Enough that their caps last for the whole run. */
    private static List<UUID> customers() {
        return Stream.generate(UUID::randomUUID).limit(200).toList();
    }
}
