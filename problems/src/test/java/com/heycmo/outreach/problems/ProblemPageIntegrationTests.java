package com.heycmo.outreach.problems;

import static com.heycmo.outreach.problems.Client.THING;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A browser that navigates gets each problem as a page, all other clients get JSON. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "outreach.review-page=/outreach/linkedin")
class ProblemPageIntegrationTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing/here, 404, Page not found",
        "/error, 404, Page not found",
        "/api/things/no-uuid, 403, You have no access to this page",
        "/api/things/parameter, 400, This request cannot be read",
        "/api/things/throwing?what=transition, 409, This has changed",
        "/api/things/throwing?what=other, 500, Something went wrong",
        "/api/things/throwing?what=sqlstate, 503, The service is temporarily unavailable",
        "/filter/x, 500, Something went wrong"
    })
    void aBrowserGetsAPageWithTheStatusOfTheProblem(String path, int status, String title) throws Exception {
        HttpResponse<String> page = page(path, "en");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>" + title + "</title>", "<h1>" + title + "</h1>")
                .contains("<a href=\"/outreach/linkedin\">Go to the review page</a>")
                .doesNotContain("xception")
                .doesNotContain("secret");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void theHeadersAreThoseOfTheProblem() throws Exception {
        assertThat(header(page("/api/things/throwing?what=kafka", "en"), "Retry-After"))
                .isEqualTo("5");
        HttpResponse<String> wrongMethod = client.send(client.request(THING)
                .header("Accept", BROWSER)
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(header(wrongMethod, "Allow")).contains("GET");
        assertThat(wrongMethod.body()).contains("<h1>This address is not a page</h1>");
    }

    @Test
    void itNamesEveryReason() throws Exception {
        assertThat(page("/api/things/throwing?what=reasons", "en").body()).contains("body is required.");
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de-CH, de", "'de-DE,de;q=0.9,en;q=0.8', de", "en-GB, en", "fr, en", "';;;', en", "'', en"})
    void itIsInTheLanguageOfTheBrowser(String accepted, String language) throws Exception {
        HttpResponse<String> page = page("/nothing", accepted);

        assertThat(header(page, "Content-Language")).isEqualTo(language);
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\">")
                .contains(language.equals("de") ? "Seite nicht gefunden" : "Page not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: localhost\r\n",
                "GET /%3Cscript%3Ealert(1)%3C/script%3E HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/things/parameter?number=%3Cscript%3E HTTP/1.1\r\nHost: localhost\r\n",
                "GET /x[<script>] HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/a%2Fb HTTP/1.1\r\nHost: localhost\r\n",
                "GET /nothing HTTP/1.1\r\nHost: localhost\r\nAccept-Language: <script>\r\n",
                "GET /nothing HTTP/1.1\r\nHost: <script>\r\n",
                "<script> / HTTP/1.1\r\nHost: localhost\r\n",
            })
    void nothingOfTheRequestBecomesMarkup(String request) throws Exception {
        String answer = client.sendRaw(request + "Accept: " + BROWSER + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("<script");
    }

    @Test
    void aRequestThatTomcatRejectsIsAPageIfItsHeadersWereRead() throws Exception {
        String answer = client.sendRaw("GET /api HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: bogus\r\n"
                + "Accept-Language: de\r\nAccept: " + BROWSER + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: text/html;charset=UTF-8", "Content-Security-Policy: default-src 'none'")
                .contains("<h1>Diese Anfrage ist nicht lesbar</h1>", ">Zur Prüfung</a>");
    }

    @Test
    void aFilterAnswersABrowserWithAPage() throws Exception {
        HttpResponse<String> page = client.send(client.request(THING + "/body")
                .header("Accept", BROWSER)
                .POST(BodyPublishers.ofByteArray(new byte[64 * 1024 + 1]))
                .build());

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("<h1>The request is too large</h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/*",
                "application/json",
                "application/problem+json",
                "text/html;q=0, */*",
                "text/html;q=0.5, application/json",
                "text/html, application/json",
                "application/problem+json, text/html;q=0.9",
                "application/xhtml+xml",
                "text/event-stream",
                "text/html;;;q=x",
                ";;;"
            })
    void otherClientsGetJson(String accept) throws Exception {
        for (String path : new String[] {"/nothing/here", "/filter/x", "/api/things/no-uuid"}) {
            HttpResponse<String> answer =
                    client.send(client.request(path).header("Accept", accept).build());

            assertThat(header(answer, "Content-Type")).as(path).isEqualTo("application/problem+json");
        }
        assertThat(header(client.send(client.get("/nothing/here")), "Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/linkedin/queue/x/next", "/api/linkedin/queue/x/y/result"})
    void extensionsGetJsonWhateverTheyAccept(String path) throws Exception {
        assertThat(header(page(path, "en"), "Content-Type")).isEqualTo("application/problem+json");
    }

    private HttpResponse<String> page(String path, String language) throws Exception {
        return client.send(client.request(path)
                .header("Accept", BROWSER)
                .header("Accept-Language", language)
                .build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
