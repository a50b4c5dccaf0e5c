package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.microsoft.playwright.Browser;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out at the embedded provider, and protection against forged requests. */
class LoginIntegrationTests extends BrowserTest {

    private final AllInOneProcess.Endpoints endpoints = pages.endpoints();
    private Page page;

    @BeforeEach
    void openBrowser() {
        complaints.expectErrorResponses();
        page = stranger();
    }

    @Test
    void aPersonSignsInAndSeesTheFirstCustomersPendingDrafts() {
        UUID id = draft("Jane Doe", "Hi Jane");

        signIn("reviewer", reviewerPassword());

        assertThat(page.url()).endsWith("/outreach/linkedin/" + customer);
        assertThat(page.locator("#draft-" + id).isVisible()).isTrue();
    }

    @Test
    void aWrongPasswordIsRejected() {
        signIn("reviewer", "not the password");

        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("password");
    }

    @Test
    void anotherCustomerIsForbidden() {
        signIn("reviewer", reviewerPassword());

        Response answer = page.navigate(ui() + "/00000000-0000-4000-8000-000000000000");

        assertThat(Objects.requireNonNull(answer).status()).isEqualTo(403);
        assertThat(page.getByRole(AriaRole.HEADING).textContent()).isEqualTo("You have no access to this page");
        page.getByText("Go to the review page").click();
        assertThat(page.url()).isEqualTo(ui() + "/" + endpoints.customerId(0));
    }

    @Test
    void signingInChangesTheSessionIdAndInvalidatesTheOldOne() throws Exception {
        page.navigate(ui());
        String before = session();

        signIn("reviewer", reviewerPassword());

        assertThat(session()).isNotEqualTo(before);
        assertThat(statusWithSession(before)).isEqualTo(302);
        assertThat(statusWithSession(session())).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionAlsoAtTheProvider() throws Exception {
        signIn("reviewer", reviewerPassword());
        String before = session();

        page.getByText("Sign out").first().click();

        page.waitForURL("**/idp/login**");
        assertThat(statusWithSession(before)).isEqualTo(302);
        page.navigate(ui());
        assertThat(page.locator("input[name=password]").isVisible()).isTrue();
    }

    @Test
    void signingOutEverywhereEndsTheSessionOfAnotherBrowserWhoseTypedTextStays() {
        ReviewPage other = as("colleague", new Browser.NewContextOptions());
        UUID id = draft("Jane Doe", "Hi Jane");
        other.open();
        other.hasFocusOn(id);
        other.press("e");
        other.editor(id).fill("Hi Jane, I typed this");
        signIn("colleague", pages.password("colleague"));
        page.locator(".menu.account summary").click();
        page.getByText("Sign out everywhere").click();
        pages.forgetLogin("colleague");

        page.waitForURL("**/idp/login**");
        assertThat(other.page().locator("#signed-out")).isVisible();
        assertThat(other.editor(id)).hasValue("Hi Jane, I typed this");
        other.page().navigate(ui());
        assertThat(other.page().locator("input[name=password]")).isVisible();
        SignInForm.submit(other.page(), "colleague", pages.password("colleague"));
        other.button(id, "Continue editing").click();
        assertThat(other.editor(id)).hasValue("Hi Jane, I typed this");
    }

    @Test
    void aFormOfAnotherOriginIsRejected() throws IOException {
        signIn("reviewer", reviewerPassword());
        String pause = ui() + "/" + endpoints.customerId(0) + "/pause";
        // Another port of the same host: the browser sends the cookie, so only the CSRF token protects.
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
        assertThat(page.getByText("Sending is paused").isVisible()).isTrue();
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
        SignInForm.submit(page, user, password);
    }

    private String reviewerPassword() {
        return pages.password("reviewer");
    }

    private String ui() {
        return pages.ui();
    }

    private String session() {
        List<Cookie> cookies = page.context().cookies();
        return cookies.stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .peek(cookie -> assertThat(cookie.httpOnly).isTrue())
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private int statusWithSession(String session) throws IOException, InterruptedException {
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
