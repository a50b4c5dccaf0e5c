package com.heycmo.outreach.approval.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.forecast.Forecast;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.forecast.ForecastSnapshot.OpenDraft;
import com.heycmo.outreach.forecast.WaitsFor;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims for real what a forecast announces, with the rows moved in time: the same drafts in the same order at the same
 * times, and nothing before, between or afterwards.
 */
@Tag(Thorough.TAG)
class ForecastSimulationIntegrationTests {

    private static final JdbcClient JDBC =
            ClaimedCustomer.connect(TestInfrastructure.get().newDatabase());

    private static final Duration MARGIN = Duration.ofSeconds(4);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.choose(6, 300));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void claimsFollowTheForecast(long seed) {
        MovedCustomer customer = new RandomHistory(seed, JDBC).customer();
        ForecastSnapshot snapshot = customer.store.snapshot(customer.id, false);
        List<ForecastItem> forecast = Forecast.of(snapshot);
        Instant freed = firstStepFreedByAnExpiry(snapshot, forecast);
        Instant free = customer.rows.now();

        for (ForecastItem item : forecast) {
            Instant at = item.expectedAt();
            if (at == null || !at.isBefore(freed)) {
                break;
            }
            if (at.isBefore(customer.anchor)) {
                customer.send(item.id(), at); // an extension was at work on it
            } else {
                assertNothingFrom(free, at, customer);
                customer.moveTo(at);
                assertThat(customer.claim()).isEqualTo(new ClaimedCustomer.Verdict("job", item.id()));
                customer.send(item.id(), at);
            }
            free = at.plus(Forecast.BETWEEN_ACTIONS);
        }
        assertNothingFrom(free, earlier(freed, free.plus(Duration.ofDays(12))), customer);
    }

    /**
     * The forecast holds until a step expires unsent and frees a later one, which had no time: the later one may then take
     * the place of others.
     */
    private static Instant firstStepFreedByAnExpiry(ForecastSnapshot snapshot, List<ForecastItem> forecast) {
        Map<UUID, ForecastItem> items =
                forecast.stream().collect(Collectors.toMap(ForecastItem::id, Function.identity()));
        Set<UUID> held = forecast.stream()
                .filter(item -> item.waitsFor() == WaitsFor.EARLIER_STEP)
                .map(ForecastItem::id)
                .collect(Collectors.toSet());
        return snapshot.drafts().stream()
                .filter(later -> held.contains(later.id()))
                .flatMap(later -> snapshot.drafts().stream()
                        .filter(step -> Objects.equals(step.prospect(), later.prospect())
                                && step.place() < later.place()
                                && step.expiresAt().isBefore(later.expiresAt())))
                .filter(step -> {
                    ForecastItem item = items.get(step.id());
                    return item == null || item.expectedAt() == null;
                })
                .map(OpenDraft::expiresAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void assertNothingFrom(Instant from, Instant until, MovedCustomer customer) {
        Duration wait = Duration.between(from, until);
        if (wait.isZero() || wait.isNegative()) {
            return;
        }
        for (Instant time : List.of(from, from.plus(wait.dividedBy(2)), until.minus(MARGIN))) {
            if (!time.isBefore(from)) {
                customer.moveTo(time);
                assertThat(customer.claim().draftId())
                        .as("%s, expected at %s", time, until)
                        .isNull();
            }
        }
    }
}
