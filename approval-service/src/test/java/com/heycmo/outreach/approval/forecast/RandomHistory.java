package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a customer random limits, a random past and random drafts. All times are multiples of 15 seconds from the anchor,
 * and so are 195 seconds and all windows; the local clock and the first claim lie some seconds off. So no two different
 * moments are so near that milliseconds decide.
 */
final class RandomHistory {

    private static final int UNIT = 15;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Random random;
    private final MovedCustomer customer;
    private final QueueRow pending;

    RandomHistory(long seed, JdbcClient jdbc) {
        random = new Random(seed);
        // Four seconds past a multiple of 15, on the local clock.
        customer = new MovedCustomer(jdbc, (long) UNIT * random.nextInt(7 * 86_400 / UNIT) + 4);
        pending = QueueRow.pending(customer.id);
    }

    MovedCustomer customer() {
        setLimits();
        for (Action action : Action.values()) {
            for (int i = random.nextInt(8); i > 0; i--) {
                insertUse(action);
            }
        }
        for (int i = 10 + random.nextInt(15); i > 0; i--) {
            insertDraft();
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            insertSequence();
        }
        if (random.nextBoolean()) {
            customer.insert(approved()
                    .with("locked_until", at(Duration.ofSeconds(120)))
                    .with("claimed_at", at(Duration.ofSeconds(-180)))
                    .with("claims", 1));
        }
        customer.updateHolds();
        return customer;
    }

    private void setLimits() {
        for (Action action : Action.values()) {
            if (random.nextInt(3) > 0) {
                customer.limit(action, random.nextInt(6) + 1, random.nextBoolean() ? null : 3 + random.nextInt(12));
            }
        }
        if (random.nextInt(3) == 0) {
            customer.hold(Action.values()[random.nextInt(3)], at(within(Duration.ofDays(2))));
        }
        if (random.nextInt(3) == 0) {
            customer.change("max_connection_note_length = 10");
        }
        if (random.nextInt(3) == 0) {
            customer.setWarmUp(
                    customer.localDay().plusDays(random.nextInt(6) - 3), random.nextInt(3), random.nextInt(3));
        }
        if (random.nextInt(2) == 0) {
            List<Integer> days =
                    new ArrayList<>(IntStream.rangeClosed(1, 7).boxed().toList());
            Collections.shuffle(days, random);
            customer.setWorkingHours(
                    days.subList(0, 1 + random.nextInt(7)).stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",")),
                    LocalTime.of(random.nextInt(12), 30),
                    LocalTime.of(13 + random.nextInt(10), 0));
        }
        customer.change("hold_later_steps = " + (random.nextInt(4) > 0));
    }

    private void insertUse(Action action) {
        Duration ago = Duration.ofSeconds((long) UNIT * random.nextInt((int) WEEK.toSeconds() / UNIT * 8 / 7));
        String usedAt = at(ago.negated());
        customer.insert(
                random.nextBoolean()
                        ? QueueRow.sent(customer.id, ago).action(action).with("sent_at", usedAt)
                        : QueueRow.skipped(customer.id)
                                .action(action)
                                .with("locked_until", usedAt)
                                .with("claims", 1));
    }

    private void insertDraft() {
        QueueRow draft = approved();
        switch (random.nextInt(8)) {
            case 0 -> customer.insert(draft.with("not_before", at(within(Duration.ofDays(4)))));
            case 1 -> customer.insert(draft.with("retry_at", at(within(Duration.ofHours(20)))));
            case 2 ->
                customer.insert(draft.with(
                                "locked_until", at(within(Duration.ofHours(30)).negated()))
                        .with("claims", 1 + random.nextInt(3)));
            case 3 -> customer.insert(draft.action(Action.MESSAGE).with("wait_for", "accepted"));
            default -> customer.insert(draft);
        }
    }

    /**
     * Two or three steps. A step may expire before, with or after the one before it; after it only if that one is likely to go
     * out, because a step that expires unsent frees the next one, which a forecast does not announce.
     */
    private void insertSequence() {
        String person = "https://www.linkedin.com/in/" + UUID.randomUUID();
        Duration expiry = within(WEEK);
        boolean isPending = random.nextInt(4) == 0;
        QueueRow first = isPending ? pending : approved();
        customer.insert(first.action(Action.CONNECTION_REQUEST).prospect(person).with("expires_at", at(expiry)));
        int day = 0;
        for (int i = random.nextInt(3) == 0 ? 2 : 1; i > 0; i--) {
            expiry = switch (random.nextInt(3)) {
                case 0 -> within(expiry);
                case 1 -> isPending ? expiry : expiry.plus(within(WEEK));
                default -> expiry;
            };
            customer.insert(approved()
                    .action(Action.MESSAGE)
                    .prospect(person)
                    .with("expires_at", at(expiry))
                    .with("day_offset", day + random.nextInt(4)));
            day += 4;
        }
    }

    private QueueRow approved() {
        return pending.with("status", "approved")
                .body(random.nextInt(4) == 0 ? "Hi Jane, congratulations." : "Hi Jane.")
                .prospect("https://www.linkedin.com/in/" + UUID.randomUUID())
                .action(Action.values()[random.nextInt(Action.values().length)])
                .with("approved_by_user_id", QueueRow.REVIEWER)
                .with("approved_at", at(within(Duration.ofDays(2)).negated()))
                .with("expires_at", at(within(WEEK).minusHours(4)));
    }

    private Duration within(Duration max) {
        return Duration.ofSeconds((long) UNIT * (1 + random.nextInt((int) max.toSeconds() / UNIT)));
    }

    private String at(Duration fromAnchor) {
        return customer.anchor.plus(fromAnchor).toString();
    }
}
