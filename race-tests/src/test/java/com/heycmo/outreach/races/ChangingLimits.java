package com.heycmo.outreach.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts other limits of a customer many times, as a reviewer: caps of the day and the week, the warm-up, the length of a note,
 * and hours that include now or do not. Knows which version held at each claim, because both happen under the customer's lock
 * and the audit has the time of each version.
 */
final class ChangingLimits implements Callable<@Nullable Void> {

    private static final int CHANGES = 40;

    private final UUID customerId;
    private final QueueRows rows;
    private final Function<String, JsonNode> put;
    private final LocalDate today;
    private final Random random = new Random(16);
    private final NavigableMap<Integer, InForce> versions = new TreeMap<>();
    private int version;
    private volatile boolean changing = true;

    /** @param put puts a document and returns the answer's */
    ChangingLimits(UUID customerId, QueueRows rows, Function<String, JsonNode> put) {
        this.customerId = customerId;
        this.rows = rows;
        this.put = put;
        this.today = rows.now().atOffset(ZoneOffset.UTC).toLocalDate();
        change(1);
    }

    private record InForce(boolean open, Map<Action, Integer> caps) {}

    boolean isChanging() {
        return changing;
    }

    @Override
    public @Nullable Void call() {
        try {
            for (int number = 1; number <= CHANGES; number++) {
                change(number);
            }
        } finally {
            changing = false;
        }
        return null;
    }

    /** Sets one kind of cap, at first a low one, and closes one time in five. */
    private void change(int share) {
        boolean open = random.nextInt(5) > 0;
        int warmUp = random.nextInt(3) == 0 ? upTo(50, share) : 50;
        boolean notes = random.nextInt(4) > 0;
        Map<Action, Integer> caps = new EnumMap<>(Action.class);
        List<String> actions = new ArrayList<>();
        for (Action action : Action.values()) {
            int perDay = random.nextBoolean() ? upTo(action.cap(), share) : action.cap();
            int perWeek = random.nextBoolean() ? upTo(action.cap(), share) : 7 * action.cap();
            caps.put(action, Math.min(Math.min(perDay, perWeek), Math.min(warmUp, action.cap())));
            actions.add("\"%s\":{\"perDay\":%d,\"perWeek\":%d}".formatted(action.wireName(), perDay, perWeek));
        }
        if (!notes) {
            caps.put(Action.CONNECTION_REQUEST, 0);
        }
        version = put(document(actions, open, warmUp, notes));
        versions.put(version, new InForce(open, caps));
    }

    private int put(String document) {
        JsonNode answer = put.apply(document);
        assertThat(answer.path("version").isInt()).as(answer.toString()).isTrue();
        return answer.path("version").intValue();
    }

    /** @param notes whether the drafts' notes are short enough */
    private String document(List<String> actions, boolean open, int warmUp, boolean notes) {
        String days = (open ? Stream.iterate(today, day -> day.plusDays(1)).limit(7) : Stream.of(today.plusDays(3)))
                .map(day -> '"' + day.getDayOfWeek().name().toLowerCase() + '"')
                .collect(Collectors.joining(","));
        return """
                {"version":%d,"timeZone":"UTC","actions":{%s},"maxConnectionNoteLength":%d,
                 "warmUp":{"from":"%s","perDay":%d,"increasePerDay":0},
                 "workingHours":{"days":[%s],"from":"00:00","to":"24:00"},
                 "pauseAfterFailures":3,"holdLaterSteps":true,"stopOnReply":true}
                """.formatted(version, String.join(",", actions), notes ? 280 : 1, today, warmUp, days);
    }

    private int upTo(int most, int share) {
        return random.nextInt(1 + most * share / CHANGES);
    }

    /** The claims that the version that held then does not allow. Each claimed draft must still count. */
    List<String> violations() {
        NavigableMap<Instant, Integer> times = timesOfVersions();
        List<String> violations = new ArrayList<>();
        Map<Action, Integer> used = new EnumMap<>(Action.class);
        rows.all(customerId).stream()
                .filter(row -> row.get("claimed_at") != null)
                .sorted(Comparator.comparing(row -> time(row, "claimed_at")))
                .forEach(row -> {
                    int inForce = times.floorEntry(time(row, "claimed_at")).getValue();
                    InForce limits = Objects.requireNonNull(versions.get(inForce));
                    Action action =
                            Action.ofWireName(String.valueOf(row.get("action"))).orElseThrow();
                    int number = used.merge(action, 1, Integer::sum);
                    if (!limits.open() || number > limits.caps().getOrDefault(action, 0)) {
                        violations.add("%s %d with version %d: %s".formatted(action, number, inForce, limits));
                    }
                });
        return violations;
    }

    private NavigableMap<Instant, Integer> timesOfVersions() {
        NavigableMap<Instant, Integer> times = new TreeMap<>();
        rows.audit(customerId).stream()
                .filter(entry -> "limits_changed".equals(entry.get("what")))
                .forEach(entry -> times.put(time(entry, "at"), times.size() + 1));
        assertThat(times.values()).as("versions in the audit").containsExactlyElementsOf(versions.keySet());
        return times;
    }

    private static Instant time(Map<String, @Nullable Object> row, String column) {
        if (row.get(column) instanceof Timestamp time) {
            return time.toInstant();
        }
        throw new IllegalStateException("There is no " + column + ".");
    }
}
