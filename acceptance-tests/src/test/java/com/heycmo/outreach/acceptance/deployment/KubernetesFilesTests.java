package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks without a cluster that the manifests, the image, the proxy, the jars and the logins agree. */
class KubernetesFilesTests {

    private final List<HasMetadata> base = KubernetesFiles.manifests("base");

    @Test
    void anUnknownFieldIsAnError() {
        assertThatThrownBy(() -> KubernetesFiles.parse("{apiVersion: apps/v1, kind: Deployment, spec: {replica: 1}}"))
                .hasMessageContaining("replica");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "small", "large"})
    void everyFileIsAManifestOrAPatchOfItsKustomization(String directory) {
        KubernetesFiles.manifests(directory);
        String kustomization = KubernetesFiles.kustomization(directory).toString();
        assertThat(KubernetesFiles.files(directory))
                .allSatisfy(file ->
                        assertThat(kustomization).contains(file.getFileName().toString()));
    }

    @Test
    void noPodIsRootOrWritesToItsImage() {
        assertThat(ComposeFile.read("Dockerfile")).contains("--uid 10001");
        assertThat(pods()).hasSize(5).allSatisfy(pod -> {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getRunAsUser()).isEqualTo(10001);
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            Container container = container(pod);
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getVolumeMounts())
                    .singleElement()
                    .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
        });
    }

    @Test
    void everyPodHasTheMemoryThatItAsksFor() {
        assertThat(pods()).allSatisfy(pod -> {
            var resources = container(pod).getResources();
            assertThat(resources.getRequests()).containsKeys("cpu", "memory");
            assertThat(resources.getLimits())
                    .containsOnly(Map.entry("memory", resources.getRequests().get("memory")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service", "outcome-analytics"})
    void setsOnlyPropertiesThatTheServiceKnows(String service) throws IOException {
        Predicate<String> known = ServiceJar.of(service).environmentNames();
        assertThat(environment(deployment(service).getSpec().getTemplate())).allMatch(known);
    }

    @Test
    void theJobSetsOnlyPropertiesThatItsServiceKnows() throws IOException {
        assertThat(container(job()).getImage()).isEqualTo("drafting-ingest");
        assertThat(environment(job())).allMatch(ServiceJar.of("drafting-ingest").environmentNames());
    }

    @Test
    void onlyTheJobKnowsTheOwnersPassword() {
        assertThat(secrets(job())).containsExactly("database-owner");
        assertThat(deployments())
                .allSatisfy(deployment ->
                        assertThat(secrets(deployment.getSpec().getTemplate())).doesNotContain("database-owner"));
        assertThat(secrets(deployment("drafting-ingest").getSpec().getTemplate()))
                .doesNotContain("database-service");
        assertThat(secrets(deployment("outcome-analytics").getSpec().getTemplate()))
                .isEmpty();
    }

    /** And none of their values stands in a file. */
    @Test
    void everySecretIsNamedInTheHandbook() {
        String handbook = ComposeFile.read("docs/operations.md");
        assertThat(pods().flatMap(pod -> secrets(pod).stream()).collect(Collectors.toSet()))
                .hasSize(5)
                .allSatisfy(secret -> assertThat(handbook).contains("create secret generic " + secret + " "));
        assertThat(pods().flatMap(pod -> container(pod).getEnv().stream()))
                .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|SECRET|KEY)$"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.getValue()).isNull());
    }

    @Test
    void probesAskTheManagementPortOfTheImage() {
        assertThat(ComposeFile.read("Dockerfile"))
                .contains("MANAGEMENT_SERVER_PORT=9080")
                .contains("SERVER_PORT=8080");
        assertThat(deployments()).hasSize(4).allSatisfy(deployment -> {
            Container container = container(deployment.getSpec().getTemplate());
            assertThat(container.getPorts())
                    .filteredOn(port -> port.getName().equals("management"))
                    .extracting(ContainerPort::getContainerPort)
                    .containsExactly(9080);
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
            assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe()))
                    .allSatisfy(
                            probe -> assertThat(probe.getHttpGet().getPath()).endsWith("/liveness"));
            assertThat(Stream.of(
                            container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                    .extracting(Probe::getHttpGet)
                    .allSatisfy(get -> assertThat(get.getPort().getStrVal()).isEqualTo("management"));
        });
    }

    @Test
    void theGatewaySplitsPathsAsTheProxyDoes() {
        String expression = route().getSpec().getRules().stream()
                .flatMap(rule -> rule.getMatches().stream())
                .map(match -> match.getPath())
                .filter(path -> path.getType().equals("RegularExpression"))
                .map(path -> path.getValue())
                .collect(Collectors.joining());
        assertThat(ComposeFile.read("deploy/proxy.conf")).contains("location ~ ^" + expression + "$ {");
    }

    @Test
    void theGatewayForwardsToServicesThatExist() {
        assertThat(route().getSpec().getRules().stream()
                        .flatMap(rule -> rule.getBackendRefs().stream())
                        .map(backend -> backend.getName() + ":" + backend.getPort()))
                .containsExactlyInAnyOrder("dispatch-service:8080", "outcome-analytics:8080", "approval-service:8080");
        assertThat(base)
                .filteredOn(manifest -> manifest.getKind().equals("Service"))
                .extracting(service -> service.getMetadata().getName())
                .containsExactlyInAnyOrder("dispatch-service", "outcome-analytics", "approval-service");
    }

    @Test
    void aPodReachesWhatItsLabelsSayAndNothingElse() {
        List<NetworkPolicy> policies = KubernetesFiles.of(NetworkPolicy.class, base);
        assertThat(policies)
                .filteredOn(policy -> policy.getMetadata().getName().equals("nothing-by-default"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                    assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                            .isNullOrEmpty();
                });
        assertThat(KubernetesFiles.pods(base)).allSatisfy(pod -> {
            Set<String> sources = sources(pod);
            Map<String, String> labels = pod.getMetadata().getLabels();
            assertThat(labels.containsKey("outreach/database")).isEqualTo(sources.contains("addresses"));
            assertThat(labels.containsKey("outreach/kafka")).isEqualTo(sources.contains("kafka"));
            assertThat(labels.containsKey("outreach/provider")).isEqualTo(sources.contains("provider"));
        });
        assertThat(policies)
                .extracting(policy -> policy.getMetadata().getName())
                .contains("database", "kafka", "provider", "requests", "metrics", "names");
    }

    @Test
    void theLargeOverlayScalesAndProtectsServicesThatExist() {
        List<HasMetadata> large = KubernetesFiles.manifests("large");
        Set<String> names = deployments().stream()
                .map(deployment -> deployment.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(KubernetesFiles.of(PodDisruptionBudget.class, large))
                .extracting(budget -> budget.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(KubernetesFiles.of(HorizontalPodAutoscaler.class, large))
                .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .isSubsetOf(names)
                .doesNotContain("outcome-analytics");
    }

    @Test
    void theRollOutWaitsForEveryService() {
        String script = ComposeFile.read("deploy/kubernetes/roll-out.sh");
        assertThat(deployments())
                .allSatisfy(deployment ->
                        assertThat(script).contains(deployment.getMetadata().getName()));
        assertThat(script.indexOf("wait --for=condition=complete")).isBetween(0, script.indexOf("rollout status"));
    }

    private Stream<PodTemplateSpec> pods() {
        return KubernetesFiles.pods(base);
    }

    private List<Deployment> deployments() {
        return KubernetesFiles.of(Deployment.class, base);
    }

    private Deployment deployment(String name) {
        return deployments().stream()
                .filter(deployment -> deployment.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow();
    }

    private PodTemplateSpec job() {
        return pods().filter(pod -> container(pod).getName().equals("migrate"))
                .findAny()
                .orElseThrow();
    }

    private HTTPRoute route() {
        return KubernetesFiles.of(HTTPRoute.class, base).get(0);
    }

    private static Container container(PodTemplateSpec pod) {
        assertThat(pod.getSpec().getContainers()).hasSize(1);
        return pod.getSpec().getContainers().get(0);
    }

    private static Set<String> secrets(PodTemplateSpec pod) {
        return container(pod).getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .collect(Collectors.toSet());
    }

    /** The names of its maps of settings. */
    private static Set<String> sources(PodTemplateSpec pod) {
        return container(pod).getEnvFrom().stream()
                .map(source -> source.getConfigMapRef().getName())
                .collect(Collectors.toSet());
    }

    private static List<String> environment(PodTemplateSpec pod) {
        Map<String, List<String>> settings = settings();
        return Stream.concat(
                        container(pod).getEnv().stream().map(EnvVar::getName),
                        sources(pod).stream().map(settings::get).flatMap(List::stream))
                .toList();
    }

    /** The variables of each generated map. */
    private static Map<String, List<String>> settings() {
        return KubernetesFiles.kustomization("base")
                .path("configMapGenerator")
                .valueStream()
                .collect(Collectors.toMap(
                        map -> map.path("name").asString(),
                        map -> map.path("literals")
                                .valueStream()
                                .map(literal -> literal.asString().replaceFirst("=.*", ""))
                                .toList()));
    }
}
