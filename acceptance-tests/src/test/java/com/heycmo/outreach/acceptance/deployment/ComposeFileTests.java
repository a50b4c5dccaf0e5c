package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No Docker daemon is needed to see that the files fit the code and each other. */
class ComposeFileTests {

    private static final Path ROOT = Path.of("..");

    private final JsonNode compose =
            JsonMapper.shared().valueToTree(new Yaml().<Object>load(read("docker-compose.yml")));
    private final JsonNode services = compose.path("services");

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service"})
    void buildsEachServiceFromTheJarThatItsModuleMakes(String module) {
        assertThat(service(module).at("/build/args/MODULE").asString()).isEqualTo(module);
        assertThat(read("Dockerfile")).contains("COPY ${MODULE}/target/${MODULE}-exec.jar");
        assertThat(ServiceJar.of(module).path()).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service"})
    void setsOnlyPropertiesThatTheServiceReads(String module) throws IOException {
        assertThat(ServiceJar.of(module).environmentNames())
                .containsAll(service(module).path("environment").propertyNames())
                .contains("SERVER_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service"})
    void everyServiceListensWhereItsHealthCheckAndTheProxyLook(String module) {
        assertThat(service(module).at("/environment/SERVER_PORT").asString()).isEqualTo("8080");
        assertThat(read("Dockerfile")).contains("EXPOSE 8080").contains("/dev/tcp/127.0.0.1/$SERVER_PORT");
    }

    @Test
    void theProxySendsOnlyToServicesThatExistOnTheirPort() {
        Matcher targets = Pattern.compile("proxy_pass http://([a-z-]+):(\\d+);").matcher(read("deploy/proxy.conf"));
        assertThat(targets.results().map(target -> target.group(1) + ":" + target.group(2)))
                .containsExactlyInAnyOrder("dispatch-service:8080", "approval-service:8080");
        assertThat(services.propertyNames()).contains("dispatch-service", "approval-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/next",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622/result"
            })
    void theProxySendsTheExtensionsPathsToDispatch(String path) {
        assertThat(Pattern.compile(dispatchLocation()).matcher(path).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/usage",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622/approve"
            })
    void theProxySendsEverythingElseToApproval(String path) {
        assertThat(Pattern.compile(dispatchLocation()).matcher(path).find()).isFalse();
    }

    @Test
    void publishesOnTheLoopbackAddressOnly() {
        assertThat(services.findValues("ports"))
                .isNotEmpty()
                .allSatisfy(ports -> assertThat(ports)
                        .allSatisfy(port -> assertThat(port.asString()).startsWith("127.0.0.1:")));
    }

    @Test
    void pinsEveryImage() {
        assertThat(services.findValues("image"))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image.asString()).matches("[a-z/]+:\\d+\\.\\d+(\\.\\d+)?"));
        assertThat(read("Dockerfile")).containsPattern("JAVA_IMAGE=[a-z-]+:\\d+\\.\\d+\\.\\d+_\\d+-jre");
    }

    @Test
    void everyContainerHasAHealthCheck() {
        assertThat(services)
                .allSatisfy(service -> assertThat(service.propertyNames()).containsAnyOf("healthcheck", "build"));
        assertThat(read("Dockerfile")).contains("HEALTHCHECK").contains("USER outreach");
    }

    @Test
    void knowsNoPasswordOfItsOwn() {
        assertThat(read("docker-compose.yml"))
                .contains("${POSTGRES_PASSWORD:?")
                .doesNotContain("POSTGRES_PASSWORD: \"");
        assertThat(read(".env.example")).containsPattern("(?m)^POSTGRES_PASSWORD=$");
        assertThat(read(".gitignore")).containsPattern("(?m)^\\.env$");
    }

    @Test
    void everyVolumeIsDeclared() {
        assertThat(compose.path("volumes").propertyNames()).containsExactlyInAnyOrder("postgres-data", "kafka-data");
        assertThat(service("proxy").at("/volumes/0").asString())
                .isEqualTo("./deploy/proxy.conf:/etc/nginx/conf.d/default.conf:ro");
    }

    private static String dispatchLocation() {
        Matcher location = Pattern.compile("location ~ (\\S+) \\{").matcher(read("deploy/proxy.conf"));
        assertThat(location.find()).isTrue();
        return location.group(1);
    }

    private JsonNode service(String name) {
        return services.path(name);
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
