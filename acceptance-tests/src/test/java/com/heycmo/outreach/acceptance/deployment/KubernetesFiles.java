package com.heycmo.outreach.acceptance.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The manifests of {@code deploy/kubernetes}, read strictly: an unknown field fails. */
final class KubernetesFiles {

    static final Path ROOT = Path.of("../deploy/kubernetes");

    private static final String KUSTOMIZATION = "kustomization.yaml";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "Namespace", Namespace.class,
            "ConfigMap", ConfigMap.class,
            "Service", Service.class,
            "Deployment", Deployment.class,
            "Job", Job.class,
            "HTTPRoute", HTTPRoute.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);

    /** The models collect unknown fields. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private KubernetesFiles() {}

    /** The files of a directory that are manifests or patches. */
    static List<Path> files(String directory) {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files.filter(file -> !file.endsWith(KUSTOMIZATION)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<HasMetadata> manifests(String directory) {
        return files(directory).stream()
                .flatMap(file -> parse(read(file)).stream())
                .toList();
    }

    static List<HasMetadata> parse(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(KubernetesFiles::manifest)
                .toList();
    }

    static <T extends HasMetadata> List<T> of(Class<T> kind, List<HasMetadata> manifests) {
        return manifests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static Stream<PodTemplateSpec> pods(List<HasMetadata> manifests) {
        return Stream.concat(
                of(Deployment.class, manifests).stream()
                        .map(deployment -> deployment.getSpec().getTemplate()),
                of(Job.class, manifests).stream().map(job -> job.getSpec().getTemplate()));
    }

    static JsonNode kustomization(String directory) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .valueToTree(
                        new Yaml().<Object>load(read(ROOT.resolve(directory).resolve(KUSTOMIZATION))));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HasMetadata manifest(Object document) {
        String kind = (String) ((Map<?, ?>) document).get("kind");
        return STRICT.convertValue(document, Objects.requireNonNull(KINDS.get(kind), kind));
    }
}
