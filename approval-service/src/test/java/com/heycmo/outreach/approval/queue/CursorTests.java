package com.heycmo.outreach.approval.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:30:00.123456Z", "1969-12-31T23:59:59.999999Z", "2026-11-20T09:30:00Z"})
    void keepsTheMicroseconds(String time) {
        Cursor cursor = new Cursor(QueueOrder.NEWEST_FIRST, Instant.parse(time), UUID.randomUUID());

        assertThat(Cursor.decode(cursor.encode())).hasValue(cursor);
    }

    @Test
    void startsBeforeEverything() {
        for (QueueOrder order : QueueOrder.values()) {
            assertThat(Cursor.decode(Cursor.start(order).encode())).hasValue(Cursor.start(order));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "garbage!", "AAAA", "!!!", "=", "AQAGQ"})
    void rejectsOtherTexts(String text) {
        assertThat(Cursor.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 253_402_300_800_000_000L})
    void rejectsTimesOutsideTheDatabasesRange(long micros) {
        ByteBuffer bytes = ByteBuffer.allocate(25).put((byte) 0).putLong(micros);

        assertThat(Cursor.decode(Base64.getUrlEncoder().encodeToString(bytes.array())))
                .isEmpty();
    }

    @Test
    void rejectsUnknownOrders() {
        byte[] bytes = Base64.getUrlDecoder()
                .decode(Cursor.start(QueueOrder.OLDEST_FIRST).encode());
        bytes[0] = (byte) QueueOrder.values().length;

        assertThat(Cursor.decode(Base64.getUrlEncoder().encodeToString(bytes))).isEmpty();
    }
}
