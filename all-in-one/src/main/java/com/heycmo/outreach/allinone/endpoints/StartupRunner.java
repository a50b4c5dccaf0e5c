package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.allinone.customers.DemoCustomers;
import com.heycmo.outreach.allinone.extension.SimulatedExtensions;
import com.heycmo.outreach.allinone.samples.SamplePublisher;
import com.heycmo.outreach.allinone.start.DataDirectory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last step of a start: creates the demo data and publishes the addresses once the pipeline is ready. */
@Component
class StartupRunner {

    private static final Logger log = LoggerFactory.getLogger(StartupRunner.class);

    private final Path file;
    private final ReadinessGate readiness;
    private final DemoCustomers customers;
    private final SamplePublisher samples;
    private final EndpointsFactory endpointsFactory;
    private final ObjectProvider<SimulatedExtensions> extensions;
    private final boolean trainingRun;

    StartupRunner(
            DataDirectory directory,
            ReadinessGate readiness,
            DemoCustomers customers,
            SamplePublisher samples,
            EndpointsFactory endpointsFactory,
            ObjectProvider<SimulatedExtensions> extensions,
            @Value("${outreach.training-run}") boolean trainingRun) {
        this.file = directory.endpoints();
        this.readiness = readiness;
        this.customers = customers;
        this.samples = samples;
        this.endpointsFactory = endpointsFactory;
        this.extensions = extensions;
        this.trainingRun = trainingRun;
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() throws IOException, InterruptedException {
        log.info("The beans are ready after {} ms.", uptimeMillis());
        customers.create();
        if (!readiness.await()) {
            return;
        }
        samples.publishOnce();
        Endpoints endpoints = endpointsFactory.create();
        endpoints.write(file);
        log.info("The pipeline is ready after {} ms.", uptimeMillis());
        System.out.println(StartupBanner.text(endpoints, endpointsFactory.managementUrl(), file));
        extensions.ifAvailable(simulated -> simulated.start(endpoints.baseUrl(), tokens(endpoints)));
        if (trainingRun) {
            // In another thread: the end waits for this one.
            new Thread(() -> System.exit(0), "end-training-run").start();
        }
    }

    /** Since the start of the JVM. */
    private static long uptimeMillis() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    private static Map<UUID, String> tokens(Endpoints endpoints) {
        return endpoints.customers().stream()
                .collect(Collectors.toMap(Endpoints.Customer::customerId, Endpoints.Customer::extensionToken));
    }
}
