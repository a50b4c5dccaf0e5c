package com.heycmo.outreach.dispatch;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the limits of a customer many times, each time with the customer locked and at a time by the database's clock: caps of
 * the day and the week, the warm-up, the length of a note, and hours that include now or do not. Knows what held at each claim.
 */
final class ChangingLimits implements Callable<@Nullable Void> {

    private static final int CHANGES = 40;

    private final UUID customerId;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final QueueRows rows;
    private final Random random = new Random(16);
    private final NavigableMap<Instant, InForce> history = new TreeMap<>();
    private volatile boolean changing = true;

    ChangingLimits(UUID customerId, TestDatabase database) {
        this.customerId = customerId;
        DataSource owner = database.dataSource();
        this.jdbc = JdbcClient.create(owner);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
        this.rows = new QueueRows(jdbc);
        transaction.executeWithoutResult(tx -> change(1));
    }

    private record InForce(boolean open, Map<Action, Integer> caps) {}

    boolean isChanging() {
        return changing;
    }

    @Override
    public @Nullable Void call() {
        try {
            for (int number = 1; number <= CHANGES; number++) {
                int share = number;
                transaction.executeWithoutResult(tx -> change(share));
            }
        } finally {
            changing = false;
        }
        return null;
    }

    /** Sets one kind of cap, at first a low one, and closes one time in five. */
    private void change(int share) {
        Instant at = lock();
        boolean open = random.nextInt(5) > 0;
        int warmUp = random.nextInt(3) == 0 ? upTo(50, share) : 50;
        boolean notes = random.nextInt(4) > 0;
        setCustomer(open, warmUp, notes);
        Map<Action, Integer> caps = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            int perDay = random.nextBoolean() ? upTo(action.cap(), share) : action.cap();
            int perWeek = random.nextBoolean() ? upTo(action.cap(), share) : 7 * action.cap();
            setCaps(action, perDay, perWeek);
            caps.put(action, Math.min(Math.min(perDay, perWeek), Math.min(warmUp, action.cap())));
        }
        if (!notes) {
            caps.put(Action.CONNECTION_REQUEST, 0);
        }
        rows.updateHolds(customerId);
        history.put(at, new InForce(open, caps));
    }

    private int upTo(int most, int share) {
        return random.nextInt(1 + most * share / CHANGES);
    }

    /** The claims that what held then does not allow. Each claimed draft must still count. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<Action, Integer> used = new EnumMap<>(Action.class);
        rows.all(customerId).stream()
                .filter(row -> row.get("claimed_at") != null)
                .sorted((one, other) -> claimedAt(one).compareTo(claimedAt(other)))
                .forEach(row -> {
                    InForce held = history.floorEntry(claimedAt(row)).getValue();
                    Action action =
                            Action.ofWireName(String.valueOf(row.get("action"))).orElseThrow();
                    int number = used.merge(action, 1, Integer::sum);
                    if (!held.open() || number > held.caps().getOrDefault(action, 0)) {
                        violations.add("%s %d with %s".formatted(action, number, held));
                    }
                });
        return violations;
    }

    private static Instant claimedAt(Map<String, @Nullable Object> row) {
        if (row.get("claimed_at") instanceof Timestamp time) {
            return time.toInstant();
        }
        throw new IllegalStateException("The draft was not claimed.");
    }

    private Instant lock() {
        jdbc.sql("SELECT linkedin_outreach_lock_customers(ARRAY[:customer])")
                .param("customer", customerId)
                .query()
                .listOfRows();
        return rows.now();
    }

    /** @param notes whether the drafts' notes are short enough */
    private void setCustomer(boolean open, int warmUp, boolean notes) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_customer
                           SET working_days = CASE WHEN :open THEN '{1,2,3,4,5,6,7}'
                                                   ELSE ARRAY[1 + (extract(isodow FROM now())::int + 2) % 7] END,
                               working_from = '00:00', working_to = '24:00',
                               max_connection_note_length = CASE WHEN :notes THEN 280 ELSE 1 END,
                               warm_up_from = (now() AT TIME ZONE 'UTC')::date,
                               warm_up_per_day = :warmUp, warm_up_increase_per_day = 0
                         WHERE customer_id = :customer
                        """)
                .param("open", open)
                .param("notes", notes)
                .param("warmUp", warmUp)
                .param("customer", customerId)
                .update();
    }

    private void setCaps(Action action, int perDay, int perWeek) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, per_day, per_week)
                        VALUES (:customer, :action, :perDay, :perWeek)
                            ON CONFLICT (customer_id, action) DO UPDATE
                           SET per_day = EXCLUDED.per_day, per_week = EXCLUDED.per_week
                        """)
                .param("customer", customerId)
                .param("action", action.wireName())
                .param("perDay", perDay)
                .param("perWeek", perWeek)
                .update();
    }
}
