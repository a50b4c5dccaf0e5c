package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
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

/** The streams that this instance has open, and no more of them than it can bear. */
@Component
class LiveStreams {

    static final int MOST_PER_PERSON = 6;
    static final int MOST = 500;

    /** Whoever listens for longer comes again, and is asked again who they are. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    // Never reached, for streams are ended before; explicit, for the container's own is shorter.
    private static final Duration TIMEOUT = LIFETIME.plusMinutes(1);

    private static final int LAST_WORDS_SECONDS = 2;
    private static final int IDLE_SECONDS = 30;
    private static final String AGAIN_AFTER_SECONDS = "5";

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    // A thread for each that is sending at this moment: for most of them that is no time at all.
    private final ThreadPoolTaskExecutor senders = new ThreadPoolTaskExecutor();
    private boolean accepting;

    LiveStreams() {
        senders.setThreadNamePrefix("live-send-");
        senders.setDaemon(true);
        senders.setCorePoolSize(0);
        senders.setQueueCapacity(0);
        senders.setKeepAliveSeconds(IDLE_SECONDS);
        senders.setWaitForTasksToCompleteOnShutdown(true);
        senders.setAwaitTerminationSeconds(LAST_WORDS_SECONDS);
    }

    synchronized void start() {
        senders.initialize();
        accepting = true;
    }

    /** Ends them all, and lets none in any more. */
    void stop() {
        synchronized (this) {
            accepting = false;
        }
        endThose(stream -> true);
        senders.shutdown();
    }

    SseEmitter open(Listener listener) {
        SseEmitter emitter = new SseEmitter(TIMEOUT.toMillis());
        LiveStream stream = new LiveStream(listener, emitter, senders, open::remove);
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(stream::gone);
        add(stream);
        return emitter;
    }

    private synchronized void add(LiveStream stream) {
        if (!accepting) {
            throw ProblemException.unavailable("This instance is about to stop.", null);
        }
        UUID userId = stream.listener().userId();
        List<LiveStream> ofThePerson = open.stream()
                .filter(other -> other.listener().userId().equals(userId))
                .toList();
        // A page that was left is noticed when something is sent to it: somebody who turns pages quickly has no six
        // open.
        ofThePerson.forEach(other -> other.reassure(Duration.ZERO));
        if (ofThePerson.size() >= MOST_PER_PERSON || open.size() >= MOST) {
            throw tooMany();
        }
        open.add(stream);
    }

    void endThoseOfSession(String sessionId) {
        endThose(stream -> stream.listener().sessionId().equals(sessionId));
    }

    void endThoseThatAreOld() {
        endThose(stream -> stream.isOlderThan(LIFETIME));
    }

    private void endThose(Predicate<LiveStream> which) {
        open.stream().filter(which).forEach(LiveStream::end);
    }

    Map<UUID, List<LiveStream>> byCustomer() {
        return open.stream()
                .collect(Collectors.groupingBy(stream -> stream.listener().customerId()));
    }

    private static ProblemException tooMany() {
        ProblemException problem = ProblemException.of(
                ProblemType.RATE_LIMITED,
                "Too many pages are listening; those that were closed count for a moment longer.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS);
        return problem;
    }
}
