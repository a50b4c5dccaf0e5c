package com.heycmo.outreach.acceptance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process that logs all it can, as text on the console and as ECS into a file, and everything is done to it. */
class LogsIntegrationTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final Telltales TELLTALES = new Telltales();
    private static Journey journey;
    private static String sent = "";
    private static List<String> text = List.of();
    private static List<String> ecs = List.of();

    @BeforeAll
    static void doEverythingAtDebug(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("ecs.log");
        try (AllInOneProcess allInOne = AllInOneProcess.unpacked(directory.resolve("data"))
                .with("logging.level.root", "debug")
                .with("logging.file.name", file.toString())
                .with("logging.structured.format.file", "ecs")
                .with("logging.structured.ecs.service.environment", "under-test")) {
            AllInOneProcess.Endpoints endpoints = allInOne.start();
            rememberWhatIsKeptIn(directory.resolve("data"));
            remember(endpoints.json());
            // What the API's token and the one of signing in say of the person's name.
            TELLTALES.remember(
                    "Reviewer at " + endpoints.json().at("/customers/0/name").asString());
            TELLTALES.remember("Rita Reviewer");
            journey = journey(endpoints);
            goThrough(endpoints);
            allInOne.process().stop();
            text = allInOne.process().output().lines().toList();
            ecs = Files.readAllLines(file);
        }
    }

    private static Journey journey(AllInOneProcess.Endpoints endpoints) {
        return new Journey(
                endpoints,
                exchange(endpoints, endpoints.apiToken(0)),
                exchange(endpoints, endpoints.extensionToken(0)),
                TELLTALES);
    }

    private static void goThrough(AllInOneProcess.Endpoints endpoints) throws Exception {
        journey.publish();
        sent = journey.send();
        journey.fail();
        journey.skip();
        journey.draftByHand();
        journey.goWrong(sent);
        List<String> revoked = journey.pair();
        List<String> strangers = new ArrayList<>(revoked);
        strangers.addAll(forged(endpoints));
        journey.knockWith(
                strangers.stream().map(token -> exchange(endpoints, token)).toList(), sent);
        garble(endpoints, "Authorization: Bearer " + Telltales.word("garbled") + "\u0000");
        garble(endpoints, "Cookie: JSESSIONID=" + Telltales.word("crumbled") + "\u0001\"; a=\u0001");
        garble(endpoints, "Author ization: Bearer " + Telltales.word("split"));
        signInAndOut(endpoints.json().path("ui"));
    }

    /** Sends a header that no server can read. */
    private static void garble(AllInOneProcess.Endpoints endpoints, String header) throws IOException {
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

    /** Cut short, lengthened, of somebody else, signed by nobody, or no token at all. */
    private static List<String> forged(AllInOneProcess.Endpoints endpoints) {
        String person = endpoints.apiToken(0);
        String extension = endpoints.extensionToken(0);
        String word = Telltales.word("bearer");
        return List.of(
                extension.substring(1),
                extension + "x",
                endpoints.extensionToken(1),
                person.substring(0, person.length() - 8) + "AAAAAAAA",
                person.substring(1),
                word,
                word + "." + word + ".c2ln");
    }

    private static void signInAndOut(JsonNode ui) throws Exception {
        URI page = URI.create(ui.path("url").asString());
        Browser browser = new Browser(TRACE, TELLTALES);
        browser.signIn(page, ui.path("user").asString(), Telltales.word("wrongpassword"));
        HttpResponse<String> shown = browser.signIn(
                page, ui.path("user").asString(), ui.path("password").asString());
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        browser.open(URI.create(page + "?q=" + Telltales.word("search")));
        browser.open(
                page.resolve("/login/oauth2/code/outreach?code=%1$s&state=%1$s".formatted(Telltales.word("code"))));
        browser.submit(shown, page.resolve("/logout"), "");
    }

    private static Exchange exchange(AllInOneProcess.Endpoints endpoints, String token) {
        return new Exchange(endpoints.text("baseUrl"), TRACE, token);
    }

    /** Passwords have files of their own. */
    private static void rememberWhatIsKeptIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> passwords = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(\\.password|/passwords/[^/]+)"))
                    .toList();
            assertThat(passwords).hasSizeGreaterThan(2);
            for (Path file : passwords) {
                TELLTALES.remember(Files.readString(file).strip());
            }
        }
    }

    /** Everything in endpoints.json that is called a password or a token. */
    private static void remember(JsonNode endpoints) {
        endpoints.properties().forEach(property -> {
            String name = property.getKey().toLowerCase(Locale.ROOT);
            if (property.getValue().isString() && (name.contains("password") || name.contains("token"))) {
                TELLTALES.remember(property.getValue().asString());
            }
        });
        endpoints.forEach(LogsIntegrationTests::remember);
    }

    @Test
    void noBodyNoNameAndNoSecretIsLogged() {
        assertThat(TELLTALES.secrets()).isGreaterThan(30);
        assertThat(text.stream().filter(TELLTALES::isIn)).isEmpty();
        assertThat(ecs.stream().filter(TELLTALES::isIn)).isEmpty();
    }

    @Test
    void everythingIsLoggedThatMayBe() {
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
                .anyMatch(line -> line.contains("customer.id=" + journey.customerId())
                        && line.contains("draft.id=" + sent)
                        && line.contains("traceId=" + TRACE));
        assertThat(ecs.stream().map(LogsIntegrationTests::json))
                .anyMatch(line -> line.at("/customer/id")
                                .asString("")
                                .equals(journey.customerId().toString())
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

    @Test
    void everyEcsLineIsJsonThatSaysWhoSpeaks() {
        assertThat(ecs.stream().map(LogsIntegrationTests::json)).allSatisfy(line -> {
            assertThat(line.at("/service/name").asString()).isEqualTo("outreach-pipeline");
            assertThat(line.at("/service/environment").asString()).isEqualTo("under-test");
            assertThat(line.path("@timestamp").isString()).isTrue();
        });
    }

    @Test
    void answersSayNothingOfTheTrace() {
        assertThat(journey.refusals()).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.body()).doesNotContain(TRACE);
            assertThat(answer.headers().map().toString().toLowerCase(Locale.ROOT))
                    .doesNotContain(TRACE, "trace");
        });
    }

    /** 4318 is the port where OpenTelemetry's collectors listen; times and offsets may hold these digits as well. */
    @Test
    void nobodyComplainsOfAMissingCollector() {
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
