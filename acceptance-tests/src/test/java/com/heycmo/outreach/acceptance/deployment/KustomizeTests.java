package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code kubectl kustomize} makes of the overlays. */
@EnabledIf(value = "isInstalled", disabledReason = "kubectl is not installed.")
class KustomizeTests {

    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void everyMapOfSettingsExistsUnderItsGeneratedName(String overlay) throws Exception {
        List<HasMetadata> built = build(overlay);
        Set<String> maps = KubernetesFiles.of(ConfigMap.class, built).stream()
                .map(map -> map.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(KubernetesFiles.pods(built)
                        .flatMap(pod -> pod.getSpec().getContainers().get(0).getEnvFrom().stream())
                        .map(source -> source.getConfigMapRef().getName())
                        .collect(Collectors.toSet()))
                .isEqualTo(maps)
                .hasSize(3);
        assertThat(built)
                .filteredOn(manifest -> !manifest.getKind().equals("Namespace"))
                .extracting(manifest -> manifest.getMetadata().getNamespace())
                .containsOnly("outreach");
    }

    /** So that they can be applied and awaited before the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "large"})
    void theMigrationsAndWhatTheyNeedHaveAStageOfTheirOwn(String overlay) throws Exception {
        assertThat(build(overlay))
                .filteredOn(manifest -> manifest.getMetadata().getLabels() != null
                        && "migration".equals(manifest.getMetadata().getLabels().get("outreach/stage")))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder("Namespace", "ConfigMap", "Job");
    }

    @Test
    void smallRunsOneOfEachService() throws Exception {
        assertThat(KubernetesFiles.of(Deployment.class, build("small")))
                .hasSize(4)
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isEqualTo(1));
    }

    @Test
    void largeSpreadsEachServiceAndLeavesTheNumbersToTheAutoscaler() throws Exception {
        assertThat(KubernetesFiles.of(Deployment.class, build("large")))
                .hasSize(4)
                .allSatisfy(deployment -> {
                    assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
                            .hasSize(2);
                    assertThat(deployment.getSpec().getReplicas() == null)
                            .isEqualTo(!deployment.getMetadata().getName().equals("outcome-analytics"));
                });
        assertThat(KubernetesFiles.of(Job.class, build("large"))).hasSize(1);
    }

    private static List<HasMetadata> build(String overlay) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        KubernetesFiles.ROOT.resolve(overlay).toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(output).isZero();
        return KubernetesFiles.parse(output);
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("kubectl", "kustomize", "--help").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
