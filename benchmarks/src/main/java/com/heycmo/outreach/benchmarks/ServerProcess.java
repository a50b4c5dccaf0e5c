package com.heycmo.outreach.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process whose output goes to a file. It is stopped with SIGTERM. */
record ServerProcess(Process process, Path output, int port) implements AutoCloseable {

    private static final long START_TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts the Java that runs this program and does not wait. */
    static ServerProcess start(Path output, int port, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return run(output, port, environment, command);
    }

    /** Starts a program and does not wait. */
    static ServerProcess run(Path output, int port, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output, port);
    }

    ServerProcess awaitReady(Callable<Boolean> ready) throws Exception {
        long end = System.nanoTime() + START_TIMEOUT_NANOS;
        while (!ready.call()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                close();
                System.err.println(Files.readString(output));
                throw new IllegalStateException("A process did not become ready. Its output stands above.");
            }
        }
        return this;
    }

    /** The body of the response if its status is 200, otherwise an empty text. */
    static String get(URI uri) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The memory of this process and its descendants. Shared pages count once. Works only on Linux. */
    double residentMebibytes() throws IOException {
        double kibibytes = 0;
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants());
        for (ProcessHandle each : all.toList()) {
            for (String line : Files.readAllLines(Path.of("/proc/" + each.pid() + "/smaps_rollup"))) {
                kibibytes += line.startsWith("Pss:") ? Double.parseDouble(line.replaceAll("\\D", "")) : 0;
            }
        }
        return kibibytes / 1024;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
