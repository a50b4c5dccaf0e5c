package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.streams.AnalyticsProperties;
import com.heycmo.outreach.problems.ProblemException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the instance that holds a customer's figures, with the caller's own credential, which that instance checks again.
 * The addresses come from the consumer group and never from a request.
 */
@Component
class RemoteFiguresClient {

    /** Marks a request of another instance: the receiver does not forward it again. */
    static final String FORWARDED = "Outreach-Analytics-Forwarded";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final String scheme;
    private final RestClient client;

    RemoteFiguresClient(AnalyticsProperties properties) {
        this.scheme = properties.advertisedUrl() == null
                ? "http"
                : properties.advertisedUrl().getScheme();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(TIMEOUT);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    FigureRows fetch(HostInfo instance, FiguresQuery query, String authorization) {
        try {
            return client.get()
                    .uri(uri -> uri.scheme(scheme)
                            .host(instance.host())
                            .port(instance.port())
                            .pathSegment(
                                    "api",
                                    "linkedin",
                                    "analytics",
                                    query.customerId().toString())
                            .queryParam("from", query.from())
                            .queryParam("to", query.to())
                            .queryParam("bucket", query.bucket().wireName())
                            .queryParam("by", query.by().wireName())
                            .build())
                    .header(HttpHeaders.AUTHORIZATION, authorization)
                    .header(FORWARDED, "true")
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .requiredBody(FigureRows.class);
        } catch (RestClientException | IllegalStateException e) {
            throw ProblemException.unavailable("The instance that holds the figures did not return them.", e);
        }
    }
}
