package com.heycmo.outreach.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** A token bucket for each key that holds one second's worth of requests. */
final class RateLimit {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Bounds the memory under a flood of new keys. An evicted key starts again with a full bucket. */
    private static final long MAX_KEYS = 100_000;

    private final int perSecond;
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            // After two seconds without a request, a bucket is full anyway.
            .expireAfterAccess(SECOND.multipliedBy(2))
            .build();

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a request. Returns the problem to answer with if it exceeds the limit. */
    Optional<ProblemException> consume(Object key) {
        ConsumptionProbe probe = buckets.get(key, any -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(exceeded(probe.getNanosToWaitForRefill()));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                .build();
    }

    private ProblemException exceeded(long nanosToWait) {
        ProblemException problem = ProblemException.of(
                ProblemType.RATE_LIMITED, "The limit is %d requests a second.".formatted(perSecond));
        long seconds = Math.max(1, Duration.ofNanos(nanosToWait).toSeconds());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }
}
