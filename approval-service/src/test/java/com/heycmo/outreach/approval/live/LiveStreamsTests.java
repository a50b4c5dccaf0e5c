package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.problems.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStreamsTests {

    private final LiveStreams streams = new LiveStreams(new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void theStreamsOfAllPeopleAreLimited() {
        streams.start();
        for (int person = 0; person < LiveStreams.MAX_OPEN; person++) {
            streams.add(ofSomebody());
        }

        assertThatThrownBy(() -> streams.add(ofSomebody()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("429")
                .hasMessageContaining("at most 6 a person and 500 in all");
    }

    private static Listener ofSomebody() {
        return new Listener(UUID.randomUUID(), UUID.randomUUID(), "session");
    }
}
