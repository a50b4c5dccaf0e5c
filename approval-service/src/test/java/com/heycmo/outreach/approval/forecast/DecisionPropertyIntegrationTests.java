package com.heycmo.outreach.approval.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.forecast.Forecast;
import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.forecast.ForecastSnapshot.Use;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For any limits and any past, the claim's SQL, {@code canSendNow} and the forecast decide alike whether a draft may go. */
class DecisionPropertyIntegrationTests {

    private static final JdbcClient JDBC =
            ClaimedCustomer.connect(TestInfrastructure.get().newDatabase());

    private static final Duration DAY = Duration.ofHours(24);

    /**
     * @param warmUp days since its beginning, cap and increase; null: none
     * @param hours the local hours of the opening; null: none
     */
    record Setting(
            int perDay,
            @Nullable Integer perWeek,
            @Nullable List<Integer> warmUp,
            @Nullable List<Integer> hours,
            String zone) {}

    /** @param ago in minutes */
    record Past(boolean sent, int ago) {}

    @Property(tries = 60)
    void theClaimThePolicyAndTheForecastDecideAlike(
            @ForAll Action action,
            @ForAll("settings") Setting setting,
            @ForAll("pasts") List<Past> pasts,
            @ForAll boolean claimedBefore,
            @ForAll("holds") String hold) {
        ClaimedCustomer customer = new ClaimedCustomer(JDBC);
        set(customer, action, setting);
        if (!hold.isEmpty()) {
            customer.hold(action, customer.rows.now().plus(Duration.parse(hold)).toString());
        }
        pasts.forEach(past -> customer.insert(row(past, customer.id, action)));
        QueueRow draft = QueueRow.approved(customer.id).action(action);
        UUID id = customer.insert(claimedBefore ? draft.claim(UUID.randomUUID(), Duration.ofHours(-2)) : draft);

        ForecastSnapshot snapshot = customer.store.snapshot(customer.id, false);
        Instant expectedAt = Forecast.of(snapshot).get(0).expectedAt();

        boolean mayGo = canSendNow(snapshot, action, id);
        assertThat(snapshot.now().equals(expectedAt)).as("the forecast").isEqualTo(mayGo);
        assertThat(customer.claim().verdict().equals("job")).as("the claim").isEqualTo(mayGo);
    }

    private static boolean canSendNow(ForecastSnapshot snapshot, Action action, UUID draft) {
        Instant now = snapshot.now();
        List<Instant> used = snapshot.uses().stream()
                .filter(use -> !use.draftId().equals(draft))
                .map(Use::usedAt)
                .toList();
        boolean open = snapshot.openings().stream()
                .anyMatch(opening ->
                        !opening.opensAt().isAfter(now) && opening.closesAt().isAfter(now));
        boolean held = snapshot.heldUntil().getOrDefault(action, now).isAfter(now);
        return !held
                && snapshot.limits()
                        .canSendNow(
                                action, snapshot.days().get(0).day(), open, since(now.minus(DAY), used), used.size());
    }

    private static long since(Instant time, List<Instant> used) {
        return used.stream().filter(each -> each.isAfter(time)).count();
    }

    private static void set(ClaimedCustomer customer, Action action, Setting setting) {
        customer.limit(action, setting.perDay(), setting.perWeek());
        customer.change("time_zone = '%s'".formatted(setting.zone()));
        if (setting.warmUp() != null) {
            customer.change("""
                    warm_up_from = (now() AT TIME ZONE time_zone)::date - %d, warm_up_per_day = %d,
                    warm_up_increase_per_day = %d""".formatted(setting.warmUp().toArray()));
        }
        if (setting.hours() != null) {
            customer.change("working_days = '{1,2,3,4,5,6,7}', working_from = '%02d:00', working_to = '%02d:00'"
                    .formatted(setting.hours().toArray()));
        }
    }

    private static QueueRow row(Past past, UUID customer, Action action) {
        Duration ago = Duration.ofMinutes(past.ago()).plusSeconds(30);
        return past.sent()
                ? QueueRow.sent(customer, ago).action(action)
                : QueueRow.skipped(customer).action(action).claim(UUID.randomUUID(), ago.negated());
    }

    @Provide
    Arbitrary<Setting> settings() {
        Arbitrary<List<Integer>> warmUps = Combinators.combine(
                        Arbitraries.integers().between(-2, 3),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2))
                .as(List::of);
        Arbitrary<List<Integer>> hours = Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(13, 24))
                .as(List::of);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 9).injectNull(0.4),
                        warmUps.injectNull(0.6),
                        hours.injectNull(0.5),
                        Arbitraries.of(
                                "UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"))
                .as(Setting::new);
    }

    @Provide
    Arbitrary<String> holds() {
        return Arbitraries.frequency(Tuple.of(6, ""), Tuple.of(1, "PT-1H"), Tuple.of(1, "PT1H"));
    }

    @Provide
    Arbitrary<List<Past>> pasts() {
        int week = (int) Duration.ofDays(7).toMinutes();
        Arbitrary<Integer> today = Arbitraries.integers().between(0, (int) DAY.toMinutes());
        Arbitrary<Integer> earlier = Arbitraries.integers().between(0, week + 60);
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.oneOf(today, earlier))
                .as(Past::new)
                .list()
                .ofMaxSize(9);
    }
}
