package com.heycmo.outreach.approval.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.forecast.Forecast;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        List<ForecastItem> forecast = Forecast.of(customer.store.snapshot(customer.id, false));
        Instant free = customer.rows.now();

        for (ForecastItem item : forecast) {
            Instant at = item.expectedAt();
            if (at == null) {
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
        assertNothingFrom(free, free.plus(Duration.ofDays(12)), customer);
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
