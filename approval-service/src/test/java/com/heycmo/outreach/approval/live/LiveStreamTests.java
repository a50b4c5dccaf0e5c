package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.problems.slow.EventOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStreamTests {

    private static final Listener LISTENER = new Listener(UUID.randomUUID(), UUID.randomUUID(), "session");

    private final Browser browser = new Browser();
    private final List<LiveStream> ended = new ArrayList<>();
    private final LiveStream stream = new LiveStream(LISTENER, ended::add);

    @BeforeEach
    void connect() {
        stream.sendTo(browser);
    }

    @Test
    void sendsASlowBrowserAllChangesInFewerEvents() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(50).toList();
        stream.sendHello();

        // None of this waits for the browser, which has not read the hello event yet.
        ids.forEach(id -> stream.enqueue(Changes.of(List.of(id))));
        assertThat(browser.received).isEmpty();
        browser.takes(2);

        assertThat(browser.received).hasSize(2);
        assertThat(browser.received.get(0)).isEqualTo("event:hello\nretry:1000\ndata:{}\n\n");
        assertThat(browser.received.get(1))
                .startsWith("event:changed\ndata:{")
                .contains("\"many\":false")
                .contains(ids.stream().map(UUID::toString).toList())
                .endsWith("}\n\n");
    }

    @Test
    void sendsHelloOnceAndNothingBefore() {
        browser.takes(10);

        stream.enqueue(Changes.MANY);
        stream.heartbeat(Duration.ZERO);
        stream.sendHello();
        stream.sendHello();
        stream.enqueue(Changes.MANY);

        assertThat(browser.received).hasSize(2);
        assertThat(browser.received.get(0)).contains("event:hello");
        assertThat(browser.received.get(1)).contains("event:changed", "\"many\":true");
    }

    @Test
    void sendsAHeartbeatOnlyAfterSilence() {
        browser.takes(10);
        stream.sendHello();

        stream.heartbeat(Duration.ofHours(1));
        assertThat(browser.received).hasSize(1);
        stream.heartbeat(Duration.ZERO);

        assertThat(browser.received).hasSize(2);
        assertThat(browser.received.get(1)).isEqualTo("event:alive\ndata:{}\n\n");
    }

    @Test
    void sendsNothingAfterItsEnd() {
        stream.sendHello();
        stream.enqueue(Changes.MANY);

        stream.end();
        stream.end();
        stream.enqueue(Changes.MANY);
        browser.takes(10);

        assertThat(browser.received).isEmpty();
        assertThat(browser.ends).isEqualTo(1);
        assertThat(ended).contains(stream);
        assertThat(stream.isOlderThan(Duration.ofHours(1))).isFalse();
        assertThat(stream.isOlderThan(Duration.ZERO)).isTrue();
    }

    @Test
    void endsWhenTheBrowserHasGone() {
        browser.gone = true;
        browser.takes(10);

        stream.sendHello();

        assertThat(ended).contains(stream);
    }

    @Test
    void isStalledWhileTheBrowserTakesNothing() {
        browser.takes(2);
        stream.sendHello();
        assertThat(stream.isStalledFor(Duration.ZERO)).isFalse();

        stream.enqueue(Changes.MANY);
        stream.enqueue(Changes.MANY);
        assertThat(stream.isStalledFor(Duration.ZERO)).isTrue();
        assertThat(stream.isStalledFor(Duration.ofHours(1))).isFalse();

        browser.takes(2);
        assertThat(browser.received).hasSize(3);
        assertThat(stream.isStalledFor(Duration.ZERO)).isFalse();
    }

    /** Takes as many events as the test has said. */
    private final class Browser implements EventOutput {

        private final List<String> received = new ArrayList<>();
        private int room;
        private int ends;
        private boolean gone;

        void takes(int events) {
            room += events;
            stream.onWritable();
        }

        @Override
        public boolean isReady() {
            return room > 0;
        }

        @Override
        public void write(byte[] event) throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
            room--;
            received.add(new String(event, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {
            ends++;
        }
    }
}
