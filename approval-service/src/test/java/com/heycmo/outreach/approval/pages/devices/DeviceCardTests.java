package com.heycmo.outreach.approval.pages.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.extensions.Extension;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceCardTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "14, , ready, good",
        "14, ready, ready, good",
        "14, working, working, good",
        "14, waiting_for_person, waiting_for_person, good",
        "14, stopped_by_person, stopped_by_person, bad",
        "14, logged_out, logged_out, bad",
        "14, checkpoint, checkpoint, bad",
        "16, working, away, gone",
        "16, , away, gone",
        ", , never, gone",
    })
    void theDotSaysWhetherItSends(@Nullable Integer minutesAgo, @Nullable String state, String condition, String dot) {
        DeviceCard card = DeviceCard.of(device(minutesAgo, state), NOW);

        assertThat(card.condition()).isEqualTo(condition);
        assertThat(card.dot()).isEqualTo(dot);
    }

    @Test
    void aDeviceThatIsAwayIsSoSinceItWasSeen() {
        assertThat(DeviceCard.of(device(16, "working"), NOW).since()).isEqualTo(NOW.minus(Duration.ofMinutes(16)));
        assertThat(DeviceCard.of(device(14, "working"), NOW).since()).isEqualTo(NOW.minus(Duration.ofMinutes(30)));
    }

    private static Extension device(@Nullable Integer minutesAgo, @Nullable String state) {
        return new Extension(
                new UUID(0, 1),
                "Office",
                NOW.minus(Duration.ofDays(1)),
                new UUID(0, 2),
                minutesAgo == null ? null : NOW.minus(Duration.ofMinutes(minutesAgo)),
                minutesAgo == null ? null : "claim",
                state,
                state == null ? null : NOW.minus(Duration.ofMinutes(30)),
                null,
                null,
                null,
                null);
    }
}
