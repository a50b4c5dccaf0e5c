package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.running.AnalyticsSettings;
import com.heycmo.outreach.analytics.running.FiguresLocation;
import com.heycmo.outreach.problems.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the instance that holds a customer's figures, with the caller's own credential, which that one checks as if the
 * caller had come to it. Where it asks is what the instances have told each other, and nothing that a request says.
 */
@Component
class RemoteFiguresClient {

    /** Says that somebody was asked already: whoever is asked so answers by itself, or not. */
    static final String ASKED = "Outreach-Analytics-Asked";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JsonMapper json;
    private final String scheme;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    RemoteFiguresClient(AnalyticsSettings settings, JsonMapper json) {
        this.json = json;
        this.scheme = settings.advertisedUrl() == null
                ? "http"
                : settings.advertisedUrl().getScheme();
    }

    /** The other instance's answer; anything but figures is none. */
    FigureRows ask(FiguresLocation.Elsewhere peer, UUID customerId, FiguresQuery query, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(uri(peer, customerId, query))
                .timeout(PATIENCE)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .header(ASKED, "true")
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == HttpStatus.OK.value()) {
                return json.readValue(answer.body(), FigureRows.class);
            }
            throw away("The instance that holds the figures has answered " + answer.statusCode() + ".", null);
        } catch (IOException | JacksonException e) {
            throw away("The instance that holds the figures does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("Interrupted while another instance was asked.", e);
        }
    }

    private URI uri(FiguresLocation.Elsewhere peer, UUID customerId, FiguresQuery query) {
        return UriComponentsBuilder.newInstance()
                .scheme(scheme)
                .host(peer.host())
                .port(peer.port())
                .pathSegment("api", "linkedin", "analytics", customerId.toString())
                .queryParam("from", query.from())
                .queryParam("to", query.to())
                .queryParam("bucket", query.bucket().wireName())
                .queryParam("by", query.by().wireName())
                .encode()
                .build()
                .toUri();
    }

    private static ProblemException away(String detail, @Nullable Throwable cause) {
        return ProblemException.unavailable(detail, cause);
    }
}
