package com.heycmo.outreach.acceptance.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus gets from a management port. */
record Scrape(String text) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[{ ]");

    static Scrape of(int managementPort) {
        URI url = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(managementPort));
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build();
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("%s answers %d.".formatted(url, response.statusCode()));
            }
            return new Scrape(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a scrape.", e);
        }
    }

    /** The names of the metrics. */
    Set<String> families() {
        return found(FAMILY);
    }

    /** The names of the time series, for instance with {@code _count} and {@code _sum}. */
    Set<String> series() {
        return found(SAMPLE);
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
