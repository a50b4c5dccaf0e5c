package com.heycmo.outreach.approval.sessions;

import com.heycmo.outreach.approval.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser with its own cookies, which all instances of a test share because they have one host. */
final class PersonBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final HttpClient following = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Signs in and returns the page of extensions. */
    Answer signIn(int port, UUID customerId) {
        return send(following, HttpRequest.newBuilder(page(port, customerId)));
    }

    /** 200 with a session, 302 without one. */
    int status(int port, UUID customerId) {
        return send(http, HttpRequest.newBuilder(page(port, customerId))).status();
    }

    void signOut(int port, UUID customerId, String parameters) {
        Answer page = send(http, HttpRequest.newBuilder(page(port, customerId)));
        Matcher token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("The page has no form: " + page.status());
        }
        send(
                http,
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/logout"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + token.group(1) + parameters)));
    }

    String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static URI page(int port, UUID customerId) {
        return URI.create("http://127.0.0.1:" + port + "/outreach/linkedin/" + customerId + "/extensions");
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
