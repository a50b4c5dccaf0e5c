package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.problems.RequestParameters;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A position in a list: after the row with this time and id. Clients treat its encoded form as opaque. */
public record Cursor(QueueOrder order, Instant time, UUID id) {

    private static final long MICROS = 1_000_000;
    private static final int BYTES = 1 + Long.BYTES + 2 * Long.BYTES;

    /** Outside the times of all rows and inside the range of a timestamptz. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    static Cursor after(DraftRow row, QueueOrder order) {
        return new Cursor(order, order.timeOf(row), row.id());
    }

    /** Before the first row of a list in this order. */
    public static Cursor start(QueueOrder order) {
        return order.descending()
                ? new Cursor(order, LAST, new UUID(-1, -1))
                : new Cursor(order, FIRST, new UUID(0, 0));
    }

    /** The parameter {@code cursor}; the start of the list if it is absent. */
    public static Cursor read(RequestParameters request, QueueOrder order) {
        return request.value(
                "cursor",
                "the nextCursor of a list in the same order",
                encoded -> decode(encoded).filter(decoded -> decoded.order() == order),
                start(order));
    }

    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put((byte) order.ordinal())
                .putLong(time.getEpochSecond() * MICROS + time.getNano() / 1_000)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty if the text is not an encoded cursor. */
    static Optional<Cursor> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES || bytes[0] < 0 || bytes[0] >= QueueOrder.values().length) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        Instant time = Instant.EPOCH.plus(fields.getLong(), ChronoUnit.MICROS);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            return Optional.empty();
        }
        return Optional.of(
                new Cursor(QueueOrder.values()[bytes[0]], time, new UUID(fields.getLong(), fields.getLong())));
    }
}
