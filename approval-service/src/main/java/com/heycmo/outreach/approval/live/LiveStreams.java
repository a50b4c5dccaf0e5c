package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.metrics.Metric;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.slow.EventResponse;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The open streams of this instance, limited in number. */
@Component
class LiveStreams {

    static final int MAX_PER_PERSON = 6;
    static final int MAX_OPEN = 500;
    /** The browser then connects again, and is authorized again. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Longer than the lifetime, so that it never applies; the container's default is shorter. */
    private static final Duration TIMEOUT = LIFETIME.plusMinutes(1);

    /** A browser that takes nothing for so long has gone, and occupies a place. */
    private static final Duration LONGEST_STALL = Duration.ofSeconds(30);

    private static final String RETRY_AFTER_SECONDS = "5";

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private boolean accepting;

    LiveStreams(MeterRegistry meters) {
        Metric.LIVE_STREAMS.gauge(meters, open, Set::size);
    }

    synchronized void start() {
        accepting = true;
    }

    /** Ends all streams and rejects new ones. */
    void stop() {
        synchronized (this) {
            accepting = false;
        }
        endAll(stream -> true);
    }

    /** Opens a stream in this request's answer. */
    void open(Listener listener, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LiveStream stream = add(listener);
        try {
            stream.sendTo(EventResponse.open(request, response, TIMEOUT, stream));
        } catch (IOException | RuntimeException e) {
            stream.onEnd();
            throw e;
        }
    }

    synchronized LiveStream add(Listener listener) {
        if (!accepting) {
            throw ProblemException.unavailable("This instance is shutting down.", null);
        }
        UUID userId = listener.userId();
        List<LiveStream> samePerson = open.stream()
                .filter(other -> other.listener().userId().equals(userId))
                .toList();
        // Otherwise turning pages quickly would use up the person's streams.
        samePerson.forEach(LiveStream::probe);
        if (samePerson.size() >= MAX_PER_PERSON || open.size() >= MAX_OPEN) {
            throw tooManyStreams();
        }
        LiveStream stream = new LiveStream(listener, open::remove);
        open.add(stream);
        return stream;
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

    /** The browsers connect again, if they are still there. */
    void endExpired() {
        endAll(stream -> stream.isOlderThan(LIFETIME) || stream.isStalledFor(LONGEST_STALL));
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
