package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at the embedded provider and out again, and what another site can do with a session. */
class LoginIntegrationTests {

    private static final Path JAR = Path.of("..", "all-in-one", "target", "all-in-one.jar");

    private static AllInOneProcess pipeline;
    private static AllInOneProcess.Endpoints endpoints;
    private static Chromium chromium;

    private BrowserContext person;
    private Page page;

    @BeforeAll
    static void start(@TempDir Path directory) {
        pipeline = new AllInOneProcess(JAR, directory.resolve("data"));
        endpoints = pipeline.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        pipeline.close();
    }

    @BeforeEach
    void openBrowser() {
        person = chromium.person();
        page = person.newPage();
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    void aPersonSignsInAndSeesTheFirstCustomersPendingDrafts() {
        signIn("reviewer", reviewerPassword());

        assertThat(page.url()).endsWith("/outreach/linkedin/" + endpoints.customerId(0));
        page.waitForCondition(() -> {
            page.reload();
            return page.locator("article").count() > 0;
        });
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "pending.png")));
    }

    @Test
    void aWrongPasswordIsRefused() {
        signIn("reviewer", "not the password");

        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("wrong");
    }

    @Test
    void aCustomerThatThePersonDoesNotHaveIsForbidden() {
        signIn("reviewer", reviewerPassword());

        Response answer = page.navigate(ui() + "/00000000-0000-4000-8000-000000000000");

        assertThat(Objects.requireNonNull(answer).status()).isEqualTo(403);
    }

    @Test
    void signingInGivesTheSessionAnotherIdAndTheOldOneIsWorthless() throws Exception {
        page.navigate(ui());
        String before = session();

        signIn("reviewer", reviewerPassword());

        assertThat(session()).isNotEqualTo(before);
        assertThat(statusWithSession(before)).isEqualTo(302);
        assertThat(statusWithSession(session())).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() throws Exception {
        signIn("reviewer", reviewerPassword());
        String before = session();

        page.getByText("Sign out").click();

        page.waitForURL("**/idp/login**");
        assertThat(statusWithSession(before)).isEqualTo(302);
        page.navigate(ui());
        assertThat(page.locator("input[name=password]").isVisible()).isTrue();
    }

    @Test
    void aFormOfAnotherOriginIsRefused() throws IOException {
        signIn("reviewer", reviewerPassword());
        String pause = ui() + "/" + endpoints.customerId(0) + "/pause";
        // Another port of the same host: the browser sends the cookie along, so that only the form's token protects.
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] forged = "<form method=post action='%s'><button>Win</button></form>"
                .formatted(pause)
                .getBytes(StandardCharsets.UTF_8);
        elsewhere.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, forged.length);
                exchange.getResponseBody().write(forged);
            }
        });
        elsewhere.start();
        try {
            page.navigate("http://localhost:" + elsewhere.getAddress().getPort() + "/");
            Response answer =
                    page.waitForResponse(pause, () -> page.getByText("Win").click());

            assertThat(answer.request().headers()).doesNotContainKey("x-csrf-token");
            assertThat(answer.status()).isEqualTo(403);
        } finally {
            elsewhere.stop(0);
        }
        page.navigate(ui());
        assertThat(page.getByText("Pause sending").isVisible()).isTrue();
    }

    @Test
    void aReviewerPausesAndResumes() {
        signIn("reviewer", reviewerPassword());

        page.getByText("Pause sending").click();
        assertThat(page.getByRole(AriaRole.STATUS).isVisible()).isTrue();
        page.getByText("Resume sending").click();

        assertThat(page.getByText("Pause sending").isVisible()).isTrue();
    }

    @Test
    void aSessionAuthenticatesNothingUnderApi() throws Exception {
        signIn("reviewer", reviewerPassword());

        assertThat(get(endpoints.queue(0), session()).statusCode()).isEqualTo(401);
    }

    private void signIn(String user, String password) {
        page.navigate(ui());
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").click();
    }

    private String reviewerPassword() {
        return endpoints.json().path("ui").path("password").asString();
    }

    private static String ui() {
        return endpoints.json().path("ui").path("url").asString();
    }

    private String session() {
        List<Cookie> cookies = person.cookies();
        return cookies.stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .peek(cookie -> assertThat(cookie.httpOnly).isTrue())
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private static int statusWithSession(String session) throws IOException, InterruptedException {
        return get(URI.create(ui() + "/" + endpoints.customerId(0)), session).statusCode();
    }

    private static HttpResponse<String> get(URI uri, String session) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Cookie", "JSESSIONID=" + session)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
