package com.heycmo.outreach.approval.queue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place after a row in a list: its {@code createdAt} to the microsecond, its id, and the list's order. Opaque to
 * clients.
 */
public record Cursor(boolean newestFirst, Instant createdAt, UUID id) {

    private static final long MICROS = 1_000_000;
    private static final int BYTES = 1 + Long.BYTES + 2 * Long.BYTES;

    /** Far wider than any row, well inside what PostgreSQL takes. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    static Cursor after(DraftRow row, boolean newestFirst) {
        return new Cursor(newestFirst, row.createdAt(), row.id());
    }

    /** Before the first row of a list in this order. */
    static Cursor start(boolean newestFirst) {
        return newestFirst ? new Cursor(true, LAST, new UUID(-1, -1)) : new Cursor(false, FIRST, new UUID(0, 0));
    }

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put((byte) (newestFirst ? 1 : 0))
                .putLong(createdAt.getEpochSecond() * MICROS + createdAt.getNano() / 1_000)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The cursor that was encoded so; empty when this is none. */
    static Optional<Cursor> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES || bytes[0] < 0 || bytes[0] > 1) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        Instant createdAt = Instant.EPOCH.plus(fields.getLong(), ChronoUnit.MICROS);
        if (createdAt.isBefore(FIRST) || createdAt.isAfter(LAST)) {
            return Optional.empty();
        }
        return Optional.of(new Cursor(bytes[0] == 1, createdAt, new UUID(fields.getLong(), fields.getLong())));
    }
}
