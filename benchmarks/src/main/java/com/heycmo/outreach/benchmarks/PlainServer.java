package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.embedded.Ports;
import com.heycmo.outreach.embedded.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.Assert;

/**
 * The same product as one plain Node process: no access control, no limits, no events, no audit, and a cap that claims at
 * once can exceed. Its table has the same rows, in the same database.
 */
final class PlainServer {

    private static final String FILES = "plain-server/";
    private static final String SCRIPT = "server.js";

    private PlainServer() {}

    /** Why it cannot be started here; empty if it can. */
    static Optional<String> missing() {
        return missing(file(SCRIPT).exists(), runs("node", "--version") && runs("npm", "--version"));
    }

    static Optional<String> missing(boolean packaged, boolean nodeAndNpm) {
        if (!packaged) {
            return Optional.of("built without -Ppeers");
        }
        return nodeAndNpm ? Optional.empty() : Optional.of("needs Node 20 or newer, and npm");
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Copies the rows of the queue to the server's table, and starts it. */
    static ServerProcess start(Path parent, Database database) throws Exception {
        Path directory = install(parent.resolve("plain-server"));
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql(Files.readString(directory.resolve("queue.sql"))).update();
        owner.sql("VACUUM (ANALYZE) plain_queue").update();
        PostgresServer server = database.server();
        Map<String, String> environment = Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(server.port()),
                "PGUSER", server.user(),
                "PGPASSWORD", server.password(),
                "PGDATABASE", database.name());
        int port = Ports.free();
        Path output = directory.resolve("output.txt");
        List<String> command = List.of("node", directory.resolve(SCRIPT).toString(), Integer.toString(port));
        return ServerProcess.run(output, port, environment, command)
                .awaitReady(() -> Files.readString(output).contains("ready"));
    }

    private static Path install(Path directory) throws IOException, InterruptedException {
        if (Files.exists(directory)) {
            return directory;
        }
        Files.createDirectories(directory);
        for (String name : List.of(SCRIPT, "queue.sql", "package.json", "package-lock.json")) {
            try (InputStream content = file(name).getInputStream()) {
                Files.copy(content, directory.resolve(name));
            }
        }
        int exit = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
        Assert.state(exit == 0, "npm could not install the packages of the plain server.");
        return directory;
    }

    private static ClassPathResource file(String name) {
        return new ClassPathResource(FILES + name, PlainServer.class);
    }
}
