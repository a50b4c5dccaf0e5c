package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.ThoroughOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands. */
@ThoroughOnly
class ReadmeIntegrationTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern STEP = Pattern.compile("<!-- walk-through -->\\n```bash\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theWalkThroughWorksAsWritten(@TempDir Path directory) throws Exception {
        Path jar = ROOT.resolve("all-in-one/target/all-in-one.jar");
        try (AllInOneProcess allInOne = new AllInOneProcess(jar, directory.resolve("data"))) {
            allInOne.start();
            String output = run(walkThrough(allInOne), directory);
            assertThat(output)
                    .contains("published to linkedin.outreach.drafts")
                    .contains("\"prospectUrl\":\"https://www.linkedin.com/in/jane-doe\"")
                    .contains("\"status\":\"approved\"")
                    .contains("\"claimToken\":\"")
                    .contains("\"status\":\"sent\"")
                    .contains("com.heycmo.linkedin.outreach.sent.v1 {\"eventId\":")
                    .contains("bucket,action,intentSource,variant,drafted,")
                    .containsPattern("Z,message,,,\\d+,1,0,0,0,0,1,0,")
                    .contains("\"skipReason\":\"replied\"")
                    .containsPattern("\"replied\":1,\"replyRate\":1.0");
        }
    }

    /** All steps as one script, with this test's ports and data. */
    private static String walkThrough(AllInOneProcess allInOne) throws IOException {
        String script = STEP.matcher(read("README.md"))
                .results()
                .map(step -> step.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(script).isNotEmpty();
        return script.replace("localhost:8080", "localhost:" + allInOne.port("server.port"))
                .replace(".outreach/endpoints.json", allInOne.endpointsFile().toString())
                .replace("localhost:29092", "localhost:" + allInOne.port("outreach.embedded.kafka-port"));
    }

    private static String run(String script, Path directory) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("walk-through.sh"), "set -eu\n" + script);
        Path output = directory.resolve("walk-through.out");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // The optimising compiler does not pay off in the short runs of the samples.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process bash = builder.start();
        assertThat(bash.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(bash.exitValue()).as(text).isZero();
        return text;
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
