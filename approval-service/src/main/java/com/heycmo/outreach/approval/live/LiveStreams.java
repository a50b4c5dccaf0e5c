package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.metrics.Metric;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open streams of this instance, limited in number. */
@Component
class LiveStreams {

    static final int MAX_PER_PERSON = 6;
    static final int MAX_OPEN = 500;
    /** The browser then connects again, and is authorized again. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Longer than the lifetime, so that it never applies; the container's default is shorter. */
    private static final Duration TIMEOUT = LIFETIME.plusMinutes(1);

    private static final int SHUTDOWN_SECONDS = 2;
    private static final int IDLE_SECONDS = 30;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    /** One thread for each stream that is sending at the moment. */
    private final ThreadPoolTaskExecutor senders = new ThreadPoolTaskExecutor();

    private boolean accepting;

    LiveStreams(MeterRegistry meters) {
        Metric.LIVE_STREAMS.gauge(meters, open, Set::size);
        senders.setThreadNamePrefix("live-send-");
        senders.setDaemon(true);
        senders.setCorePoolSize(0);
        senders.setQueueCapacity(0);
        senders.setKeepAliveSeconds(IDLE_SECONDS);
        senders.setWaitForTasksToCompleteOnShutdown(true);
        senders.setAwaitTerminationSeconds(SHUTDOWN_SECONDS);
    }

    synchronized void start() {
        senders.initialize();
        accepting = true;
    }

    /** Ends all streams and rejects new ones. */
    void stop() {
        synchronized (this) {
            accepting = false;
        }
        endAll(stream -> true);
        senders.shutdown();
    }

    SseEmitter open(Listener listener) {
        SseEmitter emitter = new SseEmitter(TIMEOUT.toMillis());
        LiveStream stream = new LiveStream(listener, emitter, senders, open::remove);
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(stream::markEnded);
        add(stream);
        return emitter;
    }

    private synchronized void add(LiveStream stream) {
        if (!accepting) {
            throw ProblemException.unavailable("This instance is shutting down.", null);
        }
        UUID userId = stream.listener().userId();
        List<LiveStream> samePerson = open.stream()
                .filter(other -> other.listener().userId().equals(userId))
                .toList();
        // Otherwise turning pages quickly would use up the person's streams.
        samePerson.forEach(LiveStream::probe);
        if (samePerson.size() >= MAX_PER_PERSON || open.size() >= MAX_OPEN) {
            throw tooManyStreams();
        }
        open.add(stream);
    }

    void endSession(String sessionId) {
        endAll(stream -> stream.listener().sessionId().equals(sessionId));
    }

    /** Of all open streams. */
    Set<String> sessionIds() {
        return open.stream().map(stream -> stream.listener().sessionId()).collect(Collectors.toSet());
    }

    /** Ends the streams of those sessions of {@code asked} that no longer exist. */
    void endSessionsWithout(Set<String> existing, Set<String> asked) {
        endAll(stream -> asked.contains(stream.listener().sessionId())
                && !existing.contains(stream.listener().sessionId()));
    }

    void endExpired() {
        endAll(stream -> stream.isOlderThan(LIFETIME));
    }

    private void endAll(Predicate<LiveStream> which) {
        open.stream().filter(which).forEach(LiveStream::end);
    }

    Map<UUID, List<LiveStream>> byCustomer() {
        return open.stream()
                .collect(Collectors.groupingBy(stream -> stream.listener().customerId()));
    }

    private static ProblemException tooManyStreams() {
        ProblemException problem = ProblemException.of(
                ProblemType.RATE_LIMITED,
                "Too many open pages: at most %d a person and %d in all. Closed pages count for a few more seconds."
                        .formatted(MAX_PER_PERSON, MAX_OPEN));
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return problem;
    }
}
