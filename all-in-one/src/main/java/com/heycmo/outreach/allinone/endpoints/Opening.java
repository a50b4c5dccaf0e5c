package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.allinone.customers.DemoCustomers;
import com.heycmo.outreach.allinone.samples.SamplePublisher;
import com.heycmo.outreach.allinone.start.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last step of a start: once everything serves, the demo's data is provided and the addresses are told. */
@Component
class Opening {

    private final Environment environment;
    private final DataDirectory directory;
    private final Serving serving;
    private final DemoCustomers customers;
    private final SamplePublisher samples;

    Opening(
            Environment environment,
            DataDirectory directory,
            Serving serving,
            DemoCustomers customers,
            SamplePublisher samples) {
        this.environment = environment;
        this.directory = directory;
        this.serving = serving;
        this.customers = customers;
        this.samples = samples;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() throws IOException, InterruptedException {
        customers.provide();
        if (!serving.await()) {
            return;
        }
        samples.publishOnce();
        Path file = directory.endpoints();
        Endpoints endpoints = endpoints();
        EndpointsFile.write(file, endpoints);
        System.out.println(Welcome.text(endpoints, file));
    }

    private Endpoints endpoints() {
        UUID reviewer = environment.getRequiredProperty("outreach.reviewer-user-id", UUID.class);
        return new Endpoints(
                "http://localhost:" + environment.getRequiredProperty("local.server.port"),
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                ownersProperty("url"),
                ownersProperty("user"),
                ownersProperty("password"),
                DemoCustomer.ALL.stream()
                        .map(customer -> new Endpoints.Customer(customer.id(), customer.name(), reviewer))
                        .toList());
    }

    /** The schema's owner is whom migrations run as; a given database may know one role for everything. */
    private String ownersProperty(String name) {
        String migrations = environment.getProperty("spring.flyway." + name);
        return migrations != null
                ? migrations
                : environment.getProperty("spring.datasource." + name.replace("user", "username"), "");
    }
}
