package com.heycmo.outreach.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.policy.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the claims to come, with the rules of {@code linkedin_outreach_claim}, for one extension that sends at once what it
 * claims. Time jumps from one moment at which something may change to the next. A test compares it with real claims.
 */
public final class Forecast {

    /** How long an extension takes from one action to the next: the contract's number, on average. */
    public static final Duration BETWEEN_ACTIONS = Duration.ofSeconds(195);

    private final ForecastSnapshot snapshot;
    private final List<ForecastDraft> drafts;
    private final Steps steps;
    private final LocalCalendar calendar;
    private final Map<Action, ActionRoom> rooms;
    private final Map<Action, PriorityQueue<Turn>> due = new EnumMap<>(Action.class);
    private final PriorityQueue<Turn> notDue = new PriorityQueue<>(Turn.BY_TIME);
    private final List<ForecastDraft> sent = new ArrayList<>();

    private Forecast(ForecastSnapshot snapshot) {
        this.snapshot = snapshot;
        this.drafts = snapshot.drafts().stream().map(ForecastDraft::new).toList();
        this.steps = new Steps(drafts, snapshot.limits().holdLaterSteps(), snapshot.now());
        this.calendar = new LocalCalendar(snapshot.days(), snapshot.openings());
        this.rooms = Arrays.stream(Action.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        action -> new ActionRoom(
                                action, snapshot.limits(), snapshot.heldUntil().get(action))));
        snapshot.uses().forEach(use -> room(use.action()).add(use));
        for (Action action : Action.values()) {
            due.put(action, new PriorityQueue<>(Turn.OLDEST_FIRST));
        }
    }

    /** Every draft to forecast: those with a time in the order of their claims, then the others by due time. */
    public static List<ForecastItem> of(ForecastSnapshot snapshot) {
        Forecast forecast = new Forecast(snapshot);
        forecast.run();
        return forecast.items();
    }

    private void run() {
        Instant time = sendLocked();
        if (snapshot.paused()) {
            return;
        }
        drafts.stream().filter(ForecastDraft::isFree).forEach(this::enqueue);
        Optional<Instant> next = calendar.open(time);
        while (next.isPresent()) {
            Instant now = next.get();
            Optional<ForecastDraft> claimed = claim(now);
            claimed.ifPresent(draft -> send(draft, now));
            next = (claimed.isPresent() ? Optional.of(now.plus(BETWEEN_ACTIONS)) : nextChange(now))
                    .flatMap(calendar::open);
        }
    }

    /** What an extension works on counts as sent when it was claimed. Returns when the extension is free. */
    private Instant sendLocked() {
        Instant free = snapshot.now();
        List<ForecastDraft> locked = drafts.stream()
                .filter(draft -> draft.draft().forecast() && draft.draft().isLocked(snapshot.now()))
                .sorted(Comparator.comparing(this::claimedAt).thenComparing(Turn::of, Turn.OLDEST_FIRST))
                .toList();
        for (ForecastDraft draft : locked) {
            Instant claimedAt = claimedAt(draft);
            send(draft, claimedAt);
            Instant done = claimedAt.plus(BETWEEN_ACTIONS);
            free = done.isAfter(free) ? done : free;
        }
        return free;
    }

    private Instant claimedAt(ForecastDraft draft) {
        return Objects.requireNonNullElse(draft.draft().claimedAt(), snapshot.now());
    }

    private void send(ForecastDraft draft, Instant at) {
        draft.send(at);
        room(draft.draft().action()).send(draft.draft().id(), at);
        sent.add(draft);
        steps.after(draft).forEach(later -> {
            later.follow(draft, at, at.isAfter(snapshot.now()) ? at : snapshot.now());
            if (later.isFree()) {
                enqueue(later);
            }
        });
    }

    private void enqueue(ForecastDraft draft) {
        notDue.add(Turn.of(draft));
    }

    /** The draft that a claim would hand out. One that was claimed too often fails instead, and the next one is taken. */
    private Optional<ForecastDraft> claim(Instant now) {
        while (!notDue.isEmpty() && !notDue.element().freeAt().isAfter(now)) {
            Turn turn = notDue.remove();
            turns(turn.draft().draft().action()).add(turn);
        }
        LocalDate today = calendar.dayAt(now);
        Optional<ForecastDraft> next = next(now, today);
        while (next.isPresent() && next.get().draft().exhausted()) {
            next.get().fail();
            next = next(now, today);
        }
        return next;
    }

    /** Of the oldest drafts of each action the oldest whose action has room, as the claim chooses it. */
    private Optional<ForecastDraft> next(Instant now, LocalDate today) {
        return Arrays.stream(Action.values())
                .map(action -> oldest(action, now))
                .filter(Objects::nonNull)
                .sorted(Turn.OLDEST_FIRST)
                .map(Turn::draft)
                .filter(turn -> {
                    OpenDraft draft = turn.draft();
                    return draft.exhausted() || room(draft.action()).hasRoom(draft.id(), now, today);
                })
                .findFirst();
    }

    /** Drops the turns that no longer count. */
    private @Nullable Turn oldest(Action action, Instant now) {
        PriorityQueue<Turn> turns = turns(action);
        while (!turns.isEmpty()
                && (!turns.element().counts() || turns.element().draft().isExpired(now))) {
            turns.remove();
        }
        return turns.peek();
    }

    /** The next time at which a claim may find something. */
    private Optional<Instant> nextChange(Instant now) {
        List<Turn> oldest = due.values().stream()
                .map(PriorityQueue::peek)
                .filter(Objects::nonNull)
                .toList();
        Stream<Instant> room = oldest.stream()
                .map(turn -> room(turn.draft().draft().action()).nextChange(now))
                .filter(Objects::nonNull);
        // The next draft may have room where this one has none: its own unanswered claim does not count for it.
        Stream<Instant> expiry = oldest.stream().map(turn -> turn.draft().expiresAt());
        Stream<Instant> nextDay = oldest.isEmpty() ? Stream.empty() : calendar.nextDay().stream();
        Stream<Instant> nextDue = Stream.ofNullable(notDue.peek()).map(Turn::freeAt);
        return Stream.of(room, expiry, nextDay, nextDue)
                .flatMap(Function.identity())
                .min(Instant::compareTo);
    }

    private List<ForecastItem> items() {
        List<ForecastItem> items = new ArrayList<>();
        for (ForecastDraft draft : sent) {
            items.add(new ForecastItem(draft.draft().id(), draft.sentAt(), items.size() + 1, null));
        }
        drafts.stream()
                .filter(draft -> draft.draft().forecast() && draft.sentAt() == null)
                .map(Turn::of)
                .sorted(Turn.OLDEST_FIRST)
                .map(Turn::draft)
                .forEach(draft ->
                        items.add(new ForecastItem(draft.draft().id(), null, null, draft.waitsFor(snapshot.paused()))));
        return List.copyOf(items);
    }

    private ActionRoom room(Action action) {
        return Objects.requireNonNull(rooms.get(action));
    }

    private PriorityQueue<Turn> turns(Action action) {
        return Objects.requireNonNull(due.get(action));
    }
}
