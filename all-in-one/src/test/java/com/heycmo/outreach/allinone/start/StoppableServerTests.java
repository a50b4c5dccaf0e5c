package com.heycmo.outreach.allinone.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StoppableServerTests {

    private final StoppableServer<FakeServer> server = new StoppableServer<>("Fake");
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void stopsAServerThatIsStillStarting() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        server.start(() -> {
            starting.countDown();
            while (mayFinish.getCount() > 0) {
                Thread.onSpinWait();
            }
            return new FakeServer(() -> closed.set(true));
        });
        starting.await();
        Thread stop = new Thread(this::stop);
        stop.start();
        await().until(() -> stop.getState() == Thread.State.BLOCKED);

        mayFinish.countDown();
        stop.join();

        assertThat(closed).isTrue();
    }

    @Test
    void interruptsAStartThatWaits() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        server.start(() -> {
            starting.countDown();
            return neverStarts();
        });
        starting.await();

        server.interruptStart();
        server.stop();

        assertThatThrownBy(server::awaitStart).hasMessage("Interrupted.");
    }

    private static FakeServer neverStarts() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted.", e);
        }
        return new FakeServer(() -> {});
    }

    @Test
    void doesNotStartAfterAStop() throws Exception {
        server.stop();

        server.start(() -> new FakeServer(() -> closed.set(true)));

        assertThatThrownBy(server::awaitStart).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startsBesideItsCallerAndThrowsWhereItIsAwaited() {
        CountDownLatch mayFail = new CountDownLatch(1);
        server.start(() -> {
            await().until(() -> mayFail.getCount() == 0);
            throw new StartFailure("The port is taken.", null);
        });

        mayFail.countDown();

        assertThatThrownBy(server::awaitStart).isInstanceOf(StartFailure.class).hasMessage("The port is taken.");
    }

    @Test
    void isNotAwaitedUnlessItIsStarted() {
        server.awaitStart();

        assertThat(server.hasDied()).isFalse();
    }

    @Test
    void stopsOnlyOnce() throws Exception {
        server.start(
                () -> new FakeServer(() -> assertThat(closed.getAndSet(true)).isFalse()));
        server.awaitStart();

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
