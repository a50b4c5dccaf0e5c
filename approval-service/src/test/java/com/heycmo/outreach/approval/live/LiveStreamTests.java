package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamTests {

    private static final Listener LISTENER = new Listener(UUID.randomUUID(), UUID.randomUUID(), "session");

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final Browser browser = new Browser();
    private final List<LiveStream> ended = new CopyOnWriteArrayList<>();
    private final LiveStream stream = new LiveStream(LISTENER, browser, senders, ended::add);

    @AfterEach
    void stop() {
        browser.reads.release(100);
        senders.shutdownNow();
    }

    @Test
    void sendsASlowBrowserAllChangesInFewerEvents() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(50).toList();
        stream.sendHello();

        // None of this waits for the browser, which has not read the hello event yet.
        ids.forEach(id -> stream.enqueue(Changes.of(List.of(id))));
        browser.reads.release(2);

        await().untilAsserted(() -> assertThat(browser.received).hasSize(2));
        assertThat(browser.received.get(0)).contains("event:hello", "retry:1000");
        assertThat(browser.received.get(1))
                .contains("event:changed")
                .contains(ids.stream().map(UUID::toString).toList());
    }

    @Test
    void sendsHelloOnceAndNothingBefore() {
        browser.reads.release(10);

        stream.enqueue(Changes.MANY);
        stream.heartbeat(Duration.ZERO);
        stream.sendHello();
        stream.sendHello();
        stream.enqueue(Changes.MANY);

        await().untilAsserted(() -> assertThat(browser.received).hasSize(2));
        assertThat(browser.received.get(0)).contains("event:hello");
        assertThat(browser.received.get(1)).contains("event:changed");
    }

    @Test
    void sendsAHeartbeatOnlyAfterSilence() {
        browser.reads.release(10);
        stream.sendHello();
        await().untilAsserted(() -> assertThat(browser.received).hasSize(1));

        stream.heartbeat(Duration.ofHours(1));
        stream.heartbeat(Duration.ZERO);

        await().untilAsserted(() -> assertThat(browser.received).hasSize(2));
        assertThat(browser.received.get(1)).contains("event:alive");
    }

    @Test
    void sendsNothingAfterItsEnd() {
        stream.sendHello();
        stream.enqueue(Changes.MANY);
        await().until(browser.reads::hasQueuedThreads);

        stream.end();
        stream.enqueue(Changes.MANY);
        browser.reads.release(10);

        await().until(() -> browser.completed);
        assertThat(browser.received).hasSizeLessThanOrEqualTo(1);
        assertThat(ended).contains(stream);
        assertThat(stream.isOlderThan(Duration.ofHours(1))).isFalse();
        assertThat(stream.isOlderThan(Duration.ZERO)).isTrue();
    }

    @Test
    void endsWhenTheBrowserHasGone() {
        browser.gone = true;
        browser.reads.release(10);

        stream.sendHello();

        await().untilAsserted(() -> assertThat(ended).contains(stream));
    }

    /** Reads an event only after the test has released it. */
    private static final class Browser extends SseEmitter {

        private final Semaphore reads = new Semaphore(0);
        private final List<String> received = new CopyOnWriteArrayList<>();
        private volatile boolean completed;
        private volatile boolean gone;

        @Override
        public void send(SseEventBuilder event) throws IOException {
            reads.acquireUninterruptibly();
            if (gone) {
                throw new IOException("Broken pipe");
            }
            received.add(event.build().stream()
                    .map(DataWithMediaType::getData)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
        }

        @Override
        public void complete() {
            completed = true;
        }
    }
}
