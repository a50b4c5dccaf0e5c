package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Benchmarks.Options;
import com.heycmo.outreach.embedded.Ports;
import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.embedded.PostgresSettings;
import com.heycmo.outreach.schema.Partitions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.Assert;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/** An embedded PostgreSQL and broker, started when they are first used, and services. All stop when this process exits. */
final class Servers {

    /** For a server with this machine to itself. Everything else, durability included, is PostgreSQL's default. */
    private static final List<String> SETTINGS = List.of(
            "shared_buffers = '1GB'",
            "max_wal_size = '8GB'",
            "checkpoint_timeout = '30min'",
            "maintenance_work_mem = '512MB'");

    private static final int STOP_TIMEOUT_SECONDS = 5;

    private final Options options;
    final Path directory;
    private final Thread measuring = Thread.currentThread();
    private volatile boolean stopping;
    private final List<Runnable> stops = new ArrayList<>();
    private final SingletonSupplier<PostgresServer> postgres = SingletonSupplier.of(this::startPostgres);
    private final SingletonSupplier<Broker> broker = SingletonSupplier.of(this::startBroker);

    Servers(Options options) throws IOException {
        this.options = options;
        this.directory = Files.createTempDirectory("outreach-benchmarks");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    Database database(String name, int customers) {
        Partitions partitions = new Partitions(options.partitions);
        return Database.create(postgres.obtain(), "outreach_benchmark_" + name, customers, partitions);
    }

    Broker broker() {
        return broker.obtain();
    }

    /** Starts a service and returns when it is ready. */
    ServerProcess start(String module, Database database, Map<String, String> properties) throws Exception {
        Assert.state(!stopping, "The benchmark is stopping.");
        int port = Ports.free();
        int managementPort = Ports.free();
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(connections(database));
        all.put("server.port", Integer.toString(port));
        all.put("management.server.port", Integer.toString(managementPort));
        // Not as arguments: everybody can read a command line.
        Map<String, String> environment =
                Map.of("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(all));
        List<String> arguments = new ArrayList<>(options.javaOptions);
        arguments.addAll(List.of("-jar", jar(module, module + "-exec.jar")));
        URI readiness = URI.create("http://localhost:%d/actuator/health/readiness".formatted(managementPort));
        return ServerProcess.start(directory.resolve(module + ".txt"), port, environment, arguments)
                .awaitReady(() -> !ServerProcess.get(readiness).isEmpty());
    }

    private Map<String, String> connections(Database database) {
        PostgresServer server = database.server();
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", server.service().user(),
                "spring.datasource.password", server.service().password(),
                "outreach.worker.username", server.worker().user(),
                "outreach.worker.password", server.worker().password(),
                "spring.flyway.user", server.user(),
                "spring.flyway.password", server.password(),
                "spring.kafka.bootstrap-servers", broker().server().bootstrapServers(),
                // A service needs an issuer to start. Extensions do not use it.
                "spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://localhost:1/unused",
                // The whole load comes from one address.
                "outreach.rate-limit.per-address", "1000000");
    }

    private static String jar(String module, String name) {
        Path jar = Path.of(module, "target", name);
        if (!Files.exists(jar)) {
            throw new IllegalStateException("%s is missing. Build it and start in the project's root.".formatted(jar));
        }
        return jar.toString();
    }

    AllInOne startAllInOne(boolean demo) throws Exception {
        return startAllInOne(allInOneJar(), newDirectory(), demo);
    }

    AllInOne startAllInOne(List<String> java, Path data, boolean demo) throws Exception {
        Assert.state(!stopping, "The benchmark is stopping.");
        return AllInOne.start(java, data, demo);
    }

    /** Runs the jar as it is. */
    static List<String> allInOneJar() {
        return List.of("-jar", jar("all-in-one", "all-in-one.jar"));
    }

    Path newDirectory() throws IOException {
        return Files.createTempDirectory(directory, "all-in-one");
    }

    private PostgresServer startPostgres() {
        Path data = directory.resolve("postgres");
        PostgresServer server = PostgresServer.start(new PostgresSettings(data, 0, "the benchmark's port"));
        stops.add(server::close);
        SETTINGS.forEach(setting -> Database.executeAsSuperuser(server, "ALTER SYSTEM SET " + setting));
        server.stop();
        server.startAgain();
        return server;
    }

    private Broker startBroker() {
        Broker started = Broker.start(directory.resolve("kafka"));
        stops.add(started::close);
        return started;
    }

    boolean isStopping() {
        return stopping;
    }

    private void stop() {
        stopping = true;
        measuring.interrupt();
        List<ProcessHandle> services = ProcessHandle.current().descendants().toList();
        services.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(services.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
        stops.forEach(Runnable::run);
        // A start that was interrupted may still write.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        do {
            FileSystemUtils.deleteRecursively(directory.toFile());
        } while (Files.exists(directory) && System.nanoTime() < end);
    }
}
