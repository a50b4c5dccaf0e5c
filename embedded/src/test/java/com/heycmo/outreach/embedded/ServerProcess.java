package com.heycmo.outreach.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a server in a separate process that a test can kill. */
final class ServerProcess {

    private static final String READY = "READY ";

    private ServerProcess() {}

    /** Arguments: {@code postgres} or {@code kafka}, data directory, binaries directory, port. */
    public static void main(String[] arguments) throws InterruptedException {
        Path dataDir = Path.of(arguments[1]);
        int port = Integer.parseInt(arguments[3]);
        if (arguments[0].equals("postgres")) {
            PostgresServer server =
                    PostgresServer.start(new PostgresSettings(dataDir, Path.of(arguments[2]), port, "child.port"));
            System.out.println(READY + server.port());
        } else {
            System.out.println(READY
                    + KafkaBroker.start(new KafkaSettings(dataDir, port, "child.port"))
                            .port());
        }
        new CountDownLatch(1).await();
    }

    /** Returns when the server is ready; it runs until killed. */
    static Process start(String kind, Path dataDir, int port) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                kind,
                dataDir.toString(),
                Servers.BINARIES.toString(),
                Integer.toString(port));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Not closed: the process writes to it until the caller kills the process.
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return process;
            }
        }
        throw new IllegalStateException("The child process ended before its server was ready.");
    }
}
