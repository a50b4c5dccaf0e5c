package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology.StoreType;
import com.heycmo.outreach.analytics.counting.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code outreach.analytics.*}, with their defaults in {@code outcome-analytics.yml}.
 *
 * @param applicationId the consumer group and the prefix of the internal topics; a new one counts from the beginning
 * @param threads threads beyond the number of partitions stay idle
 * @param stateDir each instance on a machine needs its own
 * @param advertisedUrl the address of this instance for other instances; optional with one instance
 * @param streams more settings of Kafka Streams, by Kafka's names
 */
@ConfigurationProperties("outreach.analytics")
public record AnalyticsProperties(
        String applicationId,
        int threads,
        Path stateDir,
        StoreType stored,
        @Nullable URI advertisedUrl,
        Retention retention,
        Map<String, String> streams) {

    public AnalyticsProperties {
        if (threads < 1) {
            throw new IllegalArgumentException("outreach.analytics.threads must be at least 1, not " + threads + ".");
        }
        if (advertisedUrl != null && !isOrigin(advertisedUrl)) {
            throw new IllegalArgumentException(
                    "outreach.analytics.advertised-url must be like http://host:port, not " + advertisedUrl + ".");
        }
        streams = Map.copyOf(streams);
    }

    private static boolean isOrigin(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return http
                && url.getHost() != null
                && url.getPort() > 0
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawUserInfo() == null;
    }
}
