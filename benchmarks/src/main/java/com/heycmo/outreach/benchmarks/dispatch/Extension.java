package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.seed.Customers.Customer;
import java.io.IOException;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/** One connection to the dispatch service, on which the extensions of all customers take turns. */
public final class Extension implements AutoCloseable {

    private static final String NO_JOB = "{\"job\":null";

    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(new BasicHttpClientConnectionManager())
            .disableAutomaticRetries()
            .disableCookieManagement()
            .build();
    private final HttpHost host;

    public Extension(int port) {
        this.host = new HttpHost("http", "localhost", port);
    }

    /** The answer to a poll, whole. */
    String poll(Customer customer) throws IOException {
        return post("/api/linkedin/queue/%s/next".formatted(customer.id()), customer.token(), null);
    }

    static boolean isJob(String answer) {
        return !answer.startsWith(NO_JOB);
    }

    public void report(Customer customer, UUID draftId, UUID claimToken) throws IOException {
        String path = "/api/linkedin/queue/%s/%s/result".formatted(customer.id(), draftId);
        post(path, customer.token(), """
                {"success":true,"claimToken":"%s","resultUrl":"https://www.linkedin.com/messaging/thread/2-abc"}
                """.formatted(claimToken));
    }

    private String post(String path, String token, @Nullable String body) throws IOException {
        HttpPost request = new HttpPost(path);
        request.setHeader("Authorization", "Bearer " + token);
        if (body != null) {
            request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        }
        return http.execute(host, request, response -> {
            String text = EntityUtils.toString(response.getEntity());
            if (response.getCode() != 200) {
                throw new IOException(path + " was answered with " + response.getCode() + ": " + text);
            }
            return text;
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
