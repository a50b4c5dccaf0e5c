package com.heycmo.outreach.benchmarks.running;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser, signed in through the provider as everybody is. */
public final class Person {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public static Person signIn(AllInOne pipeline) throws IOException, InterruptedException {
        Person person = new Person();
        HttpResponse<String> form = person.follow(request(pipeline.page(0)));
        Matcher token = FORM_TOKEN.matcher(form.body());
        if (!token.find()) {
            throw new IllegalStateException("There is no form to sign in with at " + form.uri());
        }
        String fields = "username=%s&password=%s&_csrf=%s"
                .formatted(encoded(pipeline.user()), encoded(pipeline.password()), encoded(token.group(1)));
        person.follow(request(form.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
        return person;
    }

    /** The page, whole. */
    public String open(URI page) throws IOException, InterruptedException {
        return ok(request(page));
    }

    /** What the API says to a program of theirs. */
    public String read(URI resource, String apiToken) throws IOException, InterruptedException {
        return ok(HttpRequest.newBuilder(resource).header("Authorization", "Bearer " + apiToken));
    }

    private String ok(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        String location = answer.headers().firstValue("Location").orElse("");
        return location.isEmpty() ? answer : follow(request(answer.uri().resolve(location)));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
