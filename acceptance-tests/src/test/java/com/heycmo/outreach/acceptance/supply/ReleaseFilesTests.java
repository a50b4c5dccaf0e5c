package com.heycmo.outreach.acceptance.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.api.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that other machines run: the release workflow and the configuration of Renovate. */
class ReleaseFilesTests {

    private static final Path ROOT = Path.of("..");

    private final JsonNode workflow = JsonMapper.shared()
            .valueToTree(new Yaml().<Object>load(Files.readString(ROOT.resolve(".github/workflows/release.yml"))));

    ReleaseFilesTests() throws IOException {}

    @Test
    void actionsArePinnedToACommit() {
        assertThat(steps().flatMap(step -> step.path("uses").asStringOpt().stream()))
                .isNotEmpty()
                .allMatch(action -> action.matches("actions/[a-z-]+@[0-9a-f]{40}"));
    }

    @Test
    void onlyTheJobThatSignsMayWriteAndItRunsNoCodeOfTheRepository() {
        assertThat(workflow.path("permissions").isEmpty()).isTrue();
        JsonNode build = workflow.path("jobs").path("build");
        JsonNode sign = workflow.path("jobs").path("sign");
        assertThat(build.path("permissions")).isEqualTo(Documents.json("{\"contents\":\"read\"}"));
        assertThat(sign.path("permissions").propertyNames())
                .containsExactlyInAnyOrder("contents", "id-token", "attestations");
        assertThat(sign.path("steps")
                        .valueStream()
                        .map(step -> step.path("uses").asString("")))
                .noneMatch(action -> action.startsWith("actions/checkout@"));
    }

    @Test
    void theReleaseRunsTheTestsOfCi() {
        assertThat(steps().map(step -> step.path("run").asString(""))).anyMatch(run -> run.contains(".ci/run"));
    }

    @Test
    void renovateUpdatesEveryKindOfDependency() throws IOException {
        JsonNode renovate = Documents.json(Files.readString(ROOT.resolve("renovate.json")));

        assertThat(renovate.path("enabledManagers").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("maven", "npm", "dockerfile", "docker-compose", "github-actions");
        assertThat(renovate.path("minimumReleaseAge").asString()).isEqualTo("7 days");
        for (String file : List.of("pom.xml", "extension/package-lock.json", "Dockerfile", "docker-compose.yml")) {
            assertThat(ROOT.resolve(file)).exists();
        }
    }

    private Stream<JsonNode> steps() {
        return workflow.path("jobs")
                .valueStream()
                .flatMap(job -> job.path("steps").valueStream());
    }
}
