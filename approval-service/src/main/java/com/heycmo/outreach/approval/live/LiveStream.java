package com.heycmo.outreach.approval.live;

import com.heycmo.outreach.problems.slow.EventOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event stream of one open page. It sends what the browser takes at once; the rest waits here, and no thread waits for a
 * slow browser. Slow clients get fewer, merged events.
 */
final class LiveStream implements EventOutput.Source {

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);

    private final Listener listener;
    private final Consumer<LiveStream> whenEnded;
    private final long openedAt = System.nanoTime();

    private @Nullable EventOutput output;
    private long lastSentAt = openedAt;
    private boolean stalled;
    private boolean ready;
    private boolean helloPending;
    private boolean heartbeatPending;
    private boolean probePending;
    private @Nullable Changes unsent;
    private boolean ended;

    LiveStream(Listener listener, Consumer<LiveStream> whenEnded) {
        this.listener = listener;
        this.whenEnded = whenEnded;
    }

    Listener listener() {
        return listener;
    }

    /** Nothing is sent before. */
    synchronized void sendTo(EventOutput browser) {
        output = browser;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt > age.toNanos();
    }

    /** Whether the browser has taken nothing for this time, although something is there for it. */
    synchronized boolean isStalledFor(Duration time) {
        return stalled && System.nanoTime() - lastSentAt >= time.toNanos();
    }

    /** Starts the stream, once. The page reads its content when it gets the event, so it needs no earlier changes. */
    synchronized void sendHello() {
        if (!ready) {
            ready = true;
            helloPending = true;
            sendPending();
        }
    }

    /** Does nothing before {@link #sendHello}. */
    synchronized void enqueue(Changes changes) {
        if (ready) {
            unsent = unsent == null ? changes : unsent.merge(changes);
            sendPending();
        }
    }

    /** Sends a heartbeat unless something was sent within this time. */
    synchronized void heartbeat(Duration silence) {
        if (ready && System.nanoTime() - lastSentAt >= silence.toNanos()) {
            heartbeatPending = true;
            sendPending();
        }
    }

    /** Sends a comment, which browsers ignore. A closed connection is noticed only when something is sent. */
    synchronized void probe() {
        probePending = true;
        sendPending();
    }

    /** Ends the stream; nothing more is sent. */
    void end() {
        synchronized (this) {
            if (!ended && output != null) {
                output.end();
            }
        }
        onEnd();
    }

    @Override
    public synchronized void onWritable() {
        sendPending();
    }

    @Override
    public void onEnd() {
        synchronized (this) {
            ended = true;
        }
        whenEnded.accept(this);
    }

    private void sendPending() {
        EventOutput browser = output;
        if (ended || browser == null) {
            return;
        }
        try {
            while (browser.isReady()) {
                Optional<String> event = next();
                stalled = false;
                if (event.isEmpty()) {
                    return;
                }
                lastSentAt = System.nanoTime();
                browser.write(event.get().getBytes(StandardCharsets.UTF_8));
            }
            stalled = true;
        } catch (IOException | IllegalStateException e) {
            // The browser has gone, which happens all the time; the container completes the request.
            onEnd();
        }
    }

    private Optional<String> next() {
        if (helloPending) {
            helloPending = false;
            return Optional.of("event:hello\nretry:%d\ndata:{}\n\n".formatted(RECONNECT_AFTER.toMillis()));
        }
        if (unsent != null) {
            String changes = JsonMapper.shared().writeValueAsString(unsent);
            unsent = null;
            return Optional.of("event:changed\ndata:%s\n\n".formatted(changes));
        }
        if (heartbeatPending) {
            heartbeatPending = false;
            return Optional.of("event:alive\ndata:{}\n\n");
        }
        if (probePending) {
            probePending = false;
            return Optional.of(":\n\n");
        }
        return Optional.empty();
    }
}
