package com.heycmo.outreach.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server process that works in one data directory, whoever started it. It is known by its working directory: the
 * number in {@code postmaster.pid} alone may by now belong to anybody.
 */
record Postmaster(long pid, Path dataDirectory) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    /** The living server of this directory, if there is one. */
    static Optional<Postmaster> in(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Postmaster postmaster = new Postmaster(Long.parseLong(lines.get(0).strip()), dataDirectory.toRealPath());
        return postmaster.isAlive() ? Optional.of(postmaster) : Optional.empty();
    }

    /** A zombie that nobody has reaped yet has no working directory any more, and counts as dead. */
    boolean isAlive() {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(dataDirectory);
        } catch (IOException e) {
            return false;
        }
    }

    /** Cuts all connections, writes everything out, and waits for the end. */
    void stopFast() throws IOException, InterruptedException {
        stopBy("INT");
    }

    /** Ends at once, as by a power failure; the next start recovers. */
    void stopAtOnce() throws IOException, InterruptedException {
        stopBy("QUIT");
    }

    private void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new ServerStartException("The PostgreSQL server %d in %s did not stop within %d seconds."
                        .formatted(pid, dataDirectory, PATIENCE.toSeconds()));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private void stopBy(String signal) throws IOException, InterruptedException {
        // The shell's own kill: small images have no other.
        Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid)).start();
        if (!kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill.destroyForcibly();
        }
        awaitEnd();
    }
}
