package com.heycmo.outreach.allinone.endpoints;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.allinone.extension.DemoExtensionTokens;
import com.heycmo.outreach.allinone.provider.EmbeddedProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Collects the addresses of the running pipeline and creates the credentials of this start. */
@Component
class EndpointsFactory {

    private final Environment environment;
    private final @Nullable EmbeddedProvider provider;
    private final DemoExtensionTokens extensionTokens;

    EndpointsFactory(
            Environment environment, ObjectProvider<EmbeddedProvider> provider, DemoExtensionTokens extensionTokens) {
        this.environment = environment;
        this.provider = provider.getIfAvailable();
        this.extensionTokens = extensionTokens;
    }

    /** Each call creates new tokens and revokes those of the call before. */
    Endpoints create() {
        String baseUrl = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        return new Endpoints(
                baseUrl,
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                ownersProperty("url"),
                ownersProperty("user"),
                ownersProperty("password"),
                ui(baseUrl + "/outreach/linkedin"),
                customers());
    }

    /** The address of health and metrics, for this machine only. */
    String managementUrl() {
        return "http://%s:%s/actuator"
                .formatted(
                        environment.getRequiredProperty("management.server.address"),
                        environment.getRequiredProperty("local.management.port"));
    }

    private Endpoints.Ui ui(String url) {
        return provider == null
                ? new Endpoints.Ui(url, null, null)
                : new Endpoints.Ui(url, provider.user(), provider.password());
    }

    private List<Endpoints.Customer> customers() {
        return DemoCustomer.ALL.stream()
                .map(customer -> new Endpoints.Customer(
                        customer.id(),
                        customer.name(),
                        customer.reviewerUserId(),
                        provider == null ? null : provider.apiToken(customer),
                        extensionTokens.issue(customer)))
                .toList();
    }

    /** The schema's owner is the user of the migrations. An external database may have one user for everything. */
    private String ownersProperty(String name) {
        String migrations = environment.getProperty("spring.flyway." + name);
        return migrations != null
                ? migrations
                : environment.getProperty("spring.datasource." + name.replace("user", "username"), "");
    }
}
