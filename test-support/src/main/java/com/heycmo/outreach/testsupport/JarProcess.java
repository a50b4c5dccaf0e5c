package com.heycmo.outreach.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An executable jar that runs in a child process. Its output goes to a file. */
public final class JarProcess implements AutoCloseable {

    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(60);

    /**
     * Halves the start time. The optimising compiler would not pay off within the minute that such a process lives. A small
     * metaspace would grow by full garbage collections.
     */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MetaspaceSize=128m");

    private final Process process;
    private final Path output;

    private JarProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        // In case the test ends without closing this.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-jar-process"));
    }

    /**
     * Starts {@code java -jar} with the Java that runs the test.
     *
     * @param output receives standard output and errors; an existing file is replaced
     */
    public static JarProcess start(Path jar, Path output, List<String> arguments) {
        return start(List.of(), jar, output, arguments);
    }

    /** With additional JVM options. */
    static JarProcess start(List<String> javaOptions, Path jar, Path output, List<String> arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "%s does not exist. Run `mvn package` to build it.".formatted(jar.toAbsolutePath()));
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

    /** The output so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGTERM and returns the exit code: 143 after a clean shutdown. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Sends SIGKILL, so that it cannot even stop its children. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for its end and returns the exit code. */
    public int awaitExit() {
        try {
            if (process.waitFor(EXIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process to end.", e);
        }
        throw new IllegalStateException("Process %d did not end within %d seconds. Its output:%n%s"
                .formatted(pid(), EXIT_TIMEOUT.toSeconds(), output()));
    }

    /** Stops it if it runs. */
    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }
}
