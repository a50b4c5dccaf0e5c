package com.heycmo.outreach.benchmarks.running;

import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the services in a process of its own, as anybody would run it. */
public final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String module;
    private final Path directory;
    private final Process process;
    private final int port;
    private final @Nullable Path recording;

    private Service(String module, Path directory, Process process, int port, @Nullable Path recording) {
        this.module = module;
        this.directory = directory;
        this.process = process;
        this.port = port;
        this.recording = recording;
    }

    /**
     * Returns when it is ready.
     *
     * @param properties beside those that say where database and broker are
     */
    public static Service start(
            String module, Database database, Servers servers, Options options, Map<String, String> properties)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectories(servers.directory().resolve(module));
        Path recording =
                options.profile() ? options.out().resolve(module + ".jfr").toAbsolutePath() : null;
        int port = Ports.free();
        int managementPort = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(command(jar(module, options), recording))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        Map<String, String> all = new HashMap<>(connections(database, servers.broker()));
        all.put("server.port", Integer.toString(port));
        all.put("management.server.port", Integer.toString(managementPort));
        all.putAll(properties);
        // By the environment: a command line is for everybody to read.
        all.forEach((name, value) -> builder.environment().put(variable(name), value));
        Service service = new Service(module, directory, builder.start(), port, recording);
        service.awaitReady(managementPort);
        return service;
    }

    /** The executable jar of a service. */
    public static Path jar(String module, Options options) {
        return options.home().resolve(Path.of(module, "target", module + "-exec.jar"));
    }

    private static List<String> command(Path jar, @Nullable Path recording) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "%s is missing: build it, or say by --home= where the modules stand.".formatted(jar));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (recording != null) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static Map<String, String> connections(Database database, String broker) {
        return Map.of(
                "spring.datasource.url", database.service().jdbcUrl(),
                "spring.datasource.username", database.service().user(),
                "spring.datasource.password", database.service().password(),
                "outreach.worker.username", database.worker().user(),
                "outreach.worker.password", database.worker().password(),
                "spring.flyway.user", database.owner().user(),
                "spring.flyway.password", database.owner().password(),
                "spring.kafka.bootstrap-servers", broker,
                // Extensions need none, but a service will not start without.
                "spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://localhost:1/nobody",
                // The whole load comes from one address.
                "outreach.rate-limit.per-address", "1000000");
    }

    private static String variable(String property) {
        return property.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
    }

    private void awaitReady(int managementPort) throws IOException, InterruptedException {
        URI readiness = URI.create("http://localhost:%d/actuator/health/readiness".formatted(managementPort));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(readiness)) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroy();
                throw new IllegalStateException(
                        module + " is not ready:\n" + Files.readString(directory.resolve("output.txt")));
            }
        }
    }

    private static boolean isReady(URI readiness) throws InterruptedException {
        try {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Ends it as an orchestrator does, and says where its time went if that was recorded. */
    @Override
    public void close() throws InterruptedException, IOException {
        process.destroy();
        process.waitFor();
        if (recording != null) {
            Hotspots.print(module, recording);
        }
    }
}
