package com.heycmo.outreach.allinone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServerWatchTests {

    private final FakeServer server = new FakeServer(() -> {});
    private final StoppableServer<FakeServer> stoppable = new StoppableServer<>("PostgreSQL");
    private final AtomicBoolean diskIsFull = new AtomicBoolean();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final ServerWatch watch = new ServerWatch(stoppable, diskIsFull::get, ends::incrementAndGet, nanoTime::get);

    ServerWatchTests() {
        stoppable.start(() -> server);
        stoppable.awaitStart();
    }

    @Test
    void leavesARunningServerAlone() {
        checkFor(Duration.ofMinutes(10));

        assertThat(server.restarts).isZero();
        assertThat(watch.outage()).isNull();
    }

    @Test
    void startsADeadServerAgain() {
        server.running = false;

        watch.check();

        assertThat(server.running).isTrue();
        assertThat(watch.outage()).isNull();
    }

    @Test
    void endsTheProcessIfTheServerDoesNotStart() {
        server.running = false;
        server.mayStart = false;

        checkFor(Duration.ofSeconds(14));
        assertThat(server.restarts).isEqualTo(4);
        assertThat(watch.outage()).isEqualTo(new ServerWatch.Outage("PostgreSQL", 4, "It may not start."));
        assertThat(ends).hasValue(0);

        checkFor(Duration.ofSeconds(25));
        assertThat(server.restarts).isEqualTo(ServerWatch.MAX_ATTEMPTS);
        assertThat(ends).hasValue(1);
    }

    @Test
    void waitsAsLongAsTheDiskIsFull() {
        server.running = false;
        server.mayStart = false;
        diskIsFull.set(true);
        checkFor(Duration.ofMinutes(10));
        assertThat(ends).hasValue(0);
        assertThat(watch.outage())
                .extracting(ServerWatch.Outage::reason)
                .asString()
                .contains("full");

        server.mayStart = true;
        diskIsFull.set(false);
        checkFor(Duration.ofSeconds(16));

        assertThat(server.running).isTrue();
        assertThat(watch.outage()).isNull();
    }

    @Test
    void waitsLongerIfTheServerDiesAgainAndAgain() {
        for (int i = 0; i < 600; i++) {
            server.running = false;
            checkFor(Duration.ofSeconds(1));
        }

        assertThat(server.restarts).isBetween(30, 60);
    }

    @Test
    void restartsNothingAfterTheStop() throws Exception {
        stoppable.stop();
        server.running = false;

        checkFor(Duration.ofSeconds(5));

        assertThat(server.restarts).isZero();
    }

    private void checkFor(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            watch.check();
            nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        }
    }
}
