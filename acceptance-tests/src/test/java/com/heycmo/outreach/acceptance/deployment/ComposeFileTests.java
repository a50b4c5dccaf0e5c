package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Checks without Docker that the compose file, the image, the proxy, the jars and the logins agree. */
class ComposeFileTests {

    private final ComposeFile compose = new ComposeFile();
    private final JsonNode services = compose.services();

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service", "outcome-analytics"})
    void buildsEachServiceFromTheJarOfItsModule(String module) {
        assertThat(service(module).at("/build/args/MODULE").asString()).isEqualTo(module);
        assertThat(read("Dockerfile")).contains("COPY ${MODULE}/target/${MODULE}-exec.jar");
        assertThat(ServiceJar.of(module).path()).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service", "outcome-analytics"})
    void setsOnlyPropertiesThatTheServiceKnows(String module) throws IOException {
        Predicate<String> known = ServiceJar.of(module).environmentNames();
        assertThat(compose.environment(module).keySet()).allMatch(known);
        assertThat(known).accepts("SERVER_ADDRESS").rejects("SERVER_ADRESS", "OUTREACH_WORKER_USER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafting-ingest", "approval-service", "dispatch-service", "outcome-analytics"})
    void everyServiceListensOnThePortOfHealthCheckAndProxy(String module) {
        assertThat(service(module).at("/environment/SERVER_PORT").asString()).isEqualTo("8080");
        assertThat(read("Dockerfile")).contains("EXPOSE 8080").contains("SERVER_PORT=8080");
    }

    @Test
    void analyticsIsOptionalAndHasNoDatabase() {
        assertThat(service("outcome-analytics").path("profiles").path(0).asString())
                .isEqualTo("analytics");
        assertThat(service("outcome-analytics").path("depends_on").propertyNames())
                .containsExactly("kafka");
        assertThat(compose.environment("outcome-analytics").keySet())
                .noneMatch(name -> name.contains("DATASOURCE") || name.contains("FLYWAY") || name.contains("WORKER"));
    }

    @Test
    void healthAndMetricsStayInsideTheContainer() {
        assertThat(read("Dockerfile"))
                .contains("MANAGEMENT_SERVER_ADDRESS=127.0.0.1")
                .contains("MANAGEMENT_SERVER_PORT=9080")
                .contains("/dev/tcp/127.0.0.1/$MANAGEMENT_SERVER_PORT")
                .doesNotContain("EXPOSE 9080");
        assertThat(read("docker-compose.yml")).doesNotContain("9080").doesNotContain("MANAGEMENT_SERVER");
        assertThat(read("deploy/proxy.conf"))
                .doesNotContain("9080")
                .containsPattern("location \\^~ /actuator \\{[^}]*return 404");
    }

    @Test
    void theProxyForwardsOnlyToExistingServices() {
        String proxy = read("deploy/proxy.conf");
        assertThat(Pattern.compile("server (\\S+:\\d+) ")
                        .matcher(proxy)
                        .results()
                        .map(target -> target.group(1)))
                .containsExactlyInAnyOrder("dispatch-service:8080", "approval-service:8080");
        assertThat(Pattern.compile("proxy_pass http://([a-z]+);").matcher(proxy).results())
                .hasSize(2)
                .allMatch(target -> proxy.contains("upstream " + target.group(1) + " {"));
        assertThat(services.propertyNames()).contains("dispatch-service", "approval-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/next",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622/result",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622/release",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622/extend",
                "/api/linkedin/extension",
                "/api/linkedin/extension/state"
            })
    void theProxyForwardsTheExtensionsPathsToDispatch(String path) {
        assertThat(Pattern.compile(dispatchLocation()).matcher(path).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/usage",
                "/api/linkedin/queue/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11/b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622/approve",
                "/api/linkedin/extensions/3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11",
                "/login/oauth2/code/outreach"
            })
    void theProxyForwardsEverythingElseToApproval(String path) {
        assertThat(Pattern.compile(dispatchLocation()).matcher(path).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For $remote_addr",
                "X-Forwarded-Proto $scheme",
                "X-Forwarded-Host $http_host",
                "X-Forwarded-Port $server_port",
                "X-Forwarded-Prefix \"\"",
                "Forwarded \"\"",
                "traceparent \"\""
            })
    void theServicesTrustForwardedHeadersOfTheProxyOnly(String header) {
        assertThat(read("deploy/proxy.conf"))
                .contains("proxy_set_header " + header + ";")
                .doesNotContain("$proxy_add_x_forwarded_for");
        assertThat(List.of("approval-service", "dispatch-service"))
                .allSatisfy(service -> assertThat(compose.environment(service))
                        .containsEntry("SERVER_FORWARDHEADERSSTRATEGY", "native"));
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
    void everySecretComesFromTheEnvironment() {
        assertThat(ComposeFile.variables("docker-compose.yml")).isEqualTo(ComposeFile.secrets());
        assertThat(ComposeFile.secrets())
                .containsAll(ComposeFile.variables("deploy/keycloak-realm.json"))
                .hasSize(9);
        assertThat(read("docker-compose.yml"))
                .doesNotContainPattern("\\$\\{[A-Z_]+}")
                .doesNotContainPattern("(?m)(PASSWORD|SECRET): (?!\\$\\{)");
        assertThat(read(".gitignore")).containsPattern("(?m)^\\.env$");
    }

    @Test
    void everyVolumeIsDeclared() {
        assertThat(compose.volumes()).containsExactlyInAnyOrder("postgres-data", "kafka-data", "keycloak-data");
        assertThat(services.findValues("volumes"))
                .allSatisfy(mounts -> assertThat(mounts)
                        .allSatisfy(mount -> assertThat(mount.asString().split(":"))
                                .satisfiesAnyOf(
                                        part -> assertThat(compose.volumes()).contains(part[0]),
                                        part -> assertThat(Path.of("..").resolve(part[0]))
                                                .isRegularFile())));
    }

    @Test
    void theScriptCreatesEachDatabaseLogin() {
        String script = read("deploy/postgres-roles.sh");
        assertThat(compose.environment("drafting-ingest"))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "outreach_worker")
                .containsEntry("SPRING_DATASOURCE_PASSWORD", "OUTREACH_WORKER_PASSWORD")
                .containsEntry("SPRING_FLYWAY_USER", "outreach_owner");
        assertThat(List.of("approval-service", "dispatch-service"))
                .allSatisfy(service -> assertThat(compose.environment(service))
                        .containsEntry("SPRING_DATASOURCE_USERNAME", "outreach_service")
                        .containsEntry("SPRING_DATASOURCE_PASSWORD", "OUTREACH_SERVICE_PASSWORD")
                        .containsEntry("OUTREACH_WORKER_USERNAME", "outreach_worker")
                        .containsEntry("OUTREACH_WORKER_PASSWORD", "OUTREACH_WORKER_PASSWORD")
                        .containsEntry("SPRING_FLYWAY_USER", "outreach_owner")
                        .containsEntry("SPRING_FLYWAY_PASSWORD", "OUTREACH_OWNER_PASSWORD"));
        assertThat(List.of("owner", "service", "worker")).allSatisfy(role -> {
            assertThat(script)
                    .contains("\\getenv %1$s_password OUTREACH_%2$s_PASSWORD"
                            .formatted(role, role.toUpperCase(Locale.ROOT)))
                    .contains(
                            "CREATE ROLE outreach_%1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'%1$s_password';"
                                    .formatted(role));
            assertThat(compose.environment("postgres"))
                    .containsKey("OUTREACH_%s_PASSWORD".formatted(role.toUpperCase(Locale.ROOT)));
        });
    }

    private static String dispatchLocation() {
        Matcher location = Pattern.compile("location ~ (\\S+) \\{").matcher(read("deploy/proxy.conf"));
        assertThat(location.find()).isTrue();
        return location.group(1);
    }

    private JsonNode service(String name) {
        return compose.service(name);
    }

    private static String read(String file) {
        return ComposeFile.read(file);
    }
}
