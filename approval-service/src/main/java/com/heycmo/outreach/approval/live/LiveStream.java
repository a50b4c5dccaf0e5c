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
 * The stream of one open page. Whoever has something for it only leaves it here; it is sent by another thread, one event
 * after the other, so that a browser that reads slowly keeps nobody waiting. It gets less events, not less news.
 */
final class LiveStream {

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);

    private final Listener listener;
    private final SseEmitter emitter;
    private final Executor senders;
    private final Consumer<LiveStream> atTheEnd;
    private final long openedAt = System.nanoTime();

    private long toldAt = openedAt;
    private boolean greeted;
    private boolean helloDue;
    private boolean aliveDue;
    private @Nullable Changes unsent;
    private boolean ended;
    private boolean sending;

    LiveStream(Listener listener, SseEmitter emitter, Executor senders, Consumer<LiveStream> atTheEnd) {
        this.listener = listener;
        this.emitter = emitter;
        this.senders = senders;
        this.atTheEnd = atTheEnd;
    }

    Listener listener() {
        return listener;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt > age.toNanos();
    }

    /** From now on it is told of each change; what was before, the page reads when it hears this. Once. */
    synchronized void greet() {
        if (!greeted) {
            greeted = true;
            helloDue = true;
            send();
        }
    }

    /** Passes over a page that was not greeted yet. */
    synchronized void tell(Changes changes) {
        if (greeted) {
            unsent = unsent == null ? changes : unsent.and(changes);
            send();
        }
    }

    /** Says that nothing else is to be told, unless something was told in this time. */
    synchronized void reassure(Duration silence) {
        if (greeted && System.nanoTime() - toldAt >= silence.toNanos()) {
            aliveDue = true;
            send();
        }
    }

    /** Nothing is sent any more once this has returned, but for the event that is under way. */
    void end() {
        gone();
        senders.execute(emitter::complete);
    }

    /** The other side has ended it. */
    void gone() {
        synchronized (this) {
            ended = true;
        }
        atTheEnd.accept(this);
    }

    private void send() {
        if (!sending && !ended) {
            sending = true;
            senders.execute(this::sendWhatIsDue);
        }
    }

    private void sendWhatIsDue() {
        try {
            for (Optional<SseEventBuilder> event = next(); event.isPresent(); event = next()) {
                emitter.send(event.get());
            }
        } catch (IOException | IllegalStateException e) {
            // The browser has left, which is no news; the container ends the request.
            gone();
        }
    }

    private synchronized Optional<SseEventBuilder> next() {
        toldAt = System.nanoTime();
        if (ended) {
            return Optional.empty();
        }
        if (helloDue) {
            helloDue = false;
            return Optional.of(
                    event("hello").reconnectTime(RECONNECT_AFTER.toMillis()).data("{}"));
        }
        if (unsent != null) {
            Changes changes = unsent;
            unsent = null;
            return Optional.of(event("changed").data(changes, MediaType.APPLICATION_JSON));
        }
        if (aliveDue) {
            aliveDue = false;
            return Optional.of(event("alive").data("{}"));
        }
        sending = false;
        return Optional.empty();
    }

    private static SseEventBuilder event(String name) {
        return SseEmitter.event().name(name);
    }
}
