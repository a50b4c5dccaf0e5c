package com.heycmo.outreach.analytics.running;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology.Stored;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code outreach.analytics.*}; {@code outcome-analytics.yml} has their defaults.
 *
 * @param applicationId names the consumer group and the topics that hold the state; another one counts anew
 * @param threads how many threads count; more than the topics have partitions are idle
 * @param stateDir where the state lies; each instance on a machine needs its own
 * @param stored on disk, or in memory for small amounts
 * @param advertisedUrl where other instances reach this one; may be left out when there is only one
 * @param retention how long figures are kept
 * @param streams further settings of Kafka Streams, by Kafka's names
 */
@ConfigurationProperties("outreach.analytics")
public record AnalyticsSettings(
        String applicationId,
        int threads,
        Path stateDir,
        Stored stored,
        @Nullable URI advertisedUrl,
        Kept retention,
        Map<String, String> streams) {

    /** How long, from the beginning of the hour or day on: {@code outreach.analytics.retention.*}. */
    public record Kept(Duration hours, Duration days) {

        private static final Duration LEAST = Duration.ofDays(1);

        public Kept {
            if (hours.compareTo(LEAST) < 0 || days.compareTo(LEAST) < 0) {
                throw new IllegalArgumentException("outreach.analytics.retention: at least a day must be kept.");
            }
        }
    }

    public AnalyticsSettings {
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
