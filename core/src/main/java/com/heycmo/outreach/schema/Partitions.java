package com.heycmo.outreach.schema;

import java.util.Map;

/**
 * Where a new schema keeps the rows of queue, audit and outbox: in hash partitions by customer, or in the tables
 * themselves.
 *
 * @param count how many partitions each of the three tables has; 0: none
 */
public record Partitions(int count) {

    /** Each partition adds planning time and locks to every statement that cannot be limited to one. */
    private static final int MAX_COUNT = 256;

    /** @throws IllegalArgumentException if the number is out of range */
    public Partitions {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "outreach.schema.partitions is %d; it must be 0, for none, to %d.".formatted(count, MAX_COUNT));
        }
    }

    /** The values of the migrations' Flyway placeholders. */
    public Map<String, String> placeholders() {
        return Map.of(
                "partitions",
                Integer.toString(count),
                "partition_by",
                count == 0 ? "" : "PARTITION BY HASH (customer_id)");
    }
}
