package com.heycmo.outreach.acceptance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.TestPorts;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every scenario on a process that logs at DEBUG, as text to the console and as ECS to a file. */
class LogsIntegrationTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final LeakDetector LEAKS = new LeakDetector();
    private static PipelineScenario scenario;
    private static String sent = "";
    private static List<String> text = List.of();
    private static List<String> ecs = List.of();
    private static String actuator = "";
    private static List<ConsumerRecord<byte[], byte[]>> decisions = List.of();

    @BeforeAll
    static void runAllScenariosAtDebug(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("ecs.log");
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))
                .with("logging.level.root", "debug")
                // These read the properties.
                .with("logging.level.com.heycmo", "trace")
                .with("logging.level.org.springframework.beans", "trace")
                .with("logging.level.org.springframework.boot.context.properties", "trace")
                .with("logging.level.org.springframework.core.env", "trace")
                .with("management.server.port", Integer.toString(TestPorts.take()))
                .with("management.endpoints.web.exposure.include", "*")
                .with("management.endpoint.env.show-values", "always")
                .with("management.endpoint.configprops.show-values", "always")
                .with("logging.file.name", file.toString())
                .with("logging.structured.format.file", "ecs")
                .with("logging.structured.ecs.service.environment", "under-test")) {
            AllInOneProcess.Endpoints endpoints = allInOne.start();
            registerPasswordFiles(directory.resolve("data"));
            registerSecrets(endpoints.json());
            // The names in the API's token and in the ID token.
            LEAKS.register(
                    "Reviewer at " + endpoints.json().at("/customers/0/name").asString());
            LEAKS.register("Rita Reviewer");
            scenario = scenario(endpoints);
            runAll(endpoints);
            actuator = actuator(allInOne.port("management.server.port"));
            KafkaProbe kafka = new KafkaProbe(endpoints.bootstrapServers());
            decisions = kafka.since(kafka.beginning(Topic.DECISIONS.topicName()));
            allInOne.process().stop();
            text = allInOne.process().output().lines().toList();
            ecs = Files.readAllLines(file);
        }
    }

    private static PipelineScenario scenario(AllInOneProcess.Endpoints endpoints) {
        return new PipelineScenario(
                endpoints,
                client(endpoints, endpoints.apiToken(0)),
                client(endpoints, endpoints.extensionToken(0)),
                LEAKS);
    }

    private static void runAll(AllInOneProcess.Endpoints endpoints) throws Exception {
        scenario.publish();
        sent = scenario.send();
        scenario.fail();
        scenario.skip();
        scenario.erase();
        scenario.submitManualDraft();
        scenario.sendInvalidRequests(sent);
        List<String> revoked = scenario.pairAndRevoke();
        List<String> credentials = new ArrayList<>(revoked);
        credentials.addAll(forged(endpoints));
        scenario.sendWith(
                credentials.stream().map(token -> client(endpoints, token)).toList(), sent);
        sendMalformedHeader(endpoints, "Authorization: Bearer " + LeakDetector.word("garbled") + "\u0000");
        sendMalformedHeader(endpoints, "Cookie: JSESSIONID=" + LeakDetector.word("crumbled") + "\u0001\"; a=\u0001");
        sendMalformedHeader(endpoints, "Author ization: Bearer " + LeakDetector.word("split"));
        signInAndSignOut(endpoints.json().path("ui"));
    }

    /** Sends a malformed header over a plain socket. */
    private static void sendMalformedHeader(AllInOneProcess.Endpoints endpoints, String header) throws IOException {
        URI server = URI.create(endpoints.text("baseUrl"));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/linkedin HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
                            .formatted(header)
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 40");
        }
    }

    /** Truncated, extended, of another customer, with a wrong signature, or not a token. */
    private static List<String> forged(AllInOneProcess.Endpoints endpoints) {
        String person = endpoints.apiToken(0);
        String extension = endpoints.extensionToken(0);
        String word = LeakDetector.word("bearer");
        return List.of(
                extension.substring(1),
                extension + "x",
                endpoints.extensionToken(1),
                person.substring(0, person.length() - 8) + "AAAAAAAA",
                person.substring(1),
                word,
                word + "." + word + ".c2ln");
    }

    private static void signInAndSignOut(JsonNode ui) throws Exception {
        URI page = URI.create(ui.path("url").asString());
        Browser browser = new Browser(TRACE, LEAKS);
        browser.signIn(page, ui.path("user").asString(), LeakDetector.word("wrongpassword"));
        HttpResponse<String> shown = browser.signIn(
                page, ui.path("user").asString(), ui.path("password").asString());
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        browser.open(URI.create(page + "?q=" + LeakDetector.word("search")));
        browser.open(
                page.resolve("/login/oauth2/code/outreach?code=%1$s&state=%1$s".formatted(LeakDetector.word("code"))));
        browser.submit(shown, page.resolve("/logout"), "");
    }

    private static TracedClient client(AllInOneProcess.Endpoints endpoints, String token) {
        return new TracedClient(endpoints.text("baseUrl"), TRACE, token);
    }

    /** What an operator sees who exposes everything and lets it show values. */
    private static String actuator(int port) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (String endpoint : List.of("env", "configprops", "beans", "conditions", "health", "info")) {
            TracedClient operator = new TracedClient("http://127.0.0.1:" + port, TRACE, "none");
            HttpResponse<String> answer = operator.get("/actuator/" + endpoint);
            assertThat(answer.statusCode()).as(endpoint).isEqualTo(200);
            all.append(answer.body());
        }
        return all.toString();
    }

    /** Each password and the key have a separate file. */
    private static void registerPasswordFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> passwords = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(\\.password|/passwords/[^/]+|/do-not-contact\\.key)"))
                    .toList();
            assertThat(passwords).hasSizeGreaterThan(3).anyMatch(file -> file.endsWith("do-not-contact.key"));
            for (Path file : passwords) {
                LEAKS.register(Files.readString(file).strip());
            }
        }
    }

    /** Every field of endpoints.json whose name contains "password" or "token". */
    private static void registerSecrets(JsonNode endpoints) {
        endpoints.properties().forEach(property -> {
            String name = property.getKey().toLowerCase(Locale.ROOT);
            if (property.getValue().isString() && (name.contains("password") || name.contains("token"))) {
                LEAKS.register(property.getValue().asString());
            }
        });
        endpoints.forEach(LogsIntegrationTests::registerSecrets);
    }

    @Test
    void logsNoBodyNoNameAndNoSecret() {
        assertThat(LEAKS.secretCount()).isGreaterThan(30);
        assertThat(text.stream().filter(LEAKS::isLeakedIn)).isEmpty();
        assertThat(ecs.stream().filter(LEAKS::isLeakedIn)).isEmpty();
    }

    @Test
    void actuatorShowsNoSecretEvenIfItShowsValues() {
        assertThat(actuator)
                .contains("\"outreach.do-not-contact.key\"")
                .containsPattern("\"outreach\\.retention\\.days\":\\{[^}]*\"value\":0");
        assertThat(LEAKS.isLeakedIn(actuator)).isFalse();
    }

    @Test
    void logsTheRestAtDebug() {
        assertThat(text).hasSizeGreaterThan(1000);
        assertThat(ecs.stream().map(LogsIntegrationTests::json).map(line -> level(line)))
                .contains("DEBUG", "INFO");
        assertThat(ecs.stream().map(LogsIntegrationTests::json).map(line -> logger(line)))
                .anyMatch(logger -> logger.startsWith("org.springframework.web."))
                .anyMatch(logger -> logger.startsWith("org.apache.kafka."))
                .anyMatch(logger -> logger.startsWith("com.heycmo.outreach."));
    }

    @Test
    void linesOfARequestNameItsCustomerAndDraft() {
        assertThat(text)
                .anyMatch(line -> line.contains("customer.id=" + scenario.customerId())
                        && line.contains("draft.id=" + sent)
                        && line.contains("traceId=" + TRACE));
        assertThat(ecs.stream().map(LogsIntegrationTests::json))
                .anyMatch(line -> line.at("/customer/id")
                                .asString("")
                                .equals(scenario.customerId().toString())
                        && line.at("/draft/id").asString("").equals(sent));
    }

    @Test
    void linesContinueTheTraceOfTheCaller() {
        assertThat(ecs.stream().map(LogsIntegrationTests::json).filter(line -> line.has("customer")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.path("trace.id").asString()).isEqualTo(TRACE);
                    assertThat(line.path("span.id").asString())
                            .matches("[0-9a-f]{16}")
                            .isNotEqualTo("00f067aa0ba902b7");
                });
    }

    /** Also without a collector of the pipeline's own. */
    @Test
    void eventsContinueTheTraceOfTheCaller() {
        assertThat(decisions)
                .filteredOn(event ->
                        String.valueOf(KafkaProbe.header(event, "ce_type")).endsWith(".approved.v1"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(KafkaProbe.header(event, "traceparent"))
                        .matches("00-" + TRACE + "-[0-9a-f]{16}-01"));
    }

    @Test
    void everyEcsLineIsJsonThatNamesTheService() {
        assertThat(ecs.stream().map(LogsIntegrationTests::json)).allSatisfy(line -> {
            assertThat(line.at("/service/name").asString()).isEqualTo("outreach-pipeline");
            assertThat(line.at("/service/environment").asString()).isEqualTo("under-test");
            assertThat(line.path("@timestamp").isString()).isTrue();
        });
    }

    @Test
    void answersDoNotContainTheTrace() {
        assertThat(scenario.rejections()).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.body()).doesNotContain(TRACE);
            assertThat(answer.headers().map().toString().toLowerCase(Locale.ROOT))
                    .doesNotContain(TRACE, "trace");
        });
    }

    /** 4318 is the port of OpenTelemetry collectors. With the colon, because timestamps and offsets may contain 4318. */
    @Test
    void doesNotTryToExportTraces() {
        assertThat(text).noneMatch(Pattern.compile("Failed to export|:4318\\b").asPredicate());
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static String level(JsonNode line) {
        return line.at("/log/level").asString();
    }

    private static String logger(JsonNode line) {
        return line.at("/log/logger").asString();
    }
}
