package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of the README, with nobody at the browser: it also approves and sends. */
class ExtensionDemoIntegrationTests extends ExtensionTest {

    @Test
    void theDemoSendsWhatWasApproved(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("demo.out");

        int exit = run(output, "npm", "run", "--silent", "demo", "--", "--check");

        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("The extension is paired with", "Sent: [\"Hi Jane,");
        assertThat(rows.all(customer))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("status", "sent")
                        .containsEntry("prospect_url", "https://www.linkedin.com/in/jane-doe"));
    }

    private int run(Path output, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("..", "extension").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PIPELINE_ENDPOINTS", pages.endpointsFile().toString());
        Process demo = builder.start();
        try {
            assertThat(demo.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return demo.exitValue();
        } finally {
            demo.descendants().forEach(ProcessHandle::destroy);
            demo.destroy();
        }
    }
}
