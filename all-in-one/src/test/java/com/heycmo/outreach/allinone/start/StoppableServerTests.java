package com.heycmo.outreach.allinone.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StoppableServerTests {

    private final StoppableServer<FakeServer> server = new StoppableServer<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void stopsAServerThatIsStillStarting() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        Thread start = new Thread(() -> server.start(() -> {
            starting.countDown();
            await().until(() -> mayFinish.getCount() == 0);
            return new FakeServer(() -> closed.set(true));
        }));
        start.start();
        starting.await();
        Thread stop = new Thread(this::stop);
        stop.start();
        await().until(() -> stop.getState() == Thread.State.BLOCKED);

        mayFinish.countDown();
        start.join();
        stop.join();

        assertThat(closed).isTrue();
    }

    @Test
    void doesNotStartAfterAStop() throws Exception {
        server.stop();

        assertThatThrownBy(() -> server.start(() -> new FakeServer(() -> closed.set(true))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stopsOnlyOnce() throws Exception {
        server.start(
                () -> new FakeServer(() -> assertThat(closed.getAndSet(true)).isFalse()));

        server.stop();
        server.stop();

        assertThat(closed).isTrue();
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
