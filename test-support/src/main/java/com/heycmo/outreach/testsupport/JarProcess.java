package com.heycmo.outreach.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An executable jar in a process of its own, run and ended as a person would. Its output goes to a file. */
public final class JarProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What lives for a minute does not live to see the code that the second compiler makes, and starts in half the time. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path output;

    private JarProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        // For a test that dies before it closes this.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "jar-process-stop"));
    }

    /**
     * Starts {@code java -jar} with the Java that runs the test.
     *
     * @param output is replaced; standard output and errors together
     */
    public static JarProcess start(Path jar, Path output, List<String> arguments) {
        return start(List.of(), jar, output, arguments);
    }

    /** With further options for Java. */
    static JarProcess start(List<String> javaOptions, Path jar, Path output, List<String> arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("There is no %s: `mvn package` builds it.".formatted(jar.toAbsolutePath()));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new JarProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be started.".formatted(jar), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as Ctrl+C does, and returns its exit code: 143 after an orderly end. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Kills it: it can do nothing more, not even for its children. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits until it has ended, by whatever, and returns its exit code. */
    public int awaitExit() {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process was ending.", e);
        }
        throw new IllegalStateException(
                "The process %d has not ended within %d seconds:%n%s".formatted(pid(), PATIENCE.toSeconds(), output()));
    }

    /** Stops it if need be. */
    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }
}
