package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.allinone.customers.DemoCustomers;
import com.heycmo.outreach.allinone.extension.SimulatedExtensions;
import com.heycmo.outreach.allinone.samples.SamplePublisher;
import com.heycmo.outreach.allinone.start.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last step of a start: once everything serves, the demo's data is provided and the addresses are told. */
@Component
class StartupRunner {

    private final Path file;
    private final ReadinessGate serving;
    private final DemoCustomers customers;
    private final SamplePublisher samples;
    private final EndpointsFactory directions;
    private final ObjectProvider<SimulatedExtensions> extensions;

    StartupRunner(
            DataDirectory directory,
            ReadinessGate serving,
            DemoCustomers customers,
            SamplePublisher samples,
            EndpointsFactory directions,
            ObjectProvider<SimulatedExtensions> extensions) {
        this.file = directory.endpoints();
        this.serving = serving;
        this.customers = customers;
        this.samples = samples;
        this.directions = directions;
        this.extensions = extensions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() throws IOException, InterruptedException {
        customers.provide();
        if (!serving.await()) {
            return;
        }
        samples.publishOnce();
        Endpoints endpoints = directions.give();
        EndpointsFile.write(file, endpoints);
        System.out.println(StartupBanner.text(endpoints, directions.managementUrl(), file));
        extensions.ifAvailable(simulated -> simulated.start(endpoints.baseUrl(), tokens(endpoints)));
    }

    private static Map<UUID, String> tokens(Endpoints endpoints) {
        return endpoints.customers().stream()
                .collect(Collectors.toMap(Endpoints.Customer::customerId, Endpoints.Customer::extensionToken));
    }
}
