package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.Job;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import tools.jackson.databind.json.JsonMapper;

/** One connection to dispatch-service or the plain server, which the extensions of all customers share. */
record Extension(CloseableHttpClient http, HttpHost host, Database database) implements AutoCloseable {

    private static final String RESULT = """
            {"success":true,"claimToken":"%s","resultUrl":"https://www.linkedin.com/messaging/thread/2-abc"}
            """;

    static Extension connect(int port, Database database) {
        CloseableHttpClient http = HttpClients.custom()
                .setConnectionManager(new BasicHttpClientConnectionManager())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
        return new Extension(http, new HttpHost("http", "localhost", port), database);
    }

    /** Asks for the customer's next job and returns whether there was one. */
    boolean poll(UUID customerId) throws IOException {
        return !next(customerId).startsWith("{\"job\":null");
    }

    /** Asks for the customer's next job and reads it. */
    Optional<Job> claim(UUID customerId) throws IOException {
        var job = JsonMapper.shared().readTree(next(customerId)).path("job");
        if (job.isNull()) {
            return Optional.empty();
        }
        String id = job.path("id").asString();
        // The plain server's jobs have no token.
        String token = job.path("claimToken").asString(id);
        return Optional.of(new Job(customerId, UUID.fromString(id), UUID.fromString(token)));
    }

    private String next(UUID customerId) throws IOException {
        return send(new HttpPost("/api/linkedin/queue/%s/next".formatted(customerId)), customerId);
    }

    boolean report(Job job) throws IOException {
        HttpPost request = new HttpPost("/api/linkedin/queue/%s/%s/result".formatted(job.customerId(), job.id()));
        request.setEntity(new StringEntity(RESULT.formatted(job.claimToken()), ContentType.APPLICATION_JSON));
        send(request, job.customerId());
        return true;
    }

    private String send(HttpPost request, UUID customerId) throws IOException {
        request.setHeader("Authorization", "Bearer " + database.tokens().get(customerId));
        return http.execute(host, request, response -> {
            String body = EntityUtils.toString(response.getEntity());
            if (response.getCode() != 200) {
                throw new IOException("%s was answered with %d: %s".formatted(request, response.getCode(), body));
            }
            return body;
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
