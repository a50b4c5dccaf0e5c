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

/** So many requests a second for each key, refilled evenly, with one second's worth at once. */
final class RateLimit {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Whoever comes with ever new keys displaces old ones; a key that is displaced starts anew with one second's worth. */
    private static final long MOST_KEYS = 100_000;

    private final int perSecond;
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            // A bucket that nobody has touched for so long is full again.
            .expireAfterAccess(SECOND.multipliedBy(2))
            .build();

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts this request; the problem to answer it with when it is one too many. */
    Optional<ProblemException> refusalFor(Object key) {
        ConsumptionProbe probe = buckets.get(key, any -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(refusal(probe.getNanosToWaitForRefill()));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                .build();
    }

    private ProblemException refusal(long nanosToWait) {
        ProblemException problem = ProblemException.of(
                ProblemType.RATE_LIMITED, "More than %d requests a second are not answered.".formatted(perSecond));
        long seconds = Math.max(1, Duration.ofNanos(nanosToWait).toSeconds());
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }
}
