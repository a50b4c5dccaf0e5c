package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Services, each in its own process, on one database and one broker. */
final class ServiceProcesses implements AutoCloseable {

    private static final List<String> MODULES = List.of("drafting-ingest", "approval-service", "dispatch-service");

    private final String bootstrapServers;
    private final Credentials credentials;
    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();

    private ServiceProcesses(
            List<String> modules, TestDatabase database, String bootstrapServers, Map<String, Object> settings) {
        this.bootstrapServers = bootstrapServers;
        this.credentials = Credentials.of(database.devices());
        Map<String, Object> properties = ServiceProperties.of(database, bootstrapServers);
        // Fewer than the slow clients of each kind, so that a thread that waits for a client would stop everything.
        properties.put("server.tomcat.threads.max", 40);
        properties.putAll(settings);
        for (String module : modules) {
            processes.put(module, new ServiceProcess(module, module, properties));
        }
    }

    /** Without analytics. */
    static ServiceProcesses start(TestDatabase database, String bootstrapServers) {
        return start(MODULES, database, bootstrapServers, Map.of());
    }

    /** With properties of all services, besides those that each test needs. */
    static ServiceProcesses startAll(TestDatabase database, String bootstrapServers, Map<String, Object> settings) {
        List<String> modules = new ArrayList<>(MODULES);
        modules.add("outcome-analytics");
        return start(modules, database, bootstrapServers, settings);
    }

    private static ServiceProcesses start(
            List<String> modules, TestDatabase database, String bootstrapServers, Map<String, Object> settings) {
        ServiceProcesses services = new ServiceProcesses(modules, database, bootstrapServers, settings);
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

    /** The management port of each service. */
    Map<String, Integer> managementPorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        processes.forEach((module, process) -> ports.put(module, process.managementPort()));
        return ports;
    }

    void kill(String module) {
        process(module).kill();
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
