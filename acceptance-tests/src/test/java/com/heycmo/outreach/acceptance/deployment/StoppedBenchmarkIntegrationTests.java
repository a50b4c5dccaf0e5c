package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM ends a benchmark within ten seconds, together with the servers and services that it has started. */
@ThoroughOnly
class StoppedBenchmarkIntegrationTests {

    @TempDir
    private File directory;

    @ParameterizedTest
    @CsvSource({"start, all-in-one.jar", "claim, postgres", "bloat, dispatch-service-exec.jar"})
    void endsWithWhatItHasStarted(String measure, String started) throws Exception {
        Process benchmark = start(measure);
        try {
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> benchmark
                            .descendants()
                            .anyMatch(child -> commandOf(child).contains(started)));
            stops(benchmark);
        } finally {
            benchmark.descendants().forEach(ProcessHandle::destroyForcibly);
            benchmark.destroyForcibly();
        }
        // PostgreSQL's binaries stay for the next run.
        assertThat(directory.list()).isSubsetOf("embedded-pg");
    }

    private static void stops(Process benchmark) throws InterruptedException {
        List<ProcessHandle> children = benchmark.descendants().toList();
        long start = System.nanoTime();

        benchmark.destroy();

        assertThat(benchmark.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(benchmark.exitValue()).isEqualTo(143);
        Duration left = Duration.ofSeconds(10).minusNanos(System.nanoTime() - start);
        await().atMost(left).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Process start(String measure) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-jar",
                        Path.of("benchmarks", "target", "benchmarks.jar").toString(),
                        measure,
                        "--rows=1000",
                        "--customers=10")
                .directory(new File(".."))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "stopped-benchmark.txt").toFile())
                .start();
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
