package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The three services, each in its own process, on one database and one broker. */
final class ServiceProcesses implements AutoCloseable {

    private static final List<String> MODULES = List.of("drafting-ingest", "approval-service", "dispatch-service");

    private final String bootstrapServers;
    private final Credentials credentials;
    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();

    private ServiceProcesses(TestDatabase database, String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.credentials = Credentials.of(database.devices());
        Map<String, Object> properties = ServiceProperties.of(database, bootstrapServers);
        // Fewer than the slow clients of each kind, so that a thread that waits for a client would stop everything.
        properties.put("server.tomcat.threads.max", 40);
        for (String module : MODULES) {
            processes.put(module, new ServiceProcess(module, module, properties));
        }
    }

    static ServiceProcesses start(TestDatabase database, String bootstrapServers) {
        ServiceProcesses services = new ServiceProcesses(database, bootstrapServers);
        services.processes.values().forEach(ServiceProcess::start);
        services.awaitReady();
        return services;
    }

    PipelineClient pipeline() {
        return new PipelineClient(
                baseUrl("approval-service"), baseUrl("dispatch-service"), bootstrapServers, credentials);
    }

    String baseUrl(String module) {
        return process(module).baseUrl();
    }

    int managementPort(String module) {
        return process(module).managementPort();
    }

    ApiResponse readiness(String module) {
        return process(module).readiness();
    }

    /** Waits until the readiness probe of every service succeeds. */
    void awaitReady() {
        processes.values().forEach(ServiceProcess::awaitReady);
    }

    private ServiceProcess process(String module) {
        return Objects.requireNonNull(processes.get(module), module);
    }

    @Override
    public void close() {
        processes.values().forEach(ServiceProcess::close);
    }
}
