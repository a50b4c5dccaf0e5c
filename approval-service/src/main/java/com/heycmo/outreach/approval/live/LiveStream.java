package com.heycmo.outreach.approval.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The event stream of one open page. Callers only enqueue; another thread sends one event after the other, so that a slow
 * browser does not delay others. Slow clients get fewer, merged events.
 */
final class LiveStream {

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);

    private final Listener listener;
    private final SseEmitter emitter;
    private final Executor senders;
    private final Consumer<LiveStream> onEnd;
    private final long openedAt = System.nanoTime();

    private long lastSentAt = openedAt;
    private boolean ready;
    private boolean helloPending;
    private boolean heartbeatPending;
    private boolean probePending;
    private @Nullable Changes unsent;
    private boolean ended;
    private boolean sending;

    LiveStream(Listener listener, SseEmitter emitter, Executor senders, Consumer<LiveStream> onEnd) {
        this.listener = listener;
        this.emitter = emitter;
        this.senders = senders;
        this.onEnd = onEnd;
    }

    Listener listener() {
        return listener;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt > age.toNanos();
    }

    /** Starts the stream, once. The page reads its content when it gets the event, so it needs no earlier changes. */
    synchronized void sendHello() {
        if (!ready) {
            ready = true;
            helloPending = true;
            startSending();
        }
    }

    /** Does nothing before {@link #sendHello}. */
    synchronized void enqueue(Changes changes) {
        if (ready) {
            unsent = unsent == null ? changes : unsent.merge(changes);
            startSending();
        }
    }

    /** Sends a heartbeat unless something was sent within this time. */
    synchronized void heartbeat(Duration silence) {
        if (ready && System.nanoTime() - lastSentAt >= silence.toNanos()) {
            heartbeatPending = true;
            startSending();
        }
    }

    /** Sends a comment, which browsers ignore. A closed connection is noticed only when something is sent. */
    synchronized void probe() {
        probePending = true;
        startSending();
    }

    /** Ends the stream. An event that is being sent is finished, no further one is sent. */
    void end() {
        markEnded();
        senders.execute(emitter::complete);
    }

    /** The browser or the container has ended the stream. */
    void markEnded() {
        synchronized (this) {
            ended = true;
        }
        onEnd.accept(this);
    }

    private void startSending() {
        if (!sending && !ended) {
            sending = true;
            senders.execute(this::sendPending);
        }
    }

    private void sendPending() {
        try {
            for (Optional<SseEventBuilder> event = next(); event.isPresent(); event = next()) {
                emitter.send(event.get());
            }
        } catch (IOException | IllegalStateException e) {
            // The browser has gone, which happens all the time; the container completes the request.
            markEnded();
        }
    }

    private synchronized Optional<SseEventBuilder> next() {
        lastSentAt = System.nanoTime();
        if (ended) {
            return Optional.empty();
        }
        if (helloPending) {
            helloPending = false;
            return Optional.of(
                    event("hello").reconnectTime(RECONNECT_AFTER.toMillis()).data("{}"));
        }
        if (unsent != null) {
            Changes changes = unsent;
            unsent = null;
            return Optional.of(event("changed").data(changes, MediaType.APPLICATION_JSON));
        }
        if (heartbeatPending) {
            heartbeatPending = false;
            return Optional.of(event("alive").data("{}"));
        }
        if (probePending) {
            probePending = false;
            return Optional.of(SseEmitter.event().comment(""));
        }
        sending = false;
        return Optional.empty();
    }

    private static SseEventBuilder event(String name) {
        return SseEmitter.event().name(name);
    }
}
