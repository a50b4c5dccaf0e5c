package com.heycmo.outreach.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL process that serves one data directory, whoever started it. It is recognised by its arguments, because
 * the operating system may have given the number in {@code postmaster.pid} to another process since.
 */
record Postmaster(long pid, Path dataDirectory) {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CHILDREN_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /** PostgreSQL's shutdown modes, with the signal that requests each. */
    enum ShutdownMode {
        /** Closes all connections and writes everything to disk. */
        FAST("INT"),
        /** Ends without writing anything, like a power failure; the next start recovers. */
        IMMEDIATE("QUIT");

        private final String signal;

        ShutdownMode(String signal) {
            this.signal = signal;
        }
    }

    /** The running server of this directory, if any. */
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

    /** A zombie has no arguments any more and counts as dead. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(process -> serves(process, dataDirectory))
                .isPresent();
    }

    /** Sends the signal and waits until the process has ended. */
    void stop(ShutdownMode mode) throws IOException, InterruptedException {
        // The shell's built-in kill: small images have no other.
        Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(mode.signal, pid)).start();
        if (!kill.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            kill.destroyForcibly();
        }
        awaitEnd();
    }

    /**
     * Waits for the processes of a server that was killed, because PostgreSQL does not start beside them. They end soon; those that
     * do not are killed. Where there is no {@code /proc}, nothing is known of them.
     */
    static void awaitChildren(Path dataDirectory) throws InterruptedException {
        long deadline = System.nanoTime() + CHILDREN_TIMEOUT.toNanos();
        List<ProcessHandle> children = children(dataDirectory);
        while (!children.isEmpty()) {
            if (System.nanoTime() > deadline) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
            children = children(dataDirectory);
        }
    }

    /**
     * Removes {@code postmaster.pid} where {@code /proc} shows that nothing serves the directory. PostgreSQL does not start
     * while any process has that number, also the zombie of the server that was killed.
     */
    static void deleteStaleFile(Path dataDirectory) throws IOException {
        if (Files.exists(Path.of("/proc/self/cwd"))
                && in(dataDirectory).isEmpty()
                && children(dataDirectory).isEmpty()) {
            Files.deleteIfExists(dataDirectory.resolve("postmaster.pid"));
        }
    }

    /** Kills what this process has started on the directory and what does not yet have a {@code postmaster.pid}. */
    static void killStartedHere(Path dataDirectory) {
        List<ProcessHandle> started = ProcessHandle.current()
                .descendants()
                .filter(process -> serves(process, dataDirectory))
                .toList();
        started.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static boolean serves(ProcessHandle process, Path dataDirectory) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains(dataDirectory.toString()))
                .isPresent();
    }

    /** PostgreSQL's processes work in their data directory. */
    private static List<ProcessHandle> children(Path dataDirectory) {
        return ProcessHandle.allProcesses()
                .filter(process -> dataDirectory.equals(workingDirectory(process)))
                .toList();
    }

    private static @Nullable Path workingDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException e) {
            // It has ended, or belongs to somebody else.
            return null;
        }
    }

    private void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new ServerStartException(
                        "PostgreSQL (pid %d) in %s did not stop within %d seconds. Stop it by hand."
                                .formatted(pid, dataDirectory, STOP_TIMEOUT.toSeconds()));
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }
}
