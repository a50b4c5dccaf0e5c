package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.AnalyticsTopology;
import com.heycmo.outreach.analytics.counting.HeldDays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The days that a partition without figures may count: every day, except where no partition has figures. Then counting
 * begins anew, and the statistics that were published of incomplete days must not be overwritten. It answers the same as
 * long as this process runs.
 */
final class CountableDays implements Supplier<HeldDays> {

    private static final Logger log = LoggerFactory.getLogger(CountableDays.class);

    private final Map<String, Object> connection;
    private final String applicationId;
    private @Nullable HeldDays days;

    CountableDays(Map<String, Object> connection, String applicationId) {
        this.connection = connection;
        this.applicationId = applicationId;
    }

    @Override
    public synchronized HeldDays get() {
        HeldDays known = days;
        if (known == null) {
            known = lookUp();
            days = known;
        }
        return known;
    }

    private HeldDays lookUp() {
        try (Admin admin = Admin.create(connection)) {
            if (hasFigures(admin)) {
                return HeldDays.all();
            }
            HeldDays held = TopicStart.heldDays(admin, Map.of());
            log.info("Counting begins: {}. Earlier days do not count.", held);
            return held;
        } catch (ExecutionException e) {
            throw new KafkaException("The first records of the topics could not be looked up.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private boolean hasFigures(Admin admin) throws ExecutionException, InterruptedException {
        String figures = AnalyticsTopology.changelogTopic(applicationId, AnalyticsTopology.FIGURES_STORE);
        return EndOffsets.of(admin, List.of(figures), IsolationLevel.READ_COMMITTED).offsets().values().stream()
                .anyMatch(end -> end > 0);
    }
}
