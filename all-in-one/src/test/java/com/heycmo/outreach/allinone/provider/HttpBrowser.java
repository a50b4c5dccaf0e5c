package com.heycmo.outreach.allinone.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An HTTP client that keeps cookies like a browser and follows redirects on demand. */
public final class HttpBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int MAX_REDIRECTS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public HttpResponse<String> get(URI uri) {
        return send(request(uri).GET());
    }

    /** Follows redirects until a page comes. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int i = 0; i < MAX_REDIRECTS && isRedirect(last); i++) {
            last = get(target(last));
        }
        return last;
    }

    /** Submits a form of the page, with the page's CSRF token. */
    public HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Matcher csrf = CSRF.matcher(page.body());
        if (csrf.find()) {
            all.put("_csrf", csrf.group(1));
        }
        return post(page.uri().resolve(path), all);
    }

    /** Sends a form. */
    public HttpResponse<String> post(URI uri, Map<String, String> fields) {
        return send(request(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields))));
    }

    /** Submits the provider's login form. */
    public HttpResponse<String> signIn(HttpResponse<String> page, String user, String password) {
        return submit(page, "/idp/login", Map.of("username", user, "password", password));
    }

    public static URI target(HttpResponse<?> redirect) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return redirect.uri().resolve(location);
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static boolean isRedirect(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 3;
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
