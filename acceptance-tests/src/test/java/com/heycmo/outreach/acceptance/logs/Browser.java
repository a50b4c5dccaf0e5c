package com.heycmo.outreach.acceptance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs in like a person, and registers every secret that it sees: codes, cookies and form tokens. */
final class Browser {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern SECRET_PARAMETER = Pattern.compile("[?&](?:code|state|id_token_hint)=([^&]+)");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String traceId;
    private final LeakDetector leaks;

    Browser(String traceId, LeakDetector leaks) {
        this.traceId = traceId;
        this.leaks = leaks;
    }

    /** Opens a page, signs in at the form that it leads to, and returns the page shown after that. */
    HttpResponse<String> signIn(URI page, String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> form = open(page);
        return submit(form, form.uri(), "username=" + encoded(user) + "&password=" + encoded(password));
    }

    HttpResponse<String> open(URI page) throws IOException, InterruptedException {
        return follow(request(page).GET());
    }

    /** Submits a form of a page. */
    HttpResponse<String> submit(HttpResponse<String> shown, URI action, String fields)
            throws IOException, InterruptedException {
        Matcher token = FORM_TOKEN.matcher(shown.body());
        assertThat(token.find()).as("a form with a token at %s", shown.uri()).isTrue();
        leaks.register(token.group(1));
        String body = fields + "&_csrf=" + encoded(token.group(1));
        return follow(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        cookies.getCookieStore().getCookies().stream().map(HttpCookie::getValue).forEach(leaks::register);
        String location = answer.headers().firstValue("Location").orElse("");
        if (location.isEmpty()) {
            return answer;
        }
        SECRET_PARAMETER.matcher(location).results().forEach(found -> leaks.register(found.group(1)));
        return follow(request(answer.uri().resolve(location)).GET());
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Accept", "text/html")
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(traceId));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
